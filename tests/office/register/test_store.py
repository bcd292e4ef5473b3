# SPDX-License-Identifier: MIT
from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.rules import Issued, Printed
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 24)
PDF = b"%PDF-1.4 made by us"
LETTER = Printed(
    kind="reminder-letter",
    title="Công văn đôn đốc",
    name="Công văn đôn đốc 2026",
    year=2026,
    as_of=DAY,
    data=PDF,
    pages=2,
    made_from="Kế hoạch số 07/KH-UBND ngày 05/01/2026",
    symbol="UBND-VHXH",
)


def entered(database: Database, printed: Printed = LETTER) -> str:
    return database.write("Ghi vào Sổ văn bản", partial(store.record_print, printed=printed))


def papers(database: Database, year: int = 2026) -> list[Issued]:
    with closing(database.connect()) as connection:
        return store.papers(connection, year)


def test_a_print_is_entered_with_its_bytes(database: Database) -> None:
    key = entered(database)
    (paper,) = papers(database)
    assert paper.id == key
    assert (paper.title, paper.pages, paper.symbol, paper.number) == ("Công văn đôn đốc", 2, "UBND-VHXH", "")
    assert (paper.as_of, paper.made_from) == (DAY, "Kế hoạch số 07/KH-UBND ngày 05/01/2026")
    assert paper.file_name == "Công văn đôn đốc 2026.pdf"
    assert paper.file
    assert database.blob(paper.file) == PDF
    assert paper.made_on is not None


def test_the_same_bytes_are_entered_once(database: Database) -> None:
    key = entered(database)
    database.write("Ghi số", partial(store.mark_issued, key=key, edited={"number": "12"}))
    assert entered(database) == key
    (paper,) = papers(database)
    assert paper.number == "12"
    assert database.undo_name() == "Ghi số"


def test_other_bytes_another_unit_or_kind_are_another_paper(database: Database) -> None:
    others = [LETTER, replace(LETTER, data=PDF + b"!"), replace(LETTER, kind="unit-sheet")]
    assert len({entered(database, each) for each in others}) == 3
    assert len(papers(database)) == 3


def test_two_copies_that_print_the_same_enter_the_same_row(database: Database, tmp_path: Path) -> None:
    with Database.open(tmp_path / "other.dvcq", create=True) as other:
        assert entered(other) == entered(database)


def test_a_paper_from_the_trash_comes_back_with_its_number(database: Database) -> None:
    key = entered(database)
    database.write("Ghi số", partial(store.mark_issued, key=key, edited={"number": "12"}))
    assert database.write("Bỏ", partial(store.trash_papers, keys=[key])) == 1
    assert papers(database) == []
    assert entered(database) == key
    assert papers(database)[0].number == "12"


def test_what_came_back_is_written_and_undone(database: Database) -> None:
    key = entered(database)
    edited = {"number": "số 5", "issued_on": DAY, "signer_name": "Vũ Đình Khang"}
    database.write("Ghi số", partial(store.mark_issued, key=key, edited=edited))
    (paper,) = papers(database)
    assert (paper.full_number, paper.issued_on, paper.signer_name) == ("05/UBND-VHXH", DAY, "Vũ Đình Khang")
    database.write("Xóa số", partial(store.mark_issued, key=key, edited={"number": "", "issued_on": None}))
    assert (papers(database)[0].full_number, papers(database)[0].issued_on) == ("", None)
    database.undo()
    assert papers(database)[0].full_number == "05/UBND-VHXH"


def test_a_scan_is_kept_replaced_and_taken_off(database: Database) -> None:
    key = entered(database)
    for name, data in (("a.pdf", b"%PDF-1.4 scan"), ("b.jpg", b"\xff\xd8\xff\xe0")):
        database.write("Gắn bản quét", partial(store.attach_scan, key=key, name=name, data=data))
        (paper,) = papers(database)
        assert paper.scan_name == name
        assert paper.scan
        assert database.blob(paper.scan) == data
    database.undo()
    assert papers(database)[0].scan_name == "a.pdf"
    database.write("Bỏ bản quét", partial(store.remove_scan, key=key))
    assert papers(database)[0].scan is None


