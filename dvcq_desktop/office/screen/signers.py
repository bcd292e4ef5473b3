# SPDX-License-Identifier: MIT
"""The tab "Người ký"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.office import changes
from dvcq_desktop.office.rules import Signer
from dvcq_desktop.office.screen import works
from dvcq_desktop.office.screen.section import LAST_DAY, OfficeSection
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.directory import Directory


_ORDER = "Người đứng trước được chọn trước"


@dataclass(frozen=True)
class SignerRow:
    """A signer as the table shows them, with the name of what they sign for."""

    signer: Signer
    place: str

    @property
    def id(self) -> str:
        """Return the signer's key."""
        return self.signer.id


class SignerSection(OfficeSection):
    """Keep who signs for the office, or for one unit, and under which lines."""

    TITLE = "Người ký"
    NOUN = "người ký"
    TABLE = "signer"
    EMPTY = "Người ký văn bản của cơ quan và của từng đơn vị, cùng thẩm quyền ký, được khai ở đây."
    COLUMNS = (
        Column("position", "TT", lambda row: row.signer.position, kind=Kind.NUMBER, width=3, tooltip=_ORDER),
        Column("name", "Họ và tên", lambda row: row.signer.name, width=20, editable=True, stretch=True),
        Column("title", "Chức vụ", lambda row: row.signer.title, width=15, editable=True),
        Column("authority", "Thẩm quyền ký", lambda row: " / ".join(row.signer.authority), width=22),
        Column("place", "Ký cho", width=10),
        Column("starts_on", "Từ ngày", lambda row: row.signer.starts_on, kind=Kind.DATE, width=11),
        Column(
            "ends_on", "Đến ngày", lambda row: row.signer.ends_on, kind=Kind.DATE, width=11, tooltip=LAST_DAY
        ),
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

    def records_of(self, directory: Directory) -> Sequence[SignerRow]:
        """Return the signers in her order."""
        return [
            SignerRow(signer, directory.unit_called(signer.unit) or "Cơ quan") for signer in directory.signers
        ]

    def offer(self, directory: Directory) -> None:
        """Offer the units that one may sign for."""
        self.form.field("unit").set_choices([(unit.id, unit.name) for unit in directory.units])

    def texts_of(self, record: SignerRow) -> tuple[str, ...]:
        """Search names, titles and units."""
        signer = record.signer
        return signer.name, signer.title, *signer.authority, self.directory.unit_name(signer.unit)

    def values_of(self, record: SignerRow) -> dict[str, Any]:
        """Show the lines of authority under each other."""
        shown = {name: getattr(record.signer, name) for name in self.form.names}
        return {**shown, "authority": "\n".join(record.signer.authority)}

    def heading_of(self, record: SignerRow) -> str:
        """Head the detail with the name."""
        return record.signer.name

    def blank(self) -> dict[str, Any]:
        """Begin with the usual line of a People's Committee."""
        return {"authority": "TM. ỦY BAN NHÂN DÂN"}

    def parsed(self, name: str, value: Any) -> Any:
        """Split the lines of authority."""
        return tuple(str(value).splitlines()) if name == "authority" else value

    def move_selected(self, step: int) -> None:
        """Move the selected signers by one place."""
        self.write("Đổi thứ tự người ký", partial(works.move_signers, self.table.selected_ids(), step))
