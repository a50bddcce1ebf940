"""The reader: all stages in their order, from a report to its record."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult
from pathlib import Path

import msgspec

from legation.atlas.atlas import Atlas
from legation.atlas.dictionaries import gather
from legation.atlas.dictionaries.entries import Dictionary
from legation.atlas.offices import Offices
from legation.atlas.places import Gazetteer
from legation.codebook.lexicon import load_lexicon
from legation.codebook.own import Codebook
from legation.codebook.plover import load_plover
from legation.model.codes import Quad
from legation.model.errors import BadInput, LegationError, NoText, ReadingFault
from legation.model.record import Assessment, Claim, Cue, Event, Party, Record, Relation, Report, Source
from legation.model.spans import Span
from legation.model.text import has_sentence, stored
from legation.reading.acts import find_acts
from legation.reading.assessments import Appraiser
from legation.reading.attribution import find_attributions, source_index
from legation.reading.clauses import find_clauses
from legation.reading.coding import Coder
from legation.reading.coreference import resolve, resolve_speakers
from legation.reading.dating import Dating
from legation.reading.events import Assembly
from legation.reading.factuality import find_standings
from legation.reading.harms import join_harms
from legation.reading.identify import Identify
from legation.reading.implied import fill
from legation.reading.judging import Judge
from legation.reading.labelling import Text, make_labeller
from legation.reading.language import require_english
from legation.reading.layers import Attribution, Mention, MentionKind, Parsed
from legation.reading.names import Namer, party_index
from legation.reading.naming.additions import additions
from legation.reading.neural.network import load_network
from legation.reading.neural.tags import Tags
from legation.reading.offices import find_offices
from legation.reading.parse import load_model, parse
from legation.reading.places import find_places
from legation.reading.relating import Relating
from legation.reading.roles import Roles
from legation.reading.sides import Casting
from legation.reading.times import find_timexes

UNDATED = (
    "The report has no publication date: relative times ('yesterday', 'on Tuesday') stay unresolved."
    " Give one with --published or Report(published=...)."
)


#: Reports given out ahead of the one that is awaited, for each process.
_AHEAD = 8
_NAMES = (MentionKind.NAME, MentionKind.METONYM)


class Reader:
    """Reads reports of news. Loads its models and data once; one reader may serve many threads."""

    def __init__(
        self,
        dictionaries: Iterable[str | Path | Dictionary] = (),
        *,
        imported: bool = True,
        codebook: Codebook | None = None,
        sanction_quad: Quad = Quad.MATERIAL_CONFLICT,
    ) -> None:
        """`dictionaries`: files of actors and agents in the format of PETRARCH, used before those that were imported.

        `imported`: whether to use those that `legation atlas import` has kept. Raises BadInput, NoText,
        UnreadableDocument for a file, BadData for a damaged import. `codebook`: one of your own, from
        `load_codebook`; without it PLOVER alone. `sanction_quad`: the quad class of SANCTION, on which sources differ.
        """
        self._dictionaries = gather(dictionaries, imported)
        self._nlp = load_model()
        self._atlas = Atlas.load()
        self._people = Offices.load()
        self._gazetteer = Gazetteer.load()
        self._lexicon = load_lexicon()
        self._plover = load_plover(sanction_quad)
        self._event_nouns = frozenset(self._lexicon.nouns)
        own = additions(self._dictionaries, self._atlas, self._gazetteer)
        self._namer = Namer(self._atlas, self._people, self._gazetteer, own)
        self._identify = Identify(self._namer, self._nlp)
        self._network = load_network()
        self._relating = Relating(self._network, self._plover, self._events)
        self._codebook = codebook
        self._labeller = None
        if codebook is not None:
            self._event_nouns |= frozenset(codebook.lexicon.nouns)
            self._labeller = make_labeller(codebook, self._plover, self._network, self._nlp, self._event_nouns)

    def read(self, report: Report) -> Record:
        """The record of a report.

        The text comes back in NFC without outer white space, otherwise as given. Raises NoText where
        there is no sentence, UnsupportedLanguage where the text is not English.
        """
        if not isinstance(report, Report):
            raise BadInput(f"A Report is expected, not {type(report).__name__}: Reader().read(Report(text=...)).")
        if not isinstance(report.text, str):
            raise BadInput(f"Report.text must be a string, not {type(report.text).__name__}.")
        if report.published is not None and not isinstance(report.published, date):
            raise BadInput("Report.published must be a datetime.date: date.fromisoformat('2014-11-15').")
        text = stored(report.text)
        if not has_sentence(text):
            raise NoText("The report has no sentence in it. Give the words of a news report.")
        require_english(text)
        report = msgspec.structs.replace(report, text=text)
        return self._record(parse(report, self._nlp, self._namer.forms))

    def read_many(
        self, reports: Iterable[Report | LegationError], processes: int = 1
    ) -> Iterator[Record | LegationError]:
        """Records in the order of the reports; a report that cannot be read yields its error.

        The result is the same whatever `processes` is.
        """
        if processes <= 1:
            for report in reports:
                yield _read_one(self, report)
            return
        with get_context("spawn").Pool(
            processes, _start_worker, (self._dictionaries, self._codebook, self._plover.sanction_quad)
        ) as pool:
            waiting: deque[AsyncResult[Record | LegationError]] = deque()
            for report in reports:
                waiting.append(pool.apply_async(_read_in_worker, (report,)))
                if len(waiting) >= _AHEAD * processes:  # a long input is not drawn into memory
                    yield waiting.popleft().get()
            while waiting:
                yield waiting.popleft().get()

    def identify(self, phrase: str, on: date | None = None, context: str | None = None) -> Party | None:
        """Who a phrase names ("Iranian foreign minister"), on a day, in a context; null where nobody political."""
        return self._identify(phrase, on, context)

    def relate(
        self, text: str, initiator: tuple[int, int] | None = None, recipient: tuple[int, int] | None = None
    ) -> Relation:
        """What a sentence states between two parties, given as `[start, end)` in its code points; either may be None.

        The type is null where the sentence states nothing between them. Raises BadInput where a stretch is not one
        of the text.
        """
        return self._relating(text, initiator, recipient)

    def _events(self, text: str) -> tuple[Event, ...]:
        """The events of a bare text, as it stands."""
        return self._record(parse(Report(text=text), self._nlp, self._namer.forms)).events

    def _record(self, parsed: Parsed) -> Record:
        report = parsed.report
        tags = Tags(parsed, self._network)
        mentions = resolve(parsed, self._namer.find(parsed), self._atlas)
        attributions = find_attributions(parsed, mentions)
        said = source_index(attributions)
        mentions = resolve_speakers(mentions, _speaker(parsed, said, mentions))
        parties = party_index(mentions)
        timexes = find_timexes(parsed)
        places = find_places(parsed, mentions, self._atlas, self._gazetteer)
        clauses = find_clauses(parsed, self._event_nouns, tags.acting)
        standings = find_standings(parsed, clauses)
        proper = frozenset(i for m in mentions if m.kind in _NAMES for i in range(m.start, m.end))
        lexical = Coder(parsed, clauses, self._lexicon, parties, proper).readings()
        readings = Judge(tags, self._plover).readings(clauses, lexical)
        if self._labeller is not None:
            readings = self._labeller.readings(Text(parsed, clauses, parties, proper, tags), readings)
        cast = Casting(parsed, clauses, parties, mentions)
        roles = Roles(parsed, tags, mentions, cast.owners)
        acts = join_harms(find_acts(parsed, clauses, readings, standings, cast, roles, said))
        acts = fill(parsed, acts)
        sources = tuple(_source(parsed, a) for a in attributions)
        named = {id(a): s for a, s in zip(attributions, sources, strict=True)}

        def vouching(token: int) -> tuple[Source, ...]:
            return _distinct(named[id(a)] for a in said(token))

        dating = Dating(parsed, clauses, timexes, said)
        events = Assembly(parsed, vouching, dating, places, self._plover, self._codebook).events(acts)
        told = tuple(span for e in events for span in (e.trigger, *e.mentions))
        assessments = Appraiser(parsed, parties, vouching).find(clauses, standings, told)
        return Record(
            report=report,
            events=events,
            claims=_claims(parsed, attributions, sources, events, assessments),
            assessments=assessments,
            offices=find_offices(parsed, mentions, self._people),
            times=tuple(t.time for t in timexes),
            places=places,
            codebook=self._codebook.name if self._codebook is not None else None,
            warnings=(UNDATED,) if report.published is None else (),
        )


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, though several of its claims hold the words."""
    seen: dict[tuple[str, str | None], Source] = {}
    for source in sources:
        seen.setdefault((source.name, source.code), source)
    return tuple(seen.values())


