# SPDX-License-Identifier: MIT
"""The week of the half-year report: drafted, edited, frozen under its number, and the same in three files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer


EDITED = "Đề nghị cấp kinh phí tập huấn."
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINE = "Tap huan hoa giai"


def test_report_week(year: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    she = begin()
    she.room("Báo cáo")
    she.see("bao cao")
    she.press("Ctrl+N")
    she.see("chon ky")
    she.choose("Báo cáo 9 tháng")
    she.calm()
    she.see("du thao")
    she.tab_to("Các mục của báo cáo")
    she.row("Kiến nghị, đề xuất")
    she.press("Tab")
    she.press("Ctrl+End")
    she.write(EDITED)
    she.see("sua muc")
    she.pane("Phụ lục nhiệm vụ")
    she.see("phu luc")
    she.tab_to("Thêm dòng")
    she.press("Space")
    she.calm()
    # The new line is open for its task.
    she.rewrite(LINE)
    she.press("Return")
    she.calm()
    she.column("Kết quả")
    she.press("F2")
    she.rewrite("Da xong")
    she.press("Return")
    she.calm()
    she.see("dong moi")
    she.pane("Thông tin")
    she.tab_to("Số")
    she.write("123")
    she.tab_to("Ngày ban hành")
    she.write("26/11/2026")
    she.press("Tab")
    she.calm()
    she.press("Ctrl+B")
    she.calm()
    she.see("hoi truoc khi chot")
    she.tab_to("Vẫn chốt")
    she.press("Space")
    she.alone()
    she.see("da chot")
    frozen = "select number, issued_on from report where period_kind = 'nine' and state = 'frozen'"
    assert she.kept(frozen) == [("123", "2026-11-26")]
    words, word, cells = three_files(she, tmp_path)
    for told in (EDITED, LINE):
        assert told in words
        assert told in word
    assert LINE in cells
    # Not one letter of the report is another on paper than in the file that is sent.
    assert letters(word) <= letters(words)


def three_files(she: Officer, folder: Path) -> tuple[str, str, str]:
    """Save the report as a PDF, for Word and for Excel, and return the text of each."""
    she.press("Ctrl+P")
    she.choose("In báo cáo")
    she.preview()
    she.see("bao cao tren giay")
    for kind, name in (("Lưu Word", "bao-cao.docx"), ("Lưu Excel", "bao-cao.xlsx")):
        she.tab_to("Lưu PDF, Word, Excel")
        she.press("Space")
        she.see("chon loai tep")
        she.choose(kind)
        she.file(folder / name)
        she.until((folder / name).exists)
        she.calm()
    she.see("da luu")
    words = she.save_pdf(folder / "bao-cao.pdf")
    book = load_workbook(folder / "bao-cao.xlsx")
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    return words, docx_text(folder / "bao-cao.docx"), " ".join(cells)


def docx_text(path: Path) -> str:
    body = Document(str(path)).element.body
    return " ".join(each.text for each in body.iter(f"{{{NAMESPACE}}}t") if each.text)


def letters(text: str) -> set[str]:
    """Return the words of a text."""
    return {word for word in text.split() if word.isalpha()}
