# SPDX-License-Identifier: MIT
"""What a frozen record keeps of itself in one text, so that of two copies of it one is taken whole.

Of a record that two PCs froze apart one text is chosen; what only one of them had changed in other fields is
no part of the choice. So the text begins with all that the record is called by, and that is what is shown.
"""

from __future__ import annotations

import json
from typing import Any

ABOUT = '{"about":'
"""How such a text begins: what a record is called by can be read without the rest."""


def text_of(values: dict[str, Any]) -> str:
    """Return values as text: the same ones give the same text on every PC; "about" comes first."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def about(text: str) -> dict[str, Any]:
    """Return what a record is called by, nothing where its text was kept before that was part of it."""
    if not text.startswith(ABOUT):
        return {}
    held: dict[str, Any] = json.JSONDecoder().raw_decode(text, len(ABOUT))[0]
    return held


def column(table: str, name: str, text: str) -> str:
    """Return a column in SQL; of a frozen record as its text says, whose name is given as an expression."""
    kept = f"{table}.state = 'frozen' and {text} like '{ABOUT}%'"
    return f"case when {kept} then json_extract({text}, '$.about.{name}') else {table}.{name} end"
