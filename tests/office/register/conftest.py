# SPDX-License-Identifier: MIT
"""Papers that were printed, for the tests of the register."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Document, Paragraph
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.rules import Printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database import Database

DAY = date(2026, 11, 24)


def pdf_of(text: str) -> bytes:
    """Return a real PDF of one line."""
    return render_pdf(Document("Văn bản", "UBND xã Đại Sơn", (Paragraph(text),)))


@pytest.fixture
def enter(database: Database) -> Callable[..., str]:
    """Enter a print of a title into the register and return its key."""

    def entered(title: str, *, symbol: str = "", kind: str = "reminders", year: int = 2026) -> str:
        printed = Printed(
            kind=kind,
            title=title,
            name=f"{title} {year}",
            year=year,
            as_of=DAY,
            data=pdf_of(f"{title} {year}"),
            pages=1,
            symbol=symbol,
            made_from="Kế hoạch số 07/KH-UBND ngày 05/01/2026",
        )
        return database.write("Ghi vào Sổ văn bản", partial(store.record_print, printed=printed))

    return entered
