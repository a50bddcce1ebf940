"""Word lists of the reading stages: data files read into a given type, every entry checked."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from legation.model.errors import BadData

T = TypeVar("T")

#: Where the word lists of the reading stages lie.
DATA = Path(__file__).parent / "data"


def load_words(path: Path, kind: type[T]) -> T:
    """The content of a YAML file as `kind`. Raises BadData naming the file, and the line or entry that is wrong."""
    try:
        return msgspec.convert(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), kind)
    except (msgspec.ValidationError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name}: {error}") from error
