# SPDX-License-Identifier: MIT
"""Records to the clipboard, as Excel and Word take them: tab-separated text and an HTML table at once."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from dvcq_desktop.widgets.columns import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence


def records_as_mime(columns: Sequence[Column], records: Sequence[object]) -> QMimeData:
    """Return the records with a header row, in the columns' order."""
    rows = [[column.title for column in columns]]
    rows += [[_one_line(column.text_of(record)) for column in columns] for record in records]
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in rows))
    data.setHtml(_as_html(columns, rows))
    return data


def _as_html(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    lines = ['<meta charset="utf-8"><table border="1">']
    lines.append("<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>")
    lines.extend(
        "<tr>"
        + "".join(_html_cell(column, cell) for column, cell in zip(columns, row, strict=True))
        + "</tr>"
        for row in body
    )
    lines.append("</table>")
    return "".join(lines)


def _html_cell(column: Column, text: str) -> str:
    """Keep numbers to the right, and everything else text: Excel would read 02/03 as a day of its own."""
    style = "text-align:right" if column.kind is Kind.NUMBER else "mso-number-format:'\\@'"
    return f'<td style="{style}">{escape(text)}</td>'


def _one_line(text: str) -> str:
    return " ".join(text.split())
