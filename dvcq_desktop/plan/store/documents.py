# SPDX-License-Identifier: MIT
"""Keep the tasks that another document gives: each cites it, and its file lies with each of them."""

from __future__ import annotations

import mimetypes
from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.database import filed
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan import proposals
from dvcq_desktop.plan.other_document import cited_before
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import importing, tasks
from dvcq_desktop.text.wording import same_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.other_document import Document
    from dvcq_desktop.plan.proposals import Proposal
    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.plan.store.importing import Imported, SourceFile

_UNNAMED = "Hãy ghi loại và số, hoặc trích yếu của văn bản giao việc, để nhiệm vụ có căn cứ."
_KNOWN = "{cited} đã được nhận ở năm {year}: mọi nhiệm vụ đang chọn đều có rồi; không nhận thêm lần nữa."
_NOTHING = "Hãy chọn ít nhất một nhiệm vụ của văn bản này."


def import_document(
    action: Action,
    document: Document,
    parts: Sequence[Proposal],
    *,
    year: int,
    source: SourceFile | None = None,
) -> Imported:
    """Keep the accepted proposals as tasks of no plan that cite the document; one action.

    What was taken from it before is not taken again. Raise UserError where nothing is left to take, or the
    document has neither number nor abstract.
    """
    if not (document.number or document.abstract):
        raise UserError(_UNNAMED)
    chosen = [part for part in parts if part.accepted]
    if not chosen:
        raise UserError(_NOTHING)
    for part in chosen:
        proposals.check(part)
    known = given_by(action.connection, document, year)
    fresh = [part for part in chosen if not any(_is_same(part, task) for task in known)]
    if not fresh:
        raise UserError(_KNOWN.format(cited=document.cited, year=year))
    dated = [_dated(part, document) for part in fresh]
    sources = [document.source(", ".join(part.clauses), part.schedule.deadline) for part in fresh]
    made = importing.add_tasks(action, dated, None, year, [(own,) for own in sources])
    if source is not None:
        kind = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
        for task in made.tasks:
            filed.attach(action, "task", task, source.name, source.data, kind)
    return made


def given_by(connection: sqlite3.Connection, document: Document, year: int) -> list[Task]:
    """Return the tasks of a year that cite a document."""
    return [task for task in tasks.tasks_of_year(connection, year) if cited_before(task.sources, document)]


def _is_same(part: Proposal, task: Task) -> bool:
    return same_words(part.title, task.title) or bool(part.content and same_words(part.content, task.content))


def _dated(part: Proposal, document: Document) -> Proposal:
    """Give a task the day that the document sets for all, where it has none of its own."""
    if part.schedule.is_set or document.deadline is None:
        return part
    return replace(part, schedule=Schedule(document.deadline, part.schedule.recurrence))
