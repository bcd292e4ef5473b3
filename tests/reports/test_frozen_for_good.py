# SPDX-License-Identifier: MIT
"""A frozen report says the same for good: in each format, and on a PC that it is merged into."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from openpyxl import load_workbook

from dvcq_desktop.activities.store import activities
from dvcq_desktop.database.filed import trash_records
from dvcq_desktop.documents.formats import Format, render_as
from dvcq_desktop.handover.conflict_items import together
from dvcq_desktop.handover.taking import Choice, choose
from dvcq_desktop.office.printing import PrintOrder, print_paper
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.rules import Signer
from dvcq_desktop.office.store import save_signer
from dvcq_desktop.reports.merging import LABELS
from dvcq_desktop.reports.narrative import Line
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.store import indicators, reports
from dvcq_desktop.reports.store.finding import FINDERS
from tests.activities.conftest import Diary
from tests.documents.conftest import read
from tests.reports.conftest import TODAY, begin, content_of
from tests.two_pcs import B, copied, merge, waiting

if TYPE_CHECKING:
    from pathlib import Path


MUCH_LATER = date(2027, 3, 1)


def papers(diary: Diary, key: str, today: date = TODAY) -> dict[str, str]:
    """Return the words of the report's paper in each format."""
    kind = kind_named("period-report")
    made = kind.make(diary.ask(kind.load, PrintOrder(2026, today, record=key)))
    assert made.document is not None
    word = docx.Document(BytesIO(render_as(made.document, Format.DOCX)))
    said = [each.text for each in word.paragraphs]
    said += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    book = load_workbook(BytesIO(render_as(made.document, Format.XLSX)))
    cells = [_shown(cell) for sheet in book for row in sheet.iter_rows() for cell in row]
    return {
        "pdf": "\n".join(page.said for page in read(made.data)),
        "docx": "\n".join(said),
        "xlsx": "\n".join(cells),
    }


def _shown(cell: Any) -> str:
    """Return what a spreadsheet shows of a cell, as far as a report has figures."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, int | float) and cell.number_format.endswith("%"):
        return f"{cell.value:.{cell.number_format.count('0') - 1}%}".replace(".", ",")
    if isinstance(cell.value, float):
        return f"{cell.value:g}".replace(".", ",")
    return str(cell.value)


def finished(diary: Diary) -> str:
    """Draft a report, write a section and a line of it, and give it number, day, signer and recipients."""
    key = begin(diary)
    values = {
        "number": "12",
        "issued_on": date(2026, 6, 17),
        "signer_name": "Nguyễn Văn A",
        "to_text": "Sở Nội vụ",
        "recipients": "Như trên\nĐảng ủy xã",
    }
    diary.write(reports.save_report, key, values)
    diary.write(reports.save_section, key, content_of(diary, key).sections[1].id, "Đã chỉ đạo kịp thời.")
    diary.write(reports.add_line, key, Line("Khác", "Việc thêm tay", "Đã xong", "Tốt"))
    return key


def change_the_past(diary: Diary) -> None:
    """Change and delete old records, indicators and the office's signer."""
    old = next(each for each in diary.activities() if each.title == "Hội nghị hai")
    values = {"counts": {"people": 9}, "title": "Đổi tên"}
    diary.write(activities.save_activity, old.id, values, today=TODAY)
    gone = [each.id for each in diary.activities() if each.title == "Đối thoại với Nhân dân"]
    diary.write(trash_records, activities.ACTIVITIES, gone)
    diary.write(indicators.save_indicator, "dialogues", {"name": "Tên khác", "plan_target": 99})
    diary.write(save_signer, Signer("", "Trần Thị Mới", "Phó Chủ tịch"))


def test_old_records_change_no_paper_of_a_frozen_report(worked: Diary) -> None:
    key = finished(worked)
    worked.write(reports.freeze, key, TODAY)
    before, content = papers(worked, key), content_of(worked, key)
    assert sum(each.edited for each in content.sections) == 1, "what she wrote is still told from the rest"
    change_the_past(worked)
    assert papers(worked, key, MUCH_LATER) == before
    assert content_of(worked, key) == content


def test_the_three_formats_say_the_same(worked: Diary) -> None:
    key = finished(worked)
    worked.write(reports.freeze, key, TODAY)
    content = content_of(worked, key)
    said = [each.heading for each in content.sections if each.heading]
    said += [text for each in content.sections for text in each.text.split("\n") if text]
    said += [cell for line in content.lines for cell in line[:4] if cell]
    said += [part for row in content.rows for part in (row.name, row.figure.text, row.last_year)]
    said += ["Sở Nội vụ", "Như trên", "Đảng ủy xã", "Nguyễn Văn A", "12/BC-UBND"]
    for name, text in papers(worked, key).items():
        found = _plain(text)
        assert [each for each in said if _plain(each) not in found] == [], name


def test_a_report_enters_the_register_with_the_number_that_it_bears(worked: Diary) -> None:
    key = finished(worked)
    kind = kind_named("period-report")
    order = PrintOrder(2026, TODAY, record=key)
    printed = print_paper(kind, worked.ask(kind.load, order), order)
    worked.write(register.record_print, printed)
    [paper] = worked.ask(register.papers, 2026)
    assert (paper.full_number, paper.signer_name) == ("12/BC-UBND", "Nguyễn Văn A")
    assert paper.issued_on is not None


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


