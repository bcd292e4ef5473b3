# SPDX-License-Identifier: MIT
"""The diary in the file: counts and links as rows of their own, lists, undo, trash, two copies."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.activities.briefings import Line
from dvcq_desktop.activities.store import activities, briefings, lists, opinions
from dvcq_desktop.activities.terms import BUILT_IN_ASKED, BUILT_IN_KINDS, LineState
from dvcq_desktop.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.rooms import tasks_of_year
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.activities.conftest import Diary


def task(diary: Diary, title: str = "Đối thoại với dân") -> str:
    row = {"year": 2026, "title": title, "recurrence": "once", "state": "not-started", "position": 1}
    return str(diary.write(lambda action: action.insert("task", row)))


def test_an_activity_keeps_its_counts_tasks_and_files(diary: Diary) -> None:
    linked = task(diary)
    values = {"year": 0, "happened_on": date(2025, 12, 20), "title": "Đối thoại", "kind": "dialogue"}
    more = {"counts": {"people": 90, "opinions": 4}, "tasks": (linked,), "unit": diary.units["t1"]}
    files = [("anh.jpg", b"anh", "image/jpeg")]
    diary.write(activities.save_activity, "", {**values, **more}, today=TODAY, files=files)
    [found] = diary.activities(2025)
    assert (found.counts, found.tasks, found.year) == ({"people": 90, "opinions": 4}, (linked,), 2025)
    assert [file.name for file in found.files] == ["anh.jpg"]
    assert diary.ask(activities.task_titles) == {linked: "Đối thoại với dân"}
    assert diary.activities(2026) == []


def test_counts_that_change_go_and_come_back_are_one_row_each(diary: Diary) -> None:
    key = diary.add(counts={"people": 5, "news": 2})
    for counts in ({"people": 7}, {}, {"people": 7, "news": 1}):
        diary.write(activities.save_activity, key, {"counts": counts}, today=TODAY)
        assert diary.activities()[0].counts == counts
    assert (
        diary.ask(lambda connection: connection.execute("select count(*) from activity_count").fetchone())[0]
        == 2
    )
    assert diary.database.verify().is_sound


def test_another_attribute_leaves_counts_and_tasks_alone(diary: Diary) -> None:
    key = diary.add(counts={"people": 5}, tasks=(task(diary),))
    diary.write(activities.save_activity, key, {"place": "Hội trường"}, today=TODAY)
    [found] = diary.activities()
    assert (found.place, found.counts, len(found.tasks)) == ("Hội trường", {"people": 5}, 1)


def test_undo_takes_an_activity_back_with_all_that_belongs_to_it(diary: Diary) -> None:
    diary.add(counts={"people": 5})
    diary.database.undo()
    assert diary.activities() == []
    diary.database.redo()
    assert diary.activities()[0].counts == {"people": 5}


def test_pasted_lines_that_are_there_already_are_left_out(diary: Diary) -> None:
    diary.add("Hội nghị  quý I", kind="conference")
    entries = [
        {"happened_on": TODAY, "kind": "conference", "title": title, "counts": {"people": 3}}
        for title in ("hội nghị quý i", "Hội nghị quý II", "Hội nghị quý II")
    ]
    made, doubles = diary.write(activities.add_all, entries, today=TODAY)
    assert (len(made), doubles) == (1, 2)
    assert sorted(each.title for each in diary.activities()) == ["Hội nghị  quý I", "Hội nghị quý II"]


def test_one_bad_line_of_many_writes_none(diary: Diary) -> None:
    entries = [
        {"happened_on": TODAY, "kind": "other", "title": "Được"},
        {"happened_on": date(2026, 12, 1), "kind": "other", "title": "Chưa tới"},
    ]
    with pytest.raises(UserError, match="sau hôm nay"):
        diary.write(activities.add_all, entries, today=TODAY)
    assert diary.activities() == []


def test_what_a_period_counts_begins_and_ends_by_days_not_by_years(diary: Diary) -> None:
    for day in (date(2025, 12, 14), date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 15)):
        diary.add(f"Việc {day}", happened_on=day)
    found = diary.ask(activities.between, date(2025, 12, 15), date(2026, 6, 14))
    assert [each.happened_on for each in found] == [date(2026, 6, 14), date(2025, 12, 15)]


def test_an_opinion_has_the_day_of_its_dialogue_and_the_next_place(diary: Diary) -> None:
    talk = diary.add("Đối thoại", kind="dialogue", happened_on=date(2026, 5, 4))
    for content in ("Một", "Hai"):
        diary.say(content, activity=talk, raised_on=None)
    found = diary.opinions()
    assert [(each.content, each.position, each.raised_on) for each in found] == [
        ("Một", 1, date(2026, 5, 4)),
        ("Hai", 2, date(2026, 5, 4)),
    ]
    assert [each.content for each in opinions.by_activity(found)[talk]] == ["Một", "Hai"]
    assert diary.ask(activities.years) == [2026]


def test_lines_of_documents_are_put_changed_and_emptied(diary: Diary) -> None:
    key, unit = diary.tell(unit_group=diary.groups["villages"]), diary.units["t1"]
    for line in (
        Line(held_on=TODAY, people=30, form="họp thôn"),
        Line(LineState.EXCUSED),
        None,
        Line(held_on=TODAY),
    ):
        diary.write(briefings.put_lines, [(key, unit, line)])
        assert diary.briefings()[0].lines == ({unit: line} if line else {})
    assert diary.database.verify().is_sound


def test_an_emptied_cell_that_never_was_changes_nothing(diary: Diary) -> None:
    key = diary.tell()
    diary.write(briefings.put_lines, [(key, diary.units["t1"], None)])
    assert diary.briefings()[0].lines == {}


def test_built_in_kinds_have_a_row_only_once_changed(diary: Diary) -> None:
    assert tuple(diary.ask(lists.kinds)) == BUILT_IN_KINDS
    diary.write(lists.save_kind, "other", {"label": "Việc khác"})
    assert diary.ask(lists.lists).kind_label("other") == "Việc khác"
    with pytest.raises(UserError, match="có sẵn"):
        diary.write(lists.trash, lists.KINDS, ["other"])
    with pytest.raises(UserError, match="Đã có"):
        diary.write(lists.save_kind, "other", {"label": "HỘI NGHỊ"})


def test_what_a_kind_asks_for_is_hers(diary: Diary) -> None:
    diary.write(lists.save_kind, "conference", {"asked": ("documents", "people")})
    assert diary.ask(lists.asked)["conference"] == ("documents", "people")
    diary.write(lists.save_kind, "conference", {"asked": ("documents",)})
    assert diary.ask(lists.asked)["conference"] == ("documents",)
    diary.write(lists.save_kind, "conference", {"asked": BUILT_IN_ASKED["conference"]})
    assert diary.ask(lists.asked)["conference"] == BUILT_IN_ASKED["conference"]


def test_her_own_kind_and_measure_are_counted_moved_switched_and_kept_while_used(diary: Diary) -> None:
    trees = diary.write(lists.save_measure, "", {"label": "Cây đã trồng", "unit_name": "cây"})
    green = diary.write(lists.save_kind, "", {"label": "Trồng cây", "asked": (trees,)})
    diary.add("Tết trồng cây", kind=green, counts={trees: 120})
    known = diary.ask(lists.lists)
    assert [each.titled for each in known.asked_of(green)] == ["Cây đã trồng"]
    for table, key in ((lists.KINDS, green), (lists.MEASURES, trees)):
        with pytest.raises(UserError, match="đang được dùng ở 1 hoạt động"):
            diary.write(lists.trash, table, [key])
        assert diary.ask(lists.uses, table)[key] == 1
    diary.write(lists.move, lists.KINDS, [green], -1)
    assert [kind.id for kind in diary.ask(lists.kinds)][-2:] == [green, "other"]
    diary.write(lists.switch, lists.MEASURES, [trees], enabled=False)
    assert diary.ask(lists.lists).asked_of(green) == ()


def test_two_copies_that_record_the_same_fact_record_the_same_rows(diary: Diary, tmp_path: Path) -> None:
    key, talk = diary.tell(), diary.add()
    other = tmp_path / "ban-sao.dvcq"
    diary.database.copy_to(other)
    rows = []
    for database in (diary.database, None):
        if database is None:
            with Database.open(other) as opened:
                rows.append(_record(opened, diary, key, talk))
        else:
            rows.append(_record(database, diary, key, talk))
    assert rows[0] == rows[1]


def _record(database: Database, diary: Diary, key: str, talk: str) -> list[set[str]]:
    unit = diary.units["t1"]

    def work(action: object) -> None:
        briefings.put_lines(action, [(key, unit, Line(held_on=TODAY))])  # type: ignore[arg-type]  # an Action
        activities.save_activity(action, talk, {"counts": {"people": 9}}, today=TODAY)  # type: ignore[arg-type]  # same

    database.write("Ghi", work)
    with closing(database.connect()) as connection:
        return [
            {row["id"] for row in connection.execute(f"select id from {table}")}
            for table in ("briefing_line", "activity_count")
        ]


def test_the_front_door_lists_tasks_by_year_and_what_is_searched(diary: Diary) -> None:
    one, two = task(diary, "Đối thoại với Nhân dân"), task(diary, "Tiếp công dân")
    assert [key for key, _title in diary.ask(tasks_of_year, 2026)] == [one, two]
    assert diary.ask(tasks_of_year, 2026, "doi nhan") == [(one, "Đối thoại với Nhân dân")]
    assert diary.ask(tasks_of_year, 2025) == []
