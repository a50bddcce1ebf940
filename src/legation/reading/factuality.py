"""Whether what a clause names happened, according to the text: status, factuality, probability.

Factuality follows the scale of Lee et al. (2015, "Event Detection and Factuality Assessment with
Non-Expert Supervision"), -3 certainly not to 3 certainly so. The effect of an embedding word on its
complement follows the implicative and factive classes of Karttunen (1971) and Saurí and Pustejovsky
(2009), as data in `data/factuality/effects.yaml`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from legation.model.codes import Status
from legation.model.errors import BadData
from legation.model.spans import Span
from legation.reading.clauses import lemma_of, phrase
from legation.reading.layers import Clause, Parsed, Standing

_FOLDER = Path(__file__).parent / "data" / "factuality"


class Effect(StrEnum):
    """What an embedding word does to the act in its complement."""

    TRANSPARENT = "transparent"
    PRESUPPOSING = "presupposing"
    SCHEDULED = "scheduled"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CALLED_FOR = "called-for"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one likelihood and their ICD 203 band."""

    low: float
    high: float
    words: tuple[str, ...]


@cache
def load_effects() -> dict[Effect, _Words]:
    """Embedding words by effect."""
    effects: dict[Effect, _Words] = _load("effects.yaml", dict[Effect, _Words])
    return effects


