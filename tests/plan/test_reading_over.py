# SPDX-License-Identifier: MIT
"""The signed text read over the draft, and the amended one over the signed: one plan, tasks kept."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.rules import Person
from dvcq_desktop.plan.comparing import Kind
from dvcq_desktop.plan.head_changes import HeadField
from dvcq_desktop.plan.history import history_lines
from dvcq_desktop.plan.proposals import joined_proposals
from dvcq_desktop.plan.read_over import ReadOver, decided
from dvcq_desktop.plan.reader import read_plan, read_plan_text
from dvcq_desktop.plan.rules import PlanState, Progress, Source, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.spoken import plain_text
from dvcq_desktop.plan.store import (
    changes,
    importing,
    plan_changes,
    plans,
    reading_over,
    task_history,
    tasks,
    versions,
    year_turn,
)
from dvcq_desktop.plan.task_changes import Fate, TaskChange, TaskKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.rules import Plan

T = TypeVar("T")

FOLDER = Path(__file__).parents[1] / "data" / "plans"
DRAFT = FOLDER / "ke-hoach-dan-van-dai-son-2026.txt"
SIGNED = FOLDER / "ke-hoach-dan-van-dai-son-2026-da-ky.txt"
AMENDED = FOLDER / "ke-hoach-dan-van-dai-son-2026-sua-doi.txt"
TODAY = date(2026, 1, 21)

MARKED = "Triển khai việc thực hiện ký cam kết không gây phiền hà"
FOLLOW = "Hướng dẫn, theo dõi việc triển khai Kế hoạch này"


@pytest.fixture
def draft(database: Database) -> str:
    """Keep the draft with the tasks that the command line takes of it; return the plan's key."""
    text = read(DRAFT)
    made = database.write(
        "Nhập kế hoạch",
        lambda action: importing.import_plan(action, text, joined_proposals(text), year=2026),
    )
    assert made.plan is not None
    return made.plan


@cache
def read(path: Path) -> PlanText:
    return read_plan(path)


def ask(database: Database, question: Callable[..., T], *arguments: object) -> T:
    with closing(database.connect()) as connection:
        return question(connection, *arguments)


def looked(database: Database, path: Path) -> ReadOver:
    text = read(path)
    plan = ask(database, reading_over.earlier_plan, text, 2026)
    assert plan is not None
    return ask(database, reading_over.look, plan, text)


def taken(database: Database, seen: ReadOver) -> reading_over.Updated:
    return database.write(
        "Đọc bản mới", lambda action: reading_over.read_text_over(action, seen, today=TODAY)
    )


def plan_of(database: Database, plan: str) -> Plan:
    found = ask(database, plans.plan, plan)
    assert found is not None
    return found


def year(database: Database) -> list[Task]:
    return ask(database, tasks.tasks_of_year, 2026)


def titled(database: Database, start: str) -> Task:
    return next(task for task in year(database) if task.title.startswith(start))


def citing(database: Database, path: str) -> list[Task]:
    return [task for task in year(database) if path in task.source_labels.split(", ")]


def change_of(seen: ReadOver, kind: TaskKind) -> list[TaskChange]:
    return [each for each in seen.tasks if each.kind is kind]


def test_the_signed_text_is_known_as_a_later_text_of_the_draft(database: Database, draft: str) -> None:
    assert ask(database, reading_over.earlier_plan, read(SIGNED), 2026) == draft
    assert ask(database, reading_over.earlier_plan, read(AMENDED), 2026) == draft


@pytest.mark.parametrize(
    "name", sorted(path.name for path in FOLDER.glob("*.txt") if "dai-son" not in path.name)
)
def test_another_plan_is_no_later_text(database: Database, draft: str, name: str) -> None:
    text = read(FOLDER / name)
    assert ask(database, reading_over.earlier_plan, text, 2026) is None
    with pytest.raises(UserError, match=r"một kế hoạch khác.*năm 2026"):
        ask(database, reading_over.plan_to_read_over, text, 2026)


def test_the_plan_of_another_year_is_no_later_text(database: Database, draft: str) -> None:
    text = read_plan_text(DRAFT.read_text(encoding="utf-8").replace("năm 2026", "năm 2027"))
    with pytest.raises(UserError, match="kế hoạch của năm 2027, không phải bản mới của kế hoạch năm 2026"):
        ask(database, reading_over.plan_to_read_over, text, 2027, draft)


