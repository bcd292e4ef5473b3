# SPDX-License-Identifier: MIT
"""Letters, decisions and tables of other bodies: what they say of themselves, and the tasks they give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document as WordFile

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import OfficeProfile
from dvcq_desktop.plan.other_document import (
    Document,
    document_of,
    gives_from_outside,
    proposals_from_outside,
)
from dvcq_desktop.plan.reader import read_any_bytes, read_any_text, read_plan_text
from dvcq_desktop.plan.store import documents, tasks
from dvcq_desktop.plan.store.importing import SourceFile

if TYPE_CHECKING:
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.plan.store.importing import Imported

FOLDER = Path(__file__).parents[1] / "data"
LETTER = FOLDER / "documents" / "cong-van-so-noi-vu.txt"
PARTY = FOLDER / "documents" / "cong-van-doan-van.txt"
LIST = FOLDER / "documents" / "quyet-dinh-danh-muc.txt"
OFFICE = Directory(profiles=(OfficeProfile("", date(2026, 1, 1), "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn"),))


def read(path: Path) -> PlanText:
    return read_any_bytes(path.read_bytes(), path.name)


def kept(database: Database, path: Path, document: Document | None = None) -> Imported:
    text = read(path)
    source = SourceFile(path.name, path.read_bytes())
    parts = proposals_from_outside(text, OFFICE)
    return database.write(
        "Nhận nhiệm vụ",
        lambda action: documents.import_document(
            action, document or document_of(text), parts, year=2026, source=source
        ),
    )


def year(database: Database) -> list[Task]:
    with database.reading() as connection:
        return tasks.tasks_of_year(connection, 2026)


@pytest.mark.parametrize(
    ("path", "document"),
    [
        (
            LETTER,
            Document(
                "Công văn",
                "1245/SNV-XDCQ",
                date(2026, 5, 6),
                "Sở Nội vụ",
                "V/v triển khai Năm Dân vận chính quyền và báo cáo kết quả 6 tháng đầu năm 2026",
            ),
        ),
        (
            PARTY,
            Document(
                "Công văn",
                "87-CV/ĐU",
                date(2026, 6, 2),
                "Đảng ủy xã Đại Sơn",
                "V/v chuẩn bị hội nghị đối thoại với Nhân dân",
            ),
        ),
        (
            LIST,
            Document(
                "Quyết định",
                "512/QĐ-UBND",
                date(2026, 2, 12),
                "Ủy ban nhân dân thành phố Hải Phòng",
                "ban hành danh mục nhiệm vụ thực hiện công tác dân vận năm 2026 của cơ quan hành chính nhà"
                " nước, chính quyền các cấp trên địa bàn thành phố Hải Phòng",
            ),
        ),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_a_document_says_what_it_is(path: Path, document: Document) -> None:
    text = read(path)
    assert document_of(text) == document
    assert gives_from_outside(text, OFFICE)
    assert gives_from_outside(text, Directory())


@pytest.mark.parametrize(
    "name",
    [
        "ke-hoach-dan-van-dai-son-2026.txt",
        "ke-hoach-dan-van-dai-son-2026-da-ky.txt",
        "ban-chi-dao-quy-che-dan-chu.txt",
        "van-phong-thuc-hien-ke-hoach-khac.txt",
        "tinh-web-gay-dong.txt",
    ],
)
def test_a_plan_of_the_office_or_of_nobody_known_is_a_plan(name: str) -> None:
    assert not gives_from_outside(read(FOLDER / "plans" / name), OFFICE)


@pytest.mark.parametrize(
    "name", ["so-noi-vu.txt", "dang-uy-ban-chi-dao.txt", "tinh-dong-thuoc-tinh-dau-cong.txt"]
)
def test_a_plan_of_another_body_gives_tasks_from_outside(name: str) -> None:
    assert gives_from_outside(read(FOLDER / "plans" / name), OFFICE)


def test_the_paragraphs_of_a_letter_are_duties() -> None:
    found = read(PARTY).tasks
    assert [task.lead or task.units for task in found] == ["Văn phòng HĐND&UBND xã", ("Các thôn",)]
    assert [task.deadline for task in found] == [date(2026, 6, 10), date(2026, 6, 8)]
    assert found[0].title.startswith("Chuẩn bị nội dung, giấy mời")


def test_a_text_that_asks_for_nothing_is_refused() -> None:
    with pytest.raises(UserError, match="không có dáng của một kế hoạch"):
        read_any_text("Hôm nay trời đẹp quá.")
    with pytest.raises(UserError, match="không có dáng của một kế hoạch"):
        read_plan_text(PARTY.read_text(encoding="utf-8"))


def test_of_a_decision_with_a_list_only_the_list_is_accepted() -> None:
    parts = proposals_from_outside(read(LIST), OFFICE)
    accepted = [part for part in parts if part.accepted]
    assert [part.schedule.deadline for part in accepted] == [
        date(2026, 2, 28),
        date(2026, 9, 30),
        date(2026, 12, 10),
    ]
    assert [part.product for part in accepted] == ["Kế hoạch", "Báo cáo khảo sát", "Báo cáo tổng kết"]
    assert len(parts) > len(accepted)


def test_the_office_and_bodies_above_it_are_no_units_but_stay_in_the_words() -> None:
    part = next(part for part in proposals_from_outside(read(LIST), OFFICE) if part.accepted)
    assert part.names == ()
    assert part.content.endswith(
        "(Văn bản giao: chủ trì Ủy ban nhân dân cấp xã; phối hợp Ủy ban MTTQ cấp xã)"
    )


def test_each_task_cites_the_document_with_the_deadline_set_from_above(database: Database) -> None:
    made = kept(database, LETTER)
    assert made.plan is None
    found = year(database)
    assert [task.source_labels for task in found] == ["Công văn số 1245/SNV-XDCQ ngày 06/05/2026"] * 4
    assert [task.schedule.deadline for task in found] == [
        date(2026, 6, 15),
        None,
        date(2026, 6, 30),
        date(2026, 6, 20),
    ]
    assert [task.sources[0].deadline for task in found] == [task.schedule.deadline for task in found]
    assert {task.sources[0].body for task in found} == {"Sở Nội vụ"}
    assert found[2].sources[0].abstract.endswith("(mục 3)")
    assert all(task.plan is None for task in found)


def test_the_documents_own_deadline_is_that_of_tasks_without_one(database: Database) -> None:
    kept(database, LETTER, replace(document_of(read(LETTER)), deadline=date(2026, 7, 1)))
    assert year(database)[1].schedule.deadline == date(2026, 7, 1)
    assert year(database)[1].sources[0].deadline == date(2026, 7, 1)
    assert year(database)[0].schedule.deadline == date(2026, 6, 15)


def test_the_file_lies_with_every_task_and_is_kept_once(database: Database) -> None:
    made = kept(database, LETTER)
    with database.reading() as connection:
        rows = connection.execute(
            "select owner_id, name, file from attachment where owner_table = 'task'"
        ).fetchall()
        assert connection.execute("select count(*) from blob").fetchone()[0] == 1
    assert {row["owner_id"] for row in rows} == set(made.tasks)
    assert {row["name"] for row in rows} == {LETTER.name}
    assert database.blob(rows[0]["file"]) == LETTER.read_bytes()
    assert database.verify().is_sound


def test_the_same_document_again_gives_only_what_was_not_taken(database: Database) -> None:
    text = read(LETTER)
    parts = proposals_from_outside(text, OFFICE)
    some = [replace(part, accepted=place < 2) for place, part in enumerate(parts)]
    document = document_of(text)
    database.write(
        "Nhận nhiệm vụ", lambda action: documents.import_document(action, document, some, year=2026)
    )
    assert len(kept(database, LETTER).tasks) == 2
    assert len(year(database)) == 4
    with pytest.raises(UserError, match="Công văn số 1245/SNV-XDCQ ngày 06/05/2026 đã được nhận ở năm 2026"):
        kept(database, LETTER)


def test_a_document_needs_a_number_or_an_abstract(database: Database) -> None:
    with pytest.raises(UserError, match="loại và số, hoặc trích yếu"):
        kept(database, LETTER, Document())
    assert year(database) == []


def test_it_is_one_action_to_undo(database: Database) -> None:
    kept(database, LIST)
    assert len(year(database)) == 3
    database.undo()
    assert year(database) == []


def test_a_bare_table_in_word_is_a_list_of_tasks(tmp_path: Path) -> None:
    path = tmp_path / "danh muc.docx"
    word = WordFile()
    rows = [
        ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"),
        ("1", "Rà soát hộ dân trong diện giải tỏa", "Phòng Kinh tế", "Các thôn", "15/7/2026", "Danh sách"),
        ("2", "Tổ chức gặp mặt, vận động các hộ dân", "Văn phòng HĐND&UBND xã", "", "30/7/2026", "Biên bản"),
    ]
    table = word.add_table(rows=len(rows), cols=6)
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(place, column).text = words
    word.save(str(path))
    text = read(path)
    assert gives_from_outside(text, OFFICE)
    parts = proposals_from_outside(text, OFFICE)
    assert [(part.lead, part.schedule.deadline, part.product) for part in parts] == [
        ("Phòng Kinh tế", date(2026, 7, 15), "Danh sách"),
        ("Văn phòng HĐND&UBND", date(2026, 7, 30), "Biên bản"),
    ]
    assert parts[0].coordinating == ("Các thôn",)
    assert document_of(text) == Document()
