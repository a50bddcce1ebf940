"""Clauses: each verb and each event noun with its logical arguments, read off the dependency parse.

The passive is undone; control, relative and participial clauses get the subject that they leave out;
coordinations are expanded. Labels are those of the CLEAR style that spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from legation.reading.layers import Clause, ClauseKind, Parsed
from legation.reading.wordlists import DATA, load_words

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_APART = frozenset({"ccomp", "advcl", "relcl", "conj", "cc", "parataxis", "punct", "mark", "preconj", "acl"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_POLITICAL = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


class _Control(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    object_control: frozenset[str]
    subject_control: frozenset[str]
    blaming: frozenset[str]


@cache
def _control() -> _Control:
    return load_words(DATA / "control.yaml", _Control)


def find_clauses(
    parsed: Parsed, event_nouns: Container[str], acting: Container[int] = frozenset()
) -> tuple[Clause, ...]:
    """All clauses in the order of their predicates.

    `event_nouns` are the lemmas that name acts; `acting` further tokens that name one where they stand.
    """
    return _Finder(parsed, event_nouns, acting).clauses()


def conjuncts(token: Token) -> Iterator[Token]:
    """A token and what is coordinated with it to its right ("Russia, China and Iran")."""
    waiting = [token]
    while waiting:
        one = waiting.pop()
        yield one
        joined = [c for c in one.rights if c.dep_ == "conj" and c.pos_ not in ("VERB", "AUX")]
        waiting.extend(reversed(joined))


def phrase(token: Token) -> str:
    """Lemma in lower case; of a verb with its particle."""
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), None)
    lemma = lemma_of(token)
    return f"{lemma} {particle}" if particle else lemma


def lemma_of(token: Token) -> str:
    """Lemma in lower case, known slips of the model's lemmatiser mended."""
    if token.pos_ == "VERB" and (mended := _lemmas().get(token.lower_)):
        return mended
    lemma: str = token.lemma_.lower()
    return lemma


@cache
def _lemmas() -> dict[str, str]:
    """Forms of verbs whose lemma the model gets wrong ("staged": "stag"), made by `tools/find_lemma_slips.py`."""
    return load_words(DATA / "lemmas.yaml", dict[str, str])


