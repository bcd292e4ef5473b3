# SPDX-License-Identifier: MIT
"""What is done with decisions: drafting, filling the list, freezing, replacing; each can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.nominations.store import drafting, freezing, recognitions
from dvcq_desktop.nominations.terms import Level
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.nominations.dialogs.freeze_dialog import FreezeDialog
    from dvcq_desktop.nominations.dialogs.items_dialog import Chosen, ItemsDialog
    from dvcq_desktop.nominations.questions import Question
    from dvcq_desktop.nominations.screen.decisions_page import DecisionSection
    from dvcq_desktop.nominations.store.drafting import Drafted
    from dvcq_desktop.nominations.terms import Body, Movement

_NONE = "Chưa chọn quyết định nào: hãy chọn một dòng."
_ALL_IN = "Mọi mô hình của phong trào này trong năm đã có trong danh sách."


class DecisionWork(QObject):
    """Ask and write what she wants of the decision that is shown; owned by the page."""

    def __init__(self, page: DecisionSection) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: ItemsDialog | None = None
        self.freeze_dialog: FreezeDialog | None = None
        self._freezing = self._drafting = ""

    def draft(self, appraisal: str) -> None:
        """Draft a decision by an appraisal, or show the open draft that names its models already."""
        self._drafting = appraisal
        self._write_draft(again=False)

    def _write_draft(self, *, again: bool) -> None:
        work = partial(drafting.draft_asked, appraisal_id=self._drafting, again=again)
        self._page.write("Lập dự thảo quyết định công nhận", work, self._on_draft_asked)

    def _draft_another(self) -> None:
        self._write_draft(again=True)

    def draft_empty(self, movement: Movement, body: Body) -> None:
        """Draft a decision whose list is still to be filled."""
        year = self._page.known.year
        work = partial(recognitions.draft_empty, year=year, movement=movement, body=body)
        self._page.write("Lập dự thảo quyết định công nhận", work, self._on_drafted)

    def replace(self) -> None:
        """Draft a decision that replaces the one shown."""
        record = self._page.current()
        if record is not None:
            work = partial(recognitions.draft_replacing, key=record.id)
            self._page.write("Lập quyết định thay thế", work, self._on_drafted)

    def freeze(self) -> None:
        """Freeze the decision shown."""
        self._page.flush()
        record = self._page.current()
        if record is None:
            self._page.page.messages.show_info(_NONE)
            return
        self._freezing = record.id
        self._write_freezing()

    def change_item(self, model: str, name: str, value: object) -> None:
        """Change what one model gets."""
        record = self._page.current()
        if record is not None:
            values = {name: Level(str(value)) if name == "level" else value}
            work = partial(recognitions.change_items, key=record.id, models=[model], values=values)
            self._page.write("Sửa danh sách công nhận", work)

    def remove_items(self, models: Sequence[str]) -> None:
        """Take models off the list."""
        record = self._page.current()
        if record is not None and models:
            work = partial(recognitions.remove_items, key=record.id, models=tuple(models))
            self._page.write("Bỏ khỏi danh sách công nhận", work, self._on_removed)

    def ask_items(self) -> None:
        """Ask which models come into the list."""
        from dvcq_desktop.nominations.dialogs.items_dialog import ItemsDialog  # noqa: PLC0415 - when asked

        record = self._page.current()
        if record is None:
            return
        here = {item.model for item in record.kept.items}
        offered = [each for each in self._page.known.candidates[record.kept.movement] if each.id not in here]
        if not offered:
            self._page.page.messages.show_info(_ALL_IN)
            return
        self.dialog = ItemsDialog(offered, self._page)
        self.dialog.answered.connect(self._on_items_chosen)
        self.dialog.open()

    def _on_items_chosen(self, chosen: Chosen) -> None:
        record = self._page.current()
        if record is not None:
            work = partial(recognitions.add_items, key=record.id, models=chosen.models, level=chosen.level)
            self._page.write(f"Thêm vào danh sách công nhận: {len(chosen.models)} mô hình", work)

    def _on_draft_asked(self, found: Drafted) -> None:
        """Say what was drafted, or that it stood there before."""
        if not found.shared:
            self._on_drafted(found.key)
            return
        self._page.go_to(found.key)
        self._page.page.messages.show_info(
            f"{found.shared}, nên chưa lập dự thảo mới.", Link("Vẫn lập dự thảo khác", self._draft_another)
        )

    def _on_drafted(self, key: str) -> None:
        self._page.go_to(key)
        self._page.page.messages.show_success(
            "Đã lập dự thảo. Xem thẻ Danh sách, in Tờ trình và Quyết định; khi có số, ngày thì chốt kết quả."
        )

    def _write_freezing(self, agreed: frozenset[str] | None = None) -> None:
        today = self._page.workbench.today()
        work = partial(freezing.freeze_asked, key=self._freezing, today=today, agreed=agreed)
        self._page.write("Chốt kết quả công nhận", work, self._on_freezing_ended)

    def _on_freezing_ended(self, result: str | list[Question]) -> None:
        """Say what was frozen, or ask what is odd about it first."""
        if isinstance(result, str):
            # The fields take no keys any more; the shortcuts of the page want the focus inside it.
            self._page.table.setFocus()
            self._page.page.messages.show_success(result, self._page.workbench.writer.undo_link())
            return
        from dvcq_desktop.nominations.dialogs.freeze_dialog import FreezeDialog  # noqa: PLC0415 - when asked

        called = self._page.known.called.get(self._freezing, "")
        self.freeze_dialog = FreezeDialog(called, result, self._page)
        self.freeze_dialog.answered.connect(self._write_freezing)
        self.freeze_dialog.open()

    def _on_removed(self, count: int) -> None:
        self._page.say_trashed(f"Đã bỏ {count} mô hình khỏi danh sách.")
