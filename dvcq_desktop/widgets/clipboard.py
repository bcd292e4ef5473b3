# SPDX-License-Identifier: MIT
"""Records to the clipboard, as Excel and Word take them: tab-separated text and an HTML table at once."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from dvcq_desktop.widgets.columns import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = "style=\"mso-number-format:'\\@'\""


def records_as_mime(columns: Sequence[Column], records: Sequence[object]) -> QMimeData:
    """Return the records with a header row, in the columns' order."""
    rows = [[column.title for column in columns]]
    rows += [[_one_line(column.text_of(record)) for column in columns] for record in records]
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in rows))
    data.setHtml(_as_html(columns, rows))
    return data


def texts_as_mime(rows: Sequence[Sequence[str]], *, headed: bool = True) -> QMimeData:
    """Return rows of texts, the first of which may be a header."""
    lines = [[_one_line(text) for text in row] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in lines))
    head, body = (lines[:1], lines[1:]) if headed else ([], lines)
    html = ['<meta charset="utf-8"><table border="1">']
    html += ["<tr>" + "".join(f"<th>{escape(text)}</th>" for text in line) + "</tr>" for line in head]
    html += ["<tr>" + "".join(f"<td {_TEXT}>{escape(text)}</td>" for text in line) + "</tr>" for line in body]
    data.setHtml("".join([*html, "</table>"]))
    return data


def pasted_rows(text: str) -> list[list[str]]:
    """Return the cells of a text as Excel and Word put a table on the clipboard, rows of the same length.

    A cell that holds line breaks or tabs stands in quotation marks.
    """
    import csv  # noqa: PLC0415 - start-up time

    whole = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").replace("\0", "")
    lines = [f"{line}\n" for line in whole.split("\n")]
    try:
        read = list(csv.reader(lines, delimiter="\t"))
    except csv.Error:
        # A text that only begins with a quotation mark is no cell as Excel writes them.
        read = [line.split("\t") for line in lines]
    rows = [[_one_line(cell) for cell in row] for row in read]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


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
