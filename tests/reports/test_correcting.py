# SPDX-License-Identifier: MIT
"""A frozen report is mended by another one, which says what it replaces and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.documents.blocks import Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintKind, PrintOrder, print_paper
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.rules import Signer
from dvcq_desktop.office.store import save_signer
from dvcq_desktop.reports.merging import LABELS
from dvcq_desktop.reports.narrative import Line
from dvcq_desktop.reports.one_set import replacing
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.rules import HeldError
from dvcq_desktop.reports.store import reports, templates
from dvcq_desktop.reports.store.correcting import begin_correction
from dvcq_desktop.reports.store.freezing import freeze_asked
from dvcq_desktop.reports.store.reading import list_rows
from tests.activities.conftest import Diary
from tests.reports.conftest import HALF, TODAY, content_of, figure
from tests.reports.test_frozen_for_good import papers
from tests.two_pcs import copied, merge, remarks_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.documents.blocks import Document

WHY = "đếm thiếu 01 hội nghị ngày 01/06/2026"
OWN = {"to_text": "Sở Nội vụ", "recipients": "Như trên\nĐảng ủy", "title": "Kết quả riêng"}
PARTY = {"name": "Gửi Đảng ủy", "recipient": "Đảng ủy", "to_text": "Đảng ủy xã Đại Sơn"}


def freeze(diary: Diary, key: str, number: str) -> None:
    values = {"number": number, "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    diary.write(reports.save_report, key, values)
    diary.write(reports.freeze, key, TODAY)


def correct(diary: Diary, key: str, reason: str = WHY) -> str:
    return str(diary.write(begin_correction, key, reason, today=TODAY))


def held(diary: Diary, key: str) -> Any:
    return diary.ask(reports.report, key)


@pytest.fixture
def wrong(worked: Diary) -> str:
    """Freeze a report with words of her own; a conference that it lacks is written down afterwards."""
    key = str(worked.write(reports.begin_report, HALF))
    worked.write(reports.save_report, key, OWN)
    worked.write(reports.save_section, key, content_of(worked, key).sections[1].id, "Chữ của tôi.")
    worked.write(reports.add_line, key, Line("Khác", "Việc thêm tay", "Đã xong", "Tốt"))
    freeze(worked, key, "112")
    worked.add("Hội nghị muộn", happened_on=date(2026, 6, 1))
    return key


def test_what_mends_has_her_words_and_the_figures_of_today(worked: Diary, wrong: str) -> None:
    worked.write(save_signer, Signer("", "Trần Thị Mới", "Phó Chủ tịch"))
    new = correct(worked, wrong)
    mended, said = held(worked, new), content_of(worked, new)
    assert (mended.replaces, mended.replaced) == (wrong, "Báo cáo số 112/BC-UBND ngày 17/06/2026")
    assert (mended.reason, mended.title, mended.to_text) == (WHY, "Kết quả riêng", "Sở Nội vụ")
    assert (mended.recipients, mended.signer_name) == (OWN["recipients"], "Trần Thị Mới")
    assert (mended.number, mended.issued_on, mended.is_frozen) == ("", None, False)
    assert figure(worked, new, "conferences")[0] == "3"
    assert said.sections[1].text == "Chữ của tôi."
    assert any("Hội nghị muộn" in each.text for each in said.sections)
    assert [each.task for each in said.lines if each.id] == ["Việc thêm tay"]
    assert figure(worked, wrong, "conferences")[0] == "2"


def test_its_papers_say_what_it_replaces_and_why(worked: Diary, wrong: str) -> None:
    new = correct(worked, wrong)
    worked.write(reports.save_report, new, {"reason": "Chép\nnhầm."})
    freeze(worked, new, "130")
    for text in papers(worked, new).values():
        said = " ".join(text.split())
        assert "thay thế Báo cáo số 112/BC-UBND ngày 17/06/2026)" in said
        assert "Báo cáo này thay thế Báo cáo số 112/BC-UBND ngày 17/06/2026; lý do: Chép nhầm." in said
    kind, order = kind_named("figures-appendix"), PrintOrder(2026, TODAY, record=new)
    [figures] = [block for block in document(kind, worked, order).blocks if isinstance(block, Title)]
    assert figures.abstract.endswith("\n(thay thế số liệu kèm theo Báo cáo số 112/BC-UBND ngày 17/06/2026)")
    kind = kind_named("period-report")
    assert kind.name_of(worked.ask(kind.load, order), order) == "Báo cáo 6 tháng đầu năm 2026, đính chính"
    worked.write(register.record_print, print_paper(kind, worked.ask(kind.load, order), order))
    [paper] = worked.ask(register.papers, 2026)
    assert paper.title.endswith("(thay thế Báo cáo số 112/BC-UBND ngày 17/06/2026)")


def document(kind: PrintKind[Any], diary: Diary, order: PrintOrder) -> Document:
    made = kind.make(diary.ask(kind.load, order)).document
    assert made is not None
    return made


def test_it_is_refused_without_a_reason_of_a_draft_and_twice(worked: Diary, wrong: str) -> None:
    with pytest.raises(UserError, match="Chưa có lý do"):
        correct(worked, wrong, " ")
    new = correct(worked, wrong)
    with pytest.raises(HeldError, match="đã có dự thảo đính chính thay thế") as refused:
        correct(worked, wrong)
    assert refused.value.report == new
    with pytest.raises(UserError, match="còn là dự thảo"):
        correct(worked, new)
    with pytest.raises(UserError, match="Chưa có lý do"):
        worked.write(reports.save_report, new, {"reason": ""})
    worked.write(reports.trash_reports, [new])
    assert correct(worked, wrong) != new


def test_another_report_of_the_period_is_refused_with_the_way_to_mend(worked: Diary, wrong: str) -> None:
    with pytest.raises(HeldError, match="cần đính chính thì bấm Đính chính") as refused:
        worked.write(reports.begin_report, HALF)
    assert refused.value.report == wrong
    new = correct(worked, wrong)
    with pytest.raises(HeldError) as refused:
        worked.write(reports.begin_report, HALF)
    assert refused.value.report == new


def test_its_figures_are_those_of_the_period_for_who_is_not_told_yet(worked: Diary, wrong: str) -> None:
    outline = worked.write(templates.save_template, "", PARTY)
    other = str(worked.write(reports.begin_report, HALF, outline))
    assert figure(worked, other, "conferences")[0] == "2"
    new = correct(worked, wrong)
    assert figure(worked, other, "conferences")[0] == "2", "a draft mends nothing yet"
    freeze(worked, new, "130")
    assert figure(worked, other, "conferences")[0] == "3"
    assert content_of(worked, other).figures_of.endswith("số 130/BC-UBND ngày 17/06/2026")
    # What is written down later is in neither, and the mended one can be mended again.
    worked.add("Hội nghị muộn nữa", happened_on=date(2026, 6, 2))
    assert figure(worked, other, "conferences")[0] == "3"
    again = correct(worked, new)
    assert figure(worked, again, "conferences")[0] == "4"
    freeze(worked, again, "131")
    assert figure(worked, other, "conferences")[0] == "4"
    assert worked.ask(reports.report_of, HALF).id == again


def test_who_was_told_the_old_figures_is_named_and_told_the_mended_ones(worked: Diary, wrong: str) -> None:
    outline = worked.write(templates.save_template, "", PARTY)
    other = str(worked.write(reports.begin_report, HALF, outline))
    freeze(worked, other, "113")
    new = correct(worked, wrong)
    values = {"number": "130", "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    worked.write(reports.save_report, new, values)
    said = "\n".join(each.sentence for each in worked.write(freeze_asked, new, TODAY))
    assert "số 113/BC-UBND ngày 17/06/2026 đã chốt theo bộ số liệu cũ" in said
    worked.write(reports.freeze, new, TODAY)
    worked.add("Hội nghị muộn nữa", happened_on=date(2026, 6, 2))
    second = correct(worked, other)
    assert figure(worked, second, "conferences")[0] == "3", "not a third set of figures"
    assert content_of(worked, second).frame["to"] == "Đảng ủy xã Đại Sơn"


def test_the_next_period_is_held_against_the_mended_figures(worked: Diary, wrong: str) -> None:
    """Not against those of another recipient's report that was frozen with the old ones."""
    outline = worked.write(templates.save_template, "", PARTY)
    freeze(worked, str(worked.write(reports.begin_report, HALF, outline)), "113")
    freeze(worked, correct(worked, wrong), "130")
    next_year = str(worked.write(reports.begin_report, HALF._replace(year=2027)))
    assert figure(worked, next_year, "conferences")[1] == "3"


