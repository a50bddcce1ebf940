"""A user's YAML file with the line of each of its parts, so that a wrong entry is named by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from legation.model.errors import BadInput

T = TypeVar("T")
Step = str | int

_STEP = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_BOOLEAN = "tag:yaml.org,2002:bool"


class _Loader(yaml.SafeLoader):
    """As YAML 1.2: only true and false are booleans, so that `on` and `no` are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != _BOOLEAN]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOLEAN, re.compile(r"^(?:true|false)$"), list("tf"))


class Located:
    """The content of a YAML file. `value` is plain objects."""

    def __init__(self, path: Path) -> None:
        """Raises BadInput where the file cannot be read or is no YAML."""
        self.name = path.name
        try:
            loader = _Loader(path.read_text(encoding="utf-8-sig"))
            self._node = loader.get_single_node()
            self.value: Any = loader.construct_document(self._node) if self._node is not None else None
        except OSError as error:
            raise BadInput(f"{path}: {error.strerror}. Name a codebook, a file of YAML.") from None
        except UnicodeDecodeError:
            raise BadInput(f"{path.name}: this is no text in UTF-8. Save the codebook in UTF-8.") from None
        except (yaml.YAMLError, ValueError) as error:
            raise BadInput(f"{path.name}{_mark(error)}: this is no YAML: {_problem(error)}.") from None
        except RecursionError:
            raise BadInput(f"{path.name}: it is nested too deep.") from None

    def convert(self, kind: type[T]) -> T:
        """The content as `kind`. Raises BadInput naming the line and the entry that is wrong."""
        try:
            return msgspec.convert(self.value, kind)
        except msgspec.ValidationError as error:
            words, _, where = str(error).partition(" - at ")
            steps: list[Step] = [int(n) if n else key for key, n in _STEP.findall(where)]
            if unknown := _UNKNOWN.search(words):
                steps.append(unknown[1])
            raise self.wrong(steps, f"{words}. docs/own-codebook.md says what may stand there") from None

    def wrong(self, steps: Sequence[Step], words: str) -> BadInput:
        """The error for the part at the end of `steps`: file, line, the type that it stands in, what is wrong."""
        inside = self._type(steps)
        return BadInput(f"{self.name}, line {self._line(steps)}{f', type {inside!r}' if inside else ''}: {words}.")

    def _type(self, steps: Sequence[Step]) -> str | None:
        try:
            named = self.value["types"][steps[1]]["name"] if steps[:1] == ["types"] and len(steps) > 1 else None
        except (TypeError, KeyError, IndexError):
            return None
        return named if isinstance(named, str) else None

    def _line(self, steps: Sequence[Step]) -> int:
        """Line of the deepest part that the steps lead to; an entry of a mapping stands where its key does."""
        node, line = self._node, 1
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == step), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line + 1
            else:
                break
        return line


def _mark(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark is not None else ""


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or str(error).splitlines()[0])
