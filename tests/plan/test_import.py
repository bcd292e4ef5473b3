# SPDX-License-Identifier: MIT
"""A plan that was read and accepted lies in the database, whole or not at all."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.rules import Unit, UnitGroup, UnitKind
from dvcq_desktop.plan.office_draft import OfficeDraft, draft_office
from dvcq_desktop.plan.plantext import Basis, PlanText, Remark, Section, SignerText, TaskText
from dvcq_desktop.plan.proposals import Proposal, joined_proposals, proposals_of
from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.store import importing, plans, tasks

T = TypeVar("T")

TEXT = PlanText(
    kind="KẾ HOẠCH",
    symbol="KH-UBND",
    place="Đại Sơn",
    abstract="Triển khai công tác dân vận chính quyền năm 2026 trên địa bàn xã Đại Sơn",
    bases=(Basis("Căn cứ Chỉ thị số 33/CT-TTg", "Chỉ thị", "33/CT-TTg", date(2021, 11, 26)),),
    sections=(
        Section("II", "NHIỆM VỤ", "", "II", children=(Section("5", "Đạo đức công vụ", "Cam kết", "II.5"),)),
        Section("III", "TỔ CHỨC THỰC HIỆN", "", "III", children=(Section("2", "Văn phòng", "", "III.2"),)),
    ),
    tasks=(
        TaskText("Thực hiện cam kết", "Thực hiện cam kết", ("II.5",)),
        TaskText("Ký cam kết", "Triển khai ký cam kết", ("III.2",), lead="Văn phòng HĐND&UBND xã"),
        TaskText("Vận động", "Vận động Nhân dân", ("III.5",), units=("Các thôn",)),
        TaskText("An ninh", "Dân vận an ninh", ("III.6",), units=("Công an xã", "Ban Chỉ huy Quân sự xã")),
    ),
    recipients=("Sở Nội vụ thành phố", "Lưu: VT, VHXH"),
    signer=SignerText(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Nguyễn Thị Minh Huệ"),
    remarks=(Remark("Số", "", "Số còn để trống."),),
    join_proposals=(frozenset({0, 1}),),
    join_words=("cam kết",),
    source=("KẾ HOẠCH công tác dân vận trên địa bàn xã Đại Sơn, thành phố Hải Phòng",),
)


def reading(database: Database, question: Callable[..., T], *arguments: object) -> T:
    with closing(database.connect()) as connection:
        return question(connection, *arguments)


def imported(
    database: Database, parts: list[Proposal], office: OfficeDraft | None = None
) -> importing.Imported:
    return database.write(
        "Nhập kế hoạch",
        lambda action: importing.import_plan(action, TEXT, parts, year=2026, office=office),
    )


def test_the_plan_is_kept_with_its_clauses_bases_recipients_and_signer(database: Database) -> None:
    made = imported(database, proposals_of(TEXT))
    plan = reading(database, plans.plan, made.plan)
    assert plan is not None
    assert [clause.path for clause in plan.clauses] == ["II", "II.5", "III", "III.2"]
    assert plan.clauses[1].parent == plan.clauses[0].id
    assert plan.bases[0].number == "33/CT-TTg"
    assert plan.recipients == TEXT.recipients
    assert plan.signer_authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert plan.full_text == TEXT.whole_text()


def test_a_plan_without_number_and_day_is_a_draft(database: Database) -> None:
    made = imported(database, [])
    plan = reading(database, plans.plan, made.plan)
    assert plan is not None
    assert plan.state is PlanState.DRAFT


def test_tasks_stand_in_the_plans_order_and_cite_their_clauses(database: Database) -> None:
    imported(database, joined_proposals(TEXT))
    found = reading(database, tasks.tasks_of_year, 2026)
    assert [task.source_labels for task in found] == ["II.5, III.2", "III.5", "III.6"]
    assert [task.position for task in found] == [1, 2, 3]


def test_a_duty_of_two_units_is_one_task_with_two_lines(database: Database) -> None:
    made = imported(database, proposals_of(TEXT))
    [task] = reading(database, tasks.whole_tasks, [made.tasks[3]])
    directory = reading(database, office_store.directory)
    assert [directory.unit_name(line.unit) for line in task.lines] == ["Công an xã", "Ban Chỉ huy Quân sự xã"]


def test_a_duty_of_a_group_gives_each_of_its_units_a_line(database: Database) -> None:
    first = database.write("Thêm thôn", lambda action: office_store.save_unit(action, village(1)))
    second = database.write("Thêm thôn", lambda action: office_store.save_unit(action, village(2)))
    group = UnitGroup("", "Các thôn", (first, second))
    database.write("Thêm nhóm", lambda action: office_store.save_group(action, group))
    made = imported(database, proposals_of(TEXT))
    [task] = reading(database, tasks.whole_tasks, [made.tasks[2]])
    assert [line.unit for line in task.lines] == [first, second]
    assert made.new_groups == 0


def village(number: int) -> Unit:
    return Unit("", f"Thôn {number}", UnitKind.VILLAGE, position=number)


def test_units_that_the_office_does_not_have_are_made_with_their_kind(database: Database) -> None:
    made = imported(database, proposals_of(TEXT))
    directory = reading(database, office_store.directory)
    assert made.new_units == 3
    assert {unit.name: unit.kind for unit in directory.units} == {
        "Văn phòng HĐND&UBND": UnitKind.DIVISION,
        "Công an xã": UnitKind.POLICE,
        "Ban Chỉ huy Quân sự xã": UnitKind.MILITARY,
    }
    assert [unit.symbol for unit in directory.units if unit.symbol] == ["VP"]
    assert [group.name for group in directory.groups] == ["Các thôn"]


def test_the_leadership_that_a_plan_names_comes_first(database: Database) -> None:
    led = replace(proposals_of(TEXT)[-1], title="Chỉ đạo", lead="Lãnh đạo UBND xã", units=())
    imported(database, [*proposals_of(TEXT), led])
    names = [unit.name for unit in reading(database, office_store.units)]
    assert names[0] == "Lãnh đạo UBND xã"
    assert names[1:] == ["Văn phòng HĐND&UBND", "Công an xã", "Ban Chỉ huy Quân sự xã"]


def test_another_plan_makes_no_unit_twice(database: Database) -> None:
    imported(database, proposals_of(TEXT))
    other = replace(TEXT, source=("Kế hoạch bổ sung",))
    again = database.write(
        "Nhập kế hoạch",
        lambda action: importing.import_plan(action, other, proposals_of(other), year=2026),
    )
    assert (again.new_units, again.new_groups) == (0, 0)


def test_the_same_text_is_not_kept_twice(database: Database) -> None:
    imported(database, proposals_of(TEXT))
    with pytest.raises(UserError, match="đã có trong tệp, ở năm 2026"):
        imported(database, proposals_of(TEXT))
    assert len(reading(database, plans.plans)) == 1


def test_what_she_did_not_accept_is_not_kept(database: Database) -> None:
    parts = [replace(part, accepted=place == 0) for place, part in enumerate(proposals_of(TEXT))]
    assert len(imported(database, parts).tasks) == 1


def test_an_empty_title_refuses_the_whole_import(database: Database) -> None:
    with pytest.raises(UserError, match="chưa có tên"):
        imported(database, [*proposals_of(TEXT), Proposal("")])
    assert reading(database, plans.plans) == []
    assert reading(database, office_store.units) == []


def test_the_whole_import_is_one_action_to_undo(database: Database) -> None:
    imported(database, proposals_of(TEXT))
    assert database.undo() == "Nhập kế hoạch"
    assert reading(database, plans.plans) == []
    assert reading(database, tasks.tasks_of_year, 2026) == []
    assert database.redo() == "Nhập kế hoạch"
    assert len(reading(database, tasks.tasks_of_year, 2026)) == 4


def test_an_empty_office_is_proposed_from_the_plan(database: Database) -> None:
    draft = draft_office(TEXT, reading(database, office_store.directory), 2026)
    imported(database, [], draft)
    directory = reading(database, office_store.directory)
    profile = directory.profile(date(2026, 3, 1))
    assert profile is not None
    assert (profile.name, profile.place, profile.city) == (
        "Ủy ban nhân dân xã Đại Sơn",
        "Đại Sơn",
        "thành phố Hải Phòng",
    )
    assert profile.filing == "VT, VHXH"
    assert directory.signers[0].name == "Nguyễn Thị Minh Huệ"


def test_a_doubtful_filing_line_is_not_taken_for_the_office(database: Database) -> None:
    line = "Lưu: VT, VHXX"
    text = replace(
        TEXT,
        recipients=(line,),
        remarks=(Remark("Nơi nhận, dòng 9", line, "Chữ viết tắt ở dòng lưu có thể gõ nhầm."),),
    )
    draft = draft_office(text, reading(database, office_store.directory), 2026)
    assert draft.profile is not None
    assert draft.profile.filing == "VT"


def test_an_office_that_is_known_is_not_proposed_again(database: Database) -> None:
    draft = draft_office(TEXT, reading(database, office_store.directory), 2026)
    imported(database, [], draft)
    again = draft_office(TEXT, reading(database, office_store.directory), 2026)
    assert again == OfficeDraft()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (PlanText(abstract="Công tác dân vận năm 2026", date=date(2025, 12, 30)), 2026),
        (PlanText(abstract="Giai đoạn 2026 - 2030"), 2030),
        (PlanText(date=date(2025, 2, 3)), 2025),
        (PlanText(), 2027),
    ],
)
def test_the_year_of_a_plan_is_what_its_abstract_says(text: PlanText, year: int) -> None:
    assert importing.year_of(text, date(2027, 1, 5)) == year


def test_the_unit_that_follows_the_plan_is_the_one_in_charge(database: Database) -> None:
    duty = TaskText("Theo dõi", "Theo dõi việc triển khai Kế hoạch này", lead="Phòng Văn hóa- Xã hội xã")
    text = replace(TEXT, tasks=(*TEXT.tasks, duty))
    draft = draft_office(text, reading(database, office_store.directory), 2026)
    imported(database, proposals_of(text), draft)
    directory = reading(database, office_store.directory)
    profile = directory.profile(date(2026, 3, 1))
    assert profile is not None
    assert directory.unit_name(profile.unit_in_charge) == "Phòng Văn hóa - Xã hội"


def test_a_group_that_coordinates_means_its_units(database: Database) -> None:
    part = Proposal("Đối thoại", lead="Phòng Kinh tế", coordinating=("Công an xã", "các phòng, ban"))
    made = imported(database, [part, Proposal("Việc khác", lead="Văn phòng")])
    [task] = reading(database, tasks.whole_tasks, [made.tasks[0]])
    directory = reading(database, office_store.directory)
    names = [directory.unit_name(unit) for unit in task.coordinating]
    assert names == ["Công an xã", "Văn phòng"]


III_5 = ("Các thôn", "Ban công tác Mặt trận", "đoàn thể chính trị- xã hội")


def office_of_three_kinds(database: Database) -> dict[str, str]:
    units = {
        "thôn": village(1),
        "ban": Unit("", "Ban công tác Mặt trận thôn 1", UnitKind.FRONT_COMMITTEE, position=2),
        "hội": Unit("", "Hội Nông dân xã", UnitKind.UNION, position=3),
        "công an": Unit("", "Công an xã", UnitKind.POLICE, position=4),
    }
    return database.write(
        "Thêm đơn vị",
        lambda action: {name: office_store.save_unit(action, unit) for name, unit in units.items()},
    )


def test_a_duty_of_several_groups_names_them_all_and_gives_each_unit_a_line(database: Database) -> None:
    known = office_of_three_kinds(database)
    made = imported(database, [Proposal("Vận động", units=(*III_5, "Công an xã"))])
    [task] = reading(database, tasks.whole_tasks, made.tasks)
    directory = reading(database, office_store.directory)
    assert directory.group_name(task.group) == ", ".join(III_5)
    assert [line.unit for line in task.lines] == [known["thôn"], known["ban"], known["hội"], known["công an"]]
    assert (made.new_units, made.new_groups) == (0, 1)


def test_the_joined_group_takes_the_members_that_the_known_groups_have(database: Database) -> None:
    known = office_of_three_kinds(database)
    police = UnitGroup("", "Các thôn", (known["công an"],))
    database.write("Thêm nhóm", lambda action: office_store.save_group(action, police))
    made = imported(database, [Proposal("Vận động", lead="Các thôn", units=III_5[1:])])
    [task] = reading(database, tasks.whole_tasks, made.tasks)
    assert [line.unit for line in task.lines] == [known["công an"], known["ban"], known["hội"]]
    assert task.lead_unit is None


def test_the_same_groups_are_joined_once(database: Database) -> None:
    imported(database, [Proposal("Vận động", units=III_5), Proposal("Đối thoại", units=III_5)])
    directory = reading(database, office_store.directory)
    assert [group.name for group in directory.groups] == [", ".join(III_5)]


def test_a_known_group_without_members_takes_the_units_of_its_kind(database: Database) -> None:
    known = office_of_three_kinds(database)
    database.write("Thêm nhóm", lambda action: office_store.save_group(action, UnitGroup("", "Các thôn")))
    made = imported(database, [Proposal("Vận động", units=("Các thôn",))])
    [task] = reading(database, tasks.whole_tasks, made.tasks)
    directory = reading(database, office_store.directory)
    assert [line.unit for line in task.lines] == [known["thôn"]]
    assert directory.groups[0].members == (known["thôn"],)