def test_a_text_unlike_the_plan_she_means_is_refused(database: Database, draft: str) -> None:
    words = (FOLDER / "xa-markdown.txt").read_text(encoding="utf-8")
    text = replace(read_plan_text(words), abstract="Công tác dân vận năm 2026")
    with pytest.raises(UserError, match="không phải bản mới của Kế hoạch"):
        ask(database, reading_over.plan_to_read_over, text, 2026, draft)


def test_a_year_without_a_plan_has_no_later_text(database: Database) -> None:
    with pytest.raises(UserError, match="Năm 2026 chưa có kế hoạch nào"):
        ask(database, reading_over.plan_to_read_over, read(SIGNED), 2026)


def test_the_same_text_with_number_and_day_doubles_nothing(database: Database, draft: str) -> None:
    words = DRAFT.read_text(encoding="utf-8")
    words = words.replace("Số: /UBND-VHXH", "Số: 15/KH-UBND").replace("ngày tháng 01", "ngày 20 tháng 01")
    text = read_plan_text(words)
    seen = ask(database, reading_over.look, draft, text)
    assert [each.field for each in seen.head] == [HeadField.NUMBER, HeadField.DATE]
    assert {each.kind for each in seen.clauses} == {Kind.SAME}
    assert not seen.tasks
    before = year(database)
    made = taken(database, seen)
    assert (made.state, made.new, made.changed, made.dropped) == (PlanState.SIGNED, 0, 0, 0)
    assert len(ask(database, plans.plans, 2026)) == 1
    assert [task.id for task in year(database)] == [task.id for task in before]
    assert len(before) == 37
    plan = plan_of(database, draft)
    assert (plan.number, plan.symbol, plan.issued_on) == ("15", "KH-UBND", date(2026, 1, 20))
    assert plan.date_text == "ngày 20 tháng 01 năm 2026"


def test_the_signed_text_is_read_over_the_draft(database: Database, draft: str) -> None:
    before = {clause.path: clause.id for clause in plan_of(database, draft).clauses if clause.path}
    made = taken(database, looked(database, SIGNED))
    assert (made.new, made.changed, made.moved, made.dropped) == (1, 3, 2, 1)
    assert (len(made.new_tasks), made.reworded, made.gone, made.new_units) == (2, 3, 1, 1)
    plan = plan_of(database, draft)
    text = read(SIGNED)
    assert plan.state is PlanState.SIGNED
    assert plan.full_text == text.whole_text()
    after = {clause.path: clause.id for clause in plan.clauses if clause.path}
    assert after["III.3"] == before["III.3"]
    assert after["III.5"] == before["III.4"]
    assert after["III.4"] not in before.values()
    wanted = [(section.label, section.title, section.text) for top in text.sections for section in top.walk()]
    assert [(clause.label, clause.title, clause.text) for clause in plan.clauses] == wanted
    assert plan.recipients == text.recipients


def test_tasks_keep_their_key_deadline_owner_and_progress(database: Database, draft: str) -> None:
    task = titled(database, "Thực hiện cam kết")
    owner = database.write("Thêm người", _person)

    def follow(action: Action) -> None:
        changes.set_owner(action, [task.id], owner)
        changes.set_deadline(action, [task.id], date(2026, 4, 30))
        changes.record_progress(action, Progress("", task.id, None, None, TODAY, 30, "Đã ký"))

    database.write("Giao việc", follow)
    taken(database, looked(database, SIGNED))
    found = titled(database, "Thực hiện cam kết")
    assert (found.id, found.owner, found.schedule) == (task.id, owner, Schedule(date(2026, 4, 30)))
    assert (found.percent, found.state.state) == (30, TaskState.IN_PROGRESS)
    assert "viên chức thuộc UBND xã, hoàn thành trước ngày 31/3/2026" in found.content
    assert "Thực hiện cam kết không gây phiền hà, sách nhiễu nhân dân;" in found.content
    told = ask(database, task_history.task_history, database.fields, task.id)
    assert any(entry.action == "Đọc bản mới" for part in told for entry in part.entries)


def _person(action: Action) -> str:
    return office_store.save_person(action, Person("", "Trần Thị Lan"))


def test_a_later_deadline_in_the_text_is_told_not_taken(database: Database, draft: str) -> None:
    seen = looked(database, SIGNED)
    remarks = [each.remark for each in change_of(seen, TaskKind.REWORDED)]
    assert any("hoàn thành trước ngày 31/3/2026" in remark for remark in remarks)
    taken(database, seen)
    assert not any(task.schedule.is_set for task in year(database) if task.source_labels != "III.4")


