# SPDX-License-Identifier: MIT
"""`dvcq import-plan`: take a plan into a file, or read its later text over the one that is there."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database import Action, Database
    from dvcq_desktop.plan.other_document import Outside
    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.read_over import ReadOver
    from dvcq_desktop.plan.store.importing import Imported, SourceFile
    from dvcq_desktop.plan.store.reading_over import Updated


def import_plan(options: argparse.Namespace) -> None:
    """Take a plan and everything it proposes into a file, which is made where there is none."""
    from dvcq_desktop.plan import reader  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.plan.store.importing import SourceFile, year_of  # noqa: PLC0415 - only this command needs it

    data = reader.bytes_of(options.file)
    text = reader.read_any_bytes(data, options.file.name)
    today = date.today()  # noqa: DTZ011 - the day on her wall
    year = options.year or year_of(text, today)
    source = SourceFile(options.file.name, data)
    from dvcq_desktop.opening import open_database  # noqa: PLC0415 - only this command needs it

    with open_database(options.database, create=True) as database:
        database.get_ready()
        if outside := _outside(database, text, options.kind):
            given = database.write(
                f"Nhập từ văn bản giao việc: {len(outside.parts)} nhiệm vụ",
                partial(_import_document, outside, year, source),
            )
            print(
                f"Đã nhận {len(given.tasks)} nhiệm vụ của {outside.document.cited} vào năm {year},"
                f" {options.database}: {given.new_units} đơn vị mới, {given.new_groups} nhóm đơn vị mới."
            )
            return
        seen = None if options.new else _look(database, text, year)
        if seen is None:
            work = partial(_import, text, year, source, apart=options.apart)
            made = database.write(f"Nhận kế hoạch năm {year}", work)
            said = _told_new(made, year, options.database)
        else:
            said = "\n".join(_told_over(_read_over(database, seen, source, today), seen))
    print(said)
    if text.remarks:
        print(f"Có {len(text.remarks)} chỗ cần kiểm tra; xem bằng lệnh: dvcq read-plan {options.file}")


def _outside(database: Database, text: PlanText, kind: str | None) -> Outside | None:
    """Return what a text is as a document from outside, None where it is taken as a plan."""
    if kind == "plan":
        return None
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.plan.other_document import gives_from_outside, outside_of  # noqa: PLC0415 - only this command needs it

    with database.reading() as connection:
        office = directory(connection)
    return outside_of(text, office) if kind == "document" or gives_from_outside(text, office) else None


def _import_document(outside: Outside, year: int, source: SourceFile, action: Action) -> Imported:
    from dvcq_desktop.plan.store.documents import import_document  # noqa: PLC0415 - only this command needs it

    return import_document(action, outside.document, outside.parts, year=year, source=source)


def _look(database: Database, text: PlanText, year: int) -> ReadOver | None:
    """Hold the text against the plan that it is a later text of, None where it is a plan of its own."""
    from dvcq_desktop.plan.store import importing, plans  # noqa: PLC0415 - only this command needs it

    with database.reading() as connection:
        importing.check_new(connection, text, year)
        if not plans.plans(connection, year):
            return None
        from dvcq_desktop.plan.store import reading_over  # noqa: PLC0415 - a first import does without

        plan = reading_over.earlier_plan(connection, text, year)
        return reading_over.look(connection, plan, text) if plan else None


def _read_over(database: Database, seen: ReadOver, source: SourceFile, today: date) -> Updated:
    from dvcq_desktop.plan.store import reading_over  # noqa: PLC0415 - only this command needs it

    work = partial(reading_over.read_text_over, seen=seen, source=source, today=today)
    return database.write(f"Đọc bản mới của kế hoạch năm {seen.plan.year}", work)


def _import(text: PlanText, year: int, source: SourceFile, action: Action, *, apart: bool) -> Imported:
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.plan.office_draft import draft_office  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.plan.proposals import joined_proposals, proposals_of  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.plan.store import importing  # noqa: PLC0415 - only this command needs it

    office = draft_office(text, directory(action.connection), year)
    parts = proposals_of(text) if apart else joined_proposals(text)
    return importing.import_plan(action, text, parts, year=year, source=source, office=office)


def _told_new(made: Imported, year: int, path: Path) -> str:
    return (
        f"Đã nhận kế hoạch năm {year} vào {path}: {len(made.tasks)} nhiệm vụ,"
        f" {made.new_units} đơn vị mới, {made.new_groups} nhóm đơn vị mới."
    )


def _told_over(made: Updated, seen: ReadOver) -> Iterator[str]:
    from dvcq_desktop.plan.task_changes import TaskKind  # noqa: PLC0415 - loaded by then

    state = made.state.label.lower()
    yield f"Đã cập nhật kế hoạch năm {made.year} theo bản mới ({state}): {made.clauses_told}."
    yield f"Nhiệm vụ: {made.tasks_told}."
    for change in seen.tasks:
        if change.task is None:
            continue
        if change.kind is TaskKind.GONE:
            yield f"{change.fate.label}: {change.task.title}"
        elif change.edited:
            yield f"Giữ lời đã sửa của nhiệm vụ: {change.task.title}"
        elif change.remark:
            yield f"{change.task.title}: {change.remark}"
