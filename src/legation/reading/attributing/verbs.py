"""Reporting verbs and verbs of the mind, with what they give to their source."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.model.codes import Stance
from legation.reading.attributing.complements import active_contents, passive_contents
from legation.reading.attributing.draft import Draft, Range, child, subtree, trim
from legation.reading.attributing.lexicon import Frame, Lexicon, VerbCue
from legation.reading.attributing.speakers import OWN_VOICE, agent_of, is_passive, may_speak, speaker_of

_BEFORE = frozenset(["aux", "auxpass", "neg"])
_INFLECTED = frozenset(["VBG", "VBD", "VBN"])
_DUMMIES = frozenset(["there", "that", "this", "what", "which", "these", "those", "none"])
_CLOSING = frozenset(['"', "”", "''", "’", "'", "»"])
_NAMELESS = frozenset([Stance.ASSERTS, Stance.EXPECTS, Stance.DOUBTS])


def verb_drafts(doc: Doc, lexicon: Lexicon, quoted: list[bool]) -> Iterator[Draft]:
    """A draft for each cue verb; one of a speech verb may be empty, for a quotation beside it to fill."""
    for token in doc:
        lemma = token.lemma_.lower()
        cue = lexicon.verbs.get(lemma)
        if cue is None and token.tag_ in _INFLECTED:  # the lemmatizer takes "hoping" for "hop"
            cue = lexicon.verbs.get(lemma + "e")
        if cue is None:
            continue
        if not _is_predicate(token):
            draft = _behind_quote(token, cue, quoted)
        elif is_passive(token):
            draft = _passive(token, cue, quoted)
        else:
            draft = _active(token, cue, lexicon, quoted)
        if draft is not None and (draft.contents or draft.speech):
            yield draft


def _is_predicate(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("amod", "compound", "aux", "case")
    return token.lower_ in ("says", "said", "say") and token.pos_ not in ("NOUN", "ADJ")


def _behind_quote(token: Token, cue: VerbCue, quoted: list[bool]) -> Draft | None:
    """ "...", added KCNA: a verb that the parser took for an attribute of its subject."""
    if token.tag_ not in ("VBN", "VBD") or Frame.QUOTE not in cue.frames or quoted[token.i] or token.i < 2:
        return None
    before = token.doc[token.i - 1]
    closes = before.text in _CLOSING or (before.text == "," and token.doc[token.i - 2].text in _CLOSING)
    if not closes or not quoted[token.i - 2] or token.head.i <= token.i or token.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return Draft(token.i, (token.i, token.i + 1), (), token.head, cue.stance, speech=True)


def _passive(token: Token, cue: VerbCue, quoted: list[bool]) -> Draft | None:
    """Without an agent only what is said, thought or charged, not what somebody was asked or told to do."""
    speaker = agent_of(token)
    contents, end, clausal = passive_contents(token, cue)
    if speaker is None:
        addressed = Frame.PERSON in cue.frames and Frame.CLAUSE in cue.frames
        if quoted[token.i] or cue.stance not in _NAMELESS or addressed or _modal(token):
            return None
    elif speaker.lower_ in OWN_VOICE or (quoted[token.i] and not clausal):
        return None
    speech = Frame.QUOTE in cue.frames and speaker is not None
    return Draft(token.i, cue_range(token, end), contents, speaker, _stance(token, cue), speech)


def _active(token: Token, cue: VerbCue, lexicon: Lexicon, quoted: list[bool]) -> Draft | None:
    speaker = speaker_of(token)
    if speaker is not None and quoted[speaker.i] and not quoted[token.i]:
        speaker = _outside(token, quoted)
    if speaker is None or _cannot_speak(token, speaker, cue, lexicon, quoted):
        return None
    contents, end, clausal = active_contents(token, cue)
    speech = Frame.QUOTE in cue.frames and not quoted[token.i]
    if not contents and speech:
        contents = parenthetical(token, speaker)
        clausal = True
    if not clausal:
        infinitive = token.tag_ == "VB" and any(c.lower_ == "to" for c in token.lefts)
        unsure = quoted[token.i] and (speaker.pos_ == "PRON" or token.tag_ not in ("VBZ", "VBP", "VBD"))
        if infinitive or unsure or _modal(token) or not may_speak(speaker, lexicon):
            contents = ()
    return Draft(token.i, cue_range(token, end), contents, speaker, _stance(token, cue), speech)


def _outside(token: Token, quoted: list[bool]) -> Token | None:
    """A noun behind the verb where the parser took a quoted word for the subject."""
    return next((c for c in token.rights if c.pos_ in ("PROPN", "NOUN", "PRON") and not quoted[c.i]), None)


def _cannot_speak(token: Token, speaker: Token, cue: VerbCue, lexicon: Lexicon, quoted: list[bool]) -> bool:
    lower = speaker.lower_
    if lower in _DUMMIES or (lower == "it" and (speaker.dep_ == "expl" or Frame.CLAUSE not in cue.frames)):
        return True
    if lower in OWN_VOICE and (lower not in ("it", "its") or quoted[token.i]):
        return True
    return cue.evidence and speaker.lemma_.lower() not in lexicon.sources.documents


def _modal(token: Token) -> bool:
    return any(c.tag_ == "MD" and c.lower_ not in ("will", "'ll", "can") for c in token.lefts)


def _stance(token: Token, cue: VerbCue) -> Stance:
    if child(token, "neg") is not None and cue.stance in (Stance.ASSERTS, Stance.EXPECTS):
        return Stance.DOUBTS
    return cue.stance


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
    if not any(t.pos_ in ("VERB", "AUX") or t.text in _CLOSING for t in token.doc[before[0] : before[1]]):
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
        if carrier.lemma_ == "make" and token.lower_ != "clear":
            continue
        speaker = speaker_of(carrier)
        if speaker is None or speaker.lower_ in ("it", "i", "we", "you", "this", "that"):
            continue
        content = trim(
            doc, subtree(complement)[0] + (doc[subtree(complement)[0]].lower_ == "that"), subtree(complement)[1]
        )
        if content is not None:
            yield Draft(token.i, (min(carrier.i, token.i), max(carrier.i, token.i) + 1), (content,), speaker, stance)