def test_a_task_without_its_clause_is_not_done_by_the_later_text(database: Database, draft: str) -> None:
    seen = looked(database, SIGNED)
    [gone] = change_of(seen, TaskKind.GONE)
    assert gone.fate is Fate.DROP
    taken(database, seen)
    found = titled(database, FOLLOW)
    assert found.state.state is TaskState.DROPPED
    assert found.state.basis == "Kế hoạch số 15/KH-UBND ngày 20/01/2026"
    assert found.state.reason == "Không còn trong kế hoạch số 15/KH-UBND ngày 20/01/2026"
    assert found.source_labels == "III.1"


def test_it_can_be_kept_as_a_task_of_no_plan(database: Database, draft: str) -> None:
    seen = looked(database, SIGNED)
    kept = [replace(each, fate=Fate.KEEP) if each.kind is TaskKind.GONE else each for each in seen.tasks]
    taken(database, decided(seen, seen.refused, kept))
    found = titled(database, FOLLOW)
    assert (found.plan, found.sources, found.state.state) == (None, (), TaskState.NOT_STARTED)


def test_a_begun_task_without_its_clause_is_kept_unless_she_says_otherwise(
    database: Database, draft: str
) -> None:
    task = titled(database, FOLLOW)
    entry = Progress("", task.id, None, None, TODAY, 50, "Đã làm")
    database.write("Ghi tiến độ", lambda action: changes.record_progress(action, entry))
    [gone] = change_of(looked(database, SIGNED), TaskKind.GONE)
    assert gone.fate is Fate.KEEP


def test_words_that_she_edited_stay_unless_she_takes_the_new_ones(database: Database, draft: str) -> None:
    task = titled(database, "Xây dựng và ban hành kế hoạch")
    hers = replace(task, title="Kế hoạch riêng của từng phòng", content="Mỗi phòng một kế hoạch, gửi bản mềm")
    database.write("Sửa nhiệm vụ", lambda action: changes.save_task(action, hers))
    seen = looked(database, SIGNED)
    [proposed] = [each for each in seen.tasks if each.task and each.task.id == task.id]
    assert (proposed.edited, proposed.accepted) == (True, False)
    assert proposed.old == hers.content
    assert "trước ngày 15/02/2026" in proposed.new
    chosen = [replace(each, accepted=True) if each.edited else each for each in seen.tasks]
    taken(database, seen)
    assert titled(database, "Kế hoạch riêng").content == hers.content
    database.undo()
    taken(database, decided(seen, seen.refused, chosen))
    assert "trước ngày 15/02/2026" in titled(database, "Xây dựng và ban hành").content


def test_a_refused_change_leaves_clause_and_task_as_they_were(database: Database, draft: str) -> None:
    seen = looked(database, SIGNED)
    change = next(each for each in seen.clauses if each.new and each.new.path == "III.2")
    taken(database, decided(seen, {*seen.refused, change.key}, seen.tasks))
    clause = next(each for each in plan_of(database, draft).clauses if each.path == "III.2")
    assert "viên chức thuộc UBND xã" not in clause.text
    assert "31/3/2026" not in titled(database, "Thực hiện cam kết").content


def test_a_refused_number_leaves_a_draft(database: Database, draft: str) -> None:
    seen = decided(looked(database, SIGNED), {HeadField.NUMBER.value}, ())
    assert seen.state is PlanState.DRAFT
    taken(database, seen)
    plan = plan_of(database, draft)
    assert (plan.state, plan.number, plan.issued_on) == (PlanState.DRAFT, "", date(2026, 1, 20))


def test_the_amended_text_amends_the_signed_plan(database: Database, draft: str) -> None:
    taken(database, looked(database, SIGNED))
    made = taken(database, looked(database, AMENDED))
    assert (made.state, made.new, made.dropped) == (PlanState.AMENDED, 1, 1)
    plan = plan_of(database, draft)
    assert plan.cited == "Kế hoạch số 98/KH-UBND ngày 03/08/2026"
    gone = [task for task in year(database) if task.state.basis == plan.cited]
    assert [(task.title[:27], task.source_labels) for task in gone] == [
        ("Tổ chức tuyên truyền, phổ b", "II.7"),
        ("Tăng cường tuyên truyền về ", "III"),
        ("Tổ chức các hoạt động văn h", "III"),
    ]
    kept = ask(database, versions.versions, draft)
    assert [each.title for each in kept] == ["Đã ký, số 15/KH-UBND ngày 20/01/2026", "Dự thảo"]
    assert kept[0].full_text == read(SIGNED).whole_text()
    assert kept[1].full_text == read(DRAFT).whole_text()
    assert kept[1].replaced_on == TODAY


