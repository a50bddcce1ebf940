"""What the command line says when something is wrong, and how it ends."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable
from enum import IntEnum
from typing import ParamSpec, TypeVar

import typer

from legation.model.errors import LegationError, NotInstalled

P = ParamSpec("P")
R = TypeVar("R")


class ExitCode(IntEnum):
    """What a command ends with; documented in docs/command-line.md."""

    ALL_READ = 0
    SOME_UNREAD = 1
    WRONG_USAGE = 2
    NOTHING_READ = 3
    INSTALLATION = 4
    FAULT = 70
    INTERRUPTED = 130


EXIT_CODES = (
    "Exit codes: 0 all read; 1 some of several reports could not be read (they are named); 2 wrong usage; "
    "3 nothing could be read; 4 a data file, the disk or the installation is wrong; 70 a fault of Legation; "
    "130 interrupted."
)


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """A command that ends every error with one clean message on standard error and the exit code that fits it.

    With LEGATION_DEBUG=1 the traceback of an unforeseen error is shown as well.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except LegationError as error:
            say_error(error)
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            say("Interrupted.")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(ExitCode.ALL_READ) from None
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except ImportError as error:
            _say_missing(error)
            raise typer.Exit(ExitCode.INSTALLATION) from None
        except OSError as error:
            _say_system(error)
            raise typer.Exit(ExitCode.INSTALLATION) from None
        except Exception as error:
            _say_fault(error)
            raise typer.Exit(ExitCode.FAULT) from None

    return run


def say(message: str) -> None:
    """A plain message on standard error."""
    sys.stderr.write(f"{message}\n")


def say_error(error: LegationError) -> None:
    """The code and the message of an error on standard error, red on a terminal."""
    typer.secho(f"{error.code} {_plain(str(error))}", fg=typer.colors.RED, err=True)


def warn(message: str) -> None:
    """A warning on standard error, yellow on a terminal."""
    typer.secho(f"Warning: {_plain(message)}", fg=typer.colors.YELLOW, err=True)


def _debug(error: Exception) -> None:
    if os.environ.get("LEGATION_DEBUG") == "1":
        traceback.print_exception(error)


def _say_system(error: OSError) -> None:
    """A full disk, a file that may not be read: what the system says, and of which file."""
    _debug(error)
    what = f"{error.strerror}: {error.filename}" if error.strerror and error.filename else error.strerror or str(error)
    typer.secho(f"{_plain(what)}. Check the disk and the rights, then try again.", fg=typer.colors.RED, err=True)


def _say_missing(error: ImportError) -> None:
    _debug(error)
    say_error(NotInstalled(f"A part of the installation is missing: {error}. Install Legation again with pip."))


def _say_fault(error: Exception) -> None:
    _debug(error)
    typer.secho(
        f"{type(error).__name__}: {_plain(str(error))}\nThis is a fault of Legation, not of what you gave it. "
        "Run again with LEGATION_DEBUG=1 and report what is shown, with the document if you can.",
        fg=typer.colors.RED,
        err=True,
    )


def _drop_output() -> None:
    """Whoever read our output is gone: let the interpreter flush into nothing as it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _plain(message: str) -> str:
    """Without control characters, which a file name may hold."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in message)
