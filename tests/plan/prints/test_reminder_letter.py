# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import (
    Addressees,
    Appendix,
    Document,
    Letterhead,
    Paragraph,
    Signature,
    Table,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.register.rules import Issued
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.plan.prints import reminder_letter
from dvcq_desktop.plan.rules import Line, Plan, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from tests.plan.prints.on_paper import pages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.prints.request import PrintRequest

JUNE_12 = date(2026, 6, 12)


def said(document: Document) -> list[str]:
    return [str(block.text) for block in document.blocks if isinstance(block, Paragraph)]


def addressees(document: Document) -> tuple[str, ...]:
    return next(block.names for block in document.blocks if isinstance(block, Addressees))


def appendix(document: Document) -> Appendix:
    return next(block for block in document.blocks if isinstance(block, Appendix))


def table(document: Document) -> Table:
    (found,) = appendix(document).blocks
    assert isinstance(found, Table)
    return found


def rows(document: Document) -> list[tuple[object, ...]]:
    return [row.cells for row in table(document).rows]


def late(key: str, unit: str, deadline: date = JUNE_12) -> Task:
    return Task(key, 2026, f"Việc {key}", lead_unit=unit, owner="minh", schedule=Schedule(deadline))


def with_units(request: PrintRequest, *units: Unit) -> PrintRequest:
    directory = replace(request.directory, units=(*request.directory.units, *units))
    return replace(request, directory=directory)


def owing(request: PrintRequest, units: Sequence[str]) -> PrintRequest:
    return replace(request, tasks=tuple(late(str(place), unit) for place, unit in enumerate(units)))


@pytest.fixture
def plans(sample: PrintRequest) -> PrintRequest:
    """Return a year in which three of five units returned their own plans."""
    done = StateEntry(TaskState.DONE, date(2026, 2, 20))
    lines = tuple(
        Line(unit, "own", unit, state=done, own_plan_number="03/KH", own_plan_on=done.on)
        for unit in ("vp", "vhxh", "mt")
    )
    owing = (Line("t2", "own", "t2", owner="tu"), Line("t10", "own", "t10"))
    task = Task(
        "own",
        2026,
        "Xây dựng kế hoạch triển khai của từng đơn vị",
        product="Kế hoạch của đơn vị",
        schedule=Schedule(date(2026, 2, 27)),
        lines=(*lines, *owing),
    )
    return replace(sample, tasks=(*sample.tasks, task))


def test_it_is_a_letter_of_the_committee_with_its_subject_and_symbol(sample: PrintRequest) -> None:
    letter = next(block for block in reminder_letter.build(sample).blocks if isinstance(block, Letterhead))
    assert letter.symbol == "UBND-VHXH"
    assert letter.subject == "V/v đôn đốc thực hiện nhiệm vụ công tác dân vận chính quyền năm 2026"
    assert letter.issuer == "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN"
    assert (letter.number, letter.issued_on) == ("", None)


def test_only_what_is_overdue_is_in_it_unless_more_is_asked_for(sample: PrintRequest) -> None:
    assert addressees(reminder_letter.build(sample)) == ("Phòng Văn hóa - Xã hội",)
    both = reminder_letter.build(replace(sample, with_soon=True))
    assert addressees(both) == ("Phòng Văn hóa - Xã hội", "Thôn Mười")
    assert (
        "01 nhiệm vụ đã quá hạn nhưng chưa hoàn thành, 01 nhiệm vụ đến hạn trong 7 ngày tới" in said(both)[0]
    )


def test_it_cites_the_plan_and_the_day(sample: PrintRequest, signed: Plan) -> None:
    (first, *_) = said(reminder_letter.build(replace(sample, plans=(signed,))))
    assert first == (
        "Qua theo dõi việc thực hiện Kế hoạch số 07/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã Đại Sơn,"
        " tính đến ngày 15 tháng 6 năm 2026 còn 01 nhiệm vụ đã quá hạn nhưng chưa hoàn thành của Phòng"
        " Văn hóa - Xã hội (có danh sách kèm theo)."
    )


def test_it_goes_on_from_the_letter_before(sample: PrintRequest) -> None:
    before = Issued(
        "a",
        2026,
        "reminder-letter",
        "Công văn",
        number="45",
        symbol="UBND-VHXH",
        issued_on=date(2026, 3, 12),
    )
    later = replace(before, id="b", number="99", issued_on=date(2026, 6, 30))
    (first, *_) = said(reminder_letter.build(replace(sample, issued=(before, later))))
    assert first.startswith(
        "Tiếp theo Công văn số 45/UBND-VHXH ngày 12 tháng 3 năm 2026 của UBND xã Đại Sơn, qua theo dõi"
    )
    assert "Kế hoạch số" in first


