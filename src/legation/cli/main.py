"""The entry point of the command line. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from legation.cli.atlas import atlas
from legation.cli.code import code
from legation.cli.codebook import codebook
from legation.cli.guard import EXIT_CODES, guarded
from legation.cli.read import read

app = typer.Typer(
    name="legation",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
)
app.command("read", no_args_is_help=True, epilog=EXIT_CODES)(guarded(read))
app.command("code", epilog=EXIT_CODES)(guarded(code))
app.command("codebook")(guarded(codebook))
app.add_typer(atlas)


def _version(wanted: bool) -> None:
    if wanted:
        from legation import __version__

        typer.echo(f"legation {__version__}")
        raise typer.Exit


@app.callback()
def legation(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Legation reads news reports on relations between states and keeps the record: who did what to whom, when,
    where, who says so, and how sure they are. Every entry points at the words it rests on.
    """


def run() -> None:
    """What the command `legation` calls."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


if __name__ == "__main__":
    run()
