# SPDX-License-Identifier: MIT
"""One import as it is being decided: how the file is read, which rows are taken, from which days."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.staff.applying import Order
from dvcq_desktop.office.staff.columns import Part
from dvcq_desktop.office.staff.kinds import kinds_of
from dvcq_desktop.office.staff.lists import Choice
from dvcq_desktop.office.staff.proposals import Proposal, State, propose
from dvcq_desktop.office.staff.report import ENCODING_NAMES
from dvcq_desktop.office.staff.units import NEW, NONE, units_of
from dvcq_desktop.text.listing import few

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.staff.reading import ListReader
    from dvcq_desktop.text.legacy import Encoding

_SHOWN = 3


class Session:
    """Hold what was read and what she decided; nothing is in the file before the order is carried out."""

    def __init__(self, reader: ListReader, directory: Directory, today: date) -> None:
        self._reader, self._directory, self._today = reader, directory, today
        self.choice = Choice()
        self._chosen: dict[str, tuple[str, str]] = {}
        self._chosen_kinds: dict[str, tuple[str, str]] = {}
        self._ticks: dict[str, bool] = {}
        self._corrections: dict[str, bool] = {}
        self._days: dict[str, date] = {}
        self._read()

    def renew(self, reader: ListReader) -> None:
        """Read the file anew, as it is now on the disk, in the same way."""
        self._reader = reader
        sheet = self.choice.sheet
        if sheet is not None and sheet >= len(reader.sheets):
            self.choice = Choice()
        self._read()

    # How the file is read

    def choose_sheet(self, sheet: int) -> None:
        """Read another sheet; what was chosen of the columns of this one does not hold for it."""
        self.choice = Choice(sheet=sheet)
        self._ticks.clear()
        self._read()

    def choose(self, **changes: Any) -> None:
        """Read with another header (`header`) or source of units (`units`)."""
        if "header" in changes:
            changes["parts"] = {}
        self.choice = replace(self.choice, **changes)
        self._read()

    def choose_part(self, column: int, part: Part | None) -> None:
        """Let a column mean something else; the column that meant it before means nothing."""
        parts = {other: said for other, said in self.choice.parts.items() if said is not part or part is None}
        self.choice = replace(self.choice, parts={**parts, column: part})
        self._read()

    def choose_encoding(self, column: int, encoding: Encoding) -> None:
        """Decode a column otherwise."""
        self.choice = replace(self.choice, encodings={**self.choice.encodings, column: encoding})
        self._read()

    def choose_unit(self, key: str, unit: str, name: str) -> None:
        """Let a unit of the list be one of the office's, a new one of that name, or none."""
        self._chosen[key] = (unit, name)
        self._compare()

    def choose_kind(self, key: str, kind: str, name: str) -> None:
        """Let a kind of the list be one of the office's, a new one of that name, or be guessed."""
        self._chosen_kinds[key] = (kind, name)
        self._compare()

    # What is taken

    def is_taken(self, proposal: Proposal) -> bool:
        """Tell whether a row is taken."""
        return proposal.can_be_taken and self._ticks.get(proposal.key, proposal.taken)

    def tick(self, keys: Iterable[str], *, taken: bool) -> None:
        """Take rows, or not."""
        self._ticks.update(dict.fromkeys(keys, taken))

    def is_correction(self, proposal: Proposal) -> bool:
        """Tell whether another position only corrects the one that is there."""
        move = proposal.move
        return move is not None and move.old is not None and self._corrections.get(proposal.key, move.fills)

    def correct(self, keys: Iterable[str], *, correction: bool) -> None:
        """Let other positions be corrections, or moves from a day on."""
        self._corrections.update(dict.fromkeys(keys, correction))

    def day_of(self, proposal: Proposal) -> date | None:
        """Return the row's own day of its move: the one she gave, else the list's."""
        own = proposal.listed.starts_on if proposal.listed else None
        return self._days.get(proposal.key, own)

    def set_day(self, keys: Iterable[str], day: date | None) -> None:
        """Give moves a day of their own, or none."""
        for key in keys:
            self._days.pop(key, None)
            if day is not None:
                self._days[key] = day

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """Return the rows that are taken."""
        return tuple(each for each in self.proposals if self.is_taken(each))

    def order(self, since: date, last_day: date) -> Order:
        """Return what is to be written; raises UserError where a name of a new unit is missing."""
        for kind in self.kinds:
            if kind.is_nameless:
                raise UserError(f"Đối tượng “{kind.text}” chưa có tên mới: hãy ghi tên ở phần Đối tượng.")
        taken = self.taken
        needed = {each.move.new_unit for each in taken if each.move}
        for unit in self.units:
            if unit.key in needed and not unit.new_name:
                raise UserError(f"Đơn vị “{unit.text}” chưa có tên mới: hãy ghi tên ở phần Đơn vị.")
        corrections = frozenset(each.key for each in taken if self.is_correction(each))
        return Order(taken, self.units, since, last_day, corrections, dict(self._days))

    # What is told

    def count(self, state: State) -> int:
        """Count the rows of a state."""
        return Counter(each.state for each in self.proposals)[state]

    def what(self, proposal: Proposal) -> str:
        """Return what would change, with how another position is written."""
        if proposal.state is State.LEFT:
            return "không có tên trong danh sách này"
        if proposal.state is State.CHANGED and self.is_correction(proposal):
            return f"{proposal.what} (chỉ sửa lại cho đúng)"
        return proposal.what

    @property
    def facts(self) -> str:
        """Return what was done to the texts, and what is not taken."""
        said = []
        recoded = [column for column in self.listed.recoded if column.part not in {None, Part.NUMBER}]
        if recoded:
            names = sorted({ENCODING_NAMES[column.encoding] for column in recoded})
            shown = "; ".join(f"{column.before} → {column.after}" for column in recoded[:_SHOWN])
            said.append(f"Đã chuyển chữ từ {', '.join(names)} sang Unicode, ví dụ: {shown}.")
        if self.listed.personal:
            said.append(f"Không lấy thông tin cá nhân không cần đến: {', '.join(self.listed.personal)}.")
        new = [unit.new_name for unit in self.units if unit.chosen == NEW]
        if new:
            said.append(f"Đơn vị chưa có trong cơ quan: {few(new, 'đơn vị', _SHOWN)}.")
        unknown = [kind.text for kind in self.kinds if kind.chosen == NONE]
        if unknown:
            listed = ", ".join(unknown[:_SHOWN])
            said.append(f"Đối tượng chưa có trong cơ quan: {listed}; hãy chọn hoặc thêm ở phần Đối tượng.")
        return "\n".join(said)

    def _read(self) -> None:
        self.listed = self._reader.read(self.choice)
        self._compare()

    def _compare(self) -> None:
        self.units = units_of(self.listed, self._directory, self._today, self._chosen)
        self.kinds = kinds_of(self.listed, self._directory, self._chosen_kinds)
        self.proposals = propose(self.listed, self._directory, self._today, self.units, self.kinds)

    @property
    def directory(self) -> Directory:
        """Return the office that the list is held against."""
        return self._directory