def test_where_the_unit_has_no_symbol_yet_the_last_letters_or_its_names_is_used(sample: PrintRequest) -> None:
    units = tuple(unit._replace(symbol="") for unit in sample.directory.units)
    bare = replace(sample, directory=replace(sample.directory, units=units))
    day = date(2026, 3, 12)
    before = Issued("a", 2026, "reminder-letter", "Công văn", number="45", symbol="UBND-VX", issued_on=day)
    for issued, symbol in (((), "UBND-VHXH"), ((before,), "UBND-VX")):
        blocks = reminder_letter.build(replace(bare, issued=issued)).blocks
        assert next(block for block in blocks if isinstance(block, Letterhead)).symbol == symbol
    other = replace(before, symbol="UBND-KT")
    blocks = reminder_letter.build(replace(sample, issued=(other,))).blocks
    assert next(block for block in blocks if isinstance(block, Letterhead)).symbol == "UBND-VHXH"


def test_one_unit_of_its_own_is_required_and_answers_within_a_week(sample: PrintRequest) -> None:
    asked = said(reminder_letter.build(owing(sample, ["vp"])))[2]
    assert asked.startswith("1. Yêu cầu Văn phòng HĐND&UBND khẩn trương")
    assert "(qua Phòng Văn hóa - Xã hội) trước ngày 22 tháng 6 năm 2026" in asked


def test_the_keeper_alone_is_told_in_one_sentence(sample: PrintRequest) -> None:
    (_, asked) = said(reminder_letter.build(owing(sample, ["vhxh"])))
    assert asked.startswith("Để bảo đảm tiến độ thực hiện Kế hoạch, Ủy ban nhân dân xã Đại Sơn yêu cầu Phòng")
    assert "(qua" not in asked
    assert asked.endswith("ngày 22 tháng 6 năm 2026./.")


def test_units_that_are_not_its_own_are_asked(sample: PrintRequest) -> None:
    asked = said(reminder_letter.build(owing(sample, ["vp", "mt", "t2"])))[1:]
    assert asked[0].endswith("có ý kiến như sau:")
    assert asked[1].startswith("1. Yêu cầu Văn phòng HĐND&UBND và Thôn Hai khẩn trương")
    assert asked[2].startswith("2. Đề nghị Ủy ban MTTQ Việt Nam xã quan tâm")
    assert asked[3].startswith("3. Giao Phòng Văn hóa - Xã hội theo dõi")
    assert asked[3].endswith("./.")
    assert not any(text.endswith("./.") for text in asked[:3])


def test_only_others_are_only_asked(sample: PrintRequest) -> None:
    request = with_units(sample, Unit("ca", "Công an xã", UnitKind.POLICE))
    text = " ".join(said(reminder_letter.build(owing(request, ["ca", "mt"]))))
    assert "Đề nghị Ủy ban MTTQ Việt Nam xã và Công an xã" in text
    assert "Yêu cầu" not in text


def test_many_units_are_named_in_the_list_only(sample: PrintRequest) -> None:
    more = [Unit(f"t{number}", f"Thôn {number}", UnitKind.VILLAGE) for number in range(20, 24)]
    request = owing(with_units(sample, *more), [unit.id for unit in more])
    document = reminder_letter.build(request)
    assert len(addressees(document)) == 4
    assert "các đơn vị, thôn có tên trong danh sách" in " ".join(said(document))


def test_the_day_of_the_answer_is_hers_and_never_a_day_off(sample: PrintRequest) -> None:
    sunday = replace(sample, reply_by=date(2026, 6, 21))
    assert "trước ngày 22 tháng 6 năm 2026" in " ".join(said(reminder_letter.build(sunday)))


def test_the_list_is_by_unit_with_deadline_and_days_late(sample: PrintRequest) -> None:
    tasks = (late("a", "vp"), late("b", "vp", date(2026, 5, 1)), late("c", "mt"))
    document = reminder_letter.build(replace(sample, tasks=tasks))
    assert rows(document) == [
        ("Văn phòng HĐND&UBND - 02 nhiệm vụ",),
        ("1", "Việc b", "Đỗ Văn Minh", "01/05/2026", "45"),
        ("2", "Việc a", "Đỗ Văn Minh", "12/06/2026", "3"),
        ("Ủy ban MTTQ Việt Nam xã - 01 nhiệm vụ",),
        ("3", "Việc c", "Đỗ Văn Minh", "12/06/2026", "3"),
    ]
    assert table(document).columns[-1].title == "Số ngày quá hạn"
    assert appendix(document).title == "DANH SÁCH NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH"


def test_one_unit_narrows_it(sample: PrintRequest) -> None:
    request = owing(sample, ["vp", "mt"])
    document = reminder_letter.build(replace(request, unit="mt"))
    assert addressees(document) == ("Ủy ban MTTQ Việt Nam xã",)
    assert document.title.endswith(": Ủy ban MTTQ Việt Nam xã")


def test_units_that_did_not_return_their_plan_get_a_row_each(plans: PrintRequest) -> None:
    document = reminder_letter.build(replace(plans, own_plans=True))
    assert addressees(document) == ("Thôn Hai", "Thôn Mười")
    assert rows(document) == [
        ("Xây dựng kế hoạch triển khai của từng đơn vị - 02 đơn vị",),
        ("1", "Thôn Hai", "Bùi Văn Tư", "27/02/2026", "108"),
        ("2", "Thôn Mười", "…………", "27/02/2026", "108"),
    ]
    assert "02 đơn vị chưa ban hành kế hoạch của đơn vị mình" in said(document)[0]
    assert "Yêu cầu Thôn Hai và Thôn Mười khẩn trương ban hành kế hoạch" in " ".join(said(document))
    letter = next(block for block in document.blocks if isinstance(block, Letterhead))
    assert letter.subject == ("V/v đôn đốc ban hành kế hoạch thực hiện công tác dân vận chính quyền năm 2026")


