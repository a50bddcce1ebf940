"""Whether what a clause names happened, according to the text: status, factuality, probability.

Factuality follows the scale of Lee et al. (2015, "Event Detection and Factuality Assessment with
Non-Expert Supervision"), -3 certainly not to 3 certainly so. The effect of an embedding word on its
complement follows the implicative and factive classes of Karttunen (1971) and Saurí and Pustejovsky
(2009), as data in `data/factuality/effects.yaml`.
"""

from __future__ import annotations

from spacy.tokens import Token

from legation.model.codes import Status
from legation.model.spans import Span
from legation.reading.clauses import lemma_of
from legation.reading.factuality_denials import absent, asked, disowned
from legation.reading.factuality_forms import (
    is_definite,
    is_finite,
    modal_of,
    negation_of,
    tense_status,
    turn_of,
)
from legation.reading.factuality_words import (
    STATUS_OF,
    Effect,
    bands_in,
    effect_of,
    load_performatives,
    status_of_adjective,
    table,
)
from legation.reading.layers import FACTUALITY, Clause, Parsed, Standing

_FACTS = (Status.OCCURRED, Status.ONGOING)


_CONDITIONS = frozenset({"if", "unless", "provided", "should", "lest", "whether", "assuming"})


#: What one has had, one has done: "I have had the opportunity to thank".
_HAD = frozenset({"opportunity", "chance", "honour", "honor", "privilege", "pleasure", "occasion", "courage"})


#: What was said before it was turned down: an invitation that is declined was made.
_SPEECH = frozenset({"invitation", "request", "demand", "offer", "proposal", "appeal", "call", "protest", "apology"})
_ANSWERS = frozenset({"decline", "reject", "refuse", "dismiss", "rebuff", "veto", "turn"})


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
        score = FACTUALITY[status]
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
        negation = negation_of(verb)
        modal = modal_of(verb)
        if (mark := asked(verb)) is not None:
            return Status.HYPOTHETICAL, mark
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
        tensed = tense_status(verb)
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
        negation = negation_of(verb)
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
            if (than := next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "than"), None)) is not None:
                return Status.DENIED, than
            while not is_finite(head) and head.dep_ in ("advcl", "xcomp", "pcomp", "acl") and head.head.i != head.i:
                head = head.head  # a participle tells what goes on beside the finite verb, not beside its purpose
            status, cue = self.status(head)
            return (status, cue) if status is not Status.DENIED else (Status.OCCURRED, None)
        return Status.OCCURRED, None

    def _after_preposition(self, verb: Token, preposition: Token) -> tuple[Status, Token | None]:
        word, above = preposition.lower_, preposition.head
        instead = [above, *preposition.children]
        if word in ("without", "instead", "than", "rather") or any(t.lower_ in ("instead", "short") for t in instead):
            return Status.DENIED, preposition
        if word == "against":
            return Status.HYPOTHETICAL, preposition
        if word in ("toward", "towards"):
            return Status.EXPECTED, preposition
        if word in ("for", "after", "since", "over") and above.pos_ in ("VERB", "AUX"):
            return Status.OCCURRED, None
        if above.pos_ == "VERB" and effect_of(above) is None:
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
        yet = next((c for c in word.children if c.lower_ == "yet"), None)
        if yet is not None and infinitive and lemma_of(word) in ("have", "be"):
            return Status.DENIED, yet
        if lemma_of(word) == "be" and infinitive and word.pos_ in ("AUX", "VERB"):
            return Status.SCHEDULED, word
        effect = effect_of(word)
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
        negated = word.pos_ in ("VERB", "AUX", "ADJ") and negation_of(word) is not None
        if negated and effect is Effect.DENIED:
            return Status.OCCURRED, cue
        if negated:
            return Status.DENIED, cue
        return self._planned(word, effect), cue

    def _planned(self, word: Token, effect: Effect) -> Status:
        """What an embedding word says, unless it is a plan, hope or chance that is said not to be there."""
        unreal = effect in (Effect.SCHEDULED, Effect.EXPECTED, Effect.POSSIBLE)
        return Status.DENIED if unreal and word.pos_ == "NOUN" and absent(word) is not None else STATUS_OF[effect]

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
            or lemma_of(verb) not in load_performatives()
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
        if (word := disowned(verb)) is not None:
            return Effect.DENIED, word
        effect = effect_of(head)
        negated = negation_of(head) is not None
        if effect is Effect.DENIED and negated:
            return None, None
        return effect, head

    # --- event nouns

    def _noun(self, noun: Token) -> tuple[Status, Token | None]:
        for child in noun.children:
            if child.lower_ in ("no", "neither", "zero"):
                return Status.DENIED, child
            if child.dep_ in ("amod", "nmod", "compound", "advmod") and (effect := status_of_adjective(child)):
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
            effect = table("verbs").get(particle)
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
                effect = effect_of(above)
            if effect in (None, Effect.PRESUPPOSING, Effect.TRANSPARENT):
                status, cue = self.status(above)
                inherits = status not in (*_FACTS, Status.DENIED) and not is_definite(noun)
                carries = effect is Effect.TRANSPARENT and preposition.lower_ in ("in", "to", "into", "on", "with")
                return (status, cue) if inherits or carries else (Status.OCCURRED, None)
            return self._under(above, effect, noun)
        if above.pos_ in ("NOUN", "PROPN", "ADJ"):
            effect = effect_of(above)
            if effect in STATUS_OF and preposition.lower_ in (
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
                return self._planned(above, effect), above
            if effect is Effect.TRANSPARENT:
                return self.status(above)
        return Status.OCCURRED, None

    def _argument(self, noun: Token, verb: Token) -> tuple[Status, Token | None]:
        """An event noun as subject or object: it shares the fate of a verb of happening, else it is taken as given."""
        effect = effect_of(verb)
        passive_subject, subject = noun.dep_ == "nsubjpass", noun.dep_ in ("nsubj",)
        if lemma_of(verb) == "be" and noun.dep_ == "attr":
            return self.status(verb)
        if passive_subject and effect is Effect.DENIED:
            answered = lemma_of(verb) in _ANSWERS and lemma_of(noun) in _SPEECH
            return (Status.OCCURRED, None) if answered else self._under(verb, effect, noun)
        if effect is Effect.POSSIBLE and is_definite(noun):
            return Status.OCCURRED, None
        if subject and (turn := turn_of(verb)) is not None:
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
            given = is_definite(noun) and not passive_subject
            return (Status.OCCURRED, None) if given else self.status(verb)
        return self._under(verb, effect, noun)

    def _under(self, verb: Token, effect: Effect | None, noun: Token) -> tuple[Status, Token | None]:
        if effect is Effect.TRANSPARENT:
            return self.status(verb)
        if effect is None or effect is Effect.PRESUPPOSING:
            return Status.OCCURRED, None
        if negation_of(verb) is not None:
            return (Status.OCCURRED if effect is Effect.DENIED else Status.DENIED), verb
        if effect is Effect.SCHEDULED and lemma_of(verb) == "announce" and noun.dep_ == "dobj":
            return Status.SCHEDULED, verb
        return STATUS_OF[effect], verb

    # --- probability

    def _likelihood(self, clause: Clause) -> tuple[float, float] | None:
        """The band of the words of likelihood in the clause or right at what governs it."""
        number = self.parsed.sentence_of[clause.predicate]
        if number not in self._bands:
            self._bands[number] = bands_in(self.parsed.sentences[number])
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
        return STATUS_OF[context], word
    return own, cue
