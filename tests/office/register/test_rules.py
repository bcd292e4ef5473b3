# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.register import rules
from dvcq_desktop.office.register.rules import Issued, Numbering, ScanKind

TODAY = date(2026, 11, 24)
LETTER = Issued("a", 2026, "reminder-letter", "Công văn đôn đốc", made_on=TODAY, symbol="UBND-VHXH")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("12", ("12", "UBND-VHXH")),
        ("Số 12", ("12", "UBND-VHXH")),
        ("số: 5", ("05", "UBND-VHXH")),
        ("so 5", ("05", "UBND-VHXH")),
        ("005", ("05", "UBND-VHXH")),
        ("12/UBND-VHXH", ("12", "UBND-VHXH")),
        ("12/ubnd-vhxh", ("12", "UBND-VHXH")),
        (" 12 / KH – UBND ", ("12", "KH-UBND")),
        ("7/2026/QĐ-UBND", ("07", "2026/QĐ-UBND")),
        ("15a/kh-ubnd", ("15A", "KH-UBND")),
        ("12/TTr-VHXH", ("12", "TTr-VHXH")),
        ("", ("", "UBND-VHXH")),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, wanted: tuple[str, str]) -> None:
    assert rules.parse_number(typed, "UBND-VHXH") == wanted


@pytest.mark.parametrize("typed", ["mười hai", "/UBND", "12 13", "12/UBND/-", "26/11", "0", "-3", "12/?"])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        rules.parse_number(typed)
    assert typed.strip("/?") in refused.value.sentence or "ký hiệu" in refused.value.sentence


@given(number=st.integers(1, 99_999), symbol=st.sampled_from(["UBND-VHXH", "KH-UBND", "2026/QĐ-UBND", ""]))
def test_a_number_that_was_read_reads_the_same_again(number: int, symbol: str) -> None:
    read = rules.parse_number(f"{number}/{symbol}" if symbol else str(number))
    paper = replace(LETTER, number=read[0], symbol=read[1])
    assert rules.parse_number(paper.full_number) == read
    assert int(read[0]) == number


@pytest.mark.parametrize("typed", ["QĐ-UBND26/11/2026", "QĐ-UBND 26.11.2026", "26-11-2026/QĐ"])
def test_a_day_that_slipped_into_a_symbol_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        rules.parse_symbol(typed)


def test_a_letter_alone_makes_no_number() -> None:
    with pytest.raises(UserError, match="từ 1 trở lên"):
        rules.parse_number("0A")


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused_in_a_sentence(typed: str) -> None:
    try:
        number, symbol = rules.parse_number(typed)
    except UserError:
        return
    assert rules.parse_number(f"{number}/{symbol}" if symbol else number) == (number, symbol)


def test_a_paper_waits_for_its_number_unless_it_is_a_list() -> None:
    assert LETTER.numbering is Numbering.AWAITED
    assert replace(LETTER, number="12").numbering is Numbering.GIVEN
    assert replace(LETTER, symbol="").numbering is Numbering.NONE


def test_a_symbol_says_what_kind_of_document_it_is() -> None:
    symbols = ("KH-UBND", "BC-UBND", "TTr-VHXH", "QĐ-UBND", "UBND-VHXH")
    wanted = ["Kế hoạch", "Báo cáo", "Tờ trình", "Quyết định", "Công văn"]
    assert [rules.document_type(each) for each in symbols] == wanted


def test_it_is_cited_by_number_and_day_and_dotted_where_they_are_not_known() -> None:
    issued = replace(LETTER, number="45", issued_on=date(2026, 2, 5))
    assert issued.cited() == "Công văn số 45/UBND-VHXH ngày 05 tháng 02 năm 2026"
    assert LETTER.cited("...") == "Công văn số .../UBND-VHXH ngày ..."


def test_the_same_number_twice_in_a_year_is_remarked_on_both() -> None:
    one = replace(LETTER, number="12", issued_on=TODAY)
    other = replace(one, id="b", title="Phiếu giao nhiệm vụ", symbol="ubnd-vhxh")
    last_year = replace(one, id="c", issued_on=date(2025, 11, 24), made_on=None)
    found = rules.remarks([one, other, last_year], TODAY)
    assert set(found) == {"a", "b"}
    assert found["a"] == ["Số 12/UBND-VHXH trong năm này còn ghi cho “Phiếu giao nhiệm vụ”."]


