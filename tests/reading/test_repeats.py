"""One act, many tellings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legation import Reader, Report

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "kind", "mentions"),
    [
        (
            "Portugal's foreign minister visited Angola. The visit was the first since 1975.\n\n"
            "Portugal's minister visited Angola at the invitation of its president.",
            "CONSULT", 1,
        ),
        (
            "Chile recalled its envoy from La Paz.\n\nChile said it recalled the envoy from La Paz on Monday.",
            "SANCTION", 1,
        ),
        (
            "India and Nepal held talks in Delhi. The talks between India and Nepal lasted three hours.",
            "CONSULT", 1,
        ),
        (
            "Iraq invaded Kuwait. The Iraqi invasion of Kuwait began at dawn. Kuwait was invaded by Iraq, Riyadh said.",
            "ASSAULT", None,
        ),
    ],
)  # fmt: skip
def test_a_later_telling_is_a_mention(read: Read, text: str, kind: str, mentions: int | None) -> None:
    found = [e for e in read(text).events if e.type == kind]
    assert len(found) == 1
    if mentions is not None:
        assert len(found[0].mentions) == mentions
    assert all(m.start > found[0].span.start for m in found[0].mentions)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # another day
        ("Iran attacked an Iraqi tanker on Monday. Iran attacked an Iraqi tanker on Thursday.", 2),
        ("Ghana met Togo in May. Ghana met Togo in June.", 2),
        # another party
        ("Peru expelled a Cuban diplomat. Peru expelled a Chilean diplomat.", 2),
        # the other way round
        ("Laos shelled Thailand. Thailand shelled Laos.", 2),
        # done and still to be done
        ("Qatar's emir visited Oman. Qatar's emir will visit Oman.", 2),
        # another kind of act
        ("Kenya praised Uganda. Kenya accused Uganda of lying.", 2),
    ],
)
def test_another_act_is_another_event(read: Read, text: str, count: int) -> None:
    assert len(read(text).events) == count


def test_a_repeat_lends_its_date(read: Read) -> None:
    text = "Chile recalled its ambassador from La Paz.\n\nChile recalled the ambassador from La Paz on Monday, it said."
    (event,) = read(text).events
    assert event.start is not None
    assert event.start.isoformat() == "2014-11-10"


def test_two_accusations_of_different_things_stay_apart(read: Read) -> None:
    text = "Sudan accused Chad of arming rebels. Sudan accused Chad of stealing cattle."
    assert len([e for e in read(text).events if e.type == "ACCUSE"]) == 2


@pytest.mark.xfail(reason="'the strikes' that say more of an act are another event", strict=True)
def test_a_definite_noun_points_back(read: Read) -> None:
    text = "U.S. President Bill Clinton ordered air strikes on Iraq. The strikes hit Baghdad on Thursday."
    (event,) = read(text).events
    assert len(event.mentions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Iran recalled its envoy from Riyadh and expelled two Saudi diplomats.",
        "Ethiopia arrested four Eritrean traders and closed its border with Eritrea.",
    ],
)
def test_a_row_of_different_acts(read: Read, text: str) -> None:
    assert len(read(text).events) == 2


def test_a_headline_gives_way_to_the_fuller_telling(reader: Reader) -> None:
    text = "Turkey recalls ambassador\n\nTurkey recalled its ambassador to Germany on Thursday."
    record = reader.read(Report(text=text))
    (event,) = record.events
    assert {p.code for p in event.recipients} == {"DEU"}
    assert "Germany" in event.quote
    assert len(event.mentions) == 1
