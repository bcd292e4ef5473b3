# SPDX-License-Identifier: MIT
"""Tables on paper: columns, repeated header, rows that stay whole, groups that stay with their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Checkbox, Column, Paragraph, Progress, Row, Span, Table

if TYPE_CHECKING:
    from tests.documents.conftest import Page, Printing

MM = 72 / 25.4
COLUMNS = (Column("STT", 5, "center"), Column("Nhiệm vụ", 60), Column("Số lượt", 20, "right"))


def rows(count: int, task: str = "Tổ chức đối thoại với Nhân dân") -> tuple[Row, ...]:
    return tuple(Row((str(number), f"{task} {number}", "12")) for number in range(1, count + 1))


def frames(page: Page) -> list[tuple[float, float]]:
    return [(shape.top, shape.bottom) for shape in page.shapes if not shape.is_rule]


def test_the_table_is_as_wide_as_the_text(printed: Printing) -> None:
    page = printed(Table(COLUMNS, rows(3)))[0]
    for shape in page.shapes:
        assert shape.left == pytest.approx(30 * MM, abs=0.6)
        assert shape.right == pytest.approx(page.width - 15 * MM, abs=0.6)


def test_the_header_is_repeated_on_every_page(printed: Printing) -> None:
    pages = printed(Table(COLUMNS, rows(120)))
    assert len(pages) > 2
    for page in pages:
        title = page.text("Nhiệm vụ")
        assert title.bold
        assert title.baseline == min(text.baseline for text in page.texts if not text.said.isdigit())


def test_every_row_is_printed_once(printed: Printing) -> None:
    pages = printed(Table(COLUMNS, rows(120)))
    tasks = [text.said for page in pages for text in page.texts if text.said.startswith("Tổ chức")]
    assert tasks == [f"Tổ chức đối thoại với Nhân dân {number}" for number in range(1, 121)]


def test_a_row_that_fits_a_page_is_not_split(printed: Printing) -> None:
    pages = printed(
        Table(COLUMNS, tuple(Row((str(n), f"đầu{n} " + "giữa " * 120 + f"cuối{n}", "")) for n in range(9)))
    )
    for number in range(9):
        begins = [page for page in pages if f"đầu{number} " in page.said]
        ends = [page for page in pages if f"cuối{number}" in page.said]
        assert begins == ends


def test_a_row_taller_than_a_page_goes_on_below_the_header_of_the_next(printed: Printing) -> None:
    words = [f"từ{number}" for number in range(3000)]
    pages = printed(Paragraph("Mở đầu"), Table(COLUMNS, (Row(("1", " ".join(words), "")), *rows(1))))
    shown = " ".join(text.said for page in pages for text in page.texts)
    assert [word for word in shown.split() if word.startswith("từ")] == words
    assert all("Nhiệm vụ" in page.said for page in pages)
    assert "Mở đầu" in pages[0].said
    assert "từ0" in pages[0].said


def test_a_group_goes_across_in_bold_and_stays_with_the_row_below(printed: Printing) -> None:
    for before in range(20, 44):
        table = Table(COLUMNS, (*rows(before), Row(("II. Cải cách hành chính",), "group"), *rows(2, "Sau")))
        pages = printed(table)
        page = next(page for page in pages if "II. Cải cách" in page.said)
        assert page.text("II. Cải cách").bold
        assert page.text("II. Cải cách").left == pytest.approx(30 * MM + 4, abs=0.1)
        assert "Sau 1" in page.said


def test_a_group_of_two_cells_has_its_label_in_the_first_column(printed: Printing) -> None:
    page = printed(Table(COLUMNS, (Row(("II", "Cải cách"), "group"), *rows(1))))[0]
    assert page.text("Cải cách").left == page.text("Tổ chức").left
    assert page.text("II").right < page.text("Cải cách").left


def test_a_total_is_bold_and_missing_cells_are_empty(printed: Printing) -> None:
    page = printed(Table(COLUMNS, (*rows(1), Row(("", "Tổng số"), "total"))))[0]
    assert page.text("Tổng số").bold


def test_more_cells_than_columns_are_refused(printed: Printing) -> None:
    with pytest.raises(ValueError, match="4 cells"):
        printed(Table(COLUMNS, (Row(("1", "2", "3", "4")),)))


def test_the_number_of_a_row_is_never_wrapped(printed: Printing) -> None:
    columns = (Column("STT", 0.5, "center"), Column("Nhiệm vụ", 60), Column("Ghi chú", 60))
    page = printed(Table(columns, (Row(("12345", "Việc", "x" * 80)),)))[0]
    assert page.text("12345").said == "12345"
    assert page.text("STT").said == "STT"


def test_words_too_long_for_their_cell_are_broken_inside_it(printed: Printing) -> None:
    page = printed(Table(COLUMNS, (Row(("1", "https://dichvucong.gov.vn/" + "a" * 200, "b" * 90)),)))[0]
    assert "".join(text.said for text in page.texts if set(text.said) == {"b"}) == "b" * 90
    assert max(text.right for text in page.texts) <= page.width - 15 * MM
    ends = max(text.right for text in page.texts if "a" in text.said and "b" not in text.said)
    assert ends < min(text.left for text in page.texts if set(text.said) == {"b"})


def test_names_of_people_in_a_cell_stay_on_one_line(printed: Printing) -> None:
    columns = (Column("STT", 5), Column("Nhiệm vụ", 70), Column("Phụ trách", 17))
    page = printed(Table(columns, (Row(("1", "Việc " * 60, "Nguyễn Thị Như Ý; Trần Văn Đạt")),)))[0]
    lines = [text.said for text in page.texts if "Việc" not in text.said]
    assert "Nguyễn Thị Như Ý;" in lines
    assert "Trần Văn Đạt" in lines


def test_cells_are_set_as_their_column_says(printed: Printing) -> None:
    columns = (Column("A", 1, "left"), Column("B", 1, "center"), Column("C", 1, "right"))
    page = printed(Table(columns, (Row(("trái", "giữa", "phải")),)))[0]
    width = (page.width - 45 * MM) / 3
    left = 30 * MM
    assert page.text("trái").left == pytest.approx(left + 4, abs=0.1)
    assert page.text("giữa").middle == pytest.approx(left + 1.5 * width, abs=1)
    assert page.text("phải").right == pytest.approx(left + 3 * width - 4, abs=1)


def test_a_line_break_in_a_cell_stays(printed: Printing) -> None:
    page = printed(Table(COLUMNS, (Row(("1", "Đối thoại\nPhối hợp: Công an xã", "")),)))[0]
    assert page.text("Phối hợp").baseline > page.text("Đối thoại").baseline


def test_part_of_a_cell_may_be_bold(printed: Printing) -> None:
    page = printed(Table(COLUMNS, (Row(("1", (Span("Quá hạn", bold=True), Span(" 3 ngày")), "")),)))[0]
    assert page.text("Quá hạn").bold
    assert not page.text("3 ngày").bold


def test_boxes_ticks_and_bars_are_drawn_as_shapes(printed: Printing) -> None:
    def shapes(*cells: str | Checkbox | Progress) -> int:
        page = printed(Table(COLUMNS, (Row(("1", *cells)),)))[0]
        return len(page.shapes)

    plain = shapes("")
    assert shapes(Checkbox()) == plain + 1
    assert shapes(Checkbox(checked=True)) == plain + 2
    assert shapes("☐ chưa ký") == plain + 1
    assert shapes("☑ đã ký") == plain + 2
    assert shapes("✓") == plain + 1
    assert shapes(Progress(0)) == plain + 1
    assert shapes(Progress(40)) == plain + 2


def test_a_bar_is_filled_as_far_as_its_figure_says(printed: Printing) -> None:
    page = printed(Table(COLUMNS, (Row(("1", Progress(40), Progress(250, "quá mức"))),)))[0]
    bars = [shape for shape in page.shapes if shape.bottom - shape.top < 5]
    forty, whole, over, over_whole = bars
    assert forty.length / whole.length == pytest.approx(0.4, abs=0.01)
    assert over.length == over_whole.length
    assert page.text("40%")
    assert page.text("quá mức")
    assert "250" not in page.said


def test_a_column_of_counters_gets_no_more_than_it_needs(printed: Printing) -> None:
    columns = (Column("STT", 0.1, "center"), Column("Nhiệm vụ", 9))
    page = printed(Table(columns, rows_of_two(12)))[0]
    assert page.text("Nhiệm vụ").left > 30 * MM
    assert page.text("Việc").left - page.text("STT").right < 10


def rows_of_two(count: int) -> tuple[Row, ...]:
    return tuple(Row((str(number), "Việc")) for number in range(count))


def test_a_table_without_column_titles_has_no_header(printed: Printing) -> None:
    page = printed(Table((Column("", 1), Column("", 1)), (Row(("a", "b")),)))[0]
    assert len(frames(page)) == 1


def test_a_table_without_rows_shows_its_header(printed: Printing) -> None:
    assert "Nhiệm vụ" in printed(Table(COLUMNS, ()))[0].said


def test_no_page_begins_with_the_note_of_a_table(printed: Printing) -> None:
    said = "Ghi chú: tính trên số phải thực hiện. " * 5
    for count in range(20, 60):
        pages = printed(Table(COLUMNS, rows(count)), Paragraph(said, note=True), Paragraph(said, note=True))
        with_notes = [page for page in pages if "Ghi chú" in page.said]
        assert len(with_notes) == 1, count
        assert f"Nhân dân {count}" in with_notes[0].said, count


def test_neither_the_first_nor_the_last_row_of_a_longer_table_stands_alone_on_a_page(
    printed: Printing,
) -> None:
    for before in range(20, 40):
        table = Table((Column("Việc", 1),), tuple(Row((f"Việc {number}",)) for number in range(9)))
        for page in printed(*[Paragraph("Dòng.")] * before, table):
            rows = [text.said for text in page.texts if text.said.startswith("Việc ")]
            assert len(rows) != 1
