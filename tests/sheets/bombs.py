# SPDX-License-Identifier: MIT
"""Make a harmful spreadsheet and read it, guarded or not, in a process of its own; print its peak in MB.

Run as `python bombs.py KIND make|guarded|bare FILE`; the sentence of a refusal is printed before the peak.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>{{}}</sheetData></worksheet>'
TEXT = '<c r="{}" t="s"><v>0</v></c>'
OLD = Path(__file__).parents[1] / "data" / "sheets" / "can-bo-vntime.xls"
_MEGABYTE = 1024 * 1024


def package(sheet: str, strings: str = "x", head: str = "") -> bytes:
    """Return an .xlsx of one sheet and one shared text."""
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{_TYPE}{kind}+xml"/>'
        for part, kind in (
            ("workbook.xml", "sheet.main"),
            ("worksheets/sheet1.xml", "worksheet"),
            ("sharedStrings.xml", "sharedStrings"),
        )
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">{types}</Types>',
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
        '<sheet name="DS" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": head + sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>{strings}</t></si></sst>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


def _relations(*parts: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="r{number}" Type="{_RELATION}/{kind}" Target="{part}"/>'
        for number, (kind, part) in enumerate(parts)
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{"".join(lines)}</Relationships>'


def bomb(kind: str) -> bytes:
    if kind == "zip":
        return package(SHEET.format(f"<row r='1'>{TEXT.format('A1')}</row>"), "A" * 300 * _MEGABYTE)
    if kind == "corner":
        cells = f"<row r='1'>{TEXT.format('A1')}</row><row r='1000'>{TEXT.format('XFD1000')}</row>"
        return package(SHEET.format(cells))
    if kind == "shared":
        rows = "".join(f"<row r='{row}'>{TEXT.format(f'A{row}')}</row>" for row in range(1, 12_001))
        return package(SHEET.format(rows), "A" * 30_000)
    if kind == "entities":
        text = "A" * 2 * _MEGABYTE
        head = f'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "{text}">]>'
        return package(SHEET.format(f"<row><c><v>{'&a;' * 80}</v></c></row>"), head=head)
    if kind == "claim":
        # The record with the size of a sheet (0x200, 14 bytes), its last row and column as large as can be.
        old = OLD.read_bytes()
        at = old.index(b"\x00\x02\x0e\x00")
        return old[: at + 4] + b"\0\0\0\0\xff\xff\xff\xff\0\0\xff\xff" + old[at + 16 :]
    raise ValueError(kind)


def read_bare(kind: str, data: bytes) -> None:
    """Read without the guard: by calamine alone, or the part with entities by an ordinary parser."""
    if kind == "entities":
        from xml.etree.ElementTree import fromstring

        with zipfile.ZipFile(io.BytesIO(data)) as source:
            root = fromstring(source.read("xl/worksheets/sheet1.xml"))
        assert len("".join(root.itertext())) > 100 * _MEGABYTE
        return
    from python_calamine import load_workbook

    load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def read_guarded(data: bytes) -> None:
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.sheets.reader import read_bytes

    try:
        read_bytes(data, "x.xlsx")
    except UserError as error:
        print(error.sentence)


def peak() -> int:
    """Return the most memory of this process alone; getrusage would count what it was forked from."""
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset) // _MEGABYTE
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


if __name__ == "__main__":
    _program, kind, how, file = sys.argv
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream: this is a process
    if how == "make":
        Path(file).write_bytes(bomb(kind))
    elif how == "guarded":
        read_guarded(Path(file).read_bytes())
    else:
        read_bare(kind, Path(file).read_bytes())
    print(peak())