def test_what_one_pc_froze_stays_frozen_and_the_same_on_another(worked: Diary, tmp_path: Path) -> None:
    key = finished(worked)
    with copied(worked.database, tmp_path) as database:
        there = Diary(database, worked.units, worked.groups)
        # The other PC goes on with the draft and with the records that it counts.
        change_the_past(there)
        there.write(reports.save_report, key, {"number": "99", "to_text": "Ai khác"})
        there.write(reports.save_section, key, content_of(there, key).sections[1].id, "Chữ của máy kia.")
        there.write(reports.add_line, key, Line("Khác", "Dòng của máy kia", "Đã xong", "Tốt"))
        worked.write(reports.freeze, key, TODAY)
        before, kept = papers(worked, key), worked.ask(reports.report, key).figures
        for here, other in ((there, worked), (worked, there)):
            merge(here, other)
            held = here.ask(reports.report, key)
            assert held.is_frozen
            assert (held.figures, held.number) == (kept, "12")
            assert papers(here, key, MUCH_LATER) == before
            assert here.database.verify().is_sound


def test_what_two_pcs_froze_apart_is_named_in_the_choice(worked: Diary) -> None:
    key = finished(worked)
    for state, said in (("draft", "Dự thảo"), ("frozen", "Đã chốt")):
        row = worked.database.connect().execute("select state from report where id = ?", (key,)).fetchone()
        assert row["state"] == state
        assert LABELS.value("report.frozen", (row["state"], None, None), lambda _key: "") == said
        if state == "draft":
            worked.write(reports.freeze, key, TODAY)


def test_what_two_pcs_froze_apart_is_taken_whole_from_one_of_them(worked: Diary, tmp_path: Path) -> None:
    key = finished(worked)
    with copied(worked.database, tmp_path) as database:
        there = Diary(database, worked.units, worked.groups)
        change_the_past(there)
        section = content_of(there, key).sections[1].id
        for diary, number in ((worked, "13"), (there, "99")):
            diary.write(reports.save_report, key, {"number": number})
            diary.write(reports.save_section, key, section, f"Chữ của số {number}.")
            diary.write(reports.freeze, key, TODAY)
        wanted, before = worked.ask(reports.report, key), papers(worked, key)
        merge(worked, there)
        merge(there, worked)
        assert all(each.conflict.is_frozen for each in waiting(worked, B))
        items = waiting(there, B)
        assert {each.conflict.field for each in items} >= {"report.frozen", "report.issued"}
        for item in items:
            [side] = [each for each in item.sides if not each.is_here]
            chosen = together(items, item, side)
            assert {each.place for each, _side in chosen} == {each.place for each in items}
            assert not any(each.is_here for _item, each in chosen)
            assert not item.may_be_typed
            assert not item.conflict.is_frozen
        choices = [Choice(each.conflict, side.value) for each, side in chosen]
        there.write(choose, choices, there.database.fields)
        held = there.ask(reports.report, key)
        assert (held.figures, held.number) == (wanted.figures, "13")
        assert papers(there, key) == before


@pytest.mark.parametrize("takes_own", [False, True])
def test_what_only_one_of_two_pcs_changed_before_both_froze_moves_with_its_report(
    worked: Diary, tmp_path: Path, takes_own: bool
) -> None:
    """Number, title and words that one changed are no conflict, and could stand with the other's figures."""
    key = finished(worked)
    with copied(worked.database, tmp_path) as database:
        there = Diary(database, worked.units, worked.groups)
        section = content_of(there, key).sections[1].id
        title = worked.ask(reports.report, key).title
        changed = {"number": "99", "title": "Kết quả khác", "to_text": "Ai khác", "signer_name": "Trần B"}
        there.write(reports.save_report, key, {**changed, "issued_on": date(2026, 6, 18)})
        there.write(reports.add_line, key, Line("Khác", "Dòng của máy kia", "Đã xong", "Tốt"))
        worked.write(reports.save_section, key, section, "Chữ của máy này.")
        change_the_past(there)
        for diary in (worked, there):
            diary.write(reports.freeze, key, TODAY)
        here_said, there_said = papers(worked, key), papers(there, key)
        merge(worked, there)
        merge(there, worked)
        assert papers(worked, key) == here_said
        assert papers(there, key) == there_said
        assert (worked.ask(reports.report, key).number, there.ask(reports.report, key).number) == ("12", "99")
        [item] = [each for each in waiting(there, B) if each.conflict.field == "report.frozen"]
        assert sorted(each.words.split(", ")[2] for each in item.sides) == [
            "số 12/BC-UBND ngày 17/06/2026",
            "số 99/BC-UBND ngày 18/06/2026",
        ]
        [side] = [each for each in item.sides if each.is_here is takes_own]
        chosen = together(waiting(there, B), item, side)
        choices = [Choice(each.conflict, other.value) for each, other in chosen]
        there.write(choose, choices, there.database.fields)
        # What was decided is shown on both, and nothing is left to be chosen.
        merge(worked, there)
        for diary in (worked, there):
            assert papers(diary, key) == (there_said if takes_own else here_said)
            assert waiting(diary, B) == []
            assert diary.database.verify().is_sound, diary.database.verify().findings
            held = diary.ask(reports.report, key)
            assert (held.number, held.title) == (("99", "Kết quả khác") if takes_own else ("12", title))
            assert held.issued_on == date(2026, 6, 18 if takes_own else 17)
            around = (held.to_text, held.recipients, held.signer_name)
            assert around == (
                "Ai khác" if takes_own else "Sở Nội vụ",
                "Như trên\nĐảng ủy xã",
                "Trần B" if takes_own else "Nguyễn Văn A",
            )
            (found,) = diary.ask(FINDERS[0].read, [key])
            assert (found.title, found.detail) == (held.title, f"{held.number} · 2026")
        merge(there, worked)
        assert papers(there, key) == papers(worked, key)
