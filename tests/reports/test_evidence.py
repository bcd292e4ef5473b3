# SPDX-License-Identifier: MIT
"""The evidence file: each file once, numbered, behind contents by clause; what lacks evidence is listed."""

from __future__ import annotations

import io
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from dvcq_desktop.database import Database
from dvcq_desktop.documents.binding import Enclosure, bind
from dvcq_desktop.documents.blocks import Document, Title
from dvcq_desktop.documents.pdf import Cancelled, render
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.reports.evidence.prints import KIND
from dvcq_desktop.reports.evidence.rules import Clause, Proof, ProvedTask, by_clause, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.printing import Made

DAY = date(2026, 11, 24)
TASK = {"year": 2026, "recurrence": "none", "state": "open"}


def paper(words: str) -> bytes:
    return render(Document(words, "", (Title(words, ""),))).data


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (900, 600), "green").save(made, "PNG")
    return made.getvalue()


def texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "a.dvcq", create=True) as opened:
        opened.write("Lập", _fill)
        yield opened


def _fill(action: Action) -> None:
    plan = action.insert("plan", {"year": 2026, "state": "signed"})
    clause = action.insert("plan_clause", {"plan": plan, "position": 1, "path": "II.4", "title": "Đối thoại"})
    talk = action.insert("task", {**TASK, "title": "Tổ chức đối thoại", "position": 1})
    action.insert("task", {**TASK, "title": "Việc chưa làm", "position": 2})
    action.insert("task_source", {"task": talk, "clause": clause, "position": 1})
    for day, name, data in (
        ("2026-06-05", "Biên bản.pdf", paper("BIÊN BẢN ĐỐI THOẠI")),
        ("2026-07-01", "Ảnh.png", picture()),
        ("2026-12-30", "Sau ngày chốt.pdf", paper("SAU NGÀY CHỐT")),
    ):
        entry = action.insert("progress_entry", {"task": talk, "entered_on": day, "content": "Đã làm"})
        kept = {"owner_table": "progress_entry", "owner_id": entry, "name": name, "size": len(data)}
        action.insert("attachment", {**kept, "file": action.attach(data)})
    talking = {"year": 2026, "kind": "dialogue", "title": "Đối thoại thôn Đoài", "happened_on": "2026-06-05"}
    activity = action.insert("activity", talking)
    action.insert("activity_task", {"activity": activity, "task": talk})
    same = {"owner_table": "activity", "owner_id": activity, "name": "Cùng biên bản.pdf"}
    action.insert("attachment", {**same, "file": action.attach(paper("BIÊN BẢN ĐỐI THOẠI"))})


def made(database: Database, as_of: date = DAY) -> Made:
    return KIND.make(database.read(partial(KIND.load, order=PrintOrder(2026, as_of))))


def test_each_file_is_bound_in_once_behind_its_number(database: Database) -> None:
    pages = texts(made(database).data)
    assert "II.4. Đối thoại" in pages[0]
    assert "MC01: Biên bản.pdf (tiến độ, ngày 05/06/2026)" in pages[0].replace("\r\n", " ")
    assert "1/2 nhiệm vụ có minh chứng; 2 minh chứng" in pages[0]
    whole = "\n".join(pages)
    assert whole.count("BIÊN BẢN ĐỐI THOẠI") == 1
    assert "MC02" in whole
    assert "SAU NGÀY CHỐT" not in whole
    assert len(pages) == 5


def test_what_has_no_evidence_is_listed(database: Database) -> None:
    front = texts(made(database).data)[0]
    assert "CHƯA CÓ MINH CHỨNG" in front
    assert front.count("Việc chưa làm") == 2


def test_a_year_without_tasks_says_so(database: Database) -> None:
    with pytest.raises(UserError, match="Năm 2030 chưa có nhiệm vụ nào"):
        KIND.make(database.read(partial(KIND.load, order=PrintOrder(2030, DAY))))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 torn", "Không đọc được tệp này"),
        (b"\x89PNG torn", "Không đọc được"),
        (b"PK", "không phải PDF"),
    ],
)
def test_what_cannot_be_bound_in_keeps_its_sheet(data: bytes, said: str) -> None:
    bound = bind(paper("MỤC LỤC"), [Enclosure("MC01", "tệp lạ", "tiến độ", data)])
    pages = texts(bound.data)
    assert bound.pages == len(pages) == 2
    assert "MC01" in pages[1]
    assert said in pages[1].replace("\r\n", " ")


def test_binding_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        bind(paper("MỤC LỤC"), [Enclosure("MC01", "a", "b", b"")], cancelled=lambda: True)


def test_a_file_has_one_number_and_a_task_stands_under_each_of_its_clauses() -> None:
    shared = Proof("x", "a.pdf", "tiến độ")
    tasks = [
        ProvedTask("1", "Một", ("II.1", "III.2"), (shared,)),
        ProvedTask("2", "Hai", (), (shared, Proof("y", "b.pdf", "tiến độ"))),
    ]
    assert [each.number for each in numbered(tasks)] == ["MC01", "MC02"]
    clauses = [Clause("II.1", "A"), Clause("III.2", "B"), Clause("IV", "C")]
    assert [(clause.path, [task.id for task in own]) for clause, own in by_clause(clauses, tasks)] == [
        ("II.1", ["1"]),
        ("III.2", ["1"]),
        ("", ["2"]),
    ]
