# SPDX-License-Identifier: MIT
"""The offer to put new units into their groups, and to give them what these groups have open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.office.widening import Wider, newcomers, widen, widened, wider
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen.room import OfficeScreen
    from dvcq_desktop.office.widening import Widening
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench


class GroupOffer(QObject):
    """See which units the office gets while its room is open, and offer in one bar what becomes of them.

    What was not taken up yet is offered again with the next new unit.
    """

    def __init__(self, screen: OfficeScreen, workbench: Workbench, rooms: Sequence[Widening]) -> None:
        super().__init__(screen)
        self._screen = screen
        self._workbench = workbench
        self._rooms = tuple(rooms)
        self._directory: Directory | None = None
        self._units: frozenset[str] = frozenset()
        self._memberships: frozenset[tuple[str, str]] = frozenset()
        self._found = Wider({}, {})
        self._said = ""

    def see(self, directory: Directory) -> None:
        """Look at the office as it was just read."""
        before, self._directory = self._directory, directory
        if before is None or not self._rooms:
            return
        units, memberships = newcomers(before, directory)
        is_new = bool(units or memberships) and self._screen.isVisible()
        if is_new:
            self._units |= units
            self._memberships |= memberships
        found = wider(directory, self._units, self._memberships, self._workbench.today())
        if is_new and found.groups:
            question = partial(_count, self._rooms, found, directory, self._workbench.today())
            self._workbench.reader.ask("office/wider-groups", question, partial(self._show, found))
        elif found != self._found and self._said and self._said in self._bar.text:
            self._bar.clear()

    @property
    def _bar(self) -> MessageBar:
        return self._screen.section.page.messages

    def _show(self, found: Wider, tasks: int) -> None:
        if self._directory is None or not (found.joining or tasks):
            return
        stands = bool(self._said) and self._said in self._bar.text
        self._found, self._said = found, _sentence(found, self._directory, tasks)
        tell = self._bar.show_info if stands else self._bar.add
        tell(self._said, Link(_verb(found, tasks), self._on_taken))

    def _on_taken(self) -> None:
        found, self._said = self._found, ""
        self._bar.clear()
        work = partial(
            widen,
            joining=found.joining,
            groups=found.groups,
            today=self._workbench.today(),
            rooms=self._rooms,
        )
        name = "Đưa đơn vị vào nhóm" if found.joining else "Giao nhiệm vụ của nhóm cho đơn vị mới"
        self._workbench.writer.write(name, work, self._on_widened, self._on_refused)

    def _on_widened(self, tasks: int) -> None:
        done = "Đã đưa đơn vị vào nhóm" if self._found.joining else "Đã giao cho đơn vị mới"
        given = (
            f" và giao {tasks} nhiệm vụ của nhóm" if self._found.joining else f" {tasks} nhiệm vụ của nhóm"
        )
        sentence = f"{done}{given if tasks else ''}."
        self._bar.show_success(sentence, self._workbench.writer.undo_link())

    def _on_refused(self, error: UserError) -> None:
        self._bar.show_error(error.sentence)


def _count(
    rooms: Iterable[Widening], found: Wider, directory: Directory, today: date, connection: object
) -> int:
    office = widened(directory, found.joining)
    return sum(room.count_open(connection, found.groups, office, today) for room in rooms)


def _sentence(found: Wider, directory: Directory, tasks: int) -> str:
    if found.joining:
        units = {unit for each in found.joining.values() for unit in each}
        said = f"{len(units)} đơn vị mới chưa có trong nhóm {_named(found.joining, directory)}"
        return f"{said}, có {tasks} nhiệm vụ chưa xong." if tasks else f"{said}."
    units = {unit for each in found.joined.values() for unit in each}
    return (
        f"Nhóm {_named(found.joined, directory)} có thêm {len(units)} đơn vị;"
        f" {tasks} nhiệm vụ chưa xong của nhóm chưa giao cho đơn vị mới."
    )


def _verb(found: Wider, tasks: int) -> str:
    if not found.joining:
        return f"Giao {tasks} nhiệm vụ"
    return f"Đưa vào nhóm và giao {tasks} nhiệm vụ" if tasks else "Đưa vào nhóm"


def _named(groups: Collection[str], directory: Directory) -> str:
    names = [f"“{group.name}”" for group in directory.groups if group.id in groups]
    return " và ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
