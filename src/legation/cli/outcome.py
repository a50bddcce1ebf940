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
    failed_before: int = 0  #: reports that an earlier call, which this one goes on with, could not read

    @property
    def unread(self) -> int:
        """How many reports could not be read, in this call or the one before."""
        return len(self.errors) + self.failed_before

    @property
    def total(self) -> int:
        """How many reports there were."""
        return self.read + self.unread

    def failed(self, error: LegationError, name: str) -> None:
        """Note and say that a report could not be read; `name` is put before a message that does not have it."""
        if not str(error).startswith(name):
            error = type(error)(f"{name}: {error}")
        self.errors.append(error)
        say_error(error)

    def end(self) -> ExitCode:
        """The exit code; where some of several reports failed, or some in an earlier call, a line that counts them."""
        if not self.unread:
            return ExitCode.ALL_READ
        if self.failed_before:
            say(
                f"{self.unread} of {self.total} reports could not be read, {self.failed_before} of them in an earlier "
                "call; each has its line with an error in the output."
            )
        elif self.read:
            say(f"{self.unread} of {self.total} reports could not be read; they are named above.")
        return ExitCode.SOME_UNREAD if self.read else ExitCode.NOTHING_READ
