"""What a cue verb takes as its content, by the frames of the lexicon."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from legation.reading.attributing.draft import Range, child, pieces, subtree
from legation.reading.attributing.lexicon import Frame, VerbCue


class Found(NamedTuple):
    """The pieces of a content, where the cue ends if later than its verb, and whether it is a whole clause."""

    contents: tuple[Range, ...] = ()
    cue_end: int | None = None
    clausal: bool = False


def active_contents(verb: Token, cue: VerbCue) -> Found:
    """The content of an active cue verb, the fullest frame first."""
    clause = _clause(verb, cue) or _late_clause(verb, cue)
    if clause:
        return Found(clause, None, True)
    dobj = child(verb, "dobj")
    after = child(verb, "prep", "xcomp", "ccomp", "dative")
    if Frame.AS in cue.frames and (found := _as(verb, dobj)):
        return Found(found)
    if Frame.PERSON in cue.frames and dobj is not None and (found := _charged(verb, cue, dobj)):
        return Found(found)
    if (found := _verbal(verb, cue)) and (dobj is None or Frame.PERSON not in cue.frames):
        return Found(found)
    if (under := _under(verb, cue)) is not None:
        return under
    if dobj is not None and (Frame.OBJECT in cue.frames or (Frame.PREDICATIVE in cue.frames and after is not None)):
        return Found(_object(verb, dobj))
    return Found()


def _late_clause(verb: Token, cue: VerbCue) -> tuple[Range, ...]:
    """ "announced in an address that ...": the clause that the parser hung on a noun between."""
    if Frame.CLAUSE not in cue.frames:
        return ()
    for part in verb.rights:
        if part.dep_ in ("cc", "conj"):
            break
        for index in range(part.left_edge.i, part.right_edge.i + 1):
            word = verb.doc[index]
            if word.lower_ == "that" and word.dep_ == "mark" and word.head.dep_ in ("acl", "relcl", "ccomp", "advcl"):
                if word.head.head.pos_ in ("VERB", "AUX") and word.head.head != verb:
                    return ()
                end = word.head.right_edge.i + 1
                return (
                    pieces(verb.doc, (index + 1, end)) if word.head.head.pos_ != "NOUN" or part.dep_ != "dobj" else ()
                )
    return ()


def passive_contents(verb: Token, cue: VerbCue) -> Found:
    """The content of "it is said that", "X is believed to", "X was accused of", "X is viewed as"."""
    doc = verb.doc
    subject = child(verb, "nsubjpass", "nsubj")
    ccomp = child(verb, "ccomp")
    if subject is not None and (subject.lower_ == "it" or ccomp is not None) and Frame.CLAUSE in cue.frames:
        that = ccomp or child(verb, "csubj", "csubjpass", "advcl")
        if that is not None and that.i > verb.i:
            return Found(pieces(doc, _without_that(that)), None, True)
    whole = [subtree(subject)] if subject is not None and subject.lower_ not in ("who", "which", "that", "it") else []
    if subject is None and verb.dep_ == "acl":
        return Found()
    complement = child(verb, "xcomp", "oprd")
    if complement is not None and complement.i > verb.i:
        return Found(pieces(doc, *whole, (verb.i + 1, complement.right_edge.i + 1)))
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.i > verb.i:
            if prep.lower_ == "as" and Frame.AS in cue.frames:
                return Found(_as_passive(verb, prep, whole))
            if prep.lower_ in cue.prepositions and {Frame.PERSON, Frame.AS, Frame.OBJECT} & cue.frames:
                return Found(pieces(doc, *whole, subtree(prep)))
    if subject is not None and child(verb, "agent") is not None and {Frame.OBJECT, Frame.CLAUSE} & cue.frames:
        return Found(pieces(doc, *whole))
    return Found()


def _as_passive(verb: Token, prep: Token, whole: list[Range]) -> tuple[Range, ...]:
    inner = child(prep, "pcomp")
    if inner is not None and inner.tag_ == "VBG":  # "was quoted as saying": the inner verb is the cue
        return ()
    return pieces(verb.doc, *whole, subtree(prep))


def _without_that(clause: Token) -> Range:
    start, end = subtree(clause)
    doc = clause.doc
    while start < end and (doc[start].is_punct or doc[start].is_space) and not doc[start].is_quote:
        start += 1
    return (start + 1 if doc[start].lower_ == "that" and doc[start].dep_ == "mark" else start, end)


def _clause(verb: Token, cue: VerbCue) -> tuple[Range, ...] | None:
    """A that-clause, bare clause or quoted sentence; pieces where the cue stands in its middle."""
    if not {Frame.CLAUSE, Frame.QUOTE} & cue.frames:
        return None
    for clause in verb.children:
        if clause.dep_ not in ("ccomp", "parataxis") or (clause.dep_ == "parataxis" and Frame.QUOTE not in cue.frames):
            continue
        if clause.tag_ == "VBG" and child(clause, "aux", "nsubj") is None:
            continue
        start, end = _without_that(clause)
        if clause.i < verb.i:
            return _before(verb, start, end)
        return pieces(verb.doc, (max(start, verb.i + 1), _last(verb, clause, end)))
    return None


def _before(verb: Token, start: int, end: int) -> tuple[Range, ...]:
    subject = child(verb, "nsubj")
    edges = [verb.i] + [
        c.left_edge.i for c in verb.children if start < c.i < verb.i and c.dep_ in ("nsubj", "aux", "advmod")
    ]
    frame = min(edge for edge in edges if edge > start) if any(edge > start for edge in edges) else verb.i
    first = verb.sent.start if verb.dep_ == "ROOT" else start
    after: Range = (0, 0)
    if end > verb.i:  # the clause goes on behind the cue
        behind = max(verb.i, subject.right_edge.i if subject is not None else 0) + 1
        after = (behind, end)
    return pieces(verb.doc, (first, frame), after)


def _last(verb: Token, clause: Token, end: int) -> int:
    """Later adjuncts that the parser hung on the cue most often belong to what was said."""
    for sibling in verb.rights:
        if sibling.i < clause.i:
            continue
        if sibling.dep_ in ("conj", "cc", "parataxis") or (sibling.dep_ == "advcl" and sibling.tag_ == "VBG"):
            break
        if sibling.dep_ in ("advcl", "prep", "npadvmod", "advmod") and sibling.left_edge.i <= end + 1:
            end = max(end, sibling.right_edge.i + 1)
    return end


def _as(verb: Token, dobj: Token | None) -> tuple[Range, ...]:
    for prep in verb.children:
        if prep.lower_ == "as" and prep.dep_ in ("prep", "mark") and prep.i > verb.i:
            inner = child(prep, "pcomp")
            if inner is not None and inner.tag_ == "VBG" and verb.lemma_ in ("quote", "cite"):
                return ()
            whole = [subtree(dobj)] if dobj is not None and dobj.i < prep.i else []
            return pieces(verb.doc, *whole, subtree(prep))
    return ()


def _charged(verb: Token, cue: VerbCue, dobj: Token) -> tuple[Range, ...]:
    start = dobj.left_edge.i
    for part in verb.rights:
        if part.i <= dobj.i:
            continue
        if part.dep_ in ("xcomp", "ccomp", "advcl") and part.tag_ == "VB" and child(part, "aux") is not None:
            return pieces(verb.doc, (start, part.right_edge.i + 1))
        if part.dep_ == "prep" and part.lower_ in cue.prepositions:
            return pieces(verb.doc, (start, part.right_edge.i + 1))
    inner = next((p for p in dobj.children if p.dep_ == "prep" and p.lower_ in cue.prepositions), None)
    if inner is not None:
        return pieces(verb.doc, subtree(dobj))
    return ()


def _verbal(verb: Token, cue: VerbCue) -> tuple[Range, ...]:
    for part in verb.rights:
        if part.dep_ not in ("xcomp", "ccomp", "advcl") or (part.dep_ == "advcl" and part.tag_ != "VB"):
            continue
        infinitive = any(c.lower_ == "to" for c in part.lefts)
        if infinitive and {Frame.INFINITIVE, Frame.PERSON} & cue.frames:
            return pieces(verb.doc, subtree(part))
        if part.tag_ == "VBG" and part.dep_ != "advcl" and Frame.GERUND in cue.frames:
            return pieces(verb.doc, subtree(part))
        if not infinitive and part.tag_ != "VBG" and Frame.PREDICATIVE in cue.frames:
            return pieces(verb.doc, subtree(part))
    return ()


def _under(verb: Token, cue: VerbCue) -> Found | None:
    if not cue.prepositions or (Frame.PERSON in cue.frames and Frame.INFINITIVE not in cue.frames):
        return None
    for prep in verb.rights:
        inner = child(prep, "pobj", "pcomp") if prep.dep_ == "prep" and prep.lower_ in cue.prepositions else None
        if inner is not None:
            end = max(
                prep.right_edge.i + 1, max((c.right_edge.i + 1 for c in verb.rights if c.dep_ == "xcomp"), default=0)
            )
            adjacent = prep.i == verb.i + 1
            return Found(pieces(verb.doc, (prep.i + 1, end)), prep.i + 1 if adjacent else None)
    return None


def _object(verb: Token, dobj: Token) -> tuple[Range, ...]:
    end = dobj.right_edge.i + 1
    for part in verb.rights:
        if part.i > dobj.i and part.dep_ in ("prep", "xcomp", "oprd", "ccomp") and part.left_edge.i <= end:
            end = part.right_edge.i + 1
    return pieces(verb.doc, (dobj.left_edge.i, end))