def test_what_is_no_scan_leaves_nothing_behind(database: Database) -> None:
    key = entered(database)
    work = partial(store.attach_scan, key=key, name="a.docx", data=b"PK\x03\x04")
    with pytest.raises(UserError, match=r"a\.docx"):
        database.write("Gắn bản quét", work)
    assert papers(database)[0].scan is None


def test_a_paper_in_the_trash_is_not_written_on(database: Database) -> None:
    key = entered(database)
    database.write("Bỏ", partial(store.trash_papers, keys=[key]))
    for work in (
        partial(store.mark_issued, key=key, edited={"number": "1"}),
        partial(store.attach_scan, key=key, name="a.pdf", data=PDF),
        partial(store.write_note, key=key, note="x"),
    ):
        with pytest.raises(UserError, match="Thùng rác"):
            database.write("Ghi", work)


def test_each_year_has_its_own_papers_the_last_print_first(database: Database) -> None:
    entered(database)
    entered(database, replace(LETTER, year=2025, data=b"%PDF-2025"))
    last = entered(database, replace(LETTER, data=b"%PDF-later"))
    with closing(database.connect()) as connection:
        assert store.years(connection) == [2026, 2025]
    assert [paper.year for paper in papers(database, 2025)] == [2025]
    # Within one millisecond the order is that of the keys.
    assert last in {paper.id for paper in papers(database)}


def test_a_note_is_kept(database: Database) -> None:
    key = entered(database)
    database.write("Ghi chú", partial(store.write_note, key=key, note="Đã gửi qua trục liên thông"))
    assert papers(database)[0].note == "Đã gửi qua trục liên thông"


def test_the_print_day_is_that_of_her_own_clock(database: Database) -> None:
    entered(database)
    (paper,) = papers(database)
    assert paper.made_on is not None
    assert short_date(paper.made_on) == short_date(date.today())  # noqa: DTZ011 - the day on her wall


def test_a_paper_with_its_number_on_it_is_entered_with_it(database: Database) -> None:
    """Nobody is asked for what the paper says; a number that is typed without its zero gets it."""
    numbered = replace(LETTER, number="5", issued_on=DAY, signer_name="Vũ Đình  Khang")
    entered(database, numbered)
    (paper,) = papers(database)
    assert (paper.full_number, paper.issued_on) == ("05/UBND-VHXH", DAY)
    assert (paper.signer_name, paper.had_number) == ("Vũ Đình Khang", True)
    odd = replace(numbered, number="130-131", data=b"%PDF-1.4 other")
    entered(database, odd)
    assert {each.number for each in papers(database)} == {"05", "130-131"}


def test_a_number_is_made_good_where_the_same_bytes_were_entered_without(database: Database) -> None:
    key = entered(database)
    assert entered(database, replace(LETTER, number="12", issued_on=DAY)) == key
    (paper,) = papers(database)
    assert (paper.full_number, paper.issued_on) == ("12/UBND-VHXH", DAY)
    database.write("Ghi số", partial(store.mark_issued, key=key, edited={"number": "13"}))
    entered(database, replace(LETTER, number="12", issued_on=DAY))
    assert papers(database)[0].number == "13"


def test_a_document_printed_again_with_its_number_stays_one_row(database: Database) -> None:
    key = entered(database)
    database.write("Ghi số", partial(store.mark_issued, key=key, edited={"number": "5"}))
    again = replace(LETTER, number="05", issued_on=DAY, signer_name="Vũ Đình Khang", data=b"%PDF-1.4 no 5")
    assert entered(database, again) == key
    (paper,) = papers(database)
    assert (paper.full_number, paper.issued_on, paper.signer_name) == ("05/UBND-VHXH", DAY, "Vũ Đình Khang")
    assert paper.file
    assert database.blob(paper.file) == b"%PDF-1.4 no 5"
    database.undo()
    assert papers(database)[0].issued_on is None
    other = replace(again, title="Công văn đôn đốc quý IV", data=b"%PDF-1.4 of another title")
    assert entered(database, other) != key, "the same number on another document is another row, and is told"
