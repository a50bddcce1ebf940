"""Dictionaries of actors and agents in the format of PETRARCH and Phoenix, taken into the atlas by their users."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from legation.atlas.dictionaries.entries import Dictionary
from legation.atlas.dictionaries.parse import read_dictionary
from legation.atlas.dictionaries.store import load_imported


def gather(given: Iterable[str | Path | Dictionary] = (), imported: bool = True) -> tuple[Dictionary, ...]:
    """The dictionaries that are given, as files or read already, before those that were imported.

    Raises what `read_dictionary` raises, and `BadData` where one that was imported is damaged.
    """
    own = tuple(one if isinstance(one, Dictionary) else read_dictionary(Path(one)).dictionary for one in given)
    return (*own, *(load_imported() if imported else ()))
