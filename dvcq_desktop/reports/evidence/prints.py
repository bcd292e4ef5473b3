# SPDX-License-Identifier: MIT
"""The evidence file of a year: contents by clause of the plan, what has no evidence, then the files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import Made, PrintKind
from dvcq_desktop.reports.evidence.rules import Clause, Numbered, ProvedTask, by_clause, numbered

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from dvcq_desktop.documents.blocks import Document, Row
    from dvcq_desktop.office.printing import PrintOrder

EVIDENCE_FILE = "evidence-file"
TITLE = "Hồ sơ minh chứng thực hiện kế hoạch"
_LONGEST = 160


@dataclass(frozen=True)
class EvidenceRequest:
    """What the paper shows: a year's tasks with their files up to a day, and the files by SHA-256."""

    year: int
    as_of: date
    directory: Directory
    clauses: tuple[Clause, ...] = ()
    tasks: tuple[ProvedTask, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)


class EvidenceKind(PrintKind[EvidenceRequest]):
    """The evidence file: its contents are blocks, the files are bound in behind them."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> EvidenceRequest:
        """Read the year's tasks, and every file once."""
        from dvcq_desktop.database.attachments import read_blob  # noqa: PLC0415 - start-up time
        from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time
        from dvcq_desktop.reports.evidence import store  # noqa: PLC0415 - start-up time

        tasks = tuple(store.proved_tasks(connection, order.year, order.as_of))
        files = {each.proof.sha256: read_blob(connection, each.proof.sha256) for each in numbered(tasks)}
        clauses = tuple(store.clauses(connection, order.year))
        return EvidenceRequest(order.year, order.as_of, directory(connection), clauses, tasks, files)

    def make(
        self,
        read: EvidenceRequest,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Made:
        """Make the contents, then bind every file in behind a sheet with its number."""
        from dvcq_desktop.documents.binding import Enclosure, bind  # noqa: PLC0415 - start-up time

        made = super().make(read, cancelled=cancelled)
        enclosures = [
            Enclosure(each.number, each.proof.name, _about(each), read.files[each.proof.sha256])
            for each in numbered(read.tasks)
        ]
        bound = bind(made.data, enclosures, cancelled or _never, progress or _quiet)
        return Made(made.title, bound.data, bound.pages, made.symbol, made.document)


def build(read: EvidenceRequest) -> Document:
    """Build the contents; raise UserError where the year has no task."""
    from dvcq_desktop.documents.blocks import Column, Document, Heading, Row, Table, Title  # noqa: PLC0415
    from dvcq_desktop.errors import UserError  # noqa: PLC0415
    from dvcq_desktop.office.frame import Frame  # noqa: PLC0415

    if not read.tasks:
        raise UserError(f"Năm {read.year} chưa có nhiệm vụ nào để lập hồ sơ minh chứng.")
    numbers = {each.proof.sha256: each.number for each in numbered(read.tasks)}
    rows: list[Row] = []
    for clause, tasks in by_clause(read.clauses, read.tasks):
        rows.append(Row((_clause_words(clause),), "group"))
        rows += [_task_row(place, task, numbers) for place, task in enumerate(tasks, 1)]
    columns = (
        Column("STT", 7, "center"),
        Column("Nhiệm vụ", 43, "left"),
        Column("Minh chứng", 50, "left"),
    )
    frame = Frame(read.directory, read.as_of)
    proved = sum(bool(task.proofs) for task in read.tasks)
    title = f"{TITLE} năm {read.year}"
    words = (
        f"{frame.as_of_words()}\n{proved}/{len(read.tasks)} nhiệm vụ có minh chứng; {len(numbers)} minh chứng"
    )
    bare = [task for task in read.tasks if not task.proofs]
    missing = (
        Heading(1, "", "NHIỆM VỤ CHƯA CÓ MINH CHỨNG"),
        Table(
            (Column("STT", 8, "center"), Column("Nhiệm vụ", 72, "left"), Column("Mục", 20, "center")),
            tuple(
                Row((str(place), task.title, ", ".join(task.clauses))) for place, task in enumerate(bare, 1)
            ),
        ),
    )
    blocks = (
        frame.unit_letterhead(),
        Title(title.upper(), words),
        Table(columns, tuple(rows)),
        *(missing if bare else ()),
        frame.list_signatures(),
    )
    return Document(title=title, author=frame.office_name, blocks=blocks)


def _task_row(place: int, task: ProvedTask, numbers: dict[str, str]) -> Row:
    from dvcq_desktop.documents.blocks import Row  # noqa: PLC0415

    lines = dict.fromkeys(
        f"{numbers[proof.sha256]}: {proof.name} ({_from(proof.source, proof.day)})" for proof in task.proofs
    )
    return Row((str(place), task.title, "\n".join(lines) or "Chưa có minh chứng"))


def _clause_words(clause: Clause) -> str:
    title = clause.title if len(clause.title) <= _LONGEST else f"{clause.title[:_LONGEST].rstrip()}…"
    return f"{clause.path}. {title}" if clause.path else title


def _about(each: Numbered) -> str:
    return _from(each.proof.source, each.proof.day)


def _from(source: str, day: date | None) -> str:
    return f"{source}, ngày {day:%d/%m/%Y}" if day else source


def _never() -> bool:
    return False


def _quiet(_percent: int) -> None:
    return


KIND = EvidenceKind(EVIDENCE_FILE, TITLE, needs_unit=False, build=build)
