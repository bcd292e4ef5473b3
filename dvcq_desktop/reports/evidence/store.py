# SPDX-License-Identifier: MIT
"""Reads what proves the tasks of a year, out of the plan, the diary and the files that are kept with them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dvcq_desktop.reports.evidence.rules import Clause, Proof, ProvedTask
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dvcq_desktop.nominations.appraisals import Appraised, Evidence
    from dvcq_desktop.nominations.scorecards import Criterion

_PROOFS = """
select task, file, name, source, day from (
  select p.task, a.file, a.name, 'tiến độ' as source, p.entered_on as day, a.id as place
  from attachment a join progress_entry p on p.id = a.owner_id and a.owner_table = 'progress_entry'
  where a.deleted_at is null and p.deleted_at is null
  union all
  select a.owner_id, a.file, a.name, 'hồ sơ nhiệm vụ', null, a.id from attachment a
  where a.owner_table = 'task' and a.deleted_at is null
  union all
  select a.owner_id, a.file, a.name, 'kết quả của đơn vị', l.state_on, a.id from attachment a
  join task_line l on l.id = a.owner_id and a.owner_table = 'task_line'
  where a.deleted_at is null and l.deleted_at is null
  union all
  select l.task, l.own_plan_file, l.own_plan_file_name, 'kế hoạch của đơn vị', l.own_plan_on, l.id
  from task_line l where l.deleted_at is null and l.own_plan_file is not null
  union all
  select t.task, a.file, a.name, 'hoạt động: ' || v.title, v.happened_on, a.id
  from activity_task t join activity v on v.id = t.activity
  join attachment a on a.owner_table = 'activity' and a.owner_id = v.id
  where a.deleted_at is null and v.deleted_at is null and t.deleted_at is null)
where file is not null and (day is null or day <= ?) order by day is null, day, place"""


def clauses(connection: sqlite3.Connection, year: int) -> list[Clause]:
    """Return the clauses of the plans of a year, in their order."""
    rows = connection.execute(
        "select c.path, coalesce(c.title, c.text) as title from plan_clause c join plan p on p.id = c.plan"
        " where p.year = ? and p.deleted_at is null and c.deleted_at is null and c.path is not null"
        " order by p.id, c.position, c.id",
        (year,),
    ).fetchall()
    return [Clause(path, title or "") for path, title in dict((tuple(row)) for row in rows).items()]


def proved_tasks(connection: sqlite3.Connection, year: int, until: date) -> list[ProvedTask]:
    """Return the tasks of a year with what proves them, up to a day; files without a day are among them."""
    paths = _grouped(
        connection.execute(
            "select s.task, c.path from task_source s join plan_clause c on c.id = s.clause"
            " where s.deleted_at is null and c.deleted_at is null order by s.position, s.id"
        )
    )
    proofs: dict[str, list[Proof]] = defaultdict(list)
    for task, file, name, source, day in connection.execute(_PROOFS, (stored_day(until),)).fetchall():
        proofs[task].append(Proof(file, name or "(không tên)", source, day_of(day)))
    return [
        ProvedTask(row["id"], row["title"], tuple(paths.get(row["id"], ())), tuple(proofs[row["id"]]))
        for row in connection.execute(
            "select id, title from task where year = ? and deleted_at is null"
            " order by position is null, position, id",
            (year,),
        ).fetchall()
    ]


def proved_criteria(
    connection: sqlite3.Connection, appraised: Appraised
) -> tuple[list[Clause], list[ProvedTask]]:
    """Return the criteria of a score, and what was scored by each with what proves it."""
    files = {
        row["id"]: (row["file"], row["name"])
        for row in connection.execute("select id, file, name from attachment where deleted_at is null")
    }
    criteria = appraised.scorecard.leaves
    clauses = [Clause(_path(each, appraised), each.text, each.id) for each in criteria]
    tasks = []
    for each in criteria:
        for model in appraised.models:
            nominee = appraised.nominees_by_id.get(model)
            title = nominee.name if nominee else each.text
            proofs = tuple(_proof(one, files) for one in appraised.evidence.get((model, each.id), ()))
            alone = f"{title}: {each.text}" if nominee else title
            tasks.append(ProvedTask(f"{model}/{each.id}", title, (each.id,), proofs, alone))
    return clauses, tasks


def _proof(evidence: Evidence, files: Mapping[str, tuple[str | None, str | None]]) -> Proof:
    sha256, name = files.get(evidence.attachment or "", ("", ""))
    return Proof(sha256 or "", name or evidence.text or "(không tên)", evidence.note or "tự chấm điểm")


def _path(criterion: Criterion, appraised: Appraised) -> str:
    labels: list[str] = []
    now: Criterion | None = criterion
    while now is not None:
        labels.insert(0, now.label.strip(" .)"))
        now = appraised.scorecard.by_id.get(now.parent or "")
    return ".".join(label for label in labels if label)


def _grouped(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for task, path in rows:
        found[task].append(path)
    return found