def test_freezing_it_is_taken_back_by_undo(worked: Diary, wrong: str) -> None:
    outline = worked.write(templates.save_template, "", PARTY)
    other = str(worked.write(reports.begin_report, HALF, outline))
    freeze(worked, correct(worked, wrong), "130")
    assert figure(worked, other, "conferences")[0] == "3"
    worked.database.undo()
    assert figure(worked, other, "conferences")[0] == "2"


def test_what_it_replaces_travels_to_another_pc_and_stays(worked: Diary, wrong: str, tmp_path: Path) -> None:
    with copied(worked.database, tmp_path) as database:
        there = Diary(database, worked.units, worked.groups)
        new = correct(worked, wrong)
        freeze(worked, new, "130")
        merge(there, worked)
        assert (held(there, new).replaces, held(there, new).reason) == (wrong, WHY)
        assert papers(there, new) == papers(worked, new)
        with pytest.raises(UserError, match="đã chốt nên không sửa"):
            there.write(reports.save_report, new, {"reason": "Khác"})


@pytest.fixture
def there(worked: Diary, wrong: str, tmp_path: Path) -> Iterator[tuple[Diary, str]]:
    """Mend the report on another PC too, which knows nothing of what is done here."""
    with copied(worked.database, tmp_path) as database:
        diary = Diary(database, worked.units, worked.groups)
        yield diary, correct(diary, wrong, "Lý do của máy kia")


