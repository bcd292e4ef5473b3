# SPDX-License-Identifier: MIT
"""The tab "Người ký"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.office import changes
from dvcq_desktop.office.screen.section import Section
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import Signer


class SignerSection(Section):
    """Keep who signs for the office, or for one unit, and under which lines."""

    TITLE = "Người ký"
    NOUN = "người ký"
    TABLE = "signer"
    EMPTY = "Người ký văn bản của cơ quan và của từng đơn vị, cùng thẩm quyền ký, được khai ở đây."
    COLUMNS = (
        Column("position", "TT", kind=Kind.NUMBER, width=4, tooltip="Người đứng trước được chọn trước"),
        Column("name", "Họ và tên", width=20, editable=True),
        Column("title", "Chức vụ", width=20, editable=True),
        Column("authority", "Thẩm quyền ký", width=28, text=" / ".join),
        Column("starts_on", "Từ ngày", kind=Kind.DATE, width=10, editable=True),
        Column("ends_on", "Đến hết ngày", kind=Kind.DATE, width=11, editable=True),
    )
    SAVE = changes.save_signer
    MOVES = True

    def build(self) -> None:
        """Add the fields of signers."""
        self.form.add("name", "Họ và tên", LineEdit(self), hint="Không ghi học hàm, học vị")
        self.form.add("title", "Chức vụ", LineEdit(self), hint="Như in trên văn bản, ví dụ PHÓ CHỦ TỊCH")
        self.form.add(
            "authority",
            "Thẩm quyền ký",
            TextArea(self, lines=2),
            hint="Các dòng trên chức vụ, mỗi dòng một ý: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
        )
        self.form.add("unit", "Ký cho", PickBox(self, none="(cơ quan)"))
        self.form.add("starts_on", "Từ ngày", DateEdit(self, today=self.workbench.today))
        self.form.add("ends_on", "Đến hết ngày", DateEdit(self, today=self.workbench.today))

    def records_of(self, directory: Directory) -> Sequence[Signer]:
        """Return the signers in her order."""
        return directory.signers

    def offer(self, directory: Directory) -> None:
        """Offer the units that one may sign for."""
        self.form.field("unit").set_choices([(unit.id, unit.name) for unit in directory.units])

    def texts_of(self, record: Signer) -> tuple[str, ...]:
        """Search names, titles and units."""
        return record.name, record.title, *record.authority, self.directory.unit_name(record.unit)

    def values_of(self, record: Signer) -> dict[str, Any]:
        """Show the lines of authority under each other."""
        return {**super().values_of(record), "authority": "\n".join(record.authority)}

    def blank(self) -> dict[str, Any]:
        """Begin with the usual line of a People's Committee."""
        return {"authority": "TM. ỦY BAN NHÂN DÂN"}

    def parsed(self, name: str, value: Any) -> Any:
        """Split the lines of authority."""
        return tuple(str(value).splitlines()) if name == "authority" else value

    def move_selected(self, step: int) -> None:
        """Move the selected signers by one place."""
        self.write("Đổi thứ tự người ký", partial(_move, self.table.selected_ids(), step))


def _move(ids: Sequence[str], step: int, action: Action) -> None:
    changes.move_signers(action, ids, step)
