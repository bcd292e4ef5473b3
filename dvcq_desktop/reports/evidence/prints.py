# SPDX-License-Identifier: MIT
"""The evidence file of a year: contents by clause of the plan, what has no evidence, then the files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import Made, PrintKind, PrintOption, mark_of
from dvcq_desktop.reports.evidence.rules import Clause, Numbered, ProvedTask, by_clause, numbered
from dvcq_desktop.text.file_names import safe_file_name
from dvcq_desktop.text.normal import shortened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dvcq_desktop.documents.blocks import Block, Document, Row
    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.register.rules import Issued

EVIDENCE_FILE = "evidence-file"
TITLE = "Hồ sơ minh chứng thực hiện kế hoạch"
CONTENTS = "00 Mục lục.pdf"
_LONGEST = 160  # letters of a clause in the contents
_LONGEST_NAME = 60  # letters in the name of a folder or file: Windows counts those of the whole path
_LONGEST_SUFFIX = 5


@dataclass(frozen=True)
class EvidenceRequest:
    """What the paper shows: a year's tasks with their files up to a day, and the files by SHA-256.

    `of` names the score whose criteria are shown instead of the plan's clauses.
    """

    year: int
    as_of: date
    directory: Directory
    clauses: tuple[Clause, ...] = ()
    tasks: tuple[ProvedTask, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    of: str = ""


class EvidenceKind(PrintKind[EvidenceRequest]):
    """The evidence file: its contents are blocks, the files are bound in behind them."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> EvidenceRequest:
        """Read the year's tasks, and every file once; what is gone or damaged is left out."""
        read = read_contents(connection, order)
        for each in numbered(read.tasks):
            data = _data(connection, each)
            if data is not None:
                read.files[each.proof.sha256] = data
        return read

    def orders_like(self, connection: sqlite3.Connection, paper: Issued) -> Iterable[PrintOrder]:
        """Return the order of the year's plan, then those of its scores."""
        from dvcq_desktop.nominations.store.appraisals import appraisals  # noqa: PLC0415 - start-up time

        for usual in super().orders_like(connection, paper):
            yield usual
            yield from (replace(usual, record=each.id) for each in appraisals(connection, paper.year))

    def write_folder(
        self,
        connection: sqlite3.Connection,
        order: PrintOrder,
        parent: Path,
        report: Callable[[int, int], object],
    ) -> tuple[Path, str]:
        """Write the contents as a PDF, and each file under its number in a folder of its clause."""
        from dvcq_desktop.documents.folder import new_folder  # noqa: PLC0415 - start-up time
        from dvcq_desktop.documents.saving import save  # noqa: PLC0415 - start-up time
        from dvcq_desktop.documents.stamping import stamped  # noqa: PLC0415 - start-up time

        read = read_contents(connection, order)
        document = self.build(read)
        places = folders_of(read)
        gone = 0
        with new_folder(parent, safe_file_name(document.title, "")) as (aside, folder):
            contents = super().make(read).data
            if mark := mark_of(connection):
                contents = stamped(contents, mark)
            save(contents, aside / CONTENTS)
            for done, each in enumerate(numbered(read.tasks)):
                report(done, len(places))
                data = _data(connection, each)
                gone += data is None
                for place in places[each.proof.sha256] if data is not None else ():
                    (aside / place).mkdir(exist_ok=True)
                    save(data or b"", aside / place / file_name(each))
            report(len(places), len(places))
        lacking = sum(not task.proofs for task in read.tasks)
        parts = [f"Đã xuất {len(places) - gone} minh chứng và mục lục vào “{folder.name}”"]
        parts += [f"{gone} tệp không còn đọc được trong dữ liệu"] if gone else []
        parts += [f"{lacking} mục chưa có minh chứng, ghi ở cuối mục lục"] if lacking else []
        return folder, f"{'; '.join(parts)}."

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
            Enclosure(each.number, each.proof.name, _about(each), read.files.get(each.proof.sha256, b""))
            for each in numbered(read.tasks)
        ]
        bound = bind(made.data, enclosures, cancelled or _never, progress or _quiet)
        return Made(made.title, bound.data, bound.pages, made.symbol, made.document)


def read_contents(connection: sqlite3.Connection, order: PrintOrder) -> EvidenceRequest:
    """Read what is to be proved of a year, or by the criteria of a score, without the files."""
    from dvcq_desktop.nominations.store.printing import load_appraisal  # noqa: PLC0415 - start-up time
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time
    from dvcq_desktop.reports.evidence import store  # noqa: PLC0415 - start-up time

    look = directory(connection)
    if order.record:
        scored = load_appraisal(connection, replace(order, year=0)).appraised
        criteria, proved = store.proved_criteria(connection, scored)
        held = scored.appraisal
        return EvidenceRequest(
            held.year, order.as_of, look, tuple(criteria), tuple(proved), of=held.name or "tự chấm điểm"
        )
    tasks = tuple(store.proved_tasks(connection, order.year, order.as_of))
    return EvidenceRequest(order.year, order.as_of, look, tuple(store.clauses(connection, order.year)), tasks)


def folders_of(read: EvidenceRequest) -> dict[str, list[str]]:
    """Return in which folders each file stands: those of all clauses that it proves something of."""
    from dvcq_desktop.documents.folder import distinct  # noqa: PLC0415 - start-up time

    parts = list(by_clause(read.clauses, read.tasks))
    names = distinct(safe_file_name(_folder_words(clause), "") for clause, _tasks in parts)
    found: dict[str, list[str]] = {each.proof.sha256: [] for each in numbered(read.tasks)}
    for name, (_clause, tasks) in zip(names, parts, strict=True):
        for sha256 in dict.fromkeys(proof.sha256 for task in tasks for proof in task.proofs if proof.sha256):
            found[sha256].append(name)
    return found


