"""The whole reader against the sentences of `passages/` whose topics are held out: nothing is learnt from these.

    python training/measure_reader.py [--show N]

Figures: whether a sentence tells an act at all; acts found (a trigger inside the event's clause or the event's trigger
inside the act's, and the type right, CONCEDE and RETREAT as one); of those, sides that touch the coded words.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from passages import Act, Passage, Side

from examples import held_out, passages
from legation import Reader, Report
from legation.model.codes import EventType
from legation.model.record import Event, Party


@dataclass
class Counts:
    """Sums over sentences."""

    sentences: int = 0
    told: int = 0  #: sentences rightly found to tell an act or none
    coded: int = 0
    read: int = 0
    typed: int = 0
    whole: int = 0
    sides: list[int] = field(default_factory=lambda: [0, 0, 0])  #: right, read, coded

    def figures(self) -> dict[str, float]:
        """Named figures."""
        return {
            "detect_accuracy": self.told / max(1, self.sentences),
            "act_precision": self.typed / max(1, self.read),
            "act_recall": self.typed / max(1, self.coded),
            "act_f1": 2 * self.typed / max(1, self.read + self.coded),
            "whole_f1": 2 * self.whole / max(1, self.read + self.coded),
            "side_f1": 2 * self.sides[0] / max(1, self.sides[1] + self.sides[2]),
            "side_precision": self.sides[0] / max(1, self.sides[1]),
            "side_recall": self.sides[0] / max(1, self.sides[2]),
        }


def root(kind: EventType) -> str:
    """The type, CONCEDE and RETREAT as one."""
    return "YIELD" if kind in (EventType.CONCEDE, EventType.RETREAT) else kind


def compare(passage: Passage, events: Sequence[Event], counts: Counts) -> list[tuple[Act, Event]]:
    """Add one sentence; the pairs of coded and read."""
    acts = [a for a in passage.acts if not a.ordinary]
    optional = [a for a in passage.acts if a.ordinary]
    pairs: list[tuple[Act, Event]] = []
    free = list(events)
    for act in [*acts, *optional]:
        best = max((e for e in free if _same_act(act, e)), key=lambda e: _agreement(act, e), default=None)
        if best is not None:
            free.remove(best)
            if not act.ordinary:
                pairs.append((act, best))
    counts.sentences += 1
    counts.told += bool(acts) == bool(pairs or free) or (not acts and bool(optional))
    counts.coded += len(acts)
    counts.read += len(pairs) + len(free)
    counts.typed += len(pairs)
    for act, event in pairs:
        counts.whole += right_sides(act, event)
        for one in (_side(act.initiators, event.initiators), _side(act.recipients, event.recipients)):
            counts.sides = [a + b for a, b in zip(counts.sides, one, strict=True)]
    return pairs


def right_sides(act: Act, event: Event) -> bool:
    """Whether each side has a party that is coded, or none where none is."""
    both = (_side(act.initiators, event.initiators), _side(act.recipients, event.recipients))
    return all(right > 0 or (wanted == 0 and found == 0) for right, found, wanted in both)


def _same_act(act: Act, event: Event) -> bool:
    near = any(t.overlaps(event.trigger) or t.overlaps(event.span) for t in act.trigger)
    return near and root(act.type) == root(event.type)


def _agreement(act: Act, event: Event) -> int:
    exact = any(t.overlaps(event.trigger) for t in act.trigger)
    sides = _side(act.initiators, event.initiators)[0] + _side(act.recipients, event.recipients)[0]
    return 3 * exact + sides


def _side(coded: Sequence[Side], read: Sequence[Party]) -> tuple[int, int, int]:
    """Right, read and coded parties of a side; things are neither asked for nor wrong."""
    parties = [s.span for s in coded if not s.thing]
    things = [s.span for s in coded if s.thing]
    spans = [p.spans[0] for p in read if p.spans]
    spans = [s for s in spans if any(s.overlaps(p) for p in parties) or not any(s.overlaps(t) for t in things)]
    right = sum(any(p.overlaps(s) for s in spans) for p in parties)
    return right, max(len(spans), right), len(parties)


def measure(show: int = 0) -> tuple[dict[str, float], str]:
    """Figures on all held-out sentences, and the checksum of these; prints up to `show` sentences with faults."""
    reader, counts, digest = Reader(imported=False), Counts(), hashlib.sha256()
    for passage in passages():
        if not held_out(passage.topic):
            continue
        digest.update(repr((passage.text, passage.acts)).encode())
        events = reader.read(Report(text=passage.text)).events
        pairs = compare(passage, events, counts)
        if show and (len(pairs) != len(passage.acts) or len(pairs) != len(events)):
            show -= 1
            _print_fault(passage, events)
    return {name: round(value, 4) for name, value in counts.figures().items()}, digest.hexdigest()


def _print_fault(passage: Passage, events: Sequence[Event]) -> None:
    print(passage.text)
    print("   coded:", [f"{a.type}:{'/'.join(t.of(passage.text) for t in a.trigger)}" for a in passage.acts])
    print("   read: ", [f"{e.type}:{e.trigger.of(passage.text)} {e.confidence}" for e in events])


def main() -> int:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print this many sentences with faults")
    for name, value in measure(parser.parse_args().show)[0].items():
        print(f"{name:18s} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
