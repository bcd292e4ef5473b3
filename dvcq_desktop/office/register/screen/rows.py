# SPDX-License-Identifier: MIT
"""The papers of the register as its table shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from dvcq_desktop.office.register.rules import Issued, Numbering
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class PaperRow:
    """A paper with the names of its kind and its unit."""

    paper: Issued
    kind: str
    unit: str

    @property
    def id(self) -> str:
        """Return the paper's key."""
        return self.paper.id

    @property
    def short_kind(self) -> str:
        """Return what sort of document the paper is ("Công văn"); its title says the rest."""
        return next((word for word in _SHORT_KINDS if self.kind.startswith(word)), self.kind)

    @property
    def scan(self) -> Chip | None:
        """Return whether the signed paper's scan is kept."""
        return Chip("Có", Tone.DONE) if self.paper.scan else None


# With what the names of kinds begin; the whole name is what the filter offers.
_SHORT_KINDS = ("Công văn", "Báo cáo", "Danh sách", "Kế hoạch", "Phiếu giao", "Bảng", "Sổ", "Biên bản")

COLUMNS = (
    Column("made_on", "Ngày in", lambda row: row.paper.made_on, kind=Kind.DATE, width=11),
    Column("kind", "Loại", lambda row: row.short_kind, width=10),
    Column("title", "Tên văn bản", lambda row: row.paper.title, width=20, stretch=True),
    Column("unit", "Đơn vị", width=11, tooltip="Đơn vị mà bản in chỉ nói về"),
    Column(
        "number",
        "Số, ký hiệu",
        lambda row: row.paper.full_number,
        width=16,
        tooltip="Gõ 12 hoặc 12/UBND-VHXH",
        editable=True,
    ),
    Column(
        "issued_on", "Ngày ban hành", lambda row: row.paper.issued_on, kind=Kind.DATE, width=14, editable=True
    ),
    Column(
        "signer_name", "Người ký", lambda row: row.paper.signer_name, width=13, editable=True, keep_end=True
    ),
    Column("scan", "Bản quét", kind=Kind.CHIP, width=7, tooltip="Thả tệp quét vào dòng để gắn"),
)


def counts(rows: Sequence[PaperRow]) -> list[str]:
    """Return how many papers there are, how many wait for a number, need none, and wait for their scan."""
    awaited = sum(row.paper.numbering is Numbering.AWAITED for row in rows)
    unnumbered = sum(row.paper.numbering is Numbering.NONE for row in rows)
    unscanned = sum(row.paper.numbering is Numbering.GIVEN and not row.paper.scan for row in rows)
    return [
        f"{len(rows)} văn bản",
        f"{awaited} chưa có số" if awaited else "",
        f"{unnumbered} không đánh số" if unnumbered else "",
        f"{unscanned} có số, chưa có bản quét" if unscanned else "",
    ]


def made(paper: Issued) -> str:
    """Return when and from what a paper was made, in one text."""
    moment = f"{datetime.fromisoformat(paper.made_at).astimezone():%H:%M}" if paper.made_at else ""
    parts = [
        f"{'In' if paper.file else 'Lập'} lúc {moment} ngày {short_date(paper.made_on)}"
        if paper.made_on
        else "",
        f"{paper.pages} trang" if paper.pages else "",
        _as_of(paper.as_of),
        f"lập từ: {paper.made_from}" if paper.made_from else "",
        "" if paper.file else "không giữ bản in",
    ]
    return " · ".join(part for part in parts if part)


def _as_of(day: date | None) -> str:
    return f"số liệu đến {short_date(day)}" if day else ""
