# SPDX-License-Identifier: MIT
"""The few signs of Markdown that the help pages use, read into parts for the screen and for paper alike.

Headings with "#" to "###", paragraphs, lists with "- " or "1. ", tables with "|", a picture alone on
its line; within a line **bold**, *slanted* and [links](page.md). Comments are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_HEADING = re.compile(r"(#{1,3}) (.+)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_ITEM = re.compile(r"(-|\d+\.) (.+)")
_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[(?P<text>[^\]]+)\]\((?P<target>[^)]+)\)")


class Run(NamedTuple):
    """A piece of a line: its words, how they are set, and the page that a link leads to."""

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""


Line = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading; the first level names the page."""

    level: int
    line: Line


class Paragraph(NamedTuple):
    """A paragraph."""

    line: Line


class Item(NamedTuple):
    """An item of a list; `sign` is "-" or its number with a dot."""

    sign: str
    line: Line


class Rows(NamedTuple):
    """A table; the first row holds the titles of its columns."""

    rows: tuple[tuple[Line, ...], ...]


class Shot(NamedTuple):
    """A picture: what it shows, and its file."""

    caption: str
    file: str


Part = Heading | Paragraph | Item | Rows | Shot


def parsed(text: str) -> list[Part]:
    """Return the parts of a page in their order."""
    found: list[Part] = []
    for block in re.split(r"\n\s*\n", _COMMENT.sub("", text).strip()):
        found += _block(block)
    return found


def line_of(text: str) -> Line:
    """Return the pieces of a line."""
    runs, done = [], 0
    for match in _INLINE.finditer(text):
        if match.start() > done:
            runs.append(Run(text[done : match.start()]))
        bold, italic, words, target = match.group("bold", "italic", "text", "target")
        runs.append(Run(bold or italic or words, bold=bool(bold), italic=bool(italic), target=target or ""))
        done = match.end()
    if done < len(text):
        runs.append(Run(text[done:]))
    return tuple(runs)


def plain(line: Line) -> str:
    """Return the words of a line."""
    return "".join(run.text for run in line)


def words_of(part: Part) -> str:
    """Return the words of a part, for searching."""
    match part:
        case Rows():
            return " ".join(plain(cell) for row in part.rows for cell in row)
        case Shot():
            return part.caption
    return plain(part.line)


def _block(block: str) -> list[Part]:
    """Return the parts of lines that no empty line divides; a long paragraph or item goes on in the next."""
    found: list[list[str]] = []
    for line in block.splitlines():
        before = found[-1] if found else None
        if line.startswith("|"):
            is_new = before is None or not before[0].startswith("|")
        else:
            starts = _ITEM.match(line) or _HEADING.match(line) or _PICTURE.match(line)
            is_new = before is None or bool(starts or _HEADING.match(before[0]) or before[0].startswith("|"))
        if is_new:
            found.append([line.strip()])
        else:
            found[-1].append(line.strip())
    return [_table(each) if each[0].startswith("|") else _part(" ".join(each)) for each in found if any(each)]


def _table(lines: list[str]) -> Rows:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    kept = [row for row in cells if not all(cell and set(cell) <= set(":-") for cell in row)]
    return Rows(tuple(tuple(line_of(cell) for cell in row) for row in kept))


def _part(text: str) -> Part:
    if match := _HEADING.fullmatch(text):
        return Heading(len(match[1]), line_of(match[2]))
    if match := _PICTURE.fullmatch(text):
        return Shot(match[1], match[2])
    if match := _ITEM.fullmatch(text):
        return Item(match[1], line_of(match[2]))
    return Paragraph(line_of(text))
