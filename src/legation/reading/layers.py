"""What one stage of the reading hands to the next. Token indices are `[start, end)` in `Parsed.doc`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from legation.model.codes import SourceKind, Stance, Status
from legation.model.record import Party, Report, Source
from legation.model.spans import Span
from legation.reading.naming.vocabulary import Form


@dataclass(frozen=True, eq=False)
class Parsed:
    """A report and its parse: one Doc for the whole text, `token.idx` an offset in `report.text`."""

    report: Report
    doc: Doc
    forms: Mapping[str, tuple[Form, ...]] | None = None  #: nouns of the vocabulary, where a user has added to them

    @cached_property
    def sentences(self) -> tuple[Tokens, ...]:
        """Sentences in order; none crosses a line break."""
        return tuple(s for s in self.doc.sents if not s.text.isspace())

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the index of its sentence (the last before it for stray white space)."""
        owners = [0] * len(self.doc)
        for number, sentence in enumerate(self.sentences):
            for index in range(sentence.start, len(self.doc) if number + 1 == len(self.sentences) else sentence.end):
                owners[index] = number
        return tuple(owners)

    def span(self, start: int, end: int) -> Span:
        """Code points that the tokens `[start, end)` cover, white space at the edges left out."""
        while end - 1 > start and self.doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        last: Token = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last.text))

    def clause_span(self, start: int, end: int, keep_quote: bool = True) -> Span:
        """Code points of a clause without the conjunctions and marks at its edges; a closing quote may stay."""
        doc = self.doc
        while start < end - 1 and (doc[start].is_punct or doc[start].dep_ in ("cc", "mark")):
            start += 1
        while end > start + 1 and (doc[end - 1].is_punct or (keep_quote and doc[end - 1].is_space)):
            if keep_quote and doc[end - 1].is_quote:
                break
            end -= 1
        return self.span(start, end)

    def tokens(self, span: Span) -> tuple[int, int]:
        """Token indices of the tokens that the code points touch, or an empty range."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return (found.start, found.end) if found is not None else (0, 0)


class MentionKind(StrEnum):
    """How a party is named."""

    NAME = "name"  # North Korea, NATO, the Taliban
    DEMONYM = "demonym"  # North Korean (adjective), the Russians
    METONYM = "metonym"  # Pyongyang, the Kremlin: may stand for the state or for the place
    ORGAN = "organ"  # Russia's Foreign Ministry, the Ukrainian parliament, South Korean troops
    PERSON = "person"  # Kim Jong Un, President Park, the Iranian foreign minister
    PRONOUN = "pronoun"  # he, they, it, its
    DESCRIPTION = "description"  # the two governments, the chairman, the regime


@dataclass(frozen=True)
class Mention:
    """A stretch of words that names or refers to political actors.

    `parties` is empty where it is plain that somebody is meant but not who (an exile, a journalist,
    an unresolved pronoun); it has several entries for "the two governments" or "both leaders".
    Mentions may nest: "Russia" in "Russia's Foreign Ministry" in "Russia's Foreign Ministry spokesman".
    """

    start: int
    end: int
    root: int  #: the syntactic head of the words
    kind: MentionKind
    span: Span
    parties: tuple[Party, ...] = ()
    antecedent: int | None = None  #: start token of the mention that a pronoun or description refers to
    plural: bool = False
    mass: bool = False  #: a coordination or a set such as "all sides"


class ClauseKind(StrEnum):
    """What carries a predication."""

    VERB = "verb"
    NOUN = "noun"
    COPULA = "copula"


@dataclass(frozen=True)
class Clause:
    """A predicate, verbal or nominal, with its logical arguments as head tokens.

    Subjects and objects are logical: the passive is undone, control and relative clauses are
    followed, coordinations are expanded. `obliques` holds (preposition lemma, head token) in order,
    the agent of a passive under "by"; a possessor of a noun stands under "poss", its noun modifiers
    and adjectives ("U.S. strikes", "Russian troops") under "mod".
    """

    id: int
    kind: ClauseKind
    predicate: int
    lemma: str  #: of the predicate, with its particle: "carry out"
    start: int
    end: int
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    obliques: tuple[tuple[str, int], ...] = ()
    passive: bool = False
    governor: int | None = None  #: id of the clause that this one depends on
    relation: str = "root"  #: root, ccomp, xcomp, advcl, relcl, acl, conj, nominal (the event noun's governor)
    marker: str | None = None  #: the subordinating word: that, if, unless, to, after, ...


#: What a status says where no word of likelihood says more, on the scale from -3 to 3.
FACTUALITY = {
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
#: Who vouches where nobody but the outlet itself does.
NARRATOR = Source(name="narrator", kind=SourceKind.NARRATOR)


@dataclass(frozen=True)
class Standing:
    """Whether what a clause names happened, according to the text."""

    status: Status
    factuality: float  #: -3 to 3
    probability: tuple[float, float] | None = None
    cue: Span | None = None  #: the words that decided it


@dataclass(frozen=True)
class Attribution:
    """Someone, by a cue, vouches for a content. Contents are token ranges in order."""

    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None  #: tokens of the source; None for "it is believed"
    name: str  #: the source as the text names it, pronouns resolved; "unnamed" where nobody is named
    kind: SourceKind
    code: str | None = None
    stance: Stance = Stance.ASSERTS
    via: tuple[int, ...] = ()  #: indices of attributions inside whose content this one stands, innermost first