REPRINTED = "Văn bản cùng tên đã có số {}: nếu đây là bản in trước của nó, hãy ghi cùng số hoặc bỏ dòng này."


def test_a_paper_that_is_printed_again_with_its_number_is_one_paper() -> None:
    first = replace(LETTER, number="12", issued_on=TODAY)
    again = replace(
        first, id="b", made_from=f"Kế hoạch; {rules.NUMBERED_BEFORE}", issued_on=date(2026, 11, 2)
    )
    assert rules.remarks([first, again], TODAY) == {}
    waits = replace(LETTER, id="c")
    assert rules.remarks([first, waits], TODAY) == {}, "letters of a year are called alike"
    assert rules.remarks([again, waits], TODAY) == {
        "c": [REPRINTED.format("12/UBND-VHXH")],
    }


def test_days_that_cannot_be_are_remarked_and_not_refused() -> None:
    early = replace(LETTER, number="12", issued_on=date(2026, 11, 20))
    late = replace(LETTER, id="b", number="13", issued_on=date(2026, 12, 1))
    found = rules.remarks([early, late], TODAY)
    assert found["a"] == ["Ngày ban hành 20/11/2026 trước ngày in 24/11/2026."]
    assert found["b"] == ["Ngày ban hành 01/12/2026 chưa đến."]


def test_half_of_what_came_back_is_remarked() -> None:
    papers = [
        replace(LETTER, id="day", issued_on=TODAY),
        replace(LETTER, id="number", number="12"),
        replace(LETTER, id="scan", scan="sha"),
    ]
    found = rules.remarks(papers, TODAY)
    assert found["day"] == ["Đã có ngày ban hành nhưng chưa có số."]
    assert found["number"] == ["Đã có số nhưng chưa có ngày ban hành."]
    assert found["scan"] == ["Đã có bản quét nhưng chưa ghi số."]


def test_the_letter_before_is_the_one_issued_last_by_the_day() -> None:
    march = replace(LETTER, id="march", number="9", issued_on=date(2026, 3, 1))
    june = replace(LETTER, id="june", number="40", issued_on=date(2026, 6, 1))
    twin = replace(june, id="twin", number="100")
    assert rules.latest_numbered([march, twin, june, LETTER], LETTER.kind, TODAY) == twin
    assert rules.latest_numbered([march, june], LETTER.kind, date(2026, 5, 1)) == march
    assert rules.latest_numbered([march], "unit-sheet", TODAY) is None
    assert rules.latest_numbered([LETTER], LETTER.kind, TODAY) is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", ScanKind.PDF),
        (b"\xef\xbb\xbf%PDF-1.4", ScanKind.PDF),
        (b"\xff\xd8\xff\xe0JFIF", ScanKind.JPEG),
        (b"\x89PNG\r\n\x1a\n", ScanKind.PNG),
        (b"II*\x00", ScanKind.TIFF),
        (b"MM\x00*", ScanKind.TIFF),
    ],
)
def test_a_scan_is_known_by_what_it_begins_with(data: bytes, kind: ScanKind) -> None:
    assert rules.check_scan("bản quét", data) is kind


@pytest.mark.parametrize("data", [b"PK\x03\x04 word", b"xin ch\xc3\xa0o", b""])
def test_what_is_no_scan_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(UserError, match=r"công văn\.docx"):
        rules.check_scan("công văn.docx", data)


def test_number_day_and_signer_change_as_one() -> None:
    paper = replace(LETTER, number="12", issued_on=TODAY, signer_name="Vũ Đình Khang")
    assert rules.issue_values(paper, {"number": "13/KH-UBND"}) == {
        "number": "13",
        "symbol": "KH-UBND",
        "issued_on": TODAY,
        "signer_name": "Vũ Đình Khang",
    }
    assert rules.issue_values(paper, {"signer_name": " Đoàn  Văn Thuấn "})["signer_name"] == "Đoàn Văn Thuấn"
    assert rules.issue_values(paper, {"symbol": "bc-ubnd"})["symbol"] == "BC-UBND"
    assert rules.issue_values(paper, {"number": None})["number"] == ""
