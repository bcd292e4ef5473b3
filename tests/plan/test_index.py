# SPDX-License-Identifier: MIT
"""The year in memory answers every filter as a slow and simple reading of it would."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Person, Unit, UnitKind
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.index import Due, Entry, Show, TaskFilter, TaskIndex
from dvcq_desktop.plan.rules import (
    Clarity,
    Extension,
    Line,
    Source,
    StateEntry,
    Task,
    TaskState,
    missing_clarity,
)
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.standings import Timing, due_on, line_standing, line_state_on, standing
from dvcq_desktop.text.folding import fold

AS_OF = date(2026, 6, 15)
few = settings(max_examples=40)
OFFICE = Directory(
    units=(
        Unit("vhxh", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION),
        Unit("t2", "Thôn Hai", UnitKind.VILLAGE),
        Unit("t10", "Thôn Mười", UnitKind.VILLAGE),
    ),
    people=(Person("hue", "Nguyễn Thị Huệ"), Person("dang", "Đặng Văn Đạt")),
)
COLUMNS = (
    *("position", "title", "source", "unit", "owner", "deadline", "product", "percent", "state", "missing"),
)
WORDS = ("Đối thoại", "tuyên truyền", "hòa giải", "thôn", "Thôn Hai", "mô hình", "dân vận khéo", "đất đai")

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
units = st.sampled_from([None, "vhxh", "t2", "t10"])
owners = st.sampled_from([None, "hue", "dang"])
entries = st.builds(StateEntry, st.sampled_from(TaskState), st.none() | days, st.just("lý do"))


@st.composite
def tasks(draw: st.DrawFn, key: str = "a") -> Task:
    members = draw(st.lists(st.sampled_from(["t2", "t10"]), unique=True))
    return Task(
        id=key,
        year=2026,
        title=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
        product=draw(st.sampled_from(["", "Báo cáo", "Mô hình"])),
        lead_unit=draw(units),
        owner=draw(owners),
        schedule=draw(st.builds(Schedule, st.none() | days, st.sampled_from(Recurrence))),
        state=draw(entries),
        position=draw(st.integers(0, 3)),
        sources=tuple(
            Source(clause=label, label=label) for label in draw(st.sets(st.sampled_from(["II.5", "III.2"])))
        ),
        lines=tuple(
            Line(f"{key}{unit}", key, unit, draw(owners), draw(entries), draw(st.none() | days))
            for unit in members
        ),
        percent=draw(st.none() | st.integers(0, 100)),
    )


@st.composite
def years(draw: st.DrawFn) -> list[Task]:
    return [draw(tasks(key)) for key in draw(st.lists(st.sampled_from("abcdefgh"), unique=True))]


filters = st.builds(
    TaskFilter,
    st.lists(st.sampled_from([*WORDS, "hoà", "THOAI", "huệ", "II.5", "zzz", "tho", ""]), max_size=2).map(
        " ".join
    ),
    st.frozensets(st.sampled_from(Show), max_size=2),
    st.frozensets(st.sampled_from(["", "vhxh", "t2"]), max_size=2),
    st.frozensets(st.sampled_from(["", "hue"]), max_size=2),
    st.frozensets(st.sampled_from(Due), max_size=2),
)


def index_of(found: list[Task], as_of: date = AS_OF) -> TaskIndex:
    index = TaskIndex(as_of, OFFICE)
    put(index, found)
    return index


def put(index: TaskIndex, found: list[Task]) -> None:
    index.put(found, {task.id: fold(f"{task.title} {task.content} {task.product}") for task in found})


def is_shown(task: Task, chosen: TaskFilter) -> bool:
    """Say slowly, from the task alone, whether a filter lets it through."""
    words = " ".join(
        [
            task.title,
            task.product,
            OFFICE.person_name(task.owner),
            OFFICE.unit_name(task.lead_unit),
            task.source_labels,
        ]
    )
    its_units = {unit for unit in (task.lead_unit, *(line.unit for line in task.lines)) if unit} or {""}
    its_owners = {owner for owner in (task.owner, *(line.owner for line in task.lines)) if owner} or {""}
    return (
        all(fold(word) in fold(words) for word in chosen.text.split())
        and (not chosen.show or any(is_under_for(task, chosen.units, show) for show in chosen.show))
        and (not chosen.units or not its_units.isdisjoint(chosen.units))
        and (not chosen.owners or not its_owners.isdisjoint(chosen.owners))
        and (not chosen.due or any(is_due(due_on(task, AS_OF), due) for due in chosen.due))
        and (not chosen.plans or (task.plan or "") in chosen.plans)
    )


def is_under_for(task: Task, units: frozenset[str], show: Show) -> bool:
    """Say it of a group's duty as it stands for some units: by their own parts alone."""
    if not units or not task.lines or task.lead_unit in units or show is Show.UNCLEAR:
        return is_under(task, show)
    return any(
        is_counted_under(
            line_standing(line, task, AS_OF, OFFICE.calendar).timing, line_state_on(line, task, AS_OF), show
        )
        for line in task.lines
        if line.unit in units
    )