@cache
def load_bands() -> tuple[tuple[tuple[str, ...], tuple[float, float]], ...]:
    """(words of a phrase, band), the longest phrase first."""
    bands = _load("likelihood.yaml", dict[str, list[Band]])["bands"]
    rows = [(tuple(words.split()), (band.low, band.high)) for band in bands for words in band.words]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _load(name: str, kind: Any) -> Any:
    try:
        return msgspec.convert(yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8")), kind)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise BadData(f"{name}: {error}") from error


_SCORE = {
    Status.OCCURRED: 3.0,
    Status.ONGOING: 3.0,
    Status.SCHEDULED: 1.5,
    Status.EXPECTED: 1.0,
    Status.POSSIBLE: 0.5,
    Status.CONDITIONAL: 0.0,
    Status.CALLED_FOR: 0.0,
    Status.HYPOTHETICAL: 0.0,
    Status.DENIED: -3.0,
}
_STATUS_OF = {
    Effect.SCHEDULED: Status.SCHEDULED,
    Effect.EXPECTED: Status.EXPECTED,
    Effect.POSSIBLE: Status.POSSIBLE,
    Effect.CALLED_FOR: Status.CALLED_FOR,
    Effect.DENIED: Status.DENIED,
    Effect.HYPOTHETICAL: Status.HYPOTHETICAL,
}
_FACTS = (Status.OCCURRED, Status.ONGOING)
_CONDITIONS = frozenset({"if", "unless", "provided", "should", "lest", "whether", "assuming"})
_NEGATIVES = frozenset({"no", "not", "n't", "never", "neither", "nor", "none", "nobody", "nothing", "hardly", "barely"})


#: What one has had, one has done: "I have had the opportunity to thank".
_HAD = frozenset({"opportunity", "chance", "honour", "honor", "privilege", "pleasure", "occasion", "courage"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@cache
def _performatives() -> frozenset[str]:
    return frozenset(yaml.safe_load((_FOLDER / "performatives.yaml").read_text(encoding="utf-8"))["verbs"])


def find_standings(parsed: Parsed, clauses: tuple[Clause, ...]) -> tuple[Standing, ...]:
    """The standing of each clause, in their order."""
    return _Judge(parsed, clauses).standings()


class _Judge:
    def __init__(self, parsed: Parsed, clauses: tuple[Clause, ...]) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.clauses = clauses
        self.at = {c.predicate: c for c in clauses}
        self._known: dict[int, tuple[Status, Token | None]] = {}
        self._bands: dict[int, list[tuple[int, int, tuple[float, float]]]] = {}

    def standings(self) -> tuple[Standing, ...]:
        return tuple(self._standing(c) for c in self.clauses)

    def _standing(self, clause: Clause) -> Standing:
        status, cue = self.status(self.doc[clause.predicate])
        band = self._likelihood(clause)
        score = _SCORE[status]
        if band is not None and status in (Status.HYPOTHETICAL, Status.SCHEDULED):
            status = Status.EXPECTED
        if band is not None and status in (Status.EXPECTED, Status.POSSIBLE):
            score = round(6 * (sum(band) / 2) - 3, 2)
        span = Span(cue.idx, cue.idx + len(cue.text)) if cue is not None else None
        return Standing(status, score, band, span)

    def status(self, token: Token) -> tuple[Status, Token | None]:
        """Status of what a predicate names, and the word that decides it."""
        if token.i not in self._known:
            self._known[token.i] = (Status.OCCURRED, None)  # a cycle in a broken parse ends here
            own = self._verb(token) if token.pos_ in ("VERB", "AUX") else self._noun(token)
            self._known[token.i] = own
        return self._known[token.i]

    # --- verbs

    def _verb(self, verb: Token) -> tuple[Status, Token | None]:
        own, cue = self._finite(verb)
        if own is not None:
            context, word = self._embedding(verb)
            return _compose(own, cue, context, word)
        return self._infinite(verb)

    def _finite(self, verb: Token) -> tuple[Status | None, Token | None]:
        """What auxiliaries, negation, conditions and tense say; null for a form without tense of its own."""
        negation = _negation(verb)
        modal = _modal(verb)
        condition = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _CONDITIONS), None)
        if condition is not None:
            return Status.HYPOTHETICAL, condition
        protasis = next(
            (
                w
                for c in verb.children
                if c.dep_ == "advcl"
                for w in c.children
                if w.dep_ == "mark" and w.lower_ in ("if", "unless", "provided")
            ),
            None,
        )
        if modal is not None:
            word = modal.lower_
            if protasis is not None:
                return Status.CONDITIONAL, protasis
            if negation is not None and word not in ("may", "might", "could"):
                return Status.DENIED, negation
            return self._modal_status(verb, modal)
        if protasis is not None and verb.tag_ in ("VBP", "VBZ"):
            return Status.CONDITIONAL, protasis
        tensed = _tensed(verb)
        if tensed is None:
            return None, None
        if negation is not None:
            return Status.DENIED, negation
        return tensed, None

    def _modal_status(self, verb: Token, modal: Token) -> tuple[Status, Token]:
        word = modal.lower_
        if word in ("will", "'ll", "’ll", "shall", "wo", "wil"):
            return Status.SCHEDULED, modal
        if word in ("would", "'d", "’d"):
            around = (*verb.ancestors, *(c for c in verb.children if c.dep_ == "parataxis"))
            reported = verb.dep_ != "relcl" and any(a.tag_ in ("VBD", "VBN", "VBG") for a in around if a.pos_ == "VERB")
            return (Status.SCHEDULED if reported else Status.HYPOTHETICAL), modal
        if word in ("must", "should", "ought", "need"):
            perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
            return (Status.POSSIBLE if perfect and word == "must" else Status.CALLED_FOR), modal
        if word in ("can", "could", "may", "might"):
            return Status.POSSIBLE, modal
        return Status.OCCURRED, modal

    def _infinite(self, verb: Token) -> tuple[Status, Token | None]:
        """Infinitives and participles: their fate hangs on what governs them."""
        negation = _negation(verb)
        status, cue = self._governed(verb)
        if negation is not None and status in _FACTS:
            return Status.DENIED, negation
        return status, cue

    def _governed(self, verb: Token) -> tuple[Status, Token | None]:
        head, to = verb.head, any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        if head.i == verb.i:
            headline = to and any(c.dep_ == "nsubj" for c in verb.children)
            return (Status.SCHEDULED if headline else Status.OCCURRED), None
        if verb.dep_ == "conj":
            return self.status(head) if head.pos_ in ("VERB", "AUX", "NOUN") else (Status.OCCURRED, None)
        if verb.dep_ in ("xcomp", "ccomp"):
            if self._performs(verb, head):
                return Status.OCCURRED, None
            return self._effect(head, head, to)
        if verb.dep_ == "pcomp":
            return self._after_preposition(verb, head)
        if verb.dep_ in ("acl", "relcl"):
            if to:
                return self._effect(head, head, True, default=Status.EXPECTED)
            return Status.OCCURRED, None
        if verb.dep_ == "advcl":
            if to:
                return Status.EXPECTED, next(c for c in verb.children if c.lower_ == "to")
            while not _is_finite(head) and head.dep_ in ("advcl", "xcomp", "pcomp", "acl") and head.head.i != head.i:
                head = head.head  # a participle tells what goes on beside the finite verb, not beside its purpose
            status, cue = self.status(head)
            return (status, cue) if status is not Status.DENIED else (Status.OCCURRED, None)
        return Status.OCCURRED, None

    def _after_preposition(self, verb: Token, preposition: Token) -> tuple[Status, Token | None]:
        word, above = preposition.lower_, preposition.head
        if word in ("without", "instead", "than", "rather"):
            return Status.DENIED, preposition
        if word == "against":
            return Status.HYPOTHETICAL, preposition
        if word in ("toward", "towards"):
            return Status.EXPECTED, preposition
        if word in ("for", "after", "since", "over") and above.pos_ in ("VERB", "AUX"):
            return Status.OCCURRED, None
        if above.pos_ == "VERB" and _effect_of(above) is None:
            return self.status(above)
        return self._effect(above, above, False)

    def _effect(
        self, word: Token, cue: Token, infinitive: bool, default: Status = Status.OCCURRED
    ) -> tuple[Status, Token | None]:
        """What an embedding word makes of the act in its complement."""
        if word.pos_ == "NOUN" and word.head.lemma_ == "have" and lemma_of(word) in _HAD:
            return self.status(word.head)
        adjective = (
            next((c for c in word.children if c.dep_ in ("acomp", "oprd", "attr")), None)
            if word.pos_ in ("VERB", "AUX")
            else None
        )
        if (
            adjective is not None
            and adjective.pos_ in ("ADJ", "VERB")
            and lemma_of(word) in ("be", "seem", "appear", "remain", "look", "become")
        ):
            word = cue = adjective
        if lemma_of(word) == "be" and infinitive and word.pos_ in ("AUX", "VERB"):
            return Status.SCHEDULED, word
        effect = _effect_of(word)
        if effect is None and word.pos_ in ("VERB", "AUX") and infinitive:
            return self.status(word) if default is Status.OCCURRED else (default, None)
        if effect is None and word.pos_ not in ("VERB", "AUX"):
            return self._climbed(word, default)
        if effect is None:
            return default, None
        if effect is Effect.PRESUPPOSING:
            return Status.OCCURRED, None
        if effect is Effect.TRANSPARENT:
            return self.status(word)
        negated = word.pos_ in ("VERB", "AUX", "ADJ") and _negation(word) is not None
        if negated and effect is Effect.DENIED:
            return Status.OCCURRED, cue
        if negated:
            return Status.DENIED, cue
        return _STATUS_OF[effect], cue

    def _climbed(self, word: Token, default: Status) -> tuple[Status, Token | None]:
        """The fate of the verb above a word without effect of its own, if that is no plain fact."""
        above = next((a for a in word.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if above is not None and word.dep_ != "nsubj":
            status, cue = self.status(above)
            if status not in (*_FACTS, Status.DENIED):
                return status, cue
        return default, None

    def _performs(self, verb: Token, governor: Token) -> bool:
        """ "We want to thank": the act is done by the saying of it."""
        if (
            lemma_of(governor) not in ("want", "like", "wish", "have", "let", "must", "be")
            or lemma_of(verb) not in _performatives()
        ):
            return False
        return any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in governor.children)

    def _embedding(self, verb: Token) -> tuple[Effect | None, Token | None]:
        """The effect of what a finite clause is the complement of ("hopes that X", "denies that X")."""
        head = verb.head
        if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            return (
                self._embedding(head)
                if head.dep_ in ("ccomp", "conj", "acl") and head.i != head.head.i
                else (None, None)
            )
        if verb.dep_ not in ("ccomp", "acl", "csubj", "csubjpass") or head.i == verb.i:
            return None, None
        if verb.dep_ == "acl" and not any(c.dep_ == "mark" for c in verb.children):
            return None, None
        effect = _effect_of(head)
        negated = _negation(head) is not None
        if effect is Effect.DENIED and negated:
            return None, None
        return effect, head

    # --- event nouns

    def _noun(self, noun: Token) -> tuple[Status, Token | None]:
        for child in noun.children:
            if child.lower_ in ("no", "neither", "zero"):
                return Status.DENIED, child
            if child.dep_ in ("amod", "nmod", "compound", "advmod") and (effect := _adjective(child)):
                return effect, child
        head = noun.head
        if head.i == noun.i:
            return Status.OCCURRED, None
        if noun.dep_ == "conj":
            return self.status(head) if head.pos_ in ("NOUN", "PROPN") else (Status.OCCURRED, None)
        if noun.dep_ == "pobj" and head.dep_ in ("prep", "agent"):
            return self._noun_after_preposition(noun, head)
        if noun.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "oprd", "dative"):
            return self._argument(noun, head)
        if noun.dep_ in ("poss", "compound", "appos") and head.pos_ in ("NOUN", "PROPN"):
            return Status.OCCURRED, None
        return Status.OCCURRED, None

    def _noun_after_preposition(self, noun: Token, preposition: Token) -> tuple[Status, Token | None]:
        above = preposition.head
        while above.dep_ == "prep" and above.head.i != above.i:
            above = above.head
        if preposition.lower_ == "without":
            return Status.DENIED, preposition
        if above.pos_ in ("VERB", "AUX"):
            particle = f"{lemma_of(above)} {preposition.lower_}"
            effect = _table("verbs").get(particle)
            if effect is None and preposition.lower_ in (
                "for",
                "to",
                "on",
                "against",
                "about",
                "of",
                "into",
                "in",
                "with",
            ):
                effect = _effect_of(above)
            if effect in (None, Effect.PRESUPPOSING, Effect.TRANSPARENT):
                status, cue = self.status(above)
                inherits = status not in (*_FACTS, Status.DENIED) and not _is_definite(noun)
                carries = effect is Effect.TRANSPARENT and preposition.lower_ in ("in", "to", "into", "on", "with")
                return (status, cue) if inherits or carries else (Status.OCCURRED, None)
            return self._under(above, effect, noun)
        if above.pos_ in ("NOUN", "PROPN", "ADJ"):
            effect = _effect_of(above)
            if effect in _STATUS_OF and preposition.lower_ in (
                "of",
                "for",
                "to",
                "on",
                "about",
                "against",
                "over",
                "towards",
                "toward",
            ):
                return _STATUS_OF[effect], above
            if effect is Effect.TRANSPARENT:
                return self.status(above)
        return Status.OCCURRED, None

    def _argument(self, noun: Token, verb: Token) -> tuple[Status, Token | None]:
        """An event noun as subject or object: it shares the fate of a verb of happening, else it is taken as given."""
        effect = _effect_of(verb)
        passive_subject, subject = noun.dep_ == "nsubjpass", noun.dep_ in ("nsubj",)
        if lemma_of(verb) == "be" and noun.dep_ == "attr":
            return self.status(verb)
        if passive_subject and effect is Effect.DENIED:
            return self._under(verb, effect, noun)
        if effect is Effect.POSSIBLE and _is_definite(noun):
            return Status.OCCURRED, None
        if subject and (turn := _likely_complement(verb)) is not None:
            return self.status(turn)
        if subject:
            happens = lemma_of(verb) in (
                "happen",
                "occur",
                "begin",
                "start",
                "take",
                "follow",
                "continue",
                "resume",
                "be",
                "proceed",
                "go",
            )
            return self.status(verb) if happens else (Status.OCCURRED, None)
        if effect in (None, Effect.PRESUPPOSING):
            given = _is_definite(noun) and not passive_subject
            return (Status.OCCURRED, None) if given else self.status(verb)
        return self._under(verb, effect, noun)

    def _under(self, verb: Token, effect: Effect | None, noun: Token) -> tuple[Status, Token | None]:
        if effect is Effect.TRANSPARENT:
            return self.status(verb)
        if effect is None or effect is Effect.PRESUPPOSING:
            return Status.OCCURRED, None
        if _negation(verb) is not None:
            return (Status.OCCURRED if effect is Effect.DENIED else Status.DENIED), verb
        if effect is Effect.SCHEDULED and lemma_of(verb) == "announce" and noun.dep_ == "dobj":
            return Status.SCHEDULED, verb
        return _STATUS_OF[effect], verb

    # --- probability

    def _likelihood(self, clause: Clause) -> tuple[float, float] | None:
        """The band of the words of likelihood in the clause or right at what governs it."""
        number = self.parsed.sentence_of[clause.predicate]
        if number not in self._bands:
            self._bands[number] = _bands_in(self.parsed.sentences[number])
        if not self._bands[number]:
            return None
        near = self._near(clause)
        for start, end, band in self._bands[number]:
            if start in near and end - 1 in near:
                return band
        return None

    def _near(self, clause: Clause) -> set[int]:
        """Tokens of the clause, and the words right at what governs it, up to the next clause of its own."""
        near = set(range(clause.start, clause.end))
        for above in self.doc[clause.predicate].ancestors:
            near.add(above.i)
            for child in above.children:
                near |= {t.i for t in (child, *child.children) if t.dep_ in _AT_GOVERNOR}
            if above.pos_ in ("VERB", "AUX") and above.i in self.at and above.dep_ != "xcomp":
                break
        return near


_AT_GOVERNOR = frozenset({"acomp", "advmod", "attr", "amod", "det", "oprd", "neg"})


def _bands_in(sentence: Tokens) -> list[tuple[int, int, tuple[float, float]]]:
    """(first token, last token, band) of each phrase of likelihood, the longest first."""
    words = [t.lower_ for t in sentence]
    there = set(words)
    return [
        (sentence.start + i, sentence.start + i + len(pattern), band)
        for pattern, band in load_bands()
        if there.issuperset(pattern)
        for i in range(len(words) - len(pattern) + 1)
        if tuple(words[i : i + len(pattern)]) == pattern
    ]


def _compose(own: Status, cue: Token | None, context: Effect | None, word: Token | None) -> tuple[Status, Token | None]:
    """A finite complement's own tense under its embedding word."""
    if context in (None, Effect.TRANSPARENT, Effect.PRESUPPOSING, Effect.SCHEDULED):
        return own, cue
    assert context is not None
    if context is Effect.DENIED:
        return (Status.DENIED if own is not Status.DENIED else Status.OCCURRED), word
    if context is Effect.POSSIBLE and own in _FACTS:
        return own, cue  # "suspects that X did", "claims that X did": X is said to have happened
    if context is Effect.CALLED_FOR:
        return own, cue  # "insists that X will", "told them that X would"; what is asked stands in the subjunctive
    if own in (*_FACTS, Status.SCHEDULED, Status.POSSIBLE):
        return _STATUS_OF[context], word
    return own, cue


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.children)