def hyphened(token: Token) -> str:
    """A noun with what a hyphen joins to it: the tokeniser makes three of "cease-fire"."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return ""
    return token.nbor(-2).lower_ + lemma_of(token)


def _small_clause(verb: Token) -> tuple[Token, ...]:
    """The object of "holds Russia responsible", "allows ships to pass", which the parser takes for a subject."""
    for child in verb.children:
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        if child.dep_ == "ccomp" and (child.pos_ == "ADJ" or infinitive):
            return tuple(_expand(c for c in child.children if c.dep_ in _SUBJECTS))
    return ()


class _Finder:
    """The arguments of one text's predicates; each token's surface subject is worked out once."""

    def __init__(self, parsed: Parsed, event_nouns: Container[str], acting: Container[int]) -> None:
        self.parsed = parsed
        self.nouns = event_nouns
        self.acting = acting
        self.ids: dict[int, int] = {}
        self._surface: dict[int, tuple[Token, ...]] = {}

    def clauses(self) -> tuple[Clause, ...]:
        predicates = [t for t in self.parsed.doc if self._is_verb(t) or self._is_event_noun(t)]
        self.ids = {token.i: number for number, token in enumerate(predicates)}
        return tuple(
            self._verbal(token) if token.pos_ in ("VERB", "AUX") else self._nominal(token) for token in predicates
        )

    def _is_verb(self, token: Token) -> bool:
        if token.pos_ == "VERB":
            return token.dep_ not in ("aux", "auxpass", "amod", "compound", "case")
        return token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")

    def _is_event_noun(self, token: Token) -> bool:
        if token.pos_ not in ("NOUN", "PROPN") and token.tag_ != "VBG":
            return False
        if token.dep_ == "compound":
            return False
        return token.i in self.acting or lemma_of(token) in self.nouns or hyphened(token) in self.nouns

    def _verbal(self, verb: Token) -> Clause:
        passive = _is_passive(verb)
        obliques = list(_obliques(verb))
        if passive:
            subjects = tuple(head for prep, head in obliques if prep == "by")
            objects = self.surface_subjects(verb)
            given = tuple(_expand(c for c in verb.children if c.dep_ in _OBJECTS))
            if given and verb.dep_ != "relcl":  # "Ukraine was given weapons"
                obliques += [("indirect", t) for t in objects]
                objects = given
        else:
            subjects = self.surface_subjects(verb)
            objects = tuple(_expand(c for c in verb.children if c.dep_ in _OBJECTS))
            objects = objects or self._gap(verb) or _small_clause(verb)
        objects = tuple(self._antecedent(o) for o in objects)
        start, end = _extent(verb)
        copula = verb.pos_ == "AUX" or lemma_of(verb) == "be"
        return Clause(
            id=self.ids[verb.i],
            kind=ClauseKind.COPULA if copula else ClauseKind.VERB,
            predicate=verb.i,
            lemma=phrase(verb),
            start=start,
            end=end,
            subjects=tuple(t.i for t in subjects),
            objects=tuple(t.i for t in objects),
            obliques=tuple((prep, head.i) for prep, head in obliques),
            passive=passive,
            governor=self._governor(verb),
            relation=_relation(verb),
            marker=next((c.lower_ for c in verb.children if c.dep_ == "mark"), None),
        )

    def _nominal(self, noun: Token) -> Clause:
        obliques = [("poss", t) for c in noun.children if c.dep_ == "poss" for t in conjuncts(c)]
        obliques += [("mod", t) for c in noun.children if c.dep_ in _MODIFIERS for t in _modifiers(c)]
        obliques += _obliques(noun)
        tokens = [t.i for t in _core(noun)]
        return Clause(
            id=self.ids[noun.i],
            kind=ClauseKind.NOUN,
            predicate=noun.i,
            lemma=word if (word := hyphened(noun)) in self.nouns else lemma_of(noun),
            start=min(tokens),
            end=max(tokens) + 1,
            obliques=tuple((prep, head.i) for prep, head in obliques),
            governor=self._governor(noun),
            relation="nominal",
        )

    def _governor(self, token: Token) -> int | None:
        """The nearest predicate above; of a coordinated verb what governs the first of the row."""
        if token.dep_ == "conj" and token.head.i in self.ids and token.head.pos_ == token.pos_:
            return self.ids[token.head.i]
        for above in token.ancestors:
            if above.i in self.ids:
                return self.ids[above.i]
        return None

    def surface_subjects(self, verb: Token) -> tuple[Token, ...]:
        """What stands, or is understood, as the grammatical subject, coordinations expanded."""
        if verb.i not in self._surface:
            self._surface[verb.i] = ()  # a cycle in a broken parse ends here
            own = [c for c in verb.children if c.dep_ in _SUBJECTS or c.dep_ in _PASSIVE_SUBJECTS]
            own = [c for c in own if c.tag_ != "EX"]
            found = tuple(_expand(own)) if own else self._understood(verb)
            self._surface[verb.i] = tuple(r for t in found for r in self._row(t, verb))
        return self._surface[verb.i]

    def _row(self, token: Token, verb: Token) -> Iterator[Token]:
        """What a subject stands for: of a relative pronoun, all of the row of names before it."""
        meant = self._antecedent(token)
        if meant is token:
            yield token
        else:
            yield from (t for t in conjuncts(meant) if t.i < verb.i)

    def _understood(self, verb: Token) -> tuple[Token, ...]:
        """The subject of a predicate that has none of its own."""
        head, dep = verb.head, verb.dep_
        if dep == "conj" and head.pos_ in ("VERB", "AUX"):
            while verb.tag_ == "VBD" and head.dep_ == "xcomp" and head.tag_ == "VB" and head.head.pos_ == "VERB":
                head = head.head  # "urged him to leave and offered aid": a finite verb joins the finite one
            return self.surface_subjects(head)
        if dep in ("xcomp", "ccomp") and head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
            return self.surface_subjects(head.head)
        if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
            return self._controller(head)
        if dep == "advcl" and head.pos_ in ("VERB", "AUX"):
            return self.surface_subjects(head)
        if dep in ("acl", "relcl"):
            return self._from_noun(verb, head)
        if dep == "pcomp" and head.dep_ == "prep":
            return self._through_preposition(head)
        return ()

    def _controller(self, governor: Token) -> tuple[Token, ...]:
        control, lemma = _control(), lemma_of(governor)
        if _is_passive(governor):
            return self.surface_subjects(governor)
        given = tuple(_expand(c for c in governor.children if c.dep_ in (*_OBJECTS, "dative")))
        given = given or tuple(h for p, h in _obliques(governor) if p in ("on", "to") and lemma in ("call", "appeal"))
        if given and lemma not in control.subject_control:
            return given
        return self.surface_subjects(governor)

    def _from_noun(self, verb: Token, noun: Token) -> tuple[Token, ...]:
        """A clause that hangs on a noun: "troops stationed", "a plan to invade", "the man who"."""
        if noun.pos_ in ("VERB", "AUX"):
            return self.surface_subjects(noun)
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        if verb.dep_ == "acl" and infinitive:
            owners = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts(c)]
            owners = owners or [h for p, h in _obliques(noun) if p in ("by", "for")]
            owners = owners or [c for c in noun.children if c.dep_ in _MODIFIERS and c.ent_type_ in _POLITICAL]
            if owners:
                return tuple(owners)
            above = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
            return self.surface_subjects(above) if above is not None else ()
        return (noun,)

    def _through_preposition(self, preposition: Token) -> tuple[Token, ...]:
        """ "accused Iran of arming", "by sending", "talks on reducing", "without waiting"."""
        above = preposition.head
        if above.pos_ in ("VERB", "AUX"):
            if lemma_of(above) in _control().blaming:
                if _is_passive(above):
                    return self.surface_subjects(above)
                given = tuple(_expand(c for c in above.children if c.dep_ in _OBJECTS))
                if given:
                    return given
            return self.surface_subjects(above)
        owners = tuple(t for c in above.children if c.dep_ == "poss" for t in conjuncts(c))
        if owners:
            return owners
        verb = next((a for a in above.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if verb is None:
            return ()
        if above.dep_ in _OBJECTS and lemma_of(verb) in _control().blaming:
            return (above,)
        return self.surface_subjects(verb)

    def _gap(self, verb: Token) -> tuple[Token, ...]:
        """The object that a relative clause leaves out: "the treaty (that) they signed"."""
        if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
            relative = [c for c in subjects if c.lower_ in _RELATIVES]
            if subjects and not relative and not any(c.dep_ in ("ccomp", "acomp", "attr") for c in verb.children):
                return (verb.head,)
        return ()

    def _antecedent(self, token: Token) -> Token:
        """The noun that a relative pronoun stands for."""
        if token.lower_ in _RELATIVES and token.tag_ in ("WDT", "WP", "WP$", "IN"):
            for above in token.ancestors:
                if above.dep_ == "relcl":
                    return above.head
                if above.dep_ == "conj":
                    continue
        return token


def _modifiers(token: Token) -> Iterator[Token]:
    """A modifier and what is joined to it: both of "Israeli-Syrian talks", "the DPRK-South Korea summit"."""
    waiting = [(token, False)]  # with whether its own modifiers have been told
    while waiting:
        one, told = waiting.pop()
        if told:
            yield from conjuncts(one)
            continue
        waiting.append((one, True))
        inner = [c for c in one.children if c.dep_ in _MODIFIERS or c.dep_ == "npadvmod"]
        waiting.extend((c, False) for c in reversed(inner))


def _is_passive(verb: Token) -> bool:
    while True:
        children = list(verb.children)
        if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in children):
            return True
        if verb.tag_ != "VBN":
            return False
        joined = verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.tag_ == "VBN"
        if not joined or any(c.dep_ in ("aux", *_SUBJECTS) for c in children):
            break
        verb = verb.head
    bare = not any(c.dep_ == "aux" for c in children)
    return bare and verb.dep_ in ("acl", "advcl") and not any(c.dep_ in _OBJECTS for c in children)


def _expand(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from conjuncts(token)


def _obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, head) of each prepositional phrase, nested prepositions by the outer one."""
    for child in token.children:
        if child.dep_ in ("prep", "agent") or (child.dep_ == "prt" and child.n_rights):
            yield from _objects_of(child)
        elif child.dep_ == "dative":
            if child.pos_ == "ADP":
                yield from _objects_of(child)
            else:
                yield from (("indirect", t) for t in conjuncts(child))