def test_a_plan_made_later_was_still_owed_then(plans: PrintRequest) -> None:
    early = replace(plans, own_plans=True, as_of=date(2026, 2, 16))
    assert len(addressees(reminder_letter.build(early))) == 5


def test_before_the_deadline_it_says_how_long_is_left(plans: PrintRequest) -> None:
    document = reminder_letter.build(replace(plans, own_plans=True, as_of=date(2026, 2, 24)))
    assert [row[-1] for row in rows(document)[1:]] == ["Còn 3 ngày", "Còn 3 ngày"]


def test_one_task_reminds_whoever_still_owes_it(sample: PrintRequest) -> None:
    document = reminder_letter.build(replace(sample, record="group"))
    assert addressees(document) == ("Thôn Mười",)
    assert appendix(document).title == "DANH SÁCH NHIỆM VỤ CHƯA HOÀN THÀNH"


def test_a_merged_unit_is_reminded_under_its_new_name(sample: PrintRequest) -> None:
    units = tuple(
        unit._replace(valid_to=date(2026, 4, 30), successor="t10") if unit.id == "t2" else unit
        for unit in sample.directory.units
    )
    request = replace(owing(sample, ["t2"]), directory=replace(sample.directory, units=units))
    assert addressees(reminder_letter.build(request)) == ("Thôn Mười",)


def test_what_nobody_was_given_is_nobodys_debt(sample: PrintRequest) -> None:
    with pytest.raises(UserError, match="không có nhiệm vụ nào quá hạn"):
        reminder_letter.build(owing(sample, [""]))


def test_where_nothing_is_owed_one_sentence_says_so(sample: PrintRequest) -> None:
    nothing = replace(sample, tasks=())
    for request, words in (
        (nothing, "15/06/2026 không có nhiệm vụ nào quá hạn"),
        (replace(nothing, unit="vp"), "nào của Văn phòng HĐND&UBND quá hạn"),
        (replace(nothing, with_soon=True), "quá hạn hoặc đến hạn trong 7 ngày tới"),
        (replace(nothing, own_plans=True), "không còn đơn vị nào chưa ban hành kế hoạch"),
        (replace(nothing, record="x"), "này còn đơn vị chưa hoàn thành"),
    ):
        with pytest.raises(UserError, match=words):
            reminder_letter.build(request)


def test_it_is_signed_for_the_committee_and_filed(sample: PrintRequest) -> None:
    signature = next(block for block in reminder_letter.build(sample).blocks if isinstance(block, Signature))
    assert signature.name == "Vũ Đình Khang"
    assert signature.recipients == ("Như trên;", "CT, các PCT UBND xã Đại Sơn;", "Lưu: VT, VHXH.")


def test_on_paper_it_is_a_letter_of_the_decree(plans: PrintRequest) -> None:
    pages = pages_of(reminder_letter.build(replace(plans, own_plans=True)))
    assert [page.size for page in pages] == [(210, 297), (210, 297)]
    letter, listed = (page.text for page in pages)
    assert "Số: /UBND-VHXH" in letter
    assert "CÔNG VĂN" not in letter
    assert "V/v đôn đốc ban hành kế hoạch" in letter
    assert "Kính gửi: - Thôn Hai; - Thôn Mười." in letter
    assert "Nơi nhận:" in letter
    assert "- Như trên;" in letter
    assert letter.index("./.") < letter.index("Vũ Đình Khang")
    assert listed.startswith("Phụ lục DANH SÁCH ĐƠN VỊ CHƯA BAN HÀNH KẾ HOẠCH (Kèm theo Công văn số")
    assert "/UBND-VHXH ngày …… tháng …… năm 2026 của UBND xã Đại Sơn)" in listed


def test_on_paper_one_addressee_stands_on_the_same_line(sample: PrintRequest) -> None:
    (letter, _listed) = pages_of(reminder_letter.build(owing(sample, ["vp"])))
    assert "Kính gửi: Văn phòng HĐND&UBND" in letter.text
    mm = decree30.MM
    assert letter.left >= decree30.MARGIN_LEFT.value / mm - 1
    assert letter.right <= 210 - decree30.MARGIN_RIGHT.value / mm + 1
    assert letter.bottom <= 297 - decree30.MARGIN_BOTTOM.value / mm + 1


def test_a_long_list_repeats_its_header_and_numbers_its_own_pages(sample: PrintRequest) -> None:
    tasks = tuple(late(str(number), "vp") for number in range(80))
    pages = pages_of(reminder_letter.build(replace(sample, tasks=tasks)))
    assert len(pages) > 3
    assert all("STT" in page.text for page in pages[1:])
    assert [page.text.split()[0] for page in pages[2:]] == [str(number) for number in range(2, len(pages))]
