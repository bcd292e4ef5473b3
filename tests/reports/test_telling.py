# SPDX-License-Identifier: MIT
"""The words of a report tell once what was written down in several places, in the order of the plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.plan.rules import StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.telling import Said, Told, sources, told_once
from tests.reports.conftest import begin, content_of

if TYPE_CHECKING:
    from tests.activities.conftest import Diary

DAY = date(2026, 5, 8)


def entry(text: str, key: str = "p", day: date = DAY) -> Said:
    return Said(f"{text}.", (("progress_entry", key),), text, day)


def activity(title: str, more: str = "", key: str = "a", day: date = DAY) -> Said:
    where = "08/05/2026, Hội trường UBND xã"
    return Said(f"{title} ({where}){more}.", (("activity", key),), title, day, where)


def test_a_meeting_in_progress_and_diary_is_told_once_with_the_records_of_both() -> None:
    met = activity("Hội nghị đối thoại với Nhân dân", ": người dự 118")
    for text in (
        "Đã tổ chức hội nghị đối thoại với Nhân dân",
        "Tổ chức đối thoại với Nhân dân tại hội trường UBND xã, 118 người dự",
    ):
        [said] = told_once([entry(text), met])
        assert said.text == met.text
        assert set(said.sources) == {("progress_entry", "p"), ("activity", "a")}


def test_an_entry_that_knows_more_keeps_its_words_and_gets_day_and_place() -> None:
    text = "Tổ chức đối thoại với Nhân dân, tiếp thu 12 ý kiến, giao 3 phòng trả lời"
    [said] = told_once([entry(text), activity("Đối thoại với Nhân dân")])
    assert said.text == f"{text} (08/05/2026, Hội trường UBND xã)."


def test_what_is_not_the_same_stays() -> None:
    met = activity("Hội nghị đối thoại với Nhân dân", ": người dự 118")
    for other in (
        entry("Đã tổ chức hội nghị đối thoại với Nhân dân", day=date(2026, 3, 1)),
        entry("Hội nghị đối thoại với Nhân dân có 90 người dự"),
        entry("Đã trả lời hết ý kiến sau hội nghị"),
    ):
        assert told_once([other, met]) == [other, met]


def test_words_that_another_sentence_holds_whole_are_left_out() -> None:
    [said] = told_once(
        [entry("Đã ký chương trình phối hợp"), entry("Đã ký chương trình phối hợp với MTTQ", "q")]
    )
    assert said.text == "Đã ký chương trình phối hợp với MTTQ."
    assert set(said.sources) == {("progress_entry", "p"), ("progress_entry", "q")}
    short = [entry("Đã xong"), entry("Đã xong đợt một", "q")]
    assert told_once(short) == short


@given(
    st.lists(
        st.sampled_from(["Đã họp thôn Đoài", "Đã họp thôn", "Đã họp thôn Đoài ngày 5", "Phát 30 tờ rơi"])
    )
)
def test_no_record_is_lost(texts: list[str]) -> None:
    said = [entry(text, str(place)) for place, text in enumerate(texts)]
    kept = told_once(said)
    assert set(sources(kept)) == set(sources(said))
    assert len({each.key for each in kept}) == len(kept)
    assert told_once(kept) == kept


def test_what_was_told_of_one_task_is_not_told_again_of_the_next() -> None:
    told = Told()
    met = activity("Hội nghị triển khai kế hoạch năm")
    assert told.rest("Việc một.", [met]) == [met]
    [again] = told.rest("Việc hai", [met])
    assert (again.text, again.sources) == ("Như đã nêu ở “Việc một”.", met.sources)
    own = entry("Đã xong")
    [rest] = told.rest("Việc ba", [own, met])
    assert rest.text == "Đã xong."
    assert set(rest.sources) == {*own.sources, *met.sources}


def test_an_activity_of_two_tasks_is_told_of_the_first_and_named_of_the_second(worked: Diary) -> None:
    keys = [_task(worked, f"Việc {name}", date(2026, 6, 1)) for name in ("một", "hai")]
    worked.add("Ra quân vì môi trường", happened_on=date(2026, 4, 4), tasks=keys)
    text = "\n".join(each.text for each in content_of(worked, begin(worked)).sections)
    assert text.count("Ra quân vì môi trường") == 1
    assert "Việc hai. Như đã nêu ở “Việc một”." in text


def test_what_is_overdue_without_a_result_is_named_once(worked: Diary) -> None:
    _task(worked, "Rà soát quy ước", date(2026, 5, 1))
    text = next(
        each.text for each in content_of(worked, begin(worked)).sections if each.heading.startswith("Tồn tại")
    )
    assert text.count("Rà soát quy ước") == 1
    assert "Rà soát quy ước: quá hạn 44 ngày, chưa có kết quả trong kỳ." in text


def _task(diary: Diary, title: str, due: date) -> str:
    state = StateEntry(TaskState.IN_PROGRESS)
    return str(diary.write(changes.add_task, Task("", 2026, title, schedule=Schedule(due), state=state)))
