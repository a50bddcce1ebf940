"""`legation codebook`: what a code means."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.cli.reader import CodebookOption, own_codebook
from legation.codebook.cameo import CameoCode, cameo_codes, find_cameo
from legation.codebook.own import Codebook, Others, OwnType
from legation.codebook.plover import Plover, Type, load_plover
from legation.model.codes import EventType
from legation.model.errors import BadInput


def codebook(
    code: Annotated[
        str | None, typer.Argument(help="A PLOVER type (CONSULT), one of its modes, a context, or a CAMEO code (042).")
    ] = None,
    codebook: CodebookOption = None,
) -> None:
    """Show what a code means: definition, quad class, intensity, modes, CAMEO codes. Without a code: all types.

    With --codebook: the types of that codebook, or one of them.
    """
    console, plover = Console(highlight=False), load_plover()
    own = own_codebook(codebook)
    if own is not None:
        _show_own(console, own, code)
    elif code is None:
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


def _show_own(console: Console, book: Codebook, name: str | None) -> None:
    """A user's codebook, or one type of it. What the user wrote is no markup."""
    if name is not None:
        _show_own_type(console, book.find(name))
        return
    rest = "kept" if book.others is Others.KEEP else "left out"
    console.print(book.name, style="bold", markup=False)
    if book.about:
        console.print(book.about, markup=False)
    console.print(f"Events of none of these types are {rest}.\n")
    table = Table("type", "PLOVER", "patterns", "examples", "what it is", box=None, header_style="bold", pad_edge=False)
    for own in book.types.values():
        counts = (str(len(own.patterns)), str(len(own.examples)))
        table.add_row(Text(own.name), own.plover or "", *counts, Text(own.definition))
    console.print(table)


def _show_own_type(console: Console, own: OwnType) -> None:
    set_by_user = (
        own.plover and f"PLOVER {own.plover}{f' ({own.mode})' if own.mode else ''}",
        own.quad and f"quad class {int(own.quad)} ({own.quad.name.lower().replace('_', ' ')})",
        own.intensity is not None and f"intensity {own.intensity:+.1f}",
    )
    console.print(own.name, style="bold", markup=False)
    if any(set_by_user):
        console.print(", ".join(words for words in set_by_user if words))
    console.print(f"\n{own.definition}", markup=False)
    for heading, lines in (("Examples", [f"“{e.text}”" for e in own.examples]), ("Patterns", own.patterns)):
        if lines:
            console.print(f"\n[bold]{heading}[/bold]")
            for line in lines:
                console.print(f"  {line}", markup=False)
