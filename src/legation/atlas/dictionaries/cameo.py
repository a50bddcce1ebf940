"""What a code of a CAMEO actor dictionary stands for: a state, region or body, with its sector of PLOVER."""

from __future__ import annotations

import re
from functools import cache

import msgspec
import yaml

from legation.atlas.actors import ActorKind
from legation.atlas.atlas import Atlas
from legation.atlas.dictionaries.entries import Restriction, Role
from legation.atlas.loader import DATA, Sector
from legation.model.errors import BadData

_SHAPE = re.compile(r"[A-Z][A-Z0-9_]{2,}")
_UNKNOWN_STATES = frozenset({"UIS"})


class Cameo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables by which codes are understood."""

    states: dict[str, str]
    regions: dict[str, str]
    international: dict[str, Sector | None]
    roles: dict[str, Sector]
    bodies: dict[str, str]
    opposed: frozenset[Sector]
    small: frozenset[str]


@cache
def load_cameo_actors() -> Cameo:
    """The tables. Raises `BadData`."""
    path = DATA / "dictionaries" / "cameo.yaml"
    try:
        return msgspec.convert(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader), Cameo)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadData(f"{path.name}: {error}") from error


def role_of(cameo: str, when: Restriction) -> Role:
    """What the code of an actor stands for. Raises `ValueError` with the reason where it stands for nobody."""
    code = cameo.upper()
    if not _SHAPE.fullmatch(code):
        raise ValueError("no code of an actor")
    kind, own, country, sector = _meaning(code)
    return Role(cameo=code, kind=kind, code=own, country=country, sector=sector, start=when.start, end=when.end)


def sector_of(cameo: str) -> Sector:
    """The sector of an agent's code (COP of "~COP"). Raises `ValueError` with the reason where there is none."""
    roles = load_cameo_actors().roles
    found = next((roles[part] for part in _parts(cameo.upper()) if part in roles), None)
    if found is None:
        raise ValueError("a code without a known role")
    return found


def _meaning(code: str) -> tuple[ActorKind, str, str | None, Sector | None]:
    """Kind, code, country and sector."""
    tables = load_cameo_actors()
    head, *rest = _parts(code)
    if head in _UNKNOWN_STATES:
        raise ValueError("a state that is not identified")
    sector = next((tables.roles[part] for part in rest if part in tables.roles), None)
    state = head if Atlas.load().state(head) else tables.states.get(head)
    if state is not None:
        return _of_state(code, state, rest, sector)
    body = next((tables.bodies[part] for part in (head, *rest) if part in tables.bodies), None)
    if body is not None and (head in tables.bodies or head in tables.international):
        return ActorKind.ORGANISATION, body, None, Sector.NGO if head in ("NGO", "NGM") else Sector.IGO
    if head not in tables.international and head not in tables.regions:
        raise ValueError(f"unknown code {head}")
    sector = tables.international.get(head) or sector
    kind = ActorKind.GROUP if sector in tables.opposed else ActorKind.ORGANISATION
    return kind, code, None, sector


def _of_state(
    code: str, state: str, rest: list[str], sector: Sector | None
) -> tuple[ActorKind, str, str | None, Sector | None]:
    if not rest:
        return ActorKind.STATE, state, state, None
    if sector is None:  # an ethnic or religious group: its acts are not the state's
        return ActorKind.GROUP, code, state, Sector.CIVILIANS
    if sector in load_cameo_actors().opposed:
        return ActorKind.GROUP, code, state, sector
    return ActorKind.ORGAN, state, state, sector


def _parts(code: str) -> list[str]:
    """The code in threes; a rest of one or two letters says nothing."""
    return [code[at : at + 3] for at in range(0, len(code) - 2, 3)]
