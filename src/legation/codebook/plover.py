"""PLOVER 2.0 as data: types, modes, contexts, quad classes and intensities.

After the PLOVER codebook (Halterman, Bagozzi, Beger, Schrodt and Scraborough 2023, "PLOVER and POLECAT: A New
Political Event Ontology and Dataset") in our own words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from legation.model.codes import EventType, Quad
from legation.model.errors import BadData, BadInput

_DATA = Path(__file__).parent / "data"


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way in which an act of a type is done; `intensity` from -10 to 10."""

    definition: str
    cameo: str
    intensity: float


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An event type with its modes."""

    type: EventType
    quad: Quad
    intensity: float
    cameo: str
    name: str
    definition: str
    examples: tuple[str, ...]
    modes: dict[str, Mode] = {}


class Plover(msgspec.Struct, frozen=True):
    """The codebook. `sanction_quad` says where reduced relations are counted (sources differ)."""

    types: dict[EventType, Type]
    contexts: dict[str, str]
    sanction_quad: Quad = Quad.MATERIAL_CONFLICT

    def quad(self, kind: EventType) -> Quad:
        """Quad class of a type."""
        return self.sanction_quad if kind is EventType.SANCTION else self.types[kind].quad

    def intensity(self, kind: EventType, mode: str | None = None) -> float:
        """Intensity score, -10 to 10, of a mode, or of its type where the mode has none."""
        entry = self.types[kind]
        return entry.modes[mode].intensity if mode in entry.modes else entry.intensity

    def cameo(self, kind: EventType, mode: str | None = None) -> str:
        """The CAMEO code of an act of which no more than type and mode is known."""
        entry = self.types[kind]
        return entry.modes[mode].cameo if mode in entry.modes else entry.cameo

    def find(self, name: str) -> Type:
        """The type of a name in any case. Raises BadInput where there is none."""
        try:
            return self.types[EventType(name.strip().upper())]
        except ValueError:
            raise BadInput(f"PLOVER has no type '{name}'. Its types are {', '.join(EventType)}.") from None


@cache
def load_plover(sanction_quad: Quad = Quad.MATERIAL_CONFLICT) -> Plover:
    """Read the codebook's files. Raises BadData naming file and entry."""
    types = {entry.type: entry for entry in _read("plover.yaml", list[Type])}
    if missing := set(EventType) - set(types):
        raise BadData(f"plover.yaml: no entry for {', '.join(sorted(missing))}")
    return Plover(types, _read("contexts.yaml", dict[str, str]), sanction_quad)


def _read(name: str, kind: Any) -> Any:
    try:
        return msgspec.convert(yaml.safe_load((_DATA / name).read_text(encoding="utf-8")), kind)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise BadData(f"{name}: {error}") from error
