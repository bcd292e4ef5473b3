# SPDX-License-Identifier: MIT
"""A plan's own text in a real database: its head and foot, its tree of clauses, its doubtful places."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.rules import Plan, PlanState, Source, Task
from dvcq_desktop.plan.store import changes, plan_changes, plans, tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

    Write = Callable[[Callable[[Action], object]], object]


@pytest.fixture
def plan(database: Database) -> str:
    """Begin a plan: I (1, 2), II (1), III."""
    return database.write("Lập", _make)


def _make(action: Action) -> str:
    key = plan_changes.new_plan(action, Plan("", 2026, abstract="Công tác dân vận năm 2026"), headings=True)
    first, second, _third = plans.clauses(action.connection, key)
    for parent in (first, first, second):
        added = plan_changes.add_clause(action, key, parent=parent.id, after=None)
        plan_changes.save_clause(action, key, added, {"text": f"Chữ của {parent.label}"})
    return key


def read(database: Database, plan: str) -> Plan:
    with closing(database.connect()) as connection:
        found = plans.plan(connection, plan)
    assert found is not None
    return found


def listed(database: Database, plan: str) -> list[str]:
    return [clause.path for clause in read(database, plan).clauses]


def clause_at(database: Database, plan: str, path: str) -> str:
    return next(clause.id for clause in read(database, plan).clauses if clause.path == path)


def test_a_new_plan_has_the_usual_headings_and_series(database: Database, plan: str) -> None:
    assert listed(database, plan) == ["I", "I.1", "I.2", "II", "II.1", "III"]


def test_the_words_of_the_date_follow_the_date(database: Database, plan: str) -> None:
    values = {"number": "12", "symbol": "KH-UBND", "issued_on": date(2026, 1, 5)}
    database.write("Sửa", lambda action: plan_changes.save_plan(action, plan, values))
    held = read(database, plan)
    assert (held.number, held.date_text) == ("12", "ngày 05 tháng 01 năm 2026")
    database.write("Sửa", lambda action: plan_changes.save_plan(action, plan, {"issued_on": None}))
    assert read(database, plan).date_text == ""


def test_a_plan_without_number_is_not_signed(database: Database, plan: str) -> None:
    with pytest.raises(UserError, match="phải có số và ngày"):
        database.write("Ký", lambda action: plan_changes.sign_plan(action, plan))
    values = {"number": "12", "issued_on": date(2026, 1, 5), "state": PlanState.SIGNED}
    database.write("Ký", lambda action: plan_changes.save_plan(action, plan, values))
    assert read(database, plan).state is PlanState.SIGNED
    with pytest.raises(UserError, match="phải có số và ngày"):
        database.write("Sửa", lambda action: plan_changes.save_plan(action, plan, {"number": ""}))


def test_a_basis_says_what_can_be_read_out_of_it(database: Database, plan: str) -> None:
    text = "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;"
    database.write("Sửa", lambda action: plan_changes.save_plan(action, plan, {"bases": (text,)}))
    [basis] = read(database, plan).bases
    assert (basis.kind, basis.number, basis.issued_on) == ("Nghị định", "59/2023/NĐ-CP", date(2023, 8, 14))


def _rows(database: Database, table: str) -> dict[str, str]:
    with closing(database.connect()) as connection:
        rows = connection.execute(f"select id, text from {table} where deleted_at is null order by position")
        return {row["text"]: row["id"] for row in rows.fetchall()}


def test_lines_that_move_or_are_reworded_keep_their_rows(database: Database, plan: str) -> None:
    save = plan_changes.save_plan
    database.write("Sửa", lambda action: save(action, plan, {"recipients": ("A", "B", "C")}))
    before = _rows(database, "plan_recipient")
    database.write("Sửa", lambda action: save(action, plan, {"recipients": ("C", "A", "B mới")}))
    after = _rows(database, "plan_recipient")
    assert list(after) == ["C", "A", "B mới"]
    assert (after["C"], after["A"], after["B mới"]) == (before["C"], before["A"], before["B"])


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(["A", "B", "C", " ", "D  d"]), max_size=5), min_size=1, max_size=3))
def test_any_list_of_recipients_reads_back(database: Database, steps: list[list[str]]) -> None:
    key = database.write("Lập", lambda action: plan_changes.new_plan(action, Plan("", 2026), headings=False))
    for step in steps:
        values = {"recipients": tuple(step)}
        database.write("Sửa", partial(plan_changes.save_plan, plan_id=key, values=values))
        assert read(database, key).recipients == tuple(
            " ".join(text.split()) for text in step if text.strip()
        )


def test_a_clause_moves_with_what_is_under_it(database: Database, plan: str) -> None:
    second = clause_at(database, plan, "II")
    database.write("Chuyển", lambda action: plan_changes.move_clause(action, plan, second, -1))
    assert listed(database, plan) == ["II", "II.1", "I", "I.1", "I.2", "III"]
    database.write("Đánh số", lambda action: plan_changes.renumber(action, plan))
    assert listed(database, plan) == ["I", "I.1", "II", "II.1", "II.2", "III"]
    assert read(database, plan).clauses[0].id == second


def test_the_first_clause_stays_when_it_is_moved_up(database: Database, plan: str) -> None:
    first = clause_at(database, plan, "I")
    database.write("Chuyển", lambda action: plan_changes.move_clause(action, plan, first, -1))
    assert listed(database, plan)[0] == "I"


def test_a_clause_goes_under_the_one_before_it_and_out_again(database: Database, plan: str) -> None:
    second = clause_at(database, plan, "I.2")
    database.write("Thụt vào", lambda action: plan_changes.indent_clause(action, plan, second))
    assert listed(database, plan)[:3] == ["I", "I.1", "I.1.2"]
    database.write("Thụt ra", lambda action: plan_changes.outdent_clause(action, plan, second))
    assert listed(database, plan)[:3] == ["I", "I.1", "I.2"]
    database.write("Thụt ra", lambda action: plan_changes.outdent_clause(action, plan, second))
    assert listed(database, plan) == ["I", "I.1", "2", "II", "II.1", "III"]
    with pytest.raises(UserError, match="cấp cao nhất"):
        database.write("Thụt ra", lambda action: plan_changes.outdent_clause(action, plan, second))


def test_what_has_nothing_above_it_is_not_indented(database: Database, plan: str) -> None:
    first = clause_at(database, plan, "I.1")
    with pytest.raises(UserError, match="không thụt vào được"):
        database.write("Thụt vào", lambda action: plan_changes.indent_clause(action, plan, first))


def test_a_new_label_changes_how_everything_below_is_cited(database: Database, plan: str) -> None:
    first = clause_at(database, plan, "I")
    values = {"label": "IV."}
    database.write("Sửa", lambda action: plan_changes.save_clause(action, plan, first, values))
    assert listed(database, plan)[:3] == ["IV", "IV.1", "IV.2"]


def _task(plan: str, *clauses: str) -> Task:
    return Task("", 2026, "Tuyên truyền", plan=plan, sources=tuple(Source(clause=one) for one in clauses))


def test_tasks_of_a_removed_clause_cite_the_one_above(database: Database, plan: str) -> None:
    inner, outer = clause_at(database, plan, "I.1"), clause_at(database, plan, "I")
    both = database.write("Thêm", lambda action: changes.add_task(action, _task(plan, inner, outer)))
    one = database.write("Thêm", lambda action: changes.add_task(action, _task(plan, inner)))
    removed = database.write("Xóa", lambda action: plan_changes.trash_clause(action, plan, inner))
    assert removed == plan_changes.Removed(1, moved=2, uncited=0, parent_path="I")
    with closing(database.connect()) as connection:
        held = tasks.tasks(connection, [both, one])
        assert plans.cited_by(connection, plan) == {outer: ["Tuyên truyền", "Tuyên truyền"]}
    assert [source.clause for source in held[both].sources] == [outer]
    assert [source.clause for source in held[one].sources] == [outer]
    database.undo()
    with closing(database.connect()) as connection:
        held = tasks.tasks(connection, [both, one])
    assert [source.clause for source in held[both].sources] == [inner, outer]
    assert [source.clause for source in held[one].sources] == [inner]


def test_tasks_of_a_removed_outermost_clause_stay_without_it(database: Database, plan: str) -> None:
    outer, inner = clause_at(database, plan, "I"), clause_at(database, plan, "I.2")
    key = database.write("Thêm", lambda action: changes.add_task(action, _task(plan, inner)))
    removed = database.write("Xóa", lambda action: plan_changes.trash_clause(action, plan, outer))
    assert removed == plan_changes.Removed(3, moved=0, uncited=1)
    assert listed(database, plan) == ["II", "II.1", "III"]
    with closing(database.connect()) as connection:
        held = tasks.tasks(connection, [key])[key]
    assert (held.sources, held.plan) == ((), plan)


def test_a_clause_out_of_the_trash_brings_what_went_with_it(database: Database, plan: str) -> None:
    outer, first = clause_at(database, plan, "I"), clause_at(database, plan, "I.1")
    before = listed(database, plan)
    database.write("Xóa", lambda action: plan_changes.trash_clause(action, plan, first))
    database.write("Xóa", lambda action: plan_changes.trash_clause(action, plan, outer))
    database.write("Khôi phục", lambda action: plan_changes.restore_clause(action, outer))
    assert [path for path in listed(database, plan) if path.startswith("I.")] == ["I.2"]
    database.write("Khôi phục", lambda action: plan_changes.restore_clause(action, first))
    assert listed(database, plan) == before


def test_a_clause_out_of_the_trash_brings_what_it_stands_in(database: Database, plan: str) -> None:
    outer, inner = clause_at(database, plan, "I"), clause_at(database, plan, "I.2")
    database.write("Xóa", lambda action: plan_changes.trash_clause(action, plan, outer))
    database.write("Khôi phục", lambda action: plan_changes.restore_clause(action, inner))
    assert clause_at(database, plan, "I") == outer
    assert inner in {clause.id for clause in read(database, plan).clauses}


@pytest.mark.parametrize("with_tasks", [True, False])
def test_a_plan_in_the_trash_comes_back_whole(database: Database, plan: str, with_tasks: bool) -> None:
    clause = clause_at(database, plan, "I.1")
    key = database.write("Thêm", lambda action: changes.add_task(action, _task(plan, clause)))
    trash = partial(plan_changes.trash_plan, plan_id=plan, with_tasks=with_tasks)
    assert database.write("Bỏ", trash) == int(with_tasks)
    with closing(database.connect()) as connection:
        assert plans.plan(connection, plan) is None
        assert (key in tasks.tasks(connection, [key])) is not with_tasks
    database.write("Khôi phục", lambda action: action.restore("plan", plan))
    assert len(listed(database, plan)) == 6


def test_a_doubtful_place_is_ticked_as_seen(database: Database, plan: str) -> None:
    values = {"plan": plan, "position": 0, "place": "Mục I.1", "quote": "Chữ", "sentence": "Xem lại."}
    key = database.write("Nhập", lambda action: action.insert("plan_remark", values))
    database.write("Đã xem", lambda action: plan_changes.settle(action, [key], settled=True))
    with closing(database.connect()) as connection:
        [remark] = plans.remarks(connection, plan)
    assert (remark.place, remark.settled) == ("Mục I.1", True)


def test_what_is_gone_is_said(database: Database, plan: str) -> None:
    clause = clause_at(database, plan, "I.1")
    database.write("Xóa", lambda action: plan_changes.trash_clause(action, plan, clause))
    with pytest.raises(UserError, match="không còn"):
        database.write("Sửa", lambda action: plan_changes.save_clause(action, plan, clause, {"text": "Chữ"}))
    with pytest.raises(UserError, match="không còn"):
        database.write("Sửa", lambda action: plan_changes.move_clause(action, plan, clause, 1))


_STEPS = ("add", "child", "up", "down", "in", "out", "remove", "number")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(_STEPS), st.integers(0, 20)), max_size=8))
def test_any_steps_can_all_be_taken_back(database: Database, steps: list[tuple[str, int]]) -> None:
    key = database.write("Lập", _make)
    kept = [read(database, key).clauses]
    for name, place in steps:
        if not kept[-1]:
            break
        clause = kept[-1][place % len(kept[-1])]
        try:
            database.write(name, partial(_step, plan=key, name=name, clause=clause.id, parent=clause.parent))
        except UserError:
            continue
        now = read(database, key).clauses
        if now != kept[-1]:
            kept.append(now)
    for before in kept[-2::-1]:
        database.undo()
        assert read(database, key).clauses == before


def _step(action: Action, *, plan: str, name: str, clause: str, parent: str | None) -> None:
    match name:
        case "add":
            plan_changes.add_clause(action, plan, parent=parent, after=clause)
        case "child":
            plan_changes.add_clause(action, plan, parent=clause, after=None)
        case "up" | "down":
            plan_changes.move_clause(action, plan, clause, -1 if name == "up" else 1)
        case "in":
            plan_changes.indent_clause(action, plan, clause)
        case "out":
            plan_changes.outdent_clause(action, plan, clause)
        case "remove":
            plan_changes.trash_clause(action, plan, clause)
        case "number":
            plan_changes.renumber(action, plan)
