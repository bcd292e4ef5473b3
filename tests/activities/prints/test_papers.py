# SPDX-License-Identifier: MIT
"""The diary's papers: what they say, in which order, and that they are landscape lists with two signers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.activities.briefings import Line
from dvcq_desktop.activities.prints.kinds import KINDS, kind_named
from dvcq_desktop.activities.store import briefings
from dvcq_desktop.documents.blocks import Row, SignaturePair, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import Narrowed, PrintOrder, print_paper
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from dvcq_desktop.activities.prints.request import DiaryRequest
    from tests.activities.conftest import Diary


def built(diary: Diary, name: str, **order: Any) -> tuple[Any, list[Row]]:
    kind = kind_named(name)
    read = diary.database.read(lambda connection: kind.load(connection, PrintOrder(2026, TODAY, **order)))
    document = kind.build(read)
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    return document, rows


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_empty_year_is_refused_in_a_sentence(diary: Diary, kind: Any) -> None:
    with pytest.raises(UserError, match="2026"):
        built(diary, kind.name)


def test_activities_stand_by_kind_in_the_order_of_days_with_their_sums(diary: Diary) -> None:
    diary.add("Hai", kind="outreach", happened_on=date(2026, 5, 2), counts={"people": 1000, "news": 2})
    diary.add("Một", kind="outreach", happened_on=date(2026, 5, 1), counts={"people": 250}, times=3)
    diary.add("Đất", kind="front-coordination", counts={"land": 1850, "money": 2_000_000_000})
    document, rows = built(diary, "activity-list")
    assert document.landscape
    assert isinstance(document.blocks[-1], SignaturePair)
    assert [(row.kind, row.cells[2] if len(row.cells) > 2 else row.cells[0]) for row in rows] == [
        ("group", "Tuyên truyền (4)"),
        ("normal", "Một (3 cuộc)"),
        ("normal", "Hai"),
        ("total", "Cộng: Tuyên truyền"),
        ("group", "Phối hợp với MTTQ, đoàn thể (1)"),
        ("normal", "Đất"),
    ]
    assert rows[3].cells[4] == "Người dự 1.250; Tin, bài 2"
    assert rows[5].cells[4] == "Đất hiến 1.850 m²; Tiền đóng góp 2.000.000.000 đồng"


def test_a_paper_of_one_unit_and_of_an_earlier_day_shows_no_more(diary: Diary) -> None:
    diary.add("Của thôn", unit=diary.units["t1"], happened_on=date(2026, 3, 1))
    diary.add("Của phòng", unit=diary.units["vh"])
    _document, rows = built(diary, "activity-list", unit=diary.units["t1"])
    assert [row.cells[2] for row in rows if row.kind == "normal"] == ["Của thôn"]
    kind = kind_named("activity-list")
    order = PrintOrder(2026, date(2026, 4, 1))
    read = diary.database.read(lambda connection: kind.load(connection, order))
    assert [each.title for each in read.activities] == ["Của thôn"]


def test_opinions_show_first_who_owes_an_answer_then_what_was_answered(diary: Diary) -> None:
    talk = diary.add("Đối thoại quý II", kind="dialogue", happened_on=date(2026, 6, 1))
    said = {"activity": talk, "raised_on": date(2026, 6, 1), "due_on": date(2026, 6, 10)}
    diary.say("Nợ", unit=diary.units["vh"], **said)
    diary.say("Chưa rõ ai", **said)
    diary.say(
        "Xong",
        unit=diary.units["t1"],
        answered_on=date(2026, 6, 15),
        answer="Đã sửa",
        document="12/UBND",
        **said,
    )
    document, rows = built(diary, "opinions-list")
    assert document.landscape
    texts = [block.text for block in document.blocks if hasattr(block, "text")]
    assert "đã trả lời 1 (trong đó quá hạn 1); chưa trả lời 2, trong đó đã quá hạn 2." in str(texts[0])
    assert [row.cells[0] for row in rows if row.kind == "group"] == [
        "Chưa rõ đơn vị phải trả lời (1)",
        "Phòng Văn hóa - Xã hội (1)",
    ]
    assert rows[1].cells[2:] == (
        "Chưa rõ ai",
        "Đối thoại quý II (01/06/2026)",
        "10/06/2026",
        "Quá hạn 10 ngày",
    )
    assert rows[-1].cells[4:] == ("15/06/2026\n(quá hạn)", "Đã sửa\n12/UBND")


def test_the_briefing_papers_name_who_owes(diary: Diary) -> None:
    key = diary.tell(
        "Chỉ thị 15",
        unit_group=diary.groups["villages"],
        number="15-CT/TU",
        issued_on=date(2026, 1, 5),
        due_on=date(2026, 6, 10),
    )
    diary.write(briefings.put_lines, [(key, diary.units["t1"], Line(held_on=TODAY, people=1200))])
    _document, rows = built(diary, "briefing-table")
    assert rows[0].cells == (
        "1",
        "Chỉ thị 15\n(15-CT/TU ngày 05/01/2026)",
        "",
        "10/06/2026",
        "1/2",
        "1.200",
        "Thôn Đoài",
    )
    assert rows[-1].kind == "total"
    owed, lines = built(diary, "briefing-owed")
    assert [row.cells for row in lines] == [
        ("Thôn Đoài (1)",),
        ("1", "Chỉ thị 15\n(15-CT/TU ngày 05/01/2026)", "10/06/2026", "10"),
    ]
    assert any(isinstance(block, Title) and "CHƯA QUÁN TRIỆT" in block.kind for block in owed.blocks)
    with pytest.raises(UserError, match="không đơn vị nào còn nợ"):
        built(diary, "briefing-owed", unit=diary.units["t1"])


def test_every_paper_is_made_of_what_the_office_kept(diary: Diary) -> None:
    diary.add(counts={"people": 3})
    diary.say()
    diary.tell()
    for kind in KINDS:
        order = PrintOrder(2026, TODAY)
        read = diary.database.read(lambda connection, kind=kind, order=order: kind.load(connection, order))  # type: ignore[misc]  # the loop's own
        printed = print_paper(kind, read, order)
        assert printed.data.startswith(b"%PDF")
        assert (printed.year, printed.pages) == (2026, 1)


def test_a_list_is_of_kinds_and_months_alone_where_they_are_chosen(diary: Diary) -> None:
    diary.add("Họp tháng 5", kind="conference", happened_on=date(2026, 5, 2))
    diary.add("Đối thoại tháng 5", kind="dialogue", happened_on=date(2026, 5, 3))
    diary.add("Đối thoại tháng 6", kind="dialogue", happened_on=date(2026, 6, 3))
    kind = kind_named("activity-list")

    def listed(*sorts: str, months: tuple[int, ...] = ()) -> DiaryRequest:
        order = PrintOrder(2026, TODAY, narrowed=Narrowed(sorts, months))
        read: DiaryRequest = diary.ask(kind.load, order)
        return read

    assert [each.title for each in listed("dialogue").activities] == [
        "Đối thoại tháng 5",
        "Đối thoại tháng 6",
    ]
    assert [each.title for each in listed("đối thoại", months=(5,)).activities] == ["Đối thoại tháng 5"]
    title = kind.build(listed("Đối thoại", months=(5, 6))).blocks[1]
    assert isinstance(title, Title)
    assert title.abstract.startswith("Đối thoại; tháng 5, 6\n")
    with pytest.raises(UserError, match="Không có loại hoạt động “Hát”"):
        listed("Hát")
    with pytest.raises(UserError, match=r"chưa có hoạt động nào \(Hội nghị; tháng 1\)"):
        kind.build(listed("conference", months=(1,)))
