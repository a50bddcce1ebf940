"""CAMEO as data: every code with its name, Goldstein score and the PLOVER type, mode and contexts that it becomes.

CAMEO 1.1b3 (Schrodt 2012); scores on the scale of Goldstein (1992), as ICEWS uses them; mapping after the PLOVER
manual's conversion table of 2021. 01 (statements) has no PLOVER type; 02 (appeals) becomes REQUEST.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import msgspec

from legation.model.codes import EventType, Quad
from legation.model.errors import BadData, BadInput

_FILE = Path(__file__).parent / "data" / "cameo.csv"


class CameoCode(msgspec.Struct, frozen=True):
    """A CAMEO code; `goldstein` from -10 to 10, `type` null for mere statements."""

    code: str
    name: str
    goldstein: float
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]

    @property
    def root(self) -> str:
        """The two-digit root."""
        return self.code[:2]

    @property
    def quad(self) -> Quad:
        """CAMEO's own quad class by root, with 16 under material conflict."""
        root = int(self.root)
        if root <= 5:
            return Quad.VERBAL_COOPERATION
        if root <= 8:
            return Quad.MATERIAL_COOPERATION
        return Quad.VERBAL_CONFLICT if root <= 13 else Quad.MATERIAL_CONFLICT


@cache
def load_cameo() -> dict[str, CameoCode]:
    """All codes. Raises BadData naming the line that is wrong."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {row["code"]: _code(row, number) for number, row in enumerate(rows, 2)}


def find_cameo(code: str) -> CameoCode:
    """The entry of a code. Raises BadInput where there is none."""
    try:
        return load_cameo()[code.strip()]
    except KeyError:
        raise BadInput(f"CAMEO has no code '{code}'. Codes have two to four digits, such as 042.") from None


def cameo_codes(kind: EventType, mode: str | None = None) -> tuple[CameoCode, ...]:
    """The codes that become a PLOVER type, and mode where one is given."""
    return tuple(c for c in load_cameo().values() if c.type is kind and (mode is None or c.mode == mode))


def _code(row: dict[str, str], number: int) -> CameoCode:
    try:
        return CameoCode(
            code=row["code"],
            name=row["name"],
            goldstein=float(row["goldstein"]),
            type=EventType(row["type"]) if row["type"] else None,
            mode=row["mode"] or None,
            contexts=tuple(row["contexts"].split()),
        )
    except (ValueError, KeyError) as error:
        raise BadData(f"cameo.csv, line {number}: {error}") from error
