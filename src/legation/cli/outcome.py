"""How many reports were read, which were not, and what a command ends with."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.cli.guard import ExitCode, say, say_error
from legation.model.errors import LegationError


@dataclass
class Outcome:
    """Counts what became of each report; `end` gives the exit code."""

    read: int = 0
    errors: list[LegationError] = field(default_factory=list)

    def failed(self, error: LegationError, name: str) -> None:
        """Note and say that a report could not be read; `name` is put before a message that does not have it."""
        if not str(error).startswith(name):
            error = type(error)(f"{name}: {error}")
        self.errors.append(error)
        say_error(error)

    def end(self) -> ExitCode:
        """The exit code; where some of several reports failed, a line that counts them."""
        if not self.errors:
            return ExitCode.ALL_READ
        total = self.read + len(self.errors)
        if self.read:
            say(f"{len(self.errors)} of {total} reports could not be read; they are named above.")
            return ExitCode.SOME_UNREAD
        return ExitCode.NOTHING_READ
