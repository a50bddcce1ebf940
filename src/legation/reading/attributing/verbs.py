"""Reporting verbs and verbs of the mind, with what they give to their source."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.model.codes import Stance
from legation.reading.attributing.complements import active_contents, passive_contents
from legation.reading.attributing.draft import Draft, Range, child, subtree, trim
from legation.reading.attributing.lexicon import Frame, Lexicon, VerbCue
from legation.reading.attributing.speakers import agent_of, is_passive, speaker_of

_CORE = frozenset(
    [
        "say",
        "tell",
        "write",
        "report",
        "announce",
        "note",
        "add",
        "state",
        "declare",
        "warn",
        "argue",
        "claim",
        "insist",
    ]
)
_OWN_VOICE = frozenset(["i", "we", "you", "me", "us"])
_BEFORE = frozenset(["aux", "auxpass", "neg"])


def verb_drafts(doc: Doc, lexicon: Lexicon, quoted: list[bool]) -> Iterator[Draft]:
    """A draft for each cue verb; one of a speech verb may be empty, for a quotation beside it to fill."""
    for token in doc:
        cue = lexicon.verbs.get(token.lemma_.lower())
        if cue is None or not _is_predicate(token):
            continue
        draft = _draft(token, cue, lexicon, quoted)
        if draft is not None:
            yield draft


def _is_predicate(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("amod", "compound", "aux", "case")
    return token.lower_ in ("says", "said", "say") and token.pos_ not in ("NOUN", "ADJ")


def _draft(token: Token, cue: VerbCue, lexicon: Lexicon, quoted: list[bool]) -> Draft | None:
    passive = is_passive(token)
    if passive:
        speaker = agent_of(token)
        contents, end = passive_contents(token, cue)
        speech = Frame.QUOTE in cue.frames and speaker is not None
    else:
        speaker = speaker_of(token)
        contents, end = active_contents(token, cue)
        speech = Frame.QUOTE in cue.frames
        if not contents and speech and speaker is not None:
            contents = parenthetical(token, speaker)
        if speaker is None or _excluded(token, speaker, cue, lexicon):
            return None
    if quoted[token.i] and (speaker is None or speaker.lower_ in _OWN_VOICE or speaker.lower_ == "it"):
        return None
    if not contents and not speech:
        return None
    stance = cue.stance
    if child(token, "neg") is not None and stance in (Stance.ASSERTS, Stance.EXPECTS):
        stance = Stance.DOUBTS
    return Draft(token.i, cue_range(token, end), contents, speaker, stance, speech)


def _excluded(token: Token, speaker: Token, cue: VerbCue, lexicon: Lexicon) -> bool:
    if speaker.lower_ in ("it", "there", "that", "this", "what", "which") and speaker.dep_ in ("expl", "nsubj"):
        return speaker.lower_ != "it" or token.lemma_ not in _CORE
    return cue.evidence and speaker.lemma_.lower() not in lexicon.sources.documents


def cue_range(token: Token, end: int | None) -> Range:
    """The verb with its auxiliaries and negation before, its particle or preposition after where adjacent."""
    start = token.i
    while start > 0 and token.doc[start - 1].head.i == token.i and token.doc[start - 1].dep_ in _BEFORE:
        start -= 1
    last = token.i + 1
    if last < len(token.doc) and token.doc[last].head.i == token.i and token.doc[last].dep_ == "prt":
        last += 1
    return (start, max(last, end or 0))


def parenthetical(token: Token, speaker: Token) -> tuple[Range, ...]:
    """The sentence around ", X said" or ", said X": what stands before, and after where it goes on."""
    sentence = token.sent
    frame_start = min(token.i, speaker.left_edge.i if speaker.sent == sentence else token.i)
    while (
        frame_start > sentence.start
        and token.doc[frame_start - 1].head.i == token.i
        and token.doc[frame_start - 1].dep_
        in (
            *_BEFORE,
            "advmod",
        )
    ):
        frame_start -= 1
    before = trim(token.doc, sentence.start, frame_start)
    if before is None or token.dep_ in ("relcl", "acl", "xcomp") or frame_start < sentence.start + 3:
        return ()
    if token.doc[frame_start - 1].text not in (",", '"', "”", "''", "’", "--", "–", "—", "?", "!", "-"):
        return ()
    return (before,)


def adjective_drafts(doc: Doc, lexicon: Lexicon) -> Iterator[Draft]:
    """ "is confident that ...", "made clear that ..."."""
    for token in doc:
        stance = lexicon.adjectives.get(token.lower_)
        if stance is None or token.dep_ not in ("acomp", "ccomp", "oprd", "xcomp", "conj", "ROOT", "advcl"):
            continue
        complement = child(token, "ccomp") or (child(token.head, "ccomp") if token.dep_ != "ROOT" else None)
        carrier = token.head
        if complement is None or complement.i <= token.i or carrier.lemma_ not in lexicon.phrases.carriers:
            continue
        speaker = speaker_of(carrier)
        if speaker is None or speaker.lower_ in ("it", "i", "we", "you", "this", "that"):
            continue
        content = trim(
            doc, subtree(complement)[0] + (doc[subtree(complement)[0]].lower_ == "that"), subtree(complement)[1]
        )
        if content is not None:
            yield Draft(token.i, (min(carrier.i, token.i), max(carrier.i, token.i) + 1), (content,), speaker, stance)
