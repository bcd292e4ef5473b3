# SPDX-License-Identifier: MIT
"""What tables, fields and changes are called on the screen; each room declares its own in `merging.py`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvcq_desktop.database.schema import FieldValue, Value

TRASH = "deleted_at"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class HistoryLine:
    """What one action did to a record: its heading, and a line for each thing that changed."""

    heading: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """Vietnamese names of a room's tables and fields, and of the values of its enums by field.

    `told` says of a field what its JSON says to a reader, "" to leave that to how any other is told.
    """

    tables: Mapping[str, str]
    fields: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    told: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    def __or__(self, other: Labels) -> Labels:
        """Return the names of both rooms."""
        return Labels(
            {**self.tables, **other.tables},
            {**self.fields, **other.fields},
            {**self.values, **other.values},
            {**self.told, **other.told},
        )

    def table(self, name: str) -> str:
        """Return a table's name for one record ("Nhiệm vụ")."""
        return self.tables.get(name, name)

    def field(self, field_id: str) -> str:
        """Return a field's name; the tombstone of every table has the same."""
        return "Thùng rác" if field_id.endswith(f".{TRASH}") else self.fields.get(field_id, field_id)

    def value(self, field_id: str, value: FieldValue, name_of: Callable[[str], str]) -> str:
        """Return a field's value as it is read; `name_of` turns the key of a record into its name, or ""."""
        parts = value if isinstance(value, tuple) else (value,)
        if field_id.endswith(f".{TRASH}"):
            return "đã bỏ vào thùng rác" if parts[0] else "đang dùng"
        written = (self._written(field_id, part, name_of) for part in parts)
        return ", ".join(part for part in written if part) or "(trống)"

    def _written(self, field_id: str, part: Value, name_of: Callable[[str], str]) -> str:
        if part is None or part == "":
            return ""
        text = str(part)
        known = self.values.get(field_id, {})
        if text in known:
            return known[text]
        if known and "\n" in text:
            # A choice of several, one a line.
            return ", ".join(known.get(line) or name_of(line) or line for line in text.split("\n"))
        if _SHA256.fullmatch(text):
            return "(tệp)"
        if _DAY.fullmatch(text):
            return f"{text[8:]}/{text[5:7]}/{text[:4]}"
        if _MOMENT.fullmatch(text):
            return f"{datetime.fromisoformat(text).astimezone():%d/%m/%Y %H:%M}"
        if text[0] in "[{":
            tell = self.told.get(field_id)
            return (tell(text) if tell else "") or _structure(text)
        return name_of(text) or text


def _structure(text: str) -> str:
    """Return what a reader is told of a value kept as JSON: its words, or how many parts it has."""
    try:
        held = json.loads(text)
    except ValueError:
        return text
    if isinstance(held, list) and all(isinstance(each, str) for each in held):
        return ", ".join(each for each in held if each)
    return f"{len(held)} mục" if isinstance(held, (list, dict)) else text