def is_under(task: Task, show: Show) -> bool:
    if show is Show.UNCLEAR:
        return bool(set(missing_clarity(task)) - {Clarity.PRODUCT})
    return is_counted_under(standing(task, AS_OF, OFFICE.calendar).timing, entry_of(task).state, show)


def is_counted_under(timing: Timing, state: TaskState, show: Show) -> bool:
    done = timing.value.startswith("done")
    match show:
        case Show.OVERDUE | Show.SOON | Show.DONE_LATE | Show.DROPPED:
            return timing.value == show.value
        case Show.DONE:
            return done
    begun = state is TaskState.IN_PROGRESS
    return not done and timing is not Timing.DROPPED and begun == (show is Show.IN_PROGRESS)


def is_due(day: date | None, due: Due) -> bool:
    if day is None or due is Due.NONE:
        return day is None and due is Due.NONE
    if due is Due.PAST:
        return day < AS_OF
    if due is Due.THIS_WEEK:
        return date(2026, 6, 15) <= day <= date(2026, 6, 22)
    if due is Due.THIS_MONTH:
        return (day.year, day.month) == (2026, 6)
    return date(2026, 4, 1) <= day <= date(2026, 6, 30)


def entry_of(task: Task, as_of: date = AS_OF) -> Entry:
    return index_of([task], as_of).entries[task.id]


@few
@given(years(), filters)
def test_a_filter_finds_what_reading_every_task_finds(found: list[Task], chosen: TaskFilter) -> None:
    assert set(index_of(found).ids(chosen)) == {task.id for task in found if is_shown(task, chosen)}


@few
@given(years(), st.sampled_from(COLUMNS), st.booleans())
def test_sorting_keeps_every_task_and_loses_none(found: list[Task], column: str, descending: bool) -> None:
    ids = index_of(found).ids(TaskFilter(), column, descending=descending)
    assert sorted(ids) == sorted(task.id for task in found)


@few
@given(years(), filters, st.sampled_from(COLUMNS), st.booleans())
def test_what_is_found_stands_in_the_order_of_the_whole_list(
    found: list[Task], chosen: TaskFilter, column: str, descending: bool
) -> None:
    index = index_of(found)
    whole = index.ids(TaskFilter(), column, descending=descending)
    some = index.ids(chosen, column, descending=descending)
    assert some == [key for key in whole if key in set(some)]


@few
@given(
    years(),
    st.lists(
        st.sampled_from(["đối thoại", "thôn hai", "hòa giải dân", "t h o", "ii.5 th"]), min_size=1, max_size=3
    ),
)
def test_letter_by_letter_finds_what_a_fresh_search_finds(found: list[Task], typed: list[str]) -> None:
    index = index_of(found)
    for words in typed:
        for length in (*range(len(words) + 1), *range(len(words), -1, -1)):
            chosen = TaskFilter(words[:length])
            assert index.ids(chosen, "title") == index_of(found).ids(chosen, "title")


@few
@given(years(), tasks("b"), filters, st.sampled_from(COLUMNS))
def test_a_task_that_changed_is_found_by_what_it_is_now(
    found: list[Task], changed: Task, chosen: TaskFilter, column: str
) -> None:
    index = index_of(found)
    index.ids(chosen, column)
    put(index, [changed])
    fresh = index_of([*(task for task in found if task.id != "b"), changed])
    assert index.ids(chosen, column) == fresh.ids(chosen, column)


@few
@given(years(), filters)
def test_a_task_that_is_gone_is_found_no_more(found: list[Task], chosen: TaskFilter) -> None:
    index = index_of(found)
    before = index.ids(chosen)
    index.drop(["a", "not there"])
    assert index.ids(chosen) == [key for key in before if key != "a"]


@few
@given(years(), filters)
def test_the_counts_agree_with_the_lists(found: list[Task], chosen: TaskFilter) -> None:
    index = index_of(found)
    ids = index.ids(chosen)
    counts = index.counts(ids)
    for show in Show:
        assert counts[show] == len(set(ids) & set(index.ids(TaskFilter(show=frozenset({show})))))
    four = (Show.DONE, Show.DROPPED, Show.IN_PROGRESS, Show.NOT_STARTED)
    assert sum(counts[show] for show in four) == len(ids)


@few
@given(years())
def test_the_picture_shows_each_part_once(found: list[Task]) -> None:
    index = index_of(found)
    picture = index.by_unit([task.id for task in found])
    owed = Counter(
        unit for task in found for unit in ([line.unit for line in task.lines] or [task.lead_unit or ""])
    )
    assert {unit: parts.total() for unit, parts in picture.items()} == owed


def ready(**values: object) -> Task:
    task = Task(
        "a",
        2026,
        "Đối thoại với Nhân dân",
        owner="hue",
        lead_unit="vhxh",
        schedule=Schedule(date(2026, 7, 1)),
    )
    return replace(task, **values)  # type: ignore[arg-type]  # the fields a test names


def test_search_takes_neither_tones_nor_case_nor_the_place_of_a_tone() -> None:
    index = index_of([ready(title="Hòa giải ở cơ sở")])
    assert index.ids(TaskFilter("HOÀ GIAI nguyen thi hue")) == ["a"]