def test_a_task_that_cites_clauses_that_stay_only_loses_the_one_that_is_gone(
    database: Database, draft: str
) -> None:
    taken(database, looked(database, SIGNED))
    clauses = {clause.path: clause.id for clause in plan_of(database, draft).clauses}
    sources = [Source(clause=clauses["II.2"]), Source(clause=clauses["III.3"])]
    task = Task("", 2026, "Duy trì chuyên mục phát thanh", plan=draft, sources=tuple(sources))
    key = database.write("Thêm nhiệm vụ", lambda action: changes.add_task(action, task))
    taken(database, looked(database, AMENDED))
    [found] = [each for each in year(database) if each.id == key]
    assert (found.source_labels, found.state.state) == ("II.2", TaskState.NOT_STARTED)


def test_the_signed_text_of_a_plan_drafted_here_doubles_nothing(database: Database, draft: str) -> None:
    """Next year's draft was made of this year's plan, and was never read from a file."""
    taken(database, looked(database, SIGNED))
    made = database.write(
        "Lập kế hoạch năm sau",
        lambda action: year_turn.draft_usual(action, draft, 2027, date(2026, 12, 10), carry=False),
    )
    drafted = plan_of(database, made.plan)
    assert drafted.full_text == ""
    before = ask(database, tasks.tasks_of_year, 2027)
    signed = drafted._replace(number="03", symbol="KH-UBND", issued_on=date(2027, 1, 12))
    words = plain_text(signed).replace(
        "công chức, viên chức thuộc UBND xã", "công chức, viên chức, người lao động"
    )
    text = read_plan_text(words)
    seen = ask(database, reading_over.look, made.plan, text)
    assert Counter(each.kind for each in seen.clauses)[Kind.CHANGED] == 1
    updated = taken(database, seen)
    assert (updated.state, updated.changed, updated.new_tasks) == (PlanState.SIGNED, 1, ())
    assert [task.id for task in ask(database, tasks.tasks_of_year, 2027)] == [task.id for task in before]


def test_the_history_names_clauses_as_they_are_cited(database: Database, draft: str) -> None:
    taken(database, looked(database, SIGNED))
    taken(database, looked(database, AMENDED))
    task = titled(database, "Tổ chức các hoạt động văn hóa, thể thao")
    names = ask(database, task_history.names_of_places, task.id)
    told = history_lines(
        ask(database, task_history.task_history, database.fields, task.id), lambda key: names.get(key, "")
    )
    assert "Căn cứ của nhiệm vụ (III): Mục của kế hoạch: III.3 → III" in told[0].changes


def test_it_is_one_action_to_undo(database: Database, draft: str) -> None:
    before, listed = plan_of(database, draft), year(database)
    taken(database, looked(database, SIGNED))
    assert database.undo() == "Đọc bản mới"
    assert plan_of(database, draft) == before
    assert year(database) == listed
    assert ask(database, versions.versions, draft) == []
    assert database.redo() == "Đọc bản mới"
    assert plan_of(database, draft).state is PlanState.SIGNED


def test_the_same_text_again_is_refused(database: Database, draft: str) -> None:
    with pytest.raises(UserError, match="không khác gì kế hoạch đang có"):
        looked(database, DRAFT)
    taken(database, looked(database, SIGNED))
    with pytest.raises(UserError, match=r"không khác gì .*số 15/KH-UBND"):
        looked(database, SIGNED)


def test_an_earlier_text_is_not_read_over_the_later_one(database: Database, draft: str) -> None:
    taken(database, looked(database, SIGNED))
    with pytest.raises(UserError, match=r"bản trước của kế hoạch.*dự thảo.*21/01/2026"):
        looked(database, DRAFT)


def test_a_draft_is_not_read_over_a_signed_plan(database: Database, draft: str) -> None:
    taken(database, looked(database, SIGNED))
    words = DRAFT.read_text(encoding="utf-8").replace("Số: /UBND-VHXH", "").replace("I. MỤC", "I. CÁC MỤC")
    words = words.replace("Đại Sơn, ngày tháng 01 năm 2026\n", "")
    with pytest.raises(UserError, match="chưa có số và ngày"):
        ask(database, reading_over.look, draft, read_plan_text(words))


