"""Who says so: every content that the text gives to a source other than the narrator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from legation.reading.attributing.draft import Draft, Range, carve, inside
from legation.reading.attributing.headlines import headline_drafts
from legation.reading.attributing.joining import join_quotes
from legation.reading.attributing.lexicon import load_lexicon
from legation.reading.attributing.naming import Named, Namer
from legation.reading.attributing.nouns import noun_drafts
from legation.reading.attributing.phrases import phrase_drafts
from legation.reading.attributing.quotes import Quote, find_quotes, paragraph_starts
from legation.reading.attributing.verbs import adjective_drafts, verb_drafts
from legation.reading.layers import Attribution, Mention, Parsed


def find_attributions(parsed: Parsed, mentions: tuple[Mention, ...] = ()) -> tuple[Attribution, ...]:
    """The attributions of a report in the order of their cues.

    `mentions` give sources their resolved name and code; without them the words of the text serve.
    Contents and cues are token ranges within `parsed.doc`; a broken content has several, in order.
    """
    doc = parsed.doc
    if not len(doc):
        return ()
    lexicon = load_lexicon()
    starts = paragraph_starts(parsed)
    quotes = find_quotes(parsed, starts)
    quoted = _quoted(len(doc), quotes)
    drafts = [
        *phrase_drafts(doc, lexicon),
        *verb_drafts(doc, lexicon, quoted),
        *adjective_drafts(doc, lexicon),
        *noun_drafts(doc, lexicon, quoted),
        *headline_drafts(doc, tuple(zip(starts, (*starts[1:], len(doc)), strict=True)), lexicon),
    ]
    joined = _shared(_unique([carve(doc, d) for d in join_quotes(doc, sorted(drafts, key=lambda d: d.cue), quotes)]))
    namer = Namer(doc, mentions, lexicon)
    return tuple(
        _attribution(draft, namer, vias, doc[draft.verb].lemma_ in lexicon.phrases.continuing)
        for draft, vias in zip(joined, _vias(joined), strict=True)
    )


def sources_of(attributions: Sequence[Attribution], token_index: int) -> tuple[Attribution, ...]:
    """The attributions whose contents hold a token, innermost first."""
    holding = [a for a in attributions if inside(token_index, a.contents)]
    return tuple(sorted(holding, key=lambda a: (-len(a.via), sum(end - start for start, end in a.contents))))


def source_index(attributions: Sequence[Attribution]) -> Callable[[int], tuple[Attribution, ...]]:
    """`sources_of` for many tokens of one text: each attribution is laid out over its tokens once."""
    holding: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        for start, end in attribution.contents:
            for index in range(start, end):
                holding.setdefault(index, []).append(attribution)
    return lambda index: sources_of(holding.get(index, ()), index)


def _quoted(length: int, quotes: Sequence[Quote]) -> list[bool]:
    flags = [False] * length
    for quote in quotes:
        flags[quote.start : quote.end] = [True] * (quote.end - quote.start)
    return flags


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a cue word; the first found stays."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        if draft.contents:
            kept.setdefault(draft.verb, draft)
    return list(kept.values())


def _shared(drafts: list[Draft]) -> list[Draft]:
    """Who is cited vouches for the very content of the attribution that cites him."""
    by_verb = {draft.verb: draft for draft in drafts}
    return [
        replace(draft, contents=by_verb[draft.outer].contents) if draft.outer in by_verb else draft for draft in drafts
    ]


def _vias(drafts: Sequence[Draft]) -> list[tuple[int, ...]]:
    """For each draft those in whose content its cue stands, or that quote it; innermost first."""
    by_verb = {draft.verb: number for number, draft in enumerate(drafts)}
    holding: dict[int, set[int]] = {draft.cue[0]: set() for draft in drafts}
    for number, draft in enumerate(drafts):
        for start, end in draft.contents:
            for index in range(start, end):
                if index in holding:
                    holding[index].add(number)
    found: list[tuple[int, ...]] = []
    for number, draft in enumerate(drafts):
        outer = holding[draft.cue[0]] - {number}
        outer -= {n for n in outer if inside(drafts[n].cue[0], draft.contents)}
        if draft.outer in by_verb and by_verb[draft.outer] != number:
            outer.add(by_verb[draft.outer])
        found.append(tuple(sorted(outer, key=lambda n: (_size(drafts[n].contents), n))))
    return found


def _size(contents: tuple[Range, ...]) -> int:
    return sum(end - start for start, end in contents)


def _attribution(draft: Draft, namer: Namer, via: tuple[int, ...], continues: bool) -> Attribution:
    named: Named = namer.words(*draft.text_speaker) if draft.text_speaker else namer.name(draft.speaker, continues)
    return Attribution(
        cue=draft.cue,
        contents=draft.contents,
        source=named.tokens,
        name=named.name,
        kind=named.kind,
        code=named.code,
        stance=draft.stance,
        via=via,
    )