def test_each_unit_of_a_group_is_drawn_where_it_stands_itself() -> None:
    done = Line(
        "l2", "a", "t2", state=StateEntry(TaskState.DONE, date(2026, 6, 1)), deadline=date(2026, 6, 10)
    )
    index = index_of([ready(lines=(done, Line("l10", "a", "t10", deadline=date(2026, 6, 10))))])
    assert index.by_unit(["a"]) == {"t2": Counter(done=1), "t10": Counter(overdue=1)}
    assert index.counts(["a"])[Show.OVERDUE] == 1
    assert index.entries["a"].percent == 50


def test_a_task_that_only_lacks_a_product_has_its_four_clarities() -> None:
    assert entry_of(ready()).missing == (Clarity.PRODUCT,)
    assert Show.UNCLEAR not in entry_of(ready()).shows


def test_the_most_urgent_comes_first() -> None:
    index = index_of(
        [
            ready(id="later", schedule=Schedule(date(2026, 6, 22))),
            ready(id="tomorrow", schedule=Schedule(date(2026, 6, 16))),
            ready(id="late", schedule=Schedule(date(2026, 6, 12))),
            ready(id="very late", schedule=Schedule(date(2026, 5, 4))),
            ready(id="done", state=StateEntry(TaskState.DONE, date(2026, 6, 1))),
        ]
    )
    assert index.ids(TaskFilter(), "state") == ["very late", "late", "tomorrow", "later", "done"]


def test_a_task_of_which_nothing_was_recorded_stands_below_nought_percent() -> None:
    index = index_of([ready(id="half", percent=50), ready(id="nothing"), ready(id="nought", percent=0)])
    assert index.ids(TaskFilter(), "percent") == ["nothing", "nought", "half"]


@pytest.mark.parametrize(
    ("as_of", "shows"),
    [
        (date(2026, 5, 1), {Show.NOT_STARTED}),
        (date(2026, 6, 25), {Show.SOON, Show.NOT_STARTED}),
        (date(2026, 7, 6), {Show.OVERDUE, Show.NOT_STARTED}),
        (date(2026, 7, 10), {Show.DONE, Show.DONE_LATE}),
    ],
)
def test_the_chosen_day_decides_what_a_task_falls_under(as_of: date, shows: set[Show]) -> None:
    assert entry_of(ready(state=StateEntry(TaskState.DONE, date(2026, 7, 8))), as_of).shows == shows


def test_only_filters_that_are_set_count_as_active() -> None:
    assert TaskFilter("đối thoại").active == 0
    assert TaskFilter(show=frozenset({Show.SOON}), due=frozenset({Due.NONE})).active == 2


def test_the_counts_follow_the_deadline_that_late_is_counted_against() -> None:
    more = Extension("x", "a", None, date(2026, 5, 4), date(2026, 7, 1), "12/UBND", "", date(2026, 5, 1))
    first = TaskIndex(AS_OF, OFFICE, Against.FIRST)
    put(first, [ready(extensions=(more,))])
    last = index_of([ready(extensions=(more,))])
    overdue = TaskFilter(show=frozenset({Show.OVERDUE}))
    assert (first.ids(overdue), last.ids(overdue)) == (["a"], [])
    assert (first.entries["a"].due, last.entries["a"].due) == (date(2026, 5, 4), date(2026, 7, 1))
    assert first.by_unit(["a"])["vhxh"] == Counter(overdue=1)


def test_what_holds_the_words_as_they_stand_comes_first() -> None:
    index = TaskIndex(AS_OF, OFFICE)
    titles = ("Tiếp nhận ý kiến công khai của dân", "Tiếp công dân định kỳ", "Công tác dân vận, tiếp dân")
    found = [Task(str(place), 2026, title, position=place) for place, title in enumerate(titles)]
    index.put(found, {task.id: fold(task.title) for task in found})
    assert index.ids(TaskFilter(text="tiep cong dan")) == ["1", "0", "2"]
    assert index.ids(TaskFilter(text="tiep cong dan"), "title") == ["2", "1", "0"]


def test_filtered_by_a_unit_a_groups_duty_stands_as_that_units_part() -> None:
    """The screen called a village late that had done its part, because another had not."""
    done = StateEntry(TaskState.DONE, date(2026, 5, 1))
    lines = (Line("a", "g", "t2", state=done), Line("b", "g", "t10"))
    task = Task("g", 2026, "Ra mắt mô hình", lines=lines, schedule=Schedule(date(2026, 5, 29)))
    index = TaskIndex(AS_OF, OFFICE)
    index.put([task], {"g": ""})
    late = frozenset({Show.OVERDUE})
    assert index.ids(TaskFilter(show=late)) == ["g"]
    assert index.ids(TaskFilter(show=late, units=frozenset({"t10"}))) == ["g"]
    assert index.ids(TaskFilter(show=late, units=frozenset({"t2"}))) == []
    assert index.counts(["g"], frozenset({"t2"})) == Counter([Show.DONE, Show.UNCLEAR])
    assert index.counts(["g"])[Show.OVERDUE] == 1
