"""JSON out: one record as one object, schema `legation.record/1`."""

from __future__ import annotations

import json

from legation.model.record import Record


def to_json(record: Record) -> str:
    """The record indented by two, keys in the order of the schema; characters as they are, a line feed at the end."""
    return json.dumps(record.to_dict(), ensure_ascii=False, indent=2) + "\n"
