# SPDX-License-Identifier: MIT
"""A page of the help as the text browser shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dvcq_desktop.guide.markdown import Heading, Item, Rows, Shot, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.guide.markdown import Line, Part


def html_of(parts: Sequence[Part], *, line: str, quiet: str) -> str:
    """Return the page; tables are ruled and captions set in these colours."""
    return "".join(_pieces(parts, line, quiet))


def _pieces(parts: Sequence[Part], line: str, quiet: str) -> Iterator[str]:
    before: Part | None = None
    for part in parts:
        kind = _list_of(part)
        if _list_of(before) not in ("", kind):
            yield f"</{_list_of(before)}>"
        if kind and _list_of(before) != kind:
            yield f"<{kind}>"
        yield _piece(part, line, quiet)
        before = part
    if _list_of(before):
        yield f"</{_list_of(before)}>"


def _list_of(part: Part | None) -> str:
    if not isinstance(part, Item):
        return ""
    return "ul" if part.sign == "-" else "ol"


def _piece(part: Part, line: str, quiet: str) -> str:
    match part:
        case Heading():
            name = escape(plain(part.line), quote=True)
            return f'<h{part.level + 1}><a name="{name}"></a>{_line(part.line)}</h{part.level + 1}>'
        case Item():
            return f"<li>{_line(part.line)}</li>"
        case Rows():
            return _table(part, line)
        case Shot():
            file, caption = escape(part.file, quote=True), escape(part.caption)
            shown = f'<a href="{file}"><img src="{file}"></a>'
            return f'<p>{shown}<br><span style="color:{quiet}">{caption}. Bấm vào hình để xem lớn.</span></p>'
    return f"<p>{_line(part.line)}</p>"


def _table(part: Rows, line: str) -> str:
    rows = []
    for place, row in enumerate(part.rows):
        cell = "td" if place else "th"
        rows.append("<tr>" + "".join(f"<{cell}>{_line(each)}</{cell}>" for each in row) + "</tr>")
    style = f"border-collapse:collapse; border-color:{line}"
    return f'<table border="1" cellpadding="5" style="{style}">{"".join(rows)}</table><p></p>'


def _line(line: Line) -> str:
    found = []
    for run in line:
        text = escape(run.text)
        if run.target:
            text = f'<a href="{escape(run.target, quote=True)}">{text}</a>'
        if run.bold:
            text = f"<b>{text}</b>"
        found.append(f"<i>{text}</i>" if run.italic else text)
    return "".join(found)
