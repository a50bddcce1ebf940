"""Events have a status, relations have none: the type that a relation takes from an act of some status.

After the conversion table of CAMEO to PLOVER (draft 0.8, September 2021), in which what is only announced, promised or
intended is an act of its own: AGREE (CAMEO 03) where it is cooperative, THREATEN (13) where it is not. By that table a
finding of guilt (116) is ACCUSE, embargoes and sanctions (163) are COERCE, and an agreement reached (057) is SUPPORT.
"""

from __future__ import annotations

import re

from legation.model.codes import EventType, Status

AHEAD = frozenset({Status.SCHEDULED, Status.EXPECTED, Status.POSSIBLE, Status.CONDITIONAL, Status.HYPOTHETICAL})
KIND = frozenset(
    {
        EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.RETREAT, EventType.CONCEDE,
    }
)  # fmt: skip
HARSH = frozenset({EventType.SANCTION, EventType.PROTEST, EventType.COERCE, EventType.ASSAULT})
_PROMISED = re.compile(
    r"\b(will|would|'ll|promis\w+|pledg\w+|vow\w*|intends?|plans?|planned|prepared|ready|willing|offer\w*"
    r"|to (?:release|free|lift|withdraw|ease|allow|reopen|return|pull|scrap|drop|hand|let|disarm|resign|step))\b", re.I
)  # fmt: skip
_TRUCE = re.compile(r"cease-?\s?fire|truce|armistice", re.I)
_EMBARGO = re.compile(r"sanction|embargo|blacklist|asset|freez|froze|tariff|travel ban|visa ban|boycott", re.I)
_REACHED = re.compile(
    r"(reach|str[iu]ck|strike|clinch|conclud|seal|hammer|finali[sz]|ink|broker|agreed a|agree a|sign|initial)\w*.{0,60}"
    r"(deal|agreement|accord|pact|treaty|settlement|compromise)", re.I
)  # fmt: skip


def around(text: str, start: int, end: int) -> str:
    """The words by which `relation_type` judges: those of a trigger, with a few beside them."""
    return text[max(0, start - 25) : end + 60]


def relation_type(kind: EventType, mode: str | None, status: Status, words: str) -> EventType | None:
    """The type of the relation; null where it states nothing. `words`: the act's own, with a few around them."""
    if status is Status.DENIED:
        return None
    if status in AHEAD and kind in KIND:
        return EventType.AGREE
    if status in AHEAD and kind in HARSH:
        return EventType.THREATEN
    if kind is EventType.CONCEDE and _PROMISED.search(words) and not _TRUCE.search(words):
        return EventType.AGREE
    if kind is EventType.AGREE and _REACHED.search(words):
        return EventType.SUPPORT
    if kind is EventType.SANCTION and mode == "convict":
        return EventType.ACCUSE
    if kind is EventType.SANCTION and mode in (None, "discontinue") and _EMBARGO.search(words):
        return EventType.COERCE
    return kind
