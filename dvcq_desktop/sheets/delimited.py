# SPDX-License-Identifier: MIT
"""Texts with separators (.csv): which encoding, which separator, which cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets import refusals
from dvcq_desktop.text.legacy import Encoding, detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.sheets.book import Limits

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ";\t,|"
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(r"\s*(<!doctype html|<html|<table|<\?xml|<meta)", re.IGNORECASE)
_SAMPLE = 60
# A quotation mark that is never closed would make one cell of the rest of the file.
_MOST_LINES = 20


def rows_of_bytes(data: bytes, name: str, limits: Limits) -> list[list[str]]:
    """Return the cells of a text file; raise UserError where it is none."""
    text = _decoded(data)
    if len(_CONTROL.findall(text)) + text.count("\ufffd") > max(3, len(text) // 50):
        raise UserError(f"Tệp “{name}” không phải là bảng tính; hãy chọn tệp .xlsx, .xls, .ods hoặc .csv.")
    if _MARKUP.match(text):
        raise refusals.other(name, "thật ra là trang web (HTML), chỉ mang tên bảng tính")
    return rows_of_text(text, name, limits)


def rows_of_text(text: str, name: str, limits: Limits) -> list[list[str]]:
    """Return the cells of a text with separators."""
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    separator = said[1] if said else _separator(text)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(_lines(text), delimiter=separator):
            cells += len(row)
            if len(rows) >= limits.rows or len(row) > limits.columns or cells > limits.cells:
                raise UserError(
                    f"Tệp “{name}” quá lớn (từ dòng {len(rows) + 1}); hãy chỉ giữ lại danh sách rồi lưu lại."
                )
            if any(cell.count("\n") > _MOST_LINES for cell in row):
                raise _unbalanced(name, rows)
            rows.append(row)
    except csv.Error:
        raise _unbalanced(name, rows) from None
    return rows


def _unbalanced(name: str, rows: list[list[str]]) -> UserError:
    line = len(rows) + 1
    return UserError(f"Tệp “{name}”, dòng {line}: dấu ngoặc kép không khớp; hãy lưu lại bằng Excel.")


def _lines(text: str) -> Iterator[str]:
    return iter(text.replace("\0", "").splitlines(keepends=True))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:4096]
    if sample.count(0) >= max(len(sample) // 5, 1):
        wide = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # TCVN3 and VNI hide under Latin letters; cp1258 is what Excel writes on a Vietnamese Windows.
        latin = data.decode("cp1252", errors="replace")
        old = detect(latin.splitlines()) is not Encoding.UNICODE
        return latin if old else data.decode("cp1258", errors="replace")


def _separator(text: str) -> str:
    """Return the separator that cuts most lines into the same number of cells, of which there are several."""
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE]

    def weight(separator: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        except csv.Error:
            return 0, 0
        width, times = max(widths.items(), key=lambda found: (found[0] > 1, found[1], found[0]))
        return (times, width) if width > 1 else (0, 0)

    return max(_SEPARATORS, key=weight)
