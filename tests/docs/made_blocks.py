"""The parts of the documentation that the code makes: outputs, examples, tables.

    python tests/docs/made_blocks.py      # writes them anew; the tests check that they are up to date

A part stands between `<!-- made: NAME -->` and `<!-- end -->`; NAME is a key of `MAKERS`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from trace_blocks import TRACES, guide_record

from legation.codebook.cameo import load_cameo
from legation.codebook.plover import load_plover
from legation.model.codes import EventType, Quad

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
#: The example of a codebook of the user's.
OWN = ROOT / "examples" / "codebooks" / "arms-control.yaml"
_BLOCK = re.compile(r"(<!-- made: ([a-z-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
#: Words of the example report whose entries the README shows.
_SHOWN = (
    *("Kosygin met Pakistan", "refused to sign", "went to Moscow", "fly to Kabul", "withdrawal of troops"),
    *("preparing to leave", "prestige", "Ali Bhutto: "),
)
#: Two spaces and the symbol of a status.
_MARK = r"  [^\w\s“(] "


def example(name: str) -> tuple[Path, str]:
    """The text of an example report and the day on which it was published."""
    folder = ROOT / "examples" / name
    return folder / "report.txt", json.loads((folder / "report.json").read_text(encoding="utf-8"))["published"]


def briefing() -> str:
    """Some entries of the briefing that `make demo` prints."""
    lines = _briefing_lines()
    kept: list[str] = []
    for heading, entries in _sections(lines):
        chosen = [e for e in entries if any(words in " ".join(" ".join(e).split()) for words in _SHOWN)]
        if chosen:
            kept += ["", heading, *(line for entry in chosen for line in entry)]
            kept += ["  ..."] if len(chosen) < len(entries) else []
    return fenced("\n".join(kept[1:]), "text")


def _briefing_lines(name: str = "envoy-tashkent", *options: str) -> list[str]:
    from typer.testing import CliRunner

    from legation.cli.main import app

    path, published = example(name)
    words = ["read", str(path), "--published", published, *options]
    result = CliRunner().invoke(app, words, env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    return str(result.stdout).splitlines()


def _sections(lines: Iterable[str]) -> list[tuple[str, list[list[str]]]]:
    """Headings in capitals with a count, and the entries below, each with its lines."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in lines:
        if re.fullmatch(r"[A-Z][A-Z ,]+  \d+", line):
            found.append((line, []))
        elif found and _begins(line, found[-1][1]):
            found[-1][1].append([line])
        elif found and line.strip() and found[-1][1]:
            found[-1][1][-1].append(line)
    return found


def _begins(line: str, entries: list[list[str]]) -> bool:
    """Whether an entry begins: at two spaces, and in sections whose entries have a mark, with one."""
    marked = bool(entries) and re.match(_MARK, entries[0][0]) is not None
    return re.match(_MARK if marked else r"  \S", line) is not None


def own_type() -> str:
    """A type of the example codebook, as its file has it."""
    file = OWN.read_text(encoding="utf-8")
    return fenced(next(part for part in file.split("\n\n") if part.startswith("- name: inspection")), "yaml")


def own_briefing() -> str:
    """What the example codebook makes of a report, without the head of the briefing."""
    lines = _briefing_lines("missile-hokkaido-2017", "--codebook", str(OWN))
    start = next(number for number, line in enumerate(lines) if re.fullmatch(r"[A-Z][A-Z ,]+  \d+", line))
    end = next((n for n, line in enumerate(lines) if re.match(r"JUDGEMENTS|POSTS|MIND", line)), len(lines))
    return fenced("\n".join(lines[start:end]).rstrip(), "text")


def types() -> str:
    """One row a PLOVER type."""
    plover = load_plover()
    rows = [
        (f"`{kind}`", _quad(plover.quad(kind)), f"{entry.intensity:+.1f}", f"`{entry.cameo}`", entry.definition.strip())
        for kind, entry in plover.types.items()
    ]
    return table(("type", "quad class", "intensity", "CAMEO", "what it is"), rows)


def modes() -> str:
    """One row a mode."""
    rows = [
        (f"`{kind}`", f"`{name}`", f"{mode.intensity:+.1f}", f"`{mode.cameo}`", mode.definition)
        for kind, entry in load_plover().types.items()
        for name, mode in entry.modes.items()
    ]
    return table(("type", "mode", "intensity", "CAMEO", "what it is"), rows)


def contexts() -> str:
    """One row a context."""
    return table(("context", "what it is about"), ((f"`{k}`", v) for k, v in load_plover().contexts.items()))