def file_name(each: Numbered) -> str:
    """Return what a file is called: "MC01 Biên bản.pdf"."""
    stem, dot, suffix = each.proof.name.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = each.proof.name, ""
    return safe_file_name(f"{each.number} {stem[:_LONGEST_NAME].strip()}", f".{suffix}" if suffix else "")


def build(read: EvidenceRequest) -> Document:
    """Build the contents; raise UserError where the year has no task."""
    from dvcq_desktop.documents.blocks import Column, Document, Row, Table, Title  # noqa: PLC0415 - heavy
    from dvcq_desktop.errors import UserError  # noqa: PLC0415 - when it is printed
    from dvcq_desktop.office.frame import Frame  # noqa: PLC0415 - when it is printed

    if not read.tasks and read.of:
        raise UserError(f"“{read.of}” chưa có tiêu chí nào để lập hồ sơ minh chứng.")
    if not read.tasks:
        raise UserError(f"Năm {read.year} chưa có nhiệm vụ nào để lập hồ sơ minh chứng.")
    numbers = {each.proof.sha256: each.number for each in numbered(read.tasks)}
    rows: list[Row] = []
    for clause, tasks in by_clause(read.clauses, read.tasks):
        if [task.title for task in tasks] == [clause.title]:
            # The office is scored by the criterion itself: a heading would only say the same.
            rows.append(_task_row(clause.path, tasks[0], numbers))
            continue
        rows.append(Row((_clause_words(clause),), "group"))
        rows += [_task_row(str(place), task, numbers) for place, task in enumerate(tasks, 1)]
    columns = (
        Column("STT", 7, "center"),
        Column("Nội dung chấm" if read.of else "Nhiệm vụ", 43, "left"),
        Column("Minh chứng", 50, "left"),
    )
    frame = Frame(read.directory, read.as_of)
    proved = sum(bool(task.proofs) for task in read.tasks)
    title = f"Hồ sơ minh chứng {read.of}" if read.of else f"{TITLE} năm {read.year}"
    what = "tiêu chí" if read.of else "nhiệm vụ"
    words = (
        f"{frame.as_of_words()}\n{proved}/{len(read.tasks)} {what} có minh chứng; {len(numbers)} minh chứng"
    )
    blocks = (
        frame.unit_letterhead(),
        Title(title.upper(), words),
        Table(columns, tuple(rows)),
        *_missing(read, what),
        frame.list_signatures(),
    )
    return Document(title=title, author=frame.office_name, blocks=blocks)


def _missing(read: EvidenceRequest, what: str) -> tuple[Block, ...]:
    """Return the list of what nothing proves, nothing where there is none."""
    from dvcq_desktop.documents.blocks import Column, Heading, Row, Table  # noqa: PLC0415 - start-up time

    paths = {clause.named: clause.path for clause in read.clauses}
    bare = [task for task in read.tasks if not task.proofs]
    if not bare:
        return ()
    columns = (
        Column("STT", 8, "center"),
        Column(what.capitalize(), 72, "left"),
        Column("Mục", 20, "center"),
    )
    rows = []
    for place, task in enumerate(bare, 1):
        named = ", ".join(paths.get(one, one) for one in task.clauses)
        rows.append(Row((str(place), task.alone or task.title, named)))
    return Heading(1, "", f"{what.upper()} CHƯA CÓ MINH CHỨNG"), Table(columns, tuple(rows))


def _task_row(place: str, task: ProvedTask, numbers: dict[str, str]) -> Row:
    from dvcq_desktop.documents.blocks import Row  # noqa: PLC0415 - when it is printed

    lines = dict.fromkeys(
        f"{numbers[proof.sha256]}: {proof.name} ({_from(proof.source, proof.day)})"
        if proof.sha256
        else f"{proof.name} (không kèm tệp)"
        for proof in task.proofs
    )
    return Row((place, task.title, "\n".join(lines) or "Chưa có minh chứng"))


def _clause_words(clause: Clause) -> str:
    title = shortened(clause.title, _LONGEST)
    return f"{clause.path}. {title}" if clause.path else title


def _folder_words(clause: Clause) -> str:
    return f"{clause.path} {shortened(clause.title, _LONGEST_NAME)}".strip()


def _data(connection: sqlite3.Connection, each: Numbered) -> bytes | None:
    from dvcq_desktop.database.attachments import (  # noqa: PLC0415 - start-up time
        DamagedAttachmentError,
        MissingAttachmentError,
        read_blob,
    )

    try:
        return read_blob(connection, each.proof.sha256)
    except (MissingAttachmentError, DamagedAttachmentError):
        return None


def _about(each: Numbered) -> str:
    return _from(each.proof.source, each.proof.day)


def _from(source: str, day: date | None) -> str:
    return f"{source}, ngày {day:%d/%m/%Y}" if day else source


def _never() -> bool:
    return False


def _quiet(_percent: int) -> None:
    return


KIND = EvidenceKind(
    EVIDENCE_FILE, TITLE, needs_unit=False, build=build, options=(PrintOption.AS_FOLDER,), takes_record=True
)
# The same paper where it is offered beside a score, whose key the order holds.
SCORED_KIND = replace(KIND, title="Hồ sơ minh chứng theo tiêu chí")
