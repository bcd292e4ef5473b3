# SPDX-License-Identifier: MIT
"""Next year's plan drafted from this one's, in a real database: text, tasks, units, owners, undoing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes as office_changes
from dvcq_desktop.office import store as office
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Signer, Tenure
from dvcq_desktop.office.turnover import succeed
from dvcq_desktop.plan.rules import (
    Basis,
    Extension,
    Line,
    Plan,
    PlanRemark,
    PlanState,
    Source,
    StateEntry,
    Task,
    TaskState,
)
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.store import changes, plan_changes, plans, tasks, year_turn
from dvcq_desktop.plan.store.turnover import TURNOVER
from dvcq_desktop.plan.year_turn import Choice, Turn, Way, choices, next_task

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.store.year_turn import Drafted

AS_OF = date(2026, 12, 10)
DONE = StateEntry(TaskState.DONE, date(2026, 3, 10))


@dataclass
class Year:
    """A year in a file, and what its tests ask of it."""

    database: Database
    keys: dict[str, str]
    plan: str = ""

    def choices(self) -> list[Choice]:
        with closing(self.database.connect()) as connection:
            plan = plans.plan(connection, self.plan)
            assert plan is not None
            return choices(year_turn.tasks_to_turn(connection, plan), AS_OF)

    def draft(
        self, chosen: list[Choice] | None = None, *, keep_owners: bool = True, keep_deadlines: bool = False
    ) -> Drafted:
        work = partial(
            year_turn.draft_next,
            plan_id=self.plan,
            year=2027,
            chosen=self.choices() if chosen is None else chosen,
            keep_owners=keep_owners,
            keep_deadlines=keep_deadlines,
        )
        return self.database.write("Lập kế hoạch năm 2027", work)

    def tasks(self, year: int = 2027) -> dict[str, Task]:
        with closing(self.database.connect()) as connection:
            return {task.title: task for task in tasks.tasks_of_year(connection, year)}

    def read(self, plan: str) -> Plan:
        with closing(self.database.connect()) as connection:
            found = plans.plan(connection, plan)
        assert found is not None
        return found

    def remarks(self, plan: str) -> list[PlanRemark]:
        with closing(self.database.connect()) as connection:
            return plans.remarks(connection, plan)


@pytest.fixture
def year(database: Database, keys: dict[str, str]) -> Year:
    made = Year(database, keys)
    made.plan = database.write("Lập kế hoạch", partial(_make, keys))
    return made


def _make(keys: dict[str, str], action: Action) -> str:
    office.save_tenure(action, Tenure("", keys["hue"], keys["vhxh"], "Phó Trưởng phòng"), keys["hue"])
    plan = Plan(
        "",
        2026,
        abstract="Công tác dân vận chính quyền năm 2026",
        symbol="UBND-VHXH",
        number="12",
        state=PlanState.SIGNED,
        issued_on=date(2026, 1, 5),
        preamble="UBND xã xây dựng Kế hoạch năm 2026 như sau:",
        closing="Trên đây là Kế hoạch năm 2026; báo cáo trước 15/12/2026./.",
        signer_authority=("TM. ỦY BAN NHÂN DÂN",),
        signer_title="CHỦ TỊCH",
        signer_name="Vũ Đình Khang",
        bases=(
            Basis("Căn cứ Quyết định số 3177/QĐ-UBND ngày 06/8/2025 về nhiệm vụ 6 tháng cuối năm 2025;"),
            Basis("Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;"),
        ),
        recipients=("Các thôn", "Lưu: VT"),
    )
    key = plan_changes.new_plan(action, plan, headings=True)
    first, second, _third = plans.clauses(action.connection, key)
    inner = plan_changes.add_clause(action, key, parent=second.id, after=None)
    values = {"title": "Bầu cử năm 2026", "text": "Chuẩn bị bầu cử nhiệm kỳ 2026-2031."}
    plan_changes.save_clause(action, key, inner, values)
    plan_changes.save_clause(action, key, first.id, {"title": "NHIỆM VỤ NĂM 2026"})
    for task in _tasks(keys, key, inner):
        changes.add_task(action, task)
    late = next(task for task in tasks.tasks_of_year(action.connection, 2026) if task.title == "Đối thoại")
    granted = date(2026, 6, 20)
    moved = Extension(
        "", late.id, None, date(2026, 6, 30), date(2026, 9, 30), "15/UBND", "Thiếu số liệu", granted
    )
    changes.extend(action, moved)
    return key


def _tasks(keys: dict[str, str], plan: str, clause: str) -> list[Task]:
    cited = (Source(clause=clause),)
    done = Line("", "", keys["t2"], state=DONE)
    owed = Line("", "", keys["t10"], owner=keys["dat"], deadline=date(2026, 10, 1))
    return [
        Task("", 2026, "Ký cam kết năm 2026", plan, lead_unit=keys["vp"], state=DONE, sources=cited),
        Task(
            "",
            2026,
            "Đối thoại",
            plan,
            lead_unit=keys["vhxh"],
            owner=keys["hue"],
            schedule=Schedule(date(2026, 6, 30)),
            state=StateEntry(TaskState.IN_PROGRESS),
            late_cause="Trùng lịch tiếp xúc cử tri.",
            sources=cited,
        ),
        Task("", 2026, "Tiếp dân", plan, schedule=Schedule(None, Recurrence.MONTHLY), sources=cited),
        Task("", 2026, "Mô hình ở từng thôn", plan, sources=cited, lines=(done, owed)),
        Task("", 2026, "Việc đột xuất", state=DONE),
        Task("", 2026, "Đã bỏ", plan, state=StateEntry(TaskState.DROPPED, reason="Không có"), sources=cited),
    ]


def test_what_was_not_finished_comes_first_and_the_rest_follows_the_plan(year: Year) -> None:
    assert [(choice.task.title, choice.way) for choice in year.choices()] == [
        ("Đối thoại", Way.CARRY),
        ("Mô hình ở từng thôn", Way.BOTH),
        ("Ký cam kết năm 2026", Way.COPY),
        ("Tiếp dân", Way.COPY),
        ("Việc đột xuất", Way.LEAVE),
        ("Đã bỏ", Way.LEAVE),
    ]


def test_why_something_was_not_finished_is_proposed(year: Year) -> None:
    reasons = {choice.task.title: choice.reason for choice in year.choices() if choice.unfinished}
    assert reasons["Đối thoại"] == "Trùng lịch tiếp xúc cử tri."
    assert reasons["Mô hình ở từng thôn"] == "Còn 1/2 đơn vị chưa xong"


def test_the_draft_has_the_same_text_of_the_new_year(year: Year) -> None:
    made = year.draft()
    draft = year.read(made.plan)
    assert (draft.year, draft.state, draft.drafted_from) == (2027, PlanState.DRAFT, year.plan)
    assert (draft.number, draft.issued_on, draft.date_text) == ("", None, "")
    assert draft.abstract == "Công tác dân vận chính quyền năm 2027"
    assert draft.preamble == "UBND xã xây dựng Kế hoạch năm 2027 như sau:"
    assert draft.closing == "Trên đây là Kế hoạch năm 2027; báo cáo trước 15/12/2026./."
    assert [clause.path for clause in draft.clauses] == ["I", "II", "II.1", "III"]
    assert [clause.title for clause in draft.clauses][:1] == ["NHIỆM VỤ NĂM 2027"]
    assert draft.clauses[2].text == "Chuẩn bị bầu cử nhiệm kỳ 2026-2031."
    assert (draft.symbol, draft.recipients) == ("KH-UBND", ("Các thôn", "Lưu: VT"))
    assert [basis.number for basis in draft.bases] == ["3177/QĐ-UBND", "59/2023/NĐ-CP"]
    assert year.read(year.plan).abstract == "Công tác dân vận chính quyền năm 2026"


def test_what_needs_a_look_is_said(year: Year) -> None:
    remarks = year.remarks(year.draft().plan)
    assert [(remark.place, remark.settled) for remark in remarks] == [
        ("Phần kết", False),
        ("Căn cứ", False),
        ("Mục II.1", False),
        ("Mục II.1", False),
        ("Số, ký hiệu", False),
        ("Nhiệm vụ", False),
    ]
    said = [remark.sentence for remark in remarks]
    assert said[1] == "Quyết định này là của 6 tháng cuối năm 2025, trước năm 2027 của kế hoạch."
    assert said[3] == "Nêu năm 2026, cần xem lại."


def test_tasks_know_where_they_come_from(year: Year) -> None:
    old = year.tasks(2026)
    made = year.draft()
    new = year.tasks()
    assert list(new) == [
        "Ký cam kết năm 2027",
        "Đối thoại",
        "Tiếp dân",
        "Mô hình ở từng thôn",
        "Chuyển tiếp từ năm 2026: Mô hình ở từng thôn",
    ]
    clause = year.read(made.plan).clauses[2]
    for task in new.values():
        assert [source.clause for source in task.sources] == [clause.id]
        assert (task.plan, task.previous) != (None, None)
    assert new["Đối thoại"].previous == old["Đối thoại"].id
    assert [task.carried for task in new.values()] == [False, True, False, False, True]
    assert new["Đối thoại"].note == "Chuyển tiếp từ năm 2026. Lý do: Trùng lịch tiếp xúc cử tri."
    assert new["Đối thoại"].state == StateEntry(TaskState.IN_PROGRESS)
    assert new["Ký cam kết năm 2027"].state == StateEntry()
    assert (made.tasks, made.carried) == (5, 2)


def test_only_units_that_still_owe_are_carried(year: Year) -> None:
    year.draft()
    new = year.tasks()
    assert [line.unit for line in new["Mô hình ở từng thôn"].lines] == [year.keys["t2"], year.keys["t10"]]
    [line] = new["Chuyển tiếp từ năm 2026: Mô hình ở từng thôn"].lines
    assert (line.unit, line.owner, line.deadline) == (year.keys["t10"], year.keys["dat"], None)


def test_no_deadline_is_invented(year: Year) -> None:
    year.draft()
    assert all(task.schedule.deadline is None for task in year.tasks().values())
    assert year.tasks()["Tiếp dân"].schedule.recurrence is Recurrence.MONTHLY


def test_deadlines_are_moved_from_the_first_one_where_they_are_wanted(year: Year) -> None:
    year.draft(keep_deadlines=True)
    new = year.tasks()
    assert new["Đối thoại"].schedule.deadline == date(2027, 6, 30)
    assert new["Mô hình ở từng thôn"].lines[1].deadline == date(2027, 10, 1)


def test_the_last_of_february_stays_in_february() -> None:
    task = Task("t", 2028, "Báo cáo", schedule=Schedule(date(2028, 2, 29)))
    turn = Turn(2029, date(2029, 1, 1), Directory(), keep_deadlines=True)
    made = next_task(Choice(task, unfinished=False, way=Way.COPY), turn, Plan("", 2028), "new", {})
    assert made.schedule.deadline == date(2029, 2, 28)


def test_owners_who_left_are_not_kept(year: Year) -> None:
    tenure = Tenure("", year.keys["dat"], year.keys["vp"], ends_on=date(2026, 12, 31))
    year.database.write("Kết thúc", partial(office.save_tenure, tenure=tenure, person_id=year.keys["dat"]))
    year.draft()
    new = year.tasks()
    assert new["Mô hình ở từng thôn"].lines[1].owner is None
    assert new["Đối thoại"].owner == year.keys["hue"]


def test_owners_are_left_out_where_they_are_not_wanted(year: Year) -> None:
    year.draft(keep_owners=False)
    assert all(task.owner is None for task in year.tasks().values())


def test_a_merged_village_is_succeeded_and_counted_once(year: Year) -> None:
    ended = partial(office_changes.end_unit, unit_ids=[year.keys["t10"]], last_day=date(2026, 6, 30))
    year.database.write("Nhập thôn", lambda action: ended(action, successor=year.keys["t2"]))
    year.draft()
    new = year.tasks()
    assert [line.unit for line in new["Mô hình ở từng thôn"].lines] == [year.keys["t2"]]
    [line] = new["Chuyển tiếp từ năm 2026: Mô hình ở từng thôn"].lines
    assert line.unit == year.keys["t2"]


def _merge(year: Year, *, done: bool) -> None:
    """Merge Thôn 10 into Thôn 2, which has or has not finished its own part by then."""
    [line] = [each for each in year.tasks(2026)["Mô hình ở từng thôn"].lines if each.unit == year.keys["t2"]]
    state = DONE if done else StateEntry()
    year.database.write("Ghi", partial(changes.set_line_state, lines=[line.id], entry=state))
    merge = partial(succeed, units=[year.keys["t10"]], last_day=date(2026, 9, 30), successor=year.keys["t2"])
    year.database.write("Sáp nhập", lambda action: merge(action, rooms=[TURNOVER]))


def test_a_merged_village_is_no_village_that_finished(year: Year) -> None:
    _merge(year, done=False)
    found = next(choice for choice in year.choices() if choice.task.title == "Mô hình ở từng thôn")
    assert (found.way, found.share, found.reason) == (Way.CARRY, (0, 1), "Còn 1/1 đơn vị chưa xong")
    year.draft()
    assert [title for title in year.tasks() if "Mô hình" in title] == ["Mô hình ở từng thôn"]


def test_where_the_village_that_stays_finished_nothing_is_carried(year: Year) -> None:
    _merge(year, done=True)
    found = next(choice for choice in year.choices() if choice.task.title == "Mô hình ở từng thôn")
    assert (found.unfinished, found.way, found.share) == (False, Way.COPY, (1, 1))


def test_a_unit_without_successor_is_said(year: Year) -> None:
    ended = partial(office_changes.end_unit, unit_ids=[year.keys["vhxh"]], last_day=date(2026, 6, 30))
    year.database.write("Giải thể", lambda action: ended(action, successor=None))
    made = year.draft()
    assert year.tasks()["Đối thoại"].lead_unit is None
    [remark] = [remark for remark in year.remarks(made.plan) if remark.place == "Đơn vị"]
    assert remark.sentence.startswith("Phòng Văn hóa - Xã hội không còn hoạt động vào ngày 01/01/2027")
    assert "1 nhiệm vụ cần giao lại" in remark.sentence


def test_who_signs_no_more_is_replaced_and_said(year: Year) -> None:
    gone = Signer("", "Vũ Đình Khang", "Chủ tịch", ends_on=date(2026, 11, 30))
    now = Signer("", "Lê Thị Bình", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN",), starts_on=date(2026, 12, 1))
    for signer in (gone, now):
        year.database.write("Thêm", partial(office.save_signer, signer=signer))
    made = year.draft()
    assert (year.read(made.plan).signer_name, year.read(made.plan).signer_title) == (
        "Lê Thị Bình",
        "CHỦ TỊCH",
    )
    assert [remark.place for remark in year.remarks(made.plan)].count("Phần ký") == 1


def test_it_is_one_action_that_can_be_taken_back(year: Year) -> None:
    made = year.draft()
    assert year.database.undo() == "Lập kế hoạch năm 2027"
    assert year.tasks() == {}
    with closing(year.database.connect()) as connection:
        assert plans.plans(connection, 2027) == []
    assert year.database.redo() == "Lập kế hoạch năm 2027"
    assert len(year.tasks()) == made.tasks
    assert len(year.read(made.plan).clauses) == made.clauses


def test_twice_for_the_same_plan_is_refused(year: Year) -> None:
    made = year.draft()
    with pytest.raises(UserError, match="Đã có dự thảo năm 2027"):
        year.draft()
    assert len(year.tasks()) == made.tasks
    year.database.write("Bỏ", partial(plan_changes.trash_plan, plan_id=made.plan, with_tasks=True))
    assert year.draft().plan != made.plan


def test_a_year_that_is_not_later_is_refused(year: Year) -> None:
    work = partial(year_turn.draft_next, plan_id=year.plan, year=2026, chosen=[])
    with pytest.raises(UserError, match="phải sau năm 2026"):
        year.database.write("Lập", work)


def test_a_plan_that_is_gone_is_refused(year: Year) -> None:
    year.database.write("Bỏ", partial(plan_changes.trash_plan, plan_id=year.plan, with_tasks=False))
    with pytest.raises(UserError, match="không còn"):
        year.draft([])


def test_the_newest_plan_that_was_not_drafted_so_is_taken(year: Year) -> None:
    year.draft()
    with closing(year.database.connect()) as connection:
        assert year_turn.plan_to_turn(connection) == year.plan
        with pytest.raises(UserError, match="Năm 2031 chưa có kế hoạch"):
            year_turn.plan_to_turn(connection, 2031)
