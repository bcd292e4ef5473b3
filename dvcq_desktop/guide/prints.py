# SPDX-License-Identifier: MIT
"""The guide as one paper: the pages of the help in their order, with their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.guide import markdown
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dvcq_desktop.documents.blocks import Block, Document, Text
    from dvcq_desktop.guide.markdown import Line, Part
    from dvcq_desktop.guide.pages import Guide, Page

TITLE = "Sách hướng dẫn sử dụng"
_SHARE_OF_KEYS = 30


def build(guide: Guide) -> Document:
    """Build the guide: its contents, then each page from a new sheet on."""
    from dvcq_desktop.documents.blocks import Document, Heading, PageBreak, Paragraph, Title  # noqa: PLC0415 - heavy

    blocks: list[Block] = [Title("SÁCH HƯỚNG DẪN", "Sử dụng chương trình DVCQ Desktop")]
    pages = guide.pages[1:]
    listed = "\n".join(f"{number}. {page.title}" for number, page in enumerate(pages, 1))
    numbers = {page.slug: number for number, page in enumerate(pages, 1)}
    blocks.append(Paragraph(listed, first_line=False, align="left"))
    for number, page in enumerate(pages, 1):
        blocks += [PageBreak(), Heading(1, f"{number}.", page.title), *_Paper(numbers).blocks(page)]
    return Document(title=TITLE, author="DVCQ Desktop", blocks=tuple(blocks))


class _Paper:
    """Turn pages into blocks; a link names the section of the guide that it leads to."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers

    def blocks(self, page: Page) -> Iterator[Block]:
        """Return a page without its title."""
        for part in page.parts:
            if not (isinstance(part, markdown.Heading) and part.level == 1):
                yield self._block(part)

    def _block(self, part: Part) -> Block:
        from dvcq_desktop.documents.blocks import Heading, Paragraph  # noqa: PLC0415 - when it is printed

        match part:
            case markdown.Heading():
                return Heading(2 if part.level <= 2 else 3, "", self._text(part.line))
            case markdown.Item():
                return Paragraph(self._text((markdown.Run(f"{part.sign} "), *part.line)))
            case markdown.Rows():
                return self._table(part)
            case markdown.Shot():
                return _photo(part)
        return Paragraph(self._text(part.line))

    def _table(self, part: markdown.Rows) -> Block:
        from dvcq_desktop.documents.blocks import Column, Row, Table  # noqa: PLC0415 - when it is printed

        head, *rows = part.rows
        rest = (100 - _SHARE_OF_KEYS) / max(1, len(head) - 1)
        shares = [_SHARE_OF_KEYS, *[rest] * (len(head) - 1)]
        columns = tuple(Column(markdown.plain(cell), share) for cell, share in zip(head, shares, strict=True))
        return Table(columns, tuple(Row(tuple(self._text(cell) for cell in row)) for row in rows))

    def _text(self, line: Line) -> Text:
        from dvcq_desktop.documents.blocks import Span  # noqa: PLC0415 - when it is printed

        return tuple(Span(self._words(run), bold=run.bold, italic=run.italic) for run in line)

    def _words(self, run: markdown.Run) -> str:
        number = self._numbers.get(run.target.removesuffix(".md"))
        return f"{run.text} (mục {number})" if number else run.text


def _photo(part: markdown.Shot) -> Block:
    from PIL import Image  # noqa: PLC0415 - when it is printed

    from dvcq_desktop.documents.blocks import Photo, Photos  # noqa: PLC0415 - when it is printed

    path = resource("help", part.file)
    with Image.open(path) as picture:
        width, height = picture.size
    return Photos((Photo(path.read_bytes(), width, height, part.caption),), in_a_row=1)
