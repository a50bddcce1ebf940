"""The closed vocabularies of a record; every value is what the JSON shows."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class EventType(StrEnum):
    """The sixteen event types of PLOVER 2.0."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(IntEnum):
    """The four classes that event data is most often summed by."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


class Status(StrEnum):
    """What a text, through its source, commits to about an act."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    CALLED_FOR = "called-for"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class SourceKind(StrEnum):
    """What sort of body vouches for a statement."""

    OFFICIAL = "official"
    EXPERT = "expert"
    OUTLET = "outlet"
    GROUP = "group"
    PERSON = "person"
    UNNAMED = "unnamed"
    NARRATOR = "narrator"


class Stance(StrEnum):
    """How a source stands to what it says."""

    ASSERTS = "asserts"
    EXPECTS = "expects"
    DOUBTS = "doubts"
    DENIES = "denies"
    ASKS = "asks"
    THREATENS = "threatens"


class TimeType(StrEnum):
    """The types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Precision(StrEnum):
    """The unit to which a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class PlaceRole(StrEnum):
    """Whether a toponym names a place, or stands for a state or people ("Moscow said", "Russian")."""

    PLACE = "place"
    ASSOCIATIVE = "associative"


class Dimension(StrEnum):
    """What an assessment judges."""

    RELATIONS = "relations"
    STANDING = "standing"
    INTENT = "intent"
    CAPABILITY = "capability"
    STABILITY = "stability"
    CONDUCT = "conduct"
    OUTLOOK = "outlook"
    OTHER = "other"


class Polarity(StrEnum):
    """Which way an assessment points for those whom it is about."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"
    NEUTRAL = "neutral"
