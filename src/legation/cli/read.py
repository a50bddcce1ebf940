"""`legation read`: documents in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.guard import warn
from legation.cli.reader import CodebookOption, Means, find_means, read_all
from legation.cli.sinks import Format, make_sink
from legation.model.errors import BadInput, LegationError

if TYPE_CHECKING:
    from legation.exchange.documents import Document, ReadOptions
    from legation.model.record import Report

#: As in exchange.text, which is not imported before it is needed.
MAX_CHARACTERS = 5_000_000


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date, as 2014-11-15."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the report.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published the report.")] = None,
    url: Annotated[str | None, typer.Option(help="Address of the report.")] = None,
    chosen: Annotated[Format, typer.Option("--format", "-f", help="What comes out.")] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here; a folder for the pages of several reports."),
    ] = None,
    processes: Annotated[int, typer.Option(min=1, max=256, help="How many processes read at once.")] = 1,
    max_characters: Annotated[int, typer.Option(min=1, help="Longest text of one report.")] = MAX_CHARACTERS,
    codebook: CodebookOption = None,
    no_imported: Annotated[bool, typer.Option("--no-imported", help="Leave imported dictionaries out.")] = False,
) -> None:
    """Read reports and print who did what to whom, when, where, who says so and how sure they are.

    Plain text, HTML, PDF and JSON Lines of reports. A bad document never stops the others.
    """
    from legation.exchange.documents import ReadOptions

    options = ReadOptions(
        published=parse_day(published, "--published") if published is not None else None,
        title=title,
        outlet=outlet,
        url=url,
        max_characters=max_characters,
        warn=warn,
    )
    raise typer.Exit(_read(paths, options, chosen, output, find_means(processes, not no_imported, codebook)))


def parse_day(value: str, name: str) -> date:
    """A date in ISO 8601. Raises `BadInput` naming the option."""
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise BadInput(f'{name}: "{value}" is not a date. Write it as year-month-day: 2014-11-15.') from None


def _read(paths: list[str], options: ReadOptions, chosen: Format, output: Path | None, means: Means) -> int:
    """Read all paths into the sink of the format; the exit code."""
    from legation.cli.outcome import Outcome
    from legation.exchange.documents import documents

    _require_one(paths)
    _require_other(paths, output)
    found = documents(paths, options)
    head = list(islice(found, 2))
    several = len(head) > 1
    if several and (options.title or options.url):
        raise BadInput("--title and --url are those of one report, and there are several. Leave them out.")
    outcome = Outcome()
    with ExitStack() as stack:
        sink = make_sink(chosen, output, several, stack)
        for name, result in read_all(_named(chain(head, found)), means):
            if isinstance(result, LegationError):
                outcome.failed(result, name)
            else:
                sink.write(result, name)
                outcome.read += 1
    return outcome.end()


def _named(found: Iterable[Document]) -> Iterator[tuple[str, Report | LegationError]]:
    for document in found:
        name = document.name if document.line is None else f"{document.name}, line {document.line}"
        yield name, document.result


def _require_other(paths: list[str], output: Path | None) -> None:
    """Raise `BadInput` where the output would be written over a document."""
    if output is None or not output.is_file():
        return
    for path in paths:
        if path != "-" and Path(path).is_file() and output.samefile(path):
            raise BadInput(f"--output {output}: it is one of the documents to read. Name another file.")


def _require_one(paths: list[str]) -> None:
    """Raise `BadInput` where none of the paths is there: that is wrong usage, not a bad document."""
    if not any(path == "-" or Path(path).exists() for path in paths):
        raise BadInput(f"{paths[0]}: there is no such file or folder. Check the path.")
