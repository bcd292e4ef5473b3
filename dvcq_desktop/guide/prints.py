# SPDX-License-Identifier: MIT
"""The guide as one paper: the pages of the help in their order, with their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.guide import markdown
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dvcq_desktop.documents.blocks import Block, Document, Text
    from dvcq_desktop.guide.markdown import Line, Part
    from dvcq_desktop.guide.pages import Guide, Page

TITLE = "Sách hướng dẫn sử dụng"
_SHARE_OF_KEYS = 30
_SHARE_OF_SHEET = 12


# As wide as the numbers that take its place, so that the second setting breaks lines like the first.
_NO_SHEET = "00"
# Letters of a page in which the heading of a chapter stands that begins there.
_TOP = 300


def printed(guide: Guide, cancelled: Callable[[], bool] | None = None) -> bytes:
    """Return the guide as a PDF, set twice: the contents tell on which pages the first setting put them."""
    from dvcq_desktop.documents.formats import Format, render_as  # noqa: PLC0415 - when it is printed

    pages = guide.pages[1:]
    first = render_as(build(guide, [_NO_SHEET] * len(pages)), Format.PDF, cancelled=cancelled)
    return render_as(build(guide, _sheets(first, pages)), Format.PDF, cancelled=cancelled)


def build(guide: Guide, sheets: Sequence[str] = ()) -> Document:
    """Build the guide: contents, with the sheets where they are known, then each page from a new one on."""
    from dvcq_desktop.documents.blocks import Document, Heading, PageBreak, Paragraph, Title  # noqa: PLC0415 - heavy

    blocks: list[Block] = [Title("SÁCH HƯỚNG DẪN", "Sử dụng chương trình DVCQ Desktop")]
    pages = guide.pages[1:]
    listed = [f"{number}. {page.title}" for number, page in enumerate(pages, 1)]
    numbers = {page.slug: number for number, page in enumerate(pages, 1)}
    blocks.append(
        _contents(listed, sheets) if sheets else Paragraph("\n".join(listed), first_line=False, align="left")
    )
    for number, page in enumerate(pages, 1):
        blocks += [PageBreak(), Heading(1, f"{number}.", page.title), *_Paper(numbers).blocks(page)]
    return Document(title=TITLE, author="DVCQ Desktop", blocks=tuple(blocks))


def _contents(listed: Sequence[str], sheets: Sequence[str]) -> Block:
    from dvcq_desktop.documents.blocks import Column, Row, Table  # noqa: PLC0415 - when it is printed

    columns = (Column("Mục", 100 - _SHARE_OF_SHEET), Column("Trang", _SHARE_OF_SHEET, "center"))
    return Table(columns, tuple(Row(pair) for pair in zip(listed, sheets, strict=True)))


def _sheets(paper: bytes, pages: Sequence[Page]) -> list[str]:
    """Return the number of the sheet that each chapter begins on, "" where its heading is not found."""
    import pypdfium2  # noqa: PLC0415 - when it is printed

    from dvcq_desktop.documents.pdfium import PDFIUM  # noqa: PLC0415 - when it is printed

    with PDFIUM:
        document = pypdfium2.PdfDocument(paper)
        tops = [" ".join(page.get_textpage().get_text_bounded().split())[:_TOP].upper() for page in document]
        document.close()
    found, at = [], 1
    for number, page in enumerate(pages, 1):
        heading = f"{number}. {page.title}".upper()
        sheet = next((place for place in range(at, len(tops)) if heading in tops[place]), None)
        found.append("" if sheet is None else str(sheet + 1))
        at = at if sheet is None else sheet + 1
    return found


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
