# SPDX-License-Identifier: MIT
"""The signed list of 5,000 people, database to PDF, against LibreOffice laying out the same table."""

from __future__ import annotations

import sys
import tempfile
from html import escape
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.prints.kinds import SIGNED_LIST
from dvcq_desktop.database.database import Database
from dvcq_desktop.documents.blocks import Table
from dvcq_desktop.office.printing import PrintOrder, Sorting
from tests.bench import peers, signers
from tests.bench.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 5000
TURNS = 3


def measure() -> Iterator[Figure]:
    if not peers.office():
        print("LibreOffice is not installed: left out")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "list.dvcq"
        signers.make_office(path, ROWS, signed=True)
        taken = median(ours(path, folder / "ours.pdf") for _ in range(TURNS))
        source = folder / "office.fodt"
        source.write_text(peers.fodt(table_of(path), landscape=True), encoding="utf-8")
        theirs = peers.LibreOffice(folder).convert(source)
        named = f"a list of {ROWS} rows / LibreOffice ({taken:.2f} s against {theirs:.2f} s)"
        yield Figure(named, taken / theirs, 1 / 5)


def ours(path: Path, out: Path) -> float:
    command = ("print", "signed-list", "--database", str(path), "--out", str(out), "--no-register")
    return peers.run(
        sys.executable, "-m", "dvcq_desktop.cli", *command, "--as-of", "20/3/2026", "--order", "name"
    )[0]


def table_of(path: Path) -> str:
    """Return the table as ODT has it, its header repeated on every page."""
    with Database.open(path, exclusive=False) as database, database.reading() as connection:
        request = SIGNED_LIST.load(connection, PrintOrder(0, signers.TODAY, sorting=Sorting.NAME))
    [table] = [block for block in SIGNED_LIST.build(request).blocks if isinstance(block, Table)]
    columns = len(table.columns)
    head = _row([column.title for column in table.columns])
    rows = "".join(_row([str(cell) for cell in row.cells]) for row in table.rows)
    return (
        f'<table:table table:style-name="T"><table:table-column table:number-columns-repeated="{columns}"/>'
        f"<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
    )


def _row(cells: list[str]) -> str:
    said = "".join(
        f'<table:table-cell table:style-name="B"><text:p>{escape(cell)}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{said}</table:table-row>"
