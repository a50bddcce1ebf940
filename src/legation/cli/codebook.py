"""`legation codebook`: what a code means."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from legation.codebook.cameo import CameoCode, cameo_codes, find_cameo
from legation.codebook.plover import Plover, Type, load_plover
from legation.model.codes import EventType
from legation.model.errors import BadInput


def codebook(
    code: Annotated[
        str | None, typer.Argument(help="A PLOVER type (CONSULT), one of its modes, a context, or a CAMEO code (042).")
    ] = None,
) -> None:
    """Show what a code means: definition, quad class, intensity, modes, CAMEO codes. Without a code: all types."""
    console, plover = Console(highlight=False), load_plover()
    if code is None:
        console.print(_overview(plover))
    elif code.strip().isdigit():
        _show_cameo(console, find_cameo(code))
    elif code.strip().upper() in EventType.__members__:
        _show_type(console, plover.find(code))
    else:
        _show_word(console, plover, code.strip().lower())


def _overview(plover: Plover) -> Table:
    table = Table("type", "quad", "intensity", "what it is", box=None, header_style="bold", pad_edge=False)
    for kind, entry in plover.types.items():
        table.add_row(kind, str(int(plover.quad(kind))), f"{entry.intensity:+.1f}", entry.name)
    return table


def _show_type(console: Console, entry: Type) -> None:
    console.print(f"[bold]{entry.type}[/bold]  {entry.name}")
    quad = entry.quad.name.lower().replace("_", " ")
    console.print(f"quad class {int(entry.quad)} ({quad}), intensity {entry.intensity:+.1f}\n")
    console.print(entry.definition + "\n")
    for example in entry.examples:
        console.print(f"  “{example}”")
    if entry.modes:
        table = Table("mode", "intensity", "meaning", box=None, header_style="bold", pad_edge=False)
        for name, mode in entry.modes.items():
            table.add_row(name, f"{mode.intensity:+.1f}", mode.definition)
        console.print("\n", table)
    codes = cameo_codes(entry.type)
    console.print("\n[bold]CAMEO[/bold]")
    for code in codes:
        console.print(f"  {code.code:<5}{code.name}")


def _show_cameo(console: Console, code: CameoCode) -> None:
    becomes = " ".join(filter(None, (code.type or "no PLOVER type: a mere statement", code.mode, *code.contexts)))
    console.print(f"[bold]CAMEO {code.code}[/bold]  {code.name}")
    console.print(f"Goldstein {code.goldstein:+.1f}, quad class {int(code.quad)}, in PLOVER: {becomes}")


def _show_word(console: Console, plover: Plover, word: str) -> None:
    """A mode or a context by its name."""
    found = False
    for kind, entry in plover.types.items():
        if word in entry.modes:
            mode, found = entry.modes[word], True
            console.print(f"[bold]{kind} {word}[/bold]  intensity {mode.intensity:+.1f}  {mode.definition}")
    if word in plover.contexts:
        found = True
        console.print(f"[bold]context {word}[/bold]  {plover.contexts[word]}")
    if not found:
        raise BadInput(
            f"The codebook has no type, mode, context or CAMEO code '{word}'. `legation codebook` lists the types."
        )
