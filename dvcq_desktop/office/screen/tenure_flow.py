# SPDX-License-Identifier: MIT
"""What is done with the positions of the person shown: changed, added, moved from, ended, thrown away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dvcq_desktop.office.screen import works

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.screen.people import PeopleSection


class TenureFlow(QObject):
    """Write what the pane of positions asks for, each as one action."""

    def __init__(self, section: PeopleSection) -> None:
        super().__init__(section)
        self._section = section
        self._pane = pane = section.tenures
        # Signals
        pane.form.edited.connect(self._on_edited)
        pane.form.finished.connect(section.submit)
        pane.add_requested.connect(self.begin)
        pane.end_requested.connect(self._on_end_requested)
        pane.delete_requested.connect(self._on_delete_requested)

    def begin(self) -> None:
        """Begin a further position of the person shown."""
        section = self._section
        if section.current() is not None and not section.is_entering:
            section.page.messages.clear()
            section.detail.show_new(section.detail.heading.text(), "Lưu vị trí")
            self._pane.begin_next()

    def submit(self) -> bool:
        """Save the new position, and end the one that the person leaves for it; raises UserError.

        Return whether it is on its way.
        """
        row = self._section.current()
        if row is None:
            return False
        values = {**self._pane.form.values()}
        values["unit"] = values["unit"] or ""
        if self._pane.leaving:
            work = partial(works.move_on, row.id, self._pane.leaving, values)
            self._section.write("Chuyển sang vị trí công tác mới", work, self._on_moved)
        else:
            work = partial(works.save_tenure, row.id, "", values)
            self._section.write("Thêm vị trí công tác", work, self._section.show_position)
        return True

    def _on_moved(self, tenure_id: str) -> None:
        self._section.show_position(tenure_id)
        undo = self._section.workbench.writer.undo_link()
        said = "Đã chuyển sang vị trí mới; vị trí cũ kết thúc vào hôm trước."
        self._section.page.messages.show_success(said, undo)

    def _on_edited(self, tenure_id: str, name: str, value: Any) -> None:
        row = self._section.current()
        if row is not None:
            values = {name: value or "" if name == "unit" else value}
            work = partial(works.save_tenure, row.id, tenure_id, values)
            self._section.write("Sửa vị trí công tác", work, edit=True)

    def _on_end_requested(self, tenure_id: str) -> None:
        row = self._section.current()
        if row is not None:
            self._section.turnover.end_position(row.person, tenure_id, self._pane.question_of(tenure_id))

    def _on_delete_requested(self, ids: Sequence[str]) -> None:
        self._section.write("Xóa vị trí công tác", partial(works.trash, "tenure", ids), self._on_trashed)

    def _on_trashed(self, count: int) -> None:
        self._section.say_trashed(f"Đã chuyển {count} vị trí công tác vào thùng rác.")
