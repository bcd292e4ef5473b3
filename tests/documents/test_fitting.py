# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from dvcq_desktop.documents.blocks import Column, Document, Paragraph, Row, Table
from dvcq_desktop.documents.fitting import pages_of
from dvcq_desktop.documents.pdf import render

COLUMNS = (Column("STT", 10, "center"), Column("Nhiệm vụ", 90))


def table_of(rows: int) -> Document:
    listed = tuple(Row((str(number), "Tổ chức đối thoại")) for number in range(rows))
    return Document("Bảng", "UBND", (Paragraph("Danh sách:"), Table(COLUMNS, listed)))


@pytest.mark.parametrize("rows", [0, 10, 40, 90])
def test_pages_are_counted_as_they_are_drawn(rows: int) -> None:
    assert pages_of(table_of(rows)) == render(table_of(rows)).pages
