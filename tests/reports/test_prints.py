# SPDX-License-Identifier: MIT
"""The period report as PDF, Word and Excel: the official form, the same content in each."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook

from dvcq_desktop.documents.blocks import Paragraph, Table
from dvcq_desktop.documents.formats import Format, render_as
from dvcq_desktop.documents.setting import plain
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOrder, print_paper
from dvcq_desktop.reports.narrative import Line
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.store import indicators, reports
from tests.documents.conftest import read
from tests.reports.conftest import HALF, TODAY, begin

if TYPE_CHECKING:
    from tests.activities.conftest import Diary


def test_the_report_comes_out_as_pdf_word_and_excel_with_the_same_figures(worked: Diary) -> None:
    key = begin(worked)
    worked.write(reports.add_line, key, Line("Nhóm A", "Việc thêm tay", "Đã xong", "Tốt"))
    worked.write(reports.save_report, key, {"number": "12", "issued_on": date(2026, 6, 17)})
    worked.write(reports.freeze, key, TODAY)
    kind = kind_named("period-report")
    made = kind.make(worked.ask(kind.load, PrintOrder(2026, TODAY, record=key)))
    assert made.symbol == "BC-UBND"
    text = "\n".join(page.said for page in read(made.data))
    assert made.document is not None
    word = docx.Document(BytesIO(render_as(made.document, Format.DOCX)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(each.text for each in word.paragraphs), *cells])
    book = load_workbook(BytesIO(render_as(made.document, Format.XLSX)))
    sheets = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    for said in ("Việc thêm tay", "Cuộc đối thoại", "118"):
        assert said in text
        assert any(said in each for each in cells)
        assert any(said in each for each in sheets)
    assert "12/BC-UBND" in text
    assert "12/BC-UBND" in words


def test_a_period_without_a_report_is_printed_as_it_would_be_drafted(worked: Diary) -> None:
    kind = kind_named("figures-appendix")
    read = worked.ask(kind.load, PrintOrder(2026, TODAY, period="quarter-2"))
    assert read.report.id == ""
    assert "quý II năm 2026" in kind.build(read).title
    with pytest.raises(UserError, match="Không có kỳ báo cáo"):
        worked.ask(kind.load, PrintOrder(2026, TODAY, period="week-1"))


def test_a_column_is_printed_where_any_figure_has_it_and_the_signs_are_explained(worked: Diary) -> None:
    worked.write(indicators.save_indicator, "conferences", {"plan_target": 12})
    key = begin(worked, HALF.next)
    kind = kind_named("figures-appendix")
    document = kind.build(worked.ask(kind.load, PrintOrder(2026, TODAY, record=key)))
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert [column.title for column in table.columns][-3:] == ["So cùng kỳ", "Kỳ trước", "Kế hoạch năm"]
    row = next(row for row in table.rows if row.cells[1:2] == ("Hội nghị",))
    assert row.cells[-2:] == ("2", "12")
    book = load_workbook(BytesIO(render_as(document, Format.XLSX)))
    assert book.sheetnames[0] != "Nội dung"
    [noted] = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert "“-”: không có số liệu." in plain(noted.text)
    assert "Không có số liệu năm trước." in plain(noted.text)


def test_the_file_of_a_report_is_named_after_its_period(worked: Diary) -> None:
    order = PrintOrder(2026, TODAY, record=begin(worked))
    names = []
    for name in ("period-report", "figures-appendix"):
        kind = kind_named(name)
        names.append(print_paper(kind, worked.ask(kind.load, order), order).name)
    assert names == ["Báo cáo 6 tháng đầu năm 2026", "Phụ lục số liệu 6 tháng đầu năm 2026"]
