"""What the network learns from: marked pairs and tagged sentences, out of `sentences/` and `passages/`."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from check import FOLDER as SENTENCES
from check import parse_line
from passages import FOLDER as PASSAGES
from passages import Act, Passage, Side, read_passages

from legation.model.codes import EventType, Status
from legation.reading.conversion import around, relation_type

NONE = "NONE"
LABELS = (NONE, *EventType)
STATUSES = tuple(Status)
HELD_OUT_SHARE = 10


@dataclass(frozen=True)
class Pair:
    """A sentence with two marked parties, either of which may be missing, and what it states between them."""

    text: str
    initiator: tuple[int, int] | None
    recipient: tuple[int, int] | None
    label: str
    topic: str
    weight: float = 1.0


@dataclass(frozen=True)
class Tagged:
    """A sentence with all its acts: trigger, label, status, and the stretches of each role."""

    text: str
    topic: str
    acts: tuple[TaggedAct, ...]


@dataclass(frozen=True)
class TaggedAct:
    """Stretches in code points. `things`: what is acted on and is no party."""

    label: str
    status: str
    trigger: tuple[tuple[int, int], ...]
    initiators: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]
    things: tuple[tuple[int, int], ...]
    ordinary: bool


def held_out(topic: str) -> bool:
    """Whether a topic belongs to the part that nothing is learnt from; a tenth of them, by checksum."""
    return zlib.crc32(topic.encode()) % HELD_OUT_SHARE == 0


def marked_sentences() -> Iterator[Pair]:
    """The sentences of one marked pair."""
    for path in sorted(SENTENCES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                one = parse_line(line)
                give = (one.initiator.start, one.initiator.end) if one.initiator else None
                take = (one.recipient.start, one.recipient.end) if one.recipient else None
                if one.type is None and not give and not take:
                    continue
                label = NONE
                if one.type is not None and one.status is not None:
                    label = relation_type(one.type, one.mode, one.status, one.text) or NONE
                yield Pair(one.text, give, take, label, one.topic)


def passages() -> list[Passage]:
    """All sentences that are coded whole, each once."""
    found: dict[str, Passage] = {}
    for path in sorted(PASSAGES.glob("*.txt")):
        faults: list[str] = []
        for passage in read_passages(path, faults):
            found.setdefault(passage.text, passage)
    return list(found.values())


def tagged(passage: Passage) -> Tagged:
    """A passage as the network is to tag it."""
    return Tagged(passage.text, passage.topic, tuple(_tagged_act(a) for a in passage.acts))


def _tagged_act(act: Act) -> TaggedAct:
    give, take = _spans(act.initiators), _spans(act.recipients)
    return TaggedAct(
        label=act.type,
        status=act.status,
        trigger=tuple((s.start, s.end) for s in act.trigger),
        initiators=give,
        recipients=take,
        things=tuple((s.span.start, s.span.end) for s in act.recipients if s.thing),
        ordinary=act.ordinary,
    )


def _spans(sides: tuple[Side, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((s.span.start, s.span.end) for s in sides if not s.thing)


def pairs(passage: Passage, chance: random.Random) -> Iterator[Pair]:
    """The pairs between which a passage states something, and some between which it states nothing."""
    stated: dict[tuple[tuple[int, int] | None, tuple[int, int] | None], str] = {}
    for act in passage.acts:
        words = around(passage.text, act.trigger[0].start, act.trigger[-1].end)
        for give, take in _dyads(act):
            stated.setdefault((give, take), relation_type(act.type, act.mode, act.status, words) or NONE)
    for (give, take), label in stated.items():
        yield Pair(passage.text, give, take, label, passage.topic, 1.0 if len(stated) < 3 else 0.7)
        if give and take and chance.random() < 0.08:
            lone = (give, None) if chance.random() < 0.6 else (None, take)
            if lone not in stated:
                yield Pair(passage.text, *lone, label, passage.topic, 0.5)
    ends = sorted({span for dyad in stated for span in dyad if span})
    silent = [(a, b) for a, b in product(ends, ends) if a != b and (a, b) not in stated and not _nested(a, b)]
    chance.shuffle(silent)
    for give, take in silent[: 1 if len(stated) < 2 else 2]:
        yield Pair(passage.text, give, take, NONE, passage.topic, 0.5)


def _dyads(act: Act) -> Iterator[tuple[tuple[int, int] | None, tuple[int, int] | None]]:
    give = [(s.span.start, s.span.end) for s in act.initiators]
    take = [(s.span.start, s.span.end) for s in act.recipients]
    for one, other in product(give or [None], take or [None]):
        if one != other:
            yield one, other
    if act.mutual and len(give) == 1:
        yield give[0], None


def _nested(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return max(a[0], b[0]) < min(a[1], b[1])
