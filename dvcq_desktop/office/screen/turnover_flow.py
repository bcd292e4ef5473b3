# SPDX-License-Identifier: MIT
"""The whole way of leaving: read what is open in every room, ask who goes on with it, write it at once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.office import turnover
from dvcq_desktop.office.screen.turnover_dialog import Ending, TurnoverDialog

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.rules import Person, Unit
    from dvcq_desktop.office.screen.section import OfficeSection
    from dvcq_desktop.office.turnover import Holding, Turnover

_PEOPLE = "Kết thúc công tác"
_UNITS = "Kết thúc hoạt động"


class TurnoverFlow(QObject):
    """Lead one leaving at a time for a tab of the office."""

    def __init__(self, section: OfficeSection, rooms: Sequence[Turnover]) -> None:
        super().__init__(section)
        self._section = section
        self._rooms = tuple(rooms)
        self._ids: tuple[str, ...] = ()
        self._tenure = ""
        self._question = ""
        self._dialog: TurnoverDialog | None = None

    @property
    def dialog(self) -> TurnoverDialog | None:
        """Return the dialog that is open."""
        return self._dialog

    def end_people(self, people: Sequence[Person]) -> None:
        """Let people leave office."""
        named = people[0].full_name if len(people) == 1 else f"{len(people)} người"
        self._begin([person.id for person in people], "", f"{named}: ngày công tác cuối cùng?")
        question = partial(_held_by_people, self._rooms, self._ids)
        self._section.workbench.reader.ask("office/turnover", question, self._on_people_read)

    def end_position(self, person: Person, tenure: str, question: str) -> None:
        """End one position of a person, whose work is handed on where it was the only one."""
        self._begin([person.id], tenure, question)
        other = any(
            one.id != tenure and (one.ends_on is None or one.ends_on > self._section.workbench.today())
            for one in person.tenures
        )
        if other:
            self._on_people_read([])
            return
        ask = partial(_held_by_people, self._rooms, self._ids)
        self._section.workbench.reader.ask("office/turnover", ask, self._on_people_read)

    def end_units(self, units: Sequence[Unit]) -> None:
        """Let units end, with or without a successor."""
        named = units[0].name if len(units) == 1 else f"{len(units)} đơn vị"
        self._begin([unit.id for unit in units], "", f"{named}: ngày hoạt động cuối cùng?")
        question = partial(_held_by_units, self._rooms, self._ids)
        self._section.workbench.reader.ask("office/turnover", question, self._on_units_read)

    def _begin(self, ids: Sequence[str], tenure: str, question: str) -> None:
        self._section.page.messages.clear()
        self._ids, self._tenure, self._question = tuple(ids), tenure, question

    def _on_people_read(self, holdings: list[Holding]) -> None:
        directory, today = self._section.directory, self._section.workbench.today()
        takers = [
            (person.id, f"{person.full_name} · {directory.unit_called(held.unit)}")
            for person in directory.people_on(today + timedelta(days=1))
            if person.id not in self._ids and (held := person.tenure_on(today + timedelta(days=1)))
        ]
        dialog = self._open(_PEOPLE, holdings)
        dialog.offer_takers(takers)
        dialog.end_requested.connect(self._on_people_end_requested)
        dialog.open()

    def _on_units_read(self, holdings: list[Holding]) -> None:
        directory, today = self._section.directory, self._section.workbench.today()
        others = [
            (unit.id, unit.name)
            for unit in directory.units
            if unit.id not in self._ids and (unit.valid_to is None or unit.valid_to > today)
        ]
        people = sum(
            tenure.unit in self._ids and (tenure.ends_on is None or tenure.ends_on > today)
            for person in directory.people
            for tenure in person.tenures
        )
        dialog = self._open(_UNITS, holdings)
        dialog.offer_successors(others, people)
        dialog.end_requested.connect(self._on_units_end_requested)
        dialog.open()

    def _open(self, title: str, holdings: Sequence[Holding]) -> TurnoverDialog:
        self._dialog = TurnoverDialog(
            title, self._question, holdings, self._section.workbench.today, self._section
        )
        self._dialog.finished.connect(self._on_dialog_finished)
        return self._dialog

    def _on_people_end_requested(self, ending: Ending) -> None:
        if self._tenure:
            work: Callable[[Action], int] = partial(
                turnover.leave_position,
                person=self._ids[0],
                tenure=self._tenure,
                last_day=ending.last_day,
                given=ending.given,
                rooms=self._rooms,
            )
        else:
            work = partial(
                turnover.leave,
                people=self._ids,
                last_day=ending.last_day,
                given=ending.given,
                rooms=self._rooms,
            )
        self._write(f"{_PEOPLE}, bàn giao việc", work, self._on_people_ended)

    def _on_units_end_requested(self, ending: Ending) -> None:
        work = partial(
            turnover.succeed,
            units=self._ids,
            last_day=ending.last_day,
            successor=ending.successor,
            rooms=self._rooms,
            move_people=ending.move_people,
        )
        self._write(f"{_UNITS} của đơn vị", work, self._on_units_ended)

    def _write(self, name: str, work: Callable[[Action], int], done: Callable[[int], object]) -> None:
        self._section.workbench.writer.write(name, work, done, self._on_refused)

    def _on_people_ended(self, handed: int) -> None:
        said = "một vị trí công tác" if self._tenure else f"công tác của {len(self._ids)} người"
        self._say(f"Đã kết thúc {said}, bàn giao {handed} việc.")

    def _on_units_ended(self, passed: int) -> None:
        self._say(f"Đã kết thúc hoạt động của {len(self._ids)} đơn vị, chuyển tiếp {passed} việc.")

    def _say(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        undo = self._section.workbench.writer.undo_link()
        self._section.page.messages.show_success(sentence, undo)

    def _on_refused(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(error)

    def _on_dialog_finished(self) -> None:
        self._dialog = None


def _held_by_people(
    rooms: Sequence[Turnover], people: Sequence[str], connection: sqlite3.Connection
) -> list[Holding]:
    # What is open does not depend on the last day, which she still has to choose.
    return [holding for room in rooms for person in people for holding in room.of_person(connection, person)]


def _held_by_units(
    rooms: Sequence[Turnover], units: Sequence[str], connection: sqlite3.Connection
) -> list[Holding]:
    return [holding for room in rooms for unit in units for holding in room.of_unit(connection, unit)]