def cameo() -> str:
    """For each type and mode the CAMEO codes that become it."""
    found: dict[tuple[str, str], list[str]] = {}
    for code in load_cameo().values():
        found.setdefault((code.type or "", code.mode or ""), []).append(code.code)
    order = {kind.value: number for number, kind in enumerate(EventType)}
    rows = [
        (f"`{kind}`" if kind else "no type", f"`{mode}`" if mode else "", " ".join(sorted(found[kind, mode])))
        for kind, mode in sorted(found, key=lambda pair: (order.get(pair[0], 99), pair[1]))
    ]
    return table(("PLOVER type", "mode", "CAMEO codes"), rows)


def entry(key: str, pick: Callable[[dict[str, Any]], bool] = lambda entry: True) -> Callable[[], str]:
    """A maker that shows one entry of the record of the guide text as JSON."""

    def made() -> str:
        found = next(one for one in guide_record().to_dict()[key] if pick(one))
        return fenced(_json(found), "json")

    return made


def trace(make: Callable[[], str]) -> Callable[[], str]:
    """A maker that shows what a stage found."""
    return lambda: fenced(make(), "text")


def head() -> str:
    """The report's part of the record."""
    return fenced(_json(guide_record().to_dict()["report"]), "json")


def state() -> str:
    """An entry of a state, as its file has it."""
    file = (ROOT / "src/legation/atlas/data/states/africa.yaml").read_text(encoding="utf-8")
    return fenced(next(entry for entry in file.split("\n\n") if entry.startswith("- code: SWZ")), "yaml")


def counts() -> str:
    """How much the atlas holds, rounded down, so that the page stays true while it grows."""
    return table(("what", "at least"), ((what, f"{_floor(number):,}") for what, number in _counts().items()))


@cache
def _counts() -> dict[str, int]:
    from legation.atlas.atlas import Atlas
    from legation.atlas.loader import load_groups, load_organisations, load_states
    from legation.atlas.offices import Offices
    from legation.atlas.places import Gazetteer

    states, tenures = load_states(), Offices.load().all
    return {
        "states and territories that exist": sum(s.end is None for s in states),
        "former states": sum(s.end is not None for s in states),
        "organisations: international bodies, alliances, courts, conferences, NGOs": len(load_organisations()),
        "armed groups and movements": len(load_groups()),
        "organs with a name of their own: ministries, parliaments, armies, parties": sum(
            a.kind == "organ" for a in Atlas.load().actors.values()
        ),
        "forms of names, demonyms, capitals and seats": sum(1 for _ in Atlas.load().names()),
        "tenures of office": len(tenures),
        "people who held them": len({t.person for t in tenures}),
        "names of places": len(Gazetteer.load()),
    }


def _floor(number: int) -> int:
    """Rounded down to two digits."""
    unit = 10 ** max(len(str(number)) - 2, 0)
    return int(number // unit * unit)


def _quad(quad: Quad) -> str:
    return f"{int(quad)} {quad.name.lower().replace('_', ' ')}"


def _json(value: Any) -> str:
    """Indented by two, short lists and objects on one line."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return re.sub(r"[\[{]\n\s+[^\[\]{}\n]{1,40}(?:\n\s+[^\[\]{}\n]{1,40}){0,3}\n\s+[\]}]", _joined, text)


def _joined(found: re.Match[str]) -> str:
    return re.sub(r"^([\[{]) | ([\]}])$", r"\1\2", " ".join(found[0].split()))


def fenced(text: str, language: str) -> str:
    """A code block."""
    return f"```{language}\n{text.strip(chr(10))}\n```\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *(tuple(" ".join(cell.split()) for cell in row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


MAKERS: dict[str, Callable[[], str]] = {
    "briefing": briefing,
    "own-type": own_type,
    "own-briefing": own_briefing,
    "types": types,
    "modes": modes,
    "contexts": contexts,
    "cameo": cameo,
    "counts": counts,
    "atlas-state": state,
    "record-report": head,
    "record-event": entry("events", lambda e: e["probability"] is not None),
    "record-claim": entry("claims", lambda c: c["events"]),
    "record-assessment": entry("assessments"),
    "record-office": entry("offices"),
    "record-time": entry("times", lambda t: t["precision"] == "week"),
    "record-place": entry("places", lambda p: p["lat"] is not None),
    **{name: trace(make) for name, make in TRACES.items()},
}


def remade(text: str) -> str:
    """The page with its made parts as the code makes them now. Raises KeyError for an unknown name."""
    return _BLOCK.sub(lambda m: m[1] + MAKERS[m[2]]() + m[4], text)


def main() -> int:
    """Write all pages anew."""
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = remade(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"written anew: {page.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