def _source(parsed: Parsed, attribution: Attribution) -> Source:
    span = parsed.span(*attribution.source) if attribution.source else None
    return Source(name=attribution.name, kind=attribution.kind, code=attribution.code, span=span)


def _claims(
    parsed: Parsed,
    attributions: tuple[Attribution, ...],
    sources: tuple[Source, ...],
    events: tuple[Event, ...],
    assessments: tuple[Assessment, ...],
) -> tuple[Claim, ...]:
    claims = []
    for number, (attribution, source) in enumerate(zip(attributions, sources, strict=True), 1):
        pieces = tuple(parsed.span(start, end) for start, end in attribution.contents)
        if not pieces or not _says_something(parsed, attribution):
            continue
        cue = parsed.span(*attribution.cue)
        claims.append(
            Claim(
                id=f"c{number}",
                source=source,
                via=tuple(sources[i] for i in attribution.via),
                cue=Cue(cue.of(parsed.report.text), cue),
                content=Span(pieces[0].start, pieces[-1].end),
                contents=pieces,
                stance=attribution.stance,
                events=tuple(e.id for e in events if any(p.covers(e.trigger) for p in pieces)),
                assessments=tuple(a.id for a in assessments if any(p.covers(a.span) for p in pieces)),
            )
        )
    return tuple(claims)