def _likely_complement(verb: Token) -> Token | None:
    """ "Talks are likely to begin", "are set to resume": the verb that tells their fate."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB":
            return child
        if child.dep_ in ("acomp", "oprd"):
            return next((c for c in child.children if c.dep_ == "xcomp"), None)
    return None


def _negation(token: Token) -> Token | None:
    """The word that negates a predicate: on itself, or in its subject or object."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "det") and child.lower_ in _NEGATIVES):
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            if child.lower_ in ("nobody", "nothing", "none", "neither"):
                return child
            for word in child.children:
                if word.dep_ in ("det", "neg", "preconj", "cc", "advmod") and word.lower_ in ("no", "neither", "nor"):
                    return word
    return None


def _modal(verb: Token) -> Token | None:
    """The modal auxiliary of a verb, or of the verb that it is coordinated with."""
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return child
    if verb.tag_ == "MD":
        return verb
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VB"
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ == "aux" for c in verb.children)
    ):
        return _modal(verb.head)
    return None


def _tensed(verb: Token) -> Status | None:
    """Status from tense and aspect; null for an infinitive or a participle without auxiliary."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in auxiliaries}
    finite = [c for c in auxiliaries if c.tag_ in ("VBD", "VBZ", "VBP")]
    if "to" in words and not finite:
        return None
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return Status.OCCURRED
    if verb.tag_ == "VBG" and finite:
        present = any(c.tag_ in ("VBZ", "VBP") for c in finite)
        return Status.ONGOING if present else Status.OCCURRED
    if finite:
        return Status.OCCURRED
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "ccomp"):
        return Status.OCCURRED
    return None


@cache
def _table(part: str) -> dict[str, Effect]:
    return {word: effect for effect, words in load_effects().items() for word in getattr(words, part)}


def _effect_of(word: Token) -> Effect | None:
    if word.pos_ in ("VERB", "AUX"):
        return _table("verbs").get(phrase(word)) or _table("verbs").get(lemma_of(word))
    if word.pos_ == "ADJ":
        return _table("adjectives").get(word.lower_)
    return _table("nouns").get(lemma_of(word))


def _adjective(word: Token) -> Status | None:
    effect = _table("adjectives").get(word.lower_)
    return _STATUS_OF.get(effect) if effect else None
