"""Read dictionary files of PETRARCH and Phoenix: actors with their synonyms and dated codes, agents with their plurals.

The format is described in the documentation of PETRARCH ("PETRARCH Dictionary Formats"), after TABARI (Schrodt 2009).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from legation.atlas.dictionaries.agents import Agents
from legation.atlas.dictionaries.cameo import role_of
from legation.atlas.dictionaries.dates import restriction
from legation.atlas.dictionaries.entries import Dictionary, DictionaryActor, Reading, Role, Skipped
from legation.atlas.dictionaries.lines import lines_of, read_text
from legation.atlas.dictionaries.wording import display, phrase
from legation.model.errors import UnreadableDocument

_CODES = re.compile(r"\[([^\[\]}]*)[\]}]?")
_NAME_END = re.compile(r"[\[{]")
_PATTERN = re.compile(r"[-&*~]|.*(?:\*\*|\$|\^)")
_SHOWN, _LONGEST = 60, 2_000


@dataclass
class _Entry:
    """A root with what follows it."""

    line: int
    words: str
    names: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    faulty: bool = False  #: a code of it was skipped already


class _Parser:
    """Takes one line after another."""

    def __init__(self) -> None:
        self.skipped: list[Skipped] = []
        self.agents = Agents()
        self.done: dict[str, _Entry] = {}
        self.entry: _Entry | None = None

    def take(self, number: int, line: str) -> None:
        """One line; a fault in it is noted and the line left out."""
        try:
            if len(line) > _LONGEST:
                raise ValueError("too long for a line")
            if self.agents.define(line):
                return
            if line.startswith("+"):
                self._synonym(line[1:])
            elif line.startswith("["):
                self._codes(number, line)
            elif _PATTERN.match(_NAME_END.split(line, maxsplit=1)[0]):
                self.close()
                raise ValueError("a pattern of verbs, not an actor or agent")
            elif "~" in line:
                self.close()
                self.agents.add(line)
            else:
                self._root(number, line)
        except ValueError as error:
            self.skipped.append(Skipped(number, line[:_SHOWN], str(error)))

    def close(self) -> None:
        """End the entry that is open; one of the same name is added to."""
        entry, self.entry = self.entry, None
        if entry is None:
            return
        if not entry.roles:
            if not entry.faulty:
                self.skipped.append(Skipped(entry.line, entry.words[:_SHOWN], "no code"))
            return
        first = self.done.setdefault(entry.words, entry)
        if first is not entry:
            first.names += entry.names
            first.roles += entry.roles

    def _root(self, number: int, line: str) -> None:
        self.close()
        words = phrase(_NAME_END.split(line, maxsplit=1)[0])
        self.entry = _Entry(number, words)
        rest = line[len(_NAME_END.split(line, maxsplit=1)[0]) :]
        if "[" in rest:
            self._codes(number, rest)

    def _synonym(self, line: str) -> None:
        words = phrase(_NAME_END.split(line, maxsplit=1)[0])
        if self.entry is None:
            raise ValueError("a synonym without an actor before it")
        self.entry.names.append(words)

    def _codes(self, number: int, line: str) -> None:
        if self.entry is None:
            raise ValueError("a code without an actor before it")
        for text in _CODES.findall(line):
            code, _, when = text.strip().partition(" ")
            if not code:
                continue
            try:
                self.entry.roles.append(role_of(code, restriction(when)))
            except ValueError as error:
                self.entry.faulty = True
                self.skipped.append(Skipped(number, line[:_SHOWN], str(error)))

    def actors(self) -> tuple[DictionaryActor, ...]:
        """All entries, a form once."""
        return tuple(
            DictionaryActor(
                name=display(entry.words),
                names=tuple(dict.fromkeys(display(n) for n in entry.names if n != entry.words)),
                roles=tuple(dict.fromkeys(entry.roles)),
            )
            for entry in self.done.values()
        )


def _plain(name: str) -> str:
    """A file's name without bytes that are no text."""
    return name.encode("utf-8", "replace").decode("utf-8")


def read_dictionary(path: Path, name: str | None = None) -> Reading:
    """The dictionary in a file, and which of its lines were left out for what reason.

    `name` is that of the file without its suffix unless given. Raises `BadInput` where the file cannot be opened,
    `NoText` where it is empty, `UnreadableDocument` where it is no text or has neither actor nor agent.
    """
    parser = _Parser()
    for number, line in lines_of(read_text(path)):
        parser.take(number, line)
    parser.close()
    actors, nouns = parser.actors(), parser.agents.nouns()
    if not actors and not nouns:
        why = f" Line {parser.skipped[0].line}: {parser.skipped[0].reason}." if parser.skipped else ""
        raise UnreadableDocument(
            f"{path.name}: there is no actor or agent in it, such as `HAMID_KARZAI_ [AFGGOV]` or "
            f"`GENDARME_ [~COP]`.{why} Give a dictionary of actors or agents of PETRARCH or Phoenix."
        )
    skipped = tuple(sorted(parser.skipped, key=lambda s: s.line))
    return Reading(Dictionary(name=name or path.stem, source=_plain(path.name), actors=actors, nouns=nouns), skipped)
