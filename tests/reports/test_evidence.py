# SPDX-License-Identifier: MIT
"""The evidence file: each file once, numbered, behind contents by clause; what lacks evidence is listed."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from datetime import date
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from dvcq_desktop.database import Database
from dvcq_desktop.documents.binding import Enclosure, bind
from dvcq_desktop.documents.blocks import Document, Title
from dvcq_desktop.documents.checking.check import check_document
from dvcq_desktop.documents.pdf import Cancelled, render
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.reports.evidence.prints import KIND, file_name
from dvcq_desktop.reports.evidence.rules import Clause, Numbered, Proof, ProvedTask, by_clause, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.printing import Made
    from tests.samples import EmptyFile

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
def database(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Database]:
    with Database.open(empty_file.copy(tmp_path / "a.dvcq")) as opened:
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


def test_a_folder_holds_each_file_by_clause_and_number_with_the_contents(
    database: Database, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    for again in ("", " (2)"):
        told.clear()
        folder, said = written(database, tmp_path, lambda *step: told.append(step))
        assert folder == tmp_path / f"Hồ sơ minh chứng thực hiện kế hoạch năm 2026{again}"
        assert sorted(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        ) == [
            "00 Mục lục.pdf",
            "II.4 Đối thoại/MC01 Biên bản.pdf",
            "II.4 Đối thoại/MC02 Ảnh.png",
        ]
        assert (folder / "II.4 Đối thoại" / "MC02 Ảnh.png").read_bytes() == picture()
        assert "CHƯA CÓ MINH CHỨNG" in texts((folder / "00 Mục lục.pdf").read_bytes())[0]
        assert "1 mục chưa có minh chứng" in said
        assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_folder_that_is_given_up_leaves_nothing(database: Database, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        written(database, tmp_path, stop)
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_is_gone_keeps_its_number_and_is_told(database: Database, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database.path)) as connection:
        connection.execute("delete from blob where sha256 = ?", (sha256(picture()).hexdigest(),))
        connection.commit()
    folder, said = written(database, tmp_path, lambda *_step: None)
    assert "1 tệp không còn đọc được" in said
    assert [path.name for path in (folder / "II.4 Đối thoại").iterdir()] == ["MC01 Biên bản.pdf"]
    assert "không phải PDF hoặc ảnh" in " ".join("\n".join(texts(made(database).data)).split())


def test_evidence_of_a_score_stands_by_its_criteria(database: Database, tmp_path: Path) -> None:
    database.write("Lập", _score)
    order = PrintOrder(2026, DAY, record="Tự chấm 2026")
    pages = texts(KIND.make(database.read(partial(KIND.load, order=order))).data)
    front = " ".join(pages[0].split())
    assert "A.1 Ban hành kế hoạch" in front
    # A criterion of the office is no heading over itself.
    assert front.count("Ban hành kế hoạch") == 1
    assert "MC01: Kế hoạch.pdf" in front
    assert "Xem Sổ văn bản số 12 (không kèm tệp)" in front
    assert "2/3 tiêu chí có minh chứng; 1 minh chứng" in front
    assert "1 Đánh giá A.3" in front[front.index("CHƯA CÓ MINH CHỨNG") :]
    folder, said = database.read(
        lambda connection: KIND.write_folder(connection, order, tmp_path, lambda *_step: None)
    )
    assert folder.name == "Hồ sơ minh chứng Tự chấm 2026"
    assert (folder / "A.1 Ban hành kế hoạch" / "MC01 Kế hoạch.pdf").is_file()
    assert "1 mục chưa có minh chứng" in said


def test_names_of_files_keep_their_kind_and_what_windows_takes() -> None:
    assert file_name(Numbered("MC03", Proof("x", "Ảnh: hội/nghị.JPG", ""))) == "MC03 Ảnh- hội-nghị.JPG"
    assert file_name(Numbered("MC03", Proof("x", "BC số 5.tổng hợp quý", ""))) == "MC03 BC số 5.tổng hợp quý"
    assert len(file_name(Numbered("MC03", Proof("x", f"{'a' * 300}.pdf", "")))) < 80


def written(database: Database, parent: Path, report: Callable[[int, int], object]) -> tuple[Path, str]:
    order = PrintOrder(2026, DAY)
    return database.read(lambda connection: KIND.write_folder(connection, order, parent, report))


def _score(action: Action) -> None:
    card = action.insert("scorecard", {"name": "Bảng", "purpose": "office"})
    held = {"year": 2026, "name": "Tự chấm 2026", "purpose": "office", "movement": None}
    score = action.insert("appraisal", {**held, "scorecard": card, "mode": "agreed"})
    of_card = {"scorecard": card, "kind": "score", "maximum": 1000}
    top = {**of_card, "position": 1, "label": "A", "text": "Phần"}
    group = action.insert("scorecard_criterion", top)
    keys = [
        action.insert(
            "scorecard_criterion",
            {**of_card, "position": place, "label": str(place - 1), "text": text, "parent": group},
        )
        for place, text in enumerate(("Ban hành kế hoạch", "Kiểm tra", "Đánh giá"), 2)
    ]
    kept = {"owner_table": "appraisal", "owner_id": score, "name": "Kế hoạch.pdf"}
    file = action.insert("attachment", {**kept, "file": action.attach(paper("KẾ HOẠCH"))})
    proof = {"appraisal": score, "criterion": keys[0], "attachment": file}
    action.insert("score_evidence", proof)
    action.insert("score_evidence", {**proof, "attachment": None, "criterion": keys[1], "text": _WHERE})


_WHERE = "Xem Sổ văn bản số 12"


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


def test_the_same_papers_are_bound_into_the_same_file() -> None:
    """A paper of the register is known by its bytes; PDFium writes the moment and a number by chance."""
    enclosures = [Enclosure("MC01", "a.pdf", "tiến độ", paper("A")), Enclosure("MC02", "b", "", b"x")]
    first = bind(paper("MỤC LỤC"), enclosures).data
    assert b"/CreationDate(D:20000101000000+00'00')" in first
    assert bind(paper("MỤC LỤC"), enclosures).data == first
    assert bind(paper("KHÁC"), enclosures).data[-200:] != first[-200:]
    assert len(texts(first)) == 4


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


def test_the_check_of_a_document_leaves_out_what_is_bound_in(database: Database) -> None:
    made = KIND.make(database.read(partial(KIND.load, order=PrintOrder(2026, DAY))))
    places = {each.place for each in check_document(made.data, "ho-so.pdf")}
    with pypdfium2.PdfDocument(made.data) as document:
        first = next(
            number
            for number, page in enumerate(document, 1)
            if number > 1 and page.get_textpage().get_text_range().startswith("MC01")
        )
        assert len(document) > first
    assert places.isdisjoint(f"trang {number}" for number in range(first, made.pages + 1))
    # A paper of its own is checked to its end.
    several = bind(paper("DANH SÁCH"), [])
    with (
        pypdfium2.PdfDocument(several.data) as whole,
        pypdfium2.PdfDocument(paper("MCX là một danh sách khác " * 9)) as other,
    ):
        whole.import_pages(other)
        out = io.BytesIO()
        whole.save(out)
    assert any("Không có số trang" in each.sentence for each in check_document(out.getvalue(), "b.pdf"))