def test_a_plan_changed_meanwhile_is_not_written_over(database: Database, draft: str) -> None:
    seen = looked(database, SIGNED)
    clause = plan_of(database, draft).clauses[0].id
    database.write(
        "Sửa mục", lambda action: plan_changes.save_clause(action, draft, clause, {"title": "MỤC ĐÍCH"})
    )
    with pytest.raises(UserError, match="vừa được sửa ở chỗ khác"):
        taken(database, seen)
    assert ask(database, versions.versions, draft) == []


def test_a_task_changed_meanwhile_is_not_written_over(database: Database, draft: str) -> None:
    seen = looked(database, SIGNED)
    task = titled(database, "Thực hiện cam kết")
    hers = replace(task, title="Cam kết với dân")
    database.write("Sửa nhiệm vụ", lambda action: changes.save_task(action, hers))
    with pytest.raises(UserError, match=r"Nhiệm vụ “Thực hiện cam kết.* vừa được sửa ở chỗ khác"):
        taken(database, seen)
    database.undo()
    database.write("Bỏ nhiệm vụ", lambda action: action.trash("task", task.id))
    with pytest.raises(UserError, match="vừa được sửa ở chỗ khác"):
        taken(database, seen)
    database.undo()
    database.write("Giao việc", lambda action: changes.set_deadline(action, [task.id], TODAY))
    taken(database, seen)
    assert titled(database, "Thực hiện cam kết").schedule == Schedule(TODAY)


def test_a_plan_she_changed_is_kept_as_she_left_it(database: Database, draft: str) -> None:
    clause = plan_of(database, draft).clauses[1].id
    words = {"text": "Quán triệt đến từng thôn trong quý I"}
    database.write("Sửa mục", lambda action: plan_changes.save_clause(action, draft, clause, words))
    taken(database, looked(database, SIGNED))
    [kept] = ask(database, versions.versions, draft)
    assert words["text"] in kept.full_text
    assert "Nguyễn Thị Minh Huệ" in kept.full_text
    assert len(read_plan_text(kept.full_text).tasks) == len(read(DRAFT).tasks)


def test_a_duty_that_she_added_before_is_joined_not_doubled(database: Database, draft: str) -> None:
    title = "Tham mưu bố trí kinh phí thực hiện Kế hoạch"
    own = database.write(
        "Thêm nhiệm vụ", lambda action: changes.add_task(action, Task("", 2026, title, plan=draft))
    )
    made = taken(database, looked(database, SIGNED))
    assert (made.joined, len(made.new_tasks)) == (1, 1)
    found, other = citing(database, "III.4")
    assert (found.id, other.id) == (own, made.new_tasks[0])
    assert "Tham mưu bố trí kinh phí" in found.content
    assert "hướng dẫn các thôn công khai" in other.content


def test_a_duty_moved_into_another_clause_takes_its_task_along(database: Database, draft: str) -> None:
    """The paragraph of II.6 about planning goes to the Culture division, and the clause keeps the other."""
    words = DRAFT.read_text(encoding="utf-8")
    start = words.index("Thường xuyên rà soát, cung cấp đầy đủ")
    moved = words[start : words.index("7. Tăng cường")].strip()
    words = words.replace(moved, "").replace(
        "2. Văn phòng HĐND&UBND xã\n", f"2. Văn phòng HĐND&UBND xã\n\n{moved}\n"
    )
    task = titled(database, "Thường xuyên rà soát")
    seen = ask(database, reading_over.look, draft, read_plan_text(words))
    assert not change_of(seen, TaskKind.GONE)
    taken(database, seen)
    assert titled(database, "Thường xuyên rà soát").source_labels == "III.2"
    assert titled(database, "Thường xuyên rà soát").id == task.id


def test_remarks_of_the_new_text_replace_those_of_the_old(database: Database, draft: str) -> None:
    [number] = [r for r in ask(database, plans.remarks, draft) if r.sentence == "Chưa có số văn bản."]
    database.write("Đã xem", lambda action: plan_changes.settle(action, [number.id], settled=True))
    taken(database, looked(database, SIGNED))
    sentences = [remark.sentence for remark in ask(database, plans.remarks, draft)]
    assert "Chưa có số văn bản." not in sentences
    assert sentences == [remark.sentence for remark in read(SIGNED).remarks]


def test_the_file_is_whole_afterwards(database: Database, draft: str) -> None:
    taken(database, looked(database, SIGNED))
    taken(database, looked(database, AMENDED))
    assert database.verify().is_sound
