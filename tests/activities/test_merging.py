# SPDX-License-Identifier: MIT
"""Two copies in which the diary was kept apart: what agrees joins, what differs is asked, and named."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.activities.briefings import Line
from dvcq_desktop.activities.store import activities, briefings, lists
from dvcq_desktop.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.trash import named_trash
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.rooms import EVERY_NAME, NAMES, ROOMS
from tests.activities.conftest import TODAY, Diary

if TYPE_CHECKING:
    from pathlib import Path

MAY = date(2026, 5, 4)


def test_what_differs_is_asked_by_count_and_by_cell_and_the_rest_joins(diary: Diary, tmp_path: Path) -> None:
    talk, order = diary.add("Đối thoại", kind="dialogue", counts={"people": 5}), diary.tell("Chỉ thị 15")
    usb = tmp_path / "usb.dvcq"
    diary.database.copy_to(usb)
    unit, other = diary.units["t1"], diary.units["t2"]
    diary.write(activities.save_activity, talk, {"counts": {"people": 6}}, today=TODAY)
    diary.write(briefings.put_lines, [(order, unit, Line(held_on=MAY))])
    with Database.open(usb) as database:
        there = Diary(database, diary.units, diary.groups)
        there.write(activities.save_activity, talk, {"counts": {"people": 7, "opinions": 2}}, today=TODAY)
        there.write(
            briefings.put_lines, [(order, unit, Line(held_on=TODAY)), (order, other, Line(held_on=MAY))]
        )
        there.add("Chỉ ở đó")
        there.write(lists.save_kind, "other", {"asked": ("people",)})
    with prepare_merge(diary.database, usb, tuple(ROOMS.values())) as prepared:
        prepared.apply()
    naming = Naming(diary.database.fields, ROOMS, EVERY_NAME)
    with closing(diary.database.connect()) as connection:
        said = {naming.place(connection, conflict) for conflict in diary.database.conflicts()}
        asked = connection.execute("select id from kind_measure limit 1").fetchone()["id"]
        assert naming.record(connection, "kind_measure", asked).startswith("Khác: ")
    assert said == {
        "Số liệu của hoạt động “Người dự, Đối thoại”: Số lượng",
        "Quán triệt ở đơn vị “Chỉ thị 15 · Thôn Đông”: Ngày, số người",
    }
    assert {each.title for each in diary.activities()} == {"Đối thoại", "Chỉ ở đó"}
    assert next(each for each in diary.activities() if each.id == talk).counts["opinions"] == 2
    assert diary.briefings()[0].lines[other] == Line(held_on=MAY)
    assert diary.database.verify().is_sound


def test_the_trash_names_records_and_no_single_counts(diary: Diary) -> None:
    key = diary.add("Hội nghị", counts={"people": 5})
    diary.write(activities.save_activity, key, {"counts": {}}, today=TODAY)
    opinion, order = diary.say("Đường ngập"), diary.tell("Chỉ thị 15")
    for table, row in (("activity", key), ("opinion", opinion), ("briefing", order)):
        diary.write(lambda action, table=table, row=row: action.trash(table, row))
    with closing(diary.database.connect()) as connection:
        found = named_trash(connection, diary.database.fields, NAMES)
    assert {(row.table, row.name) for row in found} == {
        ("activity", "Hội nghị"),
        ("opinion", "Đường ngập"),
        ("briefing", "Chỉ thị 15"),
    }
