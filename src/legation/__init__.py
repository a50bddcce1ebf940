"""Legation reads news reports on relations between states and keeps the record.

>>> from datetime import date
>>> from legation import Reader, Report
>>> record = Reader().read(Report(text="Japan recalled its ambassador.", published=date(2012, 8, 11)))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.atlas.offices import holders
    from legation.codebook.own import Codebook, load_codebook
    from legation.model.errors import LegationError
    from legation.model.record import Office, Party, Record, Relation, Report
    from legation.reading.reader import Reader

__version__ = "0.1.0"

#: Where each public name lives; imported on first use, so that `legation --help` loads no model.
_HOMES = {
    "Codebook": "legation.codebook.own",
    "LegationError": "legation.model.errors",
    "Office": "legation.model.record",
    "Party": "legation.model.record",
    "Reader": "legation.reading.reader",
    "Record": "legation.model.record",
    "Relation": "legation.model.record",
    "Report": "legation.model.record",
    "holders": "legation.atlas.offices",
    "load_codebook": "legation.codebook.own",
}

__all__ = [
    "Codebook",
    "LegationError",
    "Office",
    "Party",
    "Reader",
    "Record",
    "Relation",
    "Report",
    "__version__",
    "holders",
    "load_codebook",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'legation' has no attribute {name!r}")
