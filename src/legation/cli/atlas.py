"""`legation atlas`: a user's own dictionaries of actors and agents, taken into the atlas."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.guard import EXIT_CODES, ExitCode, guarded, say, say_error
from legation.model.errors import BadInput, LegationError

if TYPE_CHECKING:
    from legation.atlas.dictionaries.entries import Reading, Skipped

#: How many lines a reason is shown with.
_EXAMPLES = 3

atlas = typer.Typer(
    name="atlas",
    no_args_is_help=True,
    help="Your own dictionaries of actors and agents: import, list and remove them.",
    epilog=EXIT_CODES,
)


def import_(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Actors or agents in the format of PETRARCH or Phoenix.")
    ],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call it, if not as the file; for a single file.")
    ] = None,
    skipped: Annotated[bool, typer.Option("--skipped", help="Show each line that was left out.")] = False,
) -> None:
    """Take dictionaries into the atlas: from then on all reading uses them. One of the same name is replaced."""
    if name is not None and len(paths) > 1:
        raise BadInput("--name is that of one dictionary, and there are several files. Leave it out.")
    errors: list[LegationError] = []
    for path in paths:
        try:
            _import(path, name, skipped)
        except LegationError as error:
            if len(paths) == 1:
                raise
            errors.append(error)
            say_error(error)
    if errors:
        say(f"{len(errors)} of {len(paths)} files could not be imported; they are named above.")
        raise typer.Exit(ExitCode.SOME_UNREAD if len(errors) < len(paths) else ExitCode.NOTHING_READ)


def _import(path: Path, name: str | None, show_all: bool) -> None:
    from legation.atlas.dictionaries.parse import read_dictionary
    from legation.atlas.dictionaries.store import path_of, save

    path_of(name or path.stem)  # a name that cannot be is told before a long file is read
    reading = read_dictionary(path, name)
    replaced = save(reading.dictionary)
    typer.echo(_taken(reading) + (" It replaces the one of that name." if replaced else ""))
    for line in _each(reading.skipped) if show_all else _summary(reading.skipped):
        typer.echo(line)


def _taken(reading: Reading) -> str:
    """What was taken, in words."""
    one = reading.dictionary
    parts = []
    if one.actors:
        parts.append(f"{_count(len(one.actors), 'actor')} under {_count(one.forms, 'name')}")
    if one.nouns:
        parts.append(_count(len(one.nouns), "agent"))
    return f"{one.name}: {' and '.join(parts)} imported from {one.source}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _summary(skipped: tuple[Skipped, ...]) -> list[str]:
    """A line for each reason, the most frequent first."""
    if not skipped:
        return []
    reasons: dict[str, list[int]] = defaultdict(list)
    for one in skipped:
        reasons[one.reason].append(one.line)
    lines = [f"  {_count(len(skipped), 'line')} skipped; --skipped shows each:"]
    for reason, numbers in sorted(reasons.items(), key=lambda item: -len(item[1])):
        where = ", ".join(f"{number:,}" for number in numbers[:_EXAMPLES])
        more = ", ..." if len(numbers) > _EXAMPLES else ""
        lines.append(f"  {len(numbers):>7,}  {reason} (line {where}{more})")
    return lines


def _each(skipped: tuple[Skipped, ...]) -> list[str]:
    return [f"  line {one.line:,}: {one.reason}: {one.text}" for one in skipped]


def list_() -> None:
    """Show which dictionaries are imported, with what is in them."""
    from legation.atlas.dictionaries.store import folder, load_imported

    found = load_imported()
    if not found:
        typer.echo("No dictionary is imported. `legation atlas import FILE` takes one.")
        return
    for one in found:
        counts = f"{_count(len(one.actors), 'actor')}, {_count(one.forms, 'name')}, {_count(len(one.nouns), 'agent')}"
        typer.echo(f"{one.name}: {counts}; from {one.source}")
    say(f"They are kept in {folder()}.")


def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As `legation atlas list` shows it.")]) -> None:
    """Take an imported dictionary out again."""
    from legation.atlas.dictionaries.store import remove as take_out

    take_out(name)
    typer.echo(f"{name}: removed.")


atlas.command("import", no_args_is_help=True, epilog=EXIT_CODES)(guarded(import_))
atlas.command("list", epilog=EXIT_CODES)(guarded(list_))
atlas.command("remove", no_args_is_help=True, epilog=EXIT_CODES)(guarded(remove))
