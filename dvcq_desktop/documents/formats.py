# SPDX-License-Identifier: MIT
"""In which kinds of files a document can leave the program."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Appendix, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dvcq_desktop.documents.blocks import Block, Document


class Format(StrEnum):
    """A kind of file; the value is that of the command line and, with a dot, the suffix of the file."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """Return the suffix with its dot."""
        return f".{self.value}"

    @property
    def label(self) -> str:
        """Return what the window calls such a file."""
        return {
            "pdf": "Tệp PDF",
            "docx": "Văn bản Word",
            "xlsx": "Bảng tính Excel",
            "csv": "Bảng CSV",
        }[self.value]


def formats_of(document: Document | None) -> tuple[Format, ...]:
    """Return what a document can be saved as; a paper that is not made of blocks (None) is a PDF only."""
    if document is None:
        return (Format.PDF,)
    if any(True for _table in tables_of(document.blocks)):
        return tuple(Format)
    return (Format.PDF, Format.DOCX)


def named(path: Path, wanted: Format, offered: Iterable[Format]) -> tuple[Format, Path]:
    """Return as which kind of file a document is saved under a typed name, and the name with its ending.

    An ending that is offered chooses the kind; any other one would not open, so that of `wanted` is added.
    """
    ending = path.suffix.casefold()
    chosen = next((each for each in offered if each.suffix == ending), None)
    if chosen is not None:
        return chosen, path
    return wanted, path if ending == wanted.suffix else path.with_name(f"{path.name}{wanted.suffix}")


def render_as(
    document: Document,
    wanted: Format,
    *,
    bundled_fonts: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Return the document as a file of a kind; raise UserError where it cannot be one."""
    match wanted:
        case Format.PDF:
            from dvcq_desktop.documents.pdf import render_pdf  # noqa: PLC0415 - start-up time

            return render_pdf(document, bundled_fonts=bundled_fonts, cancelled=cancelled)
        case Format.DOCX:
            from dvcq_desktop.documents.docx import render_docx  # noqa: PLC0415 - start-up time

            return render_docx(document, bundled_fonts=bundled_fonts, cancelled=cancelled)
        case Format.XLSX:
            from dvcq_desktop.documents.xlsx import render_xlsx  # noqa: PLC0415 - start-up time

            return render_xlsx(document)
        case Format.CSV:
            from dvcq_desktop.documents.csv import render_csv  # noqa: PLC0415 - start-up time

            return render_csv(document)


def tables_of(blocks: Iterable[Block]) -> Iterator[Table]:
    """Yield all tables, those of appendices too."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Appendix):
            yield from tables_of(block.blocks)