def test_of_two_mendings_made_apart_only_one_is_frozen(
    worked: Diary, wrong: str, there: tuple[Diary, str]
) -> None:
    other, theirs = there
    freeze(worked, correct(worked, wrong), "130")
    [said] = remarks_of(worked, other)
    assert said == (
        "Có 2 báo cáo cùng thay thế Báo cáo số 112/BC-UBND ngày 17/06/2026: Báo cáo 6 tháng đầu năm 2026 (dự"
        " thảo); Báo cáo 6 tháng đầu năm 2026 số 130/BC-UBND ngày 17/06/2026 (đã chốt). Chỉ cần một."
    )
    merge(worked, other)
    values = {"number": "131", "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    worked.write(reports.save_report, theirs, values)
    asked = worked.write(freeze_asked, theirs, TODAY)
    assert any("đã được thay bằng báo cáo 6 tháng" in each.sentence for each in asked if each.is_serious)
    assert not held(worked, theirs).is_frozen


def test_two_reports_begun_apart_of_one_period_are_remarked(worked: Diary, tmp_path: Path) -> None:
    with copied(worked.database, tmp_path) as database:
        other = Diary(database, worked.units, worked.groups)
        for diary in (worked, other):
            key = str(diary.write(reports.begin_report, HALF))
        worked.write(reports.begin_report, HALF.next)
        [said] = remarks_of(worked, other)
        freeze(other, key, "112")
        merge(worked, other)
    drafts = [
        each for each in worked.ask(reports.reports, 2026) if each.period == HALF and not each.is_frozen
    ]
    asked = worked.write(freeze_asked, drafts[0].id, TODAY)
    assert any("số 112/BC-UBND ngày 17/06/2026 đã chốt cho cùng kỳ" in each.sentence for each in asked)
    assert said.startswith("Có 2 báo cáo của cùng kỳ, cùng đề cương: Báo cáo 6 tháng đầu năm 2026 (dự thảo);")


def test_of_two_mendings_frozen_apart_the_later_one_replaces_on_both_pcs(
    worked: Diary, wrong: str, there: tuple[Diary, str]
) -> None:
    other, theirs = there
    ours = correct(worked, wrong)
    freeze(other, theirs, "131")
    freeze(worked, ours, "130")
    merge(worked, other)
    merge(other, worked)
    last = max((held(worked, ours), held(worked, theirs)), key=lambda each: (each.frozen_at, each.id))
    for diary in (worked, other):
        known = diary.ask(reports.reports, 2026)
        assert replacing(known)[wrong].id == last.id
        assert replacing(known[::-1])[wrong].id == last.id


def test_a_report_that_mends_none_is_given_no_reason(worked: Diary) -> None:
    key = str(worked.write(reports.begin_report, HALF))
    worked.write(reports.save_report, key, {"reason": "", "title": "Tên"})
    worked.write(reports.save_report, key, {"reason": "Vì sao?"})
    assert (held(worked, key).title, held(worked, key).replaces, held(worked, key).reason) == ("Tên", "", "")


def test_its_history_tells_of_its_reason(worked: Diary, wrong: str) -> None:
    new = correct(worked, wrong)
    row = worked.database.connect().execute(
        "select id from report_row where report = ? and appendix = 'replaces'", (new,)
    )
    assert row.fetchone()["id"] in list_rows(new)


def test_a_history_shows_no_key(worked: Diary, wrong: str) -> None:
    new = correct(worked, wrong)
    row = worked.database.connect().execute(
        "select cells from report_row where report = ? and appendix = 'replaces'", (new,)
    )
    said = LABELS.value("report_row.cells", row.fetchone()["cells"], lambda _key: "")
    assert said == f"Báo cáo số 112/BC-UBND ngày 17/06/2026, {WHY}"
