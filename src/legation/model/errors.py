"""Every error that Legation raises on purpose: what is wrong, and what to do about it."""

from __future__ import annotations


class LegationError(Exception):
    """Base of all; `str(error)` is one sentence or two that a user can act on.

    `code` is stable and searchable; `exit_code` is what the command line ends with.
    """

    code = "L000"
    exit_code = 1


class UnreadableDocument(LegationError):
    """A document whose text cannot be had: binary, damaged, encrypted, of an unknown kind."""

    code = "L101"
    exit_code = 3


class NoText(LegationError):
    """A document in which there is no article, or no sentence."""

    code = "L102"
    exit_code = 3


class UnsupportedLanguage(LegationError):
    """A text in a language that the reader does not read."""

    code = "L103"
    exit_code = 3


class TooLarge(LegationError):
    """A text above the limit set for one report."""

    code = "L104"
    exit_code = 3


class BadInput(LegationError):
    """A value given by the user that cannot be used: a date, a path, a field of a JSON line, an entry of a codebook."""

    code = "L105"
    exit_code = 2


class BadData(LegationError):
    """A data file of the project with an entry that is wrong; names file and line."""

    code = "L201"
    exit_code = 4


class ReadingFault(LegationError):
    """A report on which the reader itself failed: a fault of Legation, not of the report."""

    code = "L301"
    exit_code = 70


class NotInstalled(LegationError):
    """An optional part that the call needs is not there."""

    code = "L202"
    exit_code = 4