def _says_something(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether the content has a word of its own, beyond pronouns ("said it", "told them")."""
    words = (t for start, end in attribution.contents for t in parsed.doc[start:end])
    return any(t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not t.is_stop for t in words)


def _speaker(
    parsed: Parsed, said: Callable[[int], tuple[Attribution, ...]], mentions: tuple[Mention, ...]
) -> Callable[[int], tuple[Party, ...]]:
    """Who speaks at a token: the parties of the innermost attribution whose content holds it."""
    parties = party_index(mentions)

    def speaker(index: int) -> tuple[Party, ...]:
        for attribution in said(index):
            if attribution.source is None:
                continue
            root = parsed.doc[attribution.source[0] : attribution.source[1]].root
            if found := parties(root.i):
                return found
        return ()

    return speaker


def _read_one(reader: Reader, report: Report | LegationError) -> Record | LegationError:
    if isinstance(report, LegationError):
        return report
    try:
        return reader.read(report)
    except LegationError as error:
        return error
    except Exception as error:  # one report's fault must not stop the rest
        name = report.id or report.title or report.text[:40]
        return ReadingFault(
            f"{name!r}: Legation failed on this report ({type(error).__name__}: {error}). Please report it."
        )


_worker: Reader | None = None


def _start_worker(dictionaries: tuple[Dictionary, ...], codebook: Codebook | None, sanction_quad: Quad) -> None:
    """Load a reader in a worker; an interrupt is the parent's to handle."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = Reader(dictionaries, imported=False, codebook=codebook, sanction_quad=sanction_quad)


def _read_in_worker(report: Report | LegationError) -> Record | LegationError:
    assert _worker is not None
    return _read_one(_worker, report)
