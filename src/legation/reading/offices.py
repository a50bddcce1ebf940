"""Posts that a text says people hold or held."""

from __future__ import annotations

from legation.model.record import Office
from legation.reading.layers import Mention, Parsed


def find_offices(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Office, ...]:
    """Offices in the order of the text."""
    return ()
