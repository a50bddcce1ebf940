"""`legation code`: JSON Lines of reports in, JSON Lines of records out, resumable."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, BinaryIO

import typer

from legation.cli.guard import ExitCode, say, warn
from legation.cli.outcome import Outcome
from legation.cli.read import MAX_CHARACTERS
from legation.cli.reader import CodebookOption, Means, find_means, read_all
from legation.model.errors import BadInput, LegationError, NoText

if TYPE_CHECKING:
    from legation.cli.resume import Done
    from legation.exchange.jsonl import Line
    from legation.model.record import Report

STREAM = "-"


def code(
    source: Annotated[str, typer.Argument(metavar="IN.jsonl", help="Reports, one a line; - for stdin.")] = STREAM,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Records, one a line; - for stdout.")
    ] = STREAM,
    processes: Annotated[int, typer.Option(min=1, max=256, help="How many processes read at once.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an interrupted call stopped.")] = False,
    max_characters: Annotated[int, typer.Option(min=1, help="Longest text of one report.")] = MAX_CHARACTERS,
    codebook: CodebookOption = None,
    no_imported: Annotated[bool, typer.Option("--no-imported", help="Leave imported dictionaries out.")] = False,
) -> None:
    """Read many reports: a record or an error for each line of the input, in order."""
    means = find_means(processes, not no_imported, codebook)
    raise typer.Exit(_code(source, output, resume, max_characters, means))


def _code(source: str, output: str, resume: bool, max_characters: int, means: Means) -> int:
    """Stream the input through the reader; the exit code."""
    from legation.cli.resume import cut, remaining
    from legation.exchange.jsonl import NO_REPORT, read_lines

    done = _earlier(source, output, resume)
    outcome = Outcome(read=len(done.ids) - done.failed, failed_before=done.failed)
    with ExitStack() as stack:
        stream, name, total = _open_input(source, stack)
        lines = read_lines(stream, name, max_characters, warn)
        if done.ids:
            lines = remaining(lines, done, Path(output))
            say(f"{len(done.ids):,} reports are done already; going on with the next.")
        if output != STREAM:
            cut(Path(output), done)
        try:
            first = next(lines, None)
            if first is not None:  # an input without a report leaves no empty file behind
                target = _open_output(output, stack)
                with _progress(total) as advance:
                    _stream(chain([first], lines), name, target, outcome, max_characters, means, advance)
        except KeyboardInterrupt:
            _say_interrupted(source, output, outcome, means)
            return ExitCode.INTERRUPTED
    if not outcome.total:
        raise NoText(f"{name}: {NO_REPORT}")
    return outcome.end()


def _stream(
    lines: Iterable[Line],
    name: str,
    target: IO[str],
    outcome: Outcome,
    max_characters: int,
    means: Means,
    advance: Callable[[Line], None],
) -> None:
    """Write a line for each line of the input, whole and at once."""
    from legation.exchange.jsonl import to_error_line, to_line

    for line, result in read_all(_completed(lines, name, max_characters), means):
        if isinstance(result, LegationError):
            words = to_error_line(result, line.id, line.number)
            outcome.failed(result, f"{name}, line {line.number}")
        else:
            words = to_line(result)
            outcome.read += 1
        target.write(words + "\n")
        target.flush()
        advance(line)


def _completed(lines: Iterable[Line], name: str, max_characters: int) -> Iterator[tuple[Line, Report | LegationError]]:
    """Each line with its report made ready for the reader."""
    from legation.exchange.documents import ReadOptions, guarded

    options = ReadOptions(max_characters=max_characters)
    for line in lines:
        yield line, guarded(line.result, f"{name}, line {line.number}", options)


def _earlier(source: str, output: str, resume: bool) -> Done:
    """What an earlier call wrote. Raises `BadInput` where the output cannot be taken."""
    from legation.cli.resume import Done, completed

    if output == STREAM:
        if resume:
            raise BadInput("--resume needs the file that the interrupted call wrote. Name it with --output OUT.jsonl.")
        return Done()
    path = Path(output)
    if source != STREAM and path.exists() and Path(source).exists() and path.samefile(source):
        raise BadInput(f"{output}: it is the input as well. Name another file with --output.")
    if resume:
        return completed(path)
    if path.is_file() and path.stat().st_size:
        raise BadInput(
            f"{output}: it is there already. Add --resume to go on with it, or name another file with --output."
        )
    return Done()


def _open_input(source: str, stack: ExitStack) -> tuple[BinaryIO, str, int | None]:
    """The stream of the input, its name, and its size in bytes where that is known."""
    if source == STREAM:
        if sys.stdin.isatty():
            say("Reading reports from standard input, one JSON object a line.")
        return sys.stdin.buffer, "standard input", None
    try:
        return stack.enter_context(Path(source).open("rb")), source, Path(source).stat().st_size
    except OSError as error:
        raise BadInput(f"{source}: {error.strerror}. Name a file of JSON Lines, or - for standard input.") from None


def _open_output(output: str, stack: ExitStack) -> IO[str]:
    if output == STREAM:
        return sys.stdout
    try:
        return stack.enter_context(Path(output).open("a", encoding="utf-8", newline="\n"))
    except OSError as error:
        raise BadInput(f"--output {output}: {error.strerror}. Name a file that can be written.") from None


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[[Line], None]]:
    """A bar on standard error where that is a terminal; measured in bytes of the input."""
    if not sys.stderr.isatty():
        yield lambda line: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.fields[reports]} reports"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=total, reports=0)
        count = 0

        def advance(line: Line) -> None:
            nonlocal count
            count += 1
            bar.update(task, advance=line.size, reports=count)

        yield advance


def _say_interrupted(source: str, output: str, outcome: Outcome, means: Means) -> None:
    count = outcome.total
    if output == STREAM:
        say(f"Interrupted after {count:,} reports. To be able to go on, write to a file with --output OUT.jsonl.")
    else:
        again = f"legation code {source} --output {output} --resume{means.options}"
        say(f"Interrupted after {count:,} reports. Go on with: {again}")