#: How many prepositions may hang on one another: "out of", "from behind the back of".
_NESTED = 4


def _objects_of(preposition: Token, depth: int = _NESTED) -> Iterator[tuple[str, Token]]:
    """(preposition, head) of its objects; those of a nested preposition by the outer and by the inner one."""
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from ((name, t) for t in conjuncts(child))
        elif child.dep_ == "prep" and depth:
            inner = tuple(_objects_of(child, depth - 1))
            yield from ((name, head) for head in {head.i: head for _, head in inner}.values())
            yield from inner
        elif child.dep_ == "conj" and child.pos_ == "ADP" and depth:
            yield from _objects_of(child, depth - 1)


def _relation(verb: Token) -> str:
    if verb.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return "acl"  # "ways to improve": what the noun is for
    known = {"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "parataxis"}
    return verb.dep_ if verb.dep_ in known else "root"


def _core(head: Token) -> Iterator[Token]:
    """A head with its phrase, clauses that hang on it left out; in no order."""
    waiting = [head]
    while waiting:
        one = waiting.pop()
        yield one
        for child in one.children:
            nominal = child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN")
            if child.dep_ not in _APART or child.dep_ == "cc" or nominal:
                waiting.append(child)


def _extent(verb: Token) -> tuple[int, int]:
    """First token of the clause itself and the one after its last: arguments and complements, no clauses apart."""
    tokens: list[int] = []
    waiting = [verb]
    while waiting:
        one = waiting.pop()
        tokens.append(one.i)
        for child in one.children:
            if child.dep_ in ("xcomp", "pcomp") or (child.dep_ == "ccomp" and _is_bare_complement(child)):
                waiting.append(child)
            elif child.dep_ not in _APART:
                tokens.extend(t.i for t in _core(child))
    return min(tokens), max(tokens) + 1


def _is_bare_complement(verb: Token) -> bool:
    """A small clause that belongs to its verb: "allowing the navy to enter"."""
    return verb.tag_ in ("VB", "VBG") and not any(c.dep_ in ("mark",) for c in verb.children)
