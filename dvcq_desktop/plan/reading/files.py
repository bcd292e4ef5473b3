# SPDX-License-Identifier: MIT
"""Files to lines: which kind of file it is, by its first bytes, and what it can't be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop import chosen
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reading.source import Source, source_of_text
from dvcq_desktop.text.legacy import Encoding, detect, to_unicode

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * _MEGABYTE
MOST_LETTERS = 2_000_000
_WANTED = chosen.Wanted(
    "tệp kế hoạch", ".docx, .pdf hoặc .txt", "chọn đúng tệp kế hoạch hoặc bỏ bớt hình ảnh"
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_RTF = b"{\\rtf"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def bytes_of(path: Path) -> bytes:
    """Return the content of a file; raise UserError with one sentence where it can't be read."""
    return chosen.bytes_of(path, _WANTED, MOST_BYTES)


def lines_of_bytes(data: bytes, name: str) -> Source:
    """Return the lines of a file's content."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise UserError(f"Tệp “{name}” không có nội dung; hãy chọn tệp khác.")
    if data.startswith(_OLE):
        raise UserError(
            f"Tệp “{name}” là tệp Word kiểu cũ (.doc) hoặc có mật khẩu; hãy mở bằng Word, lưu thành"
            f" .docx rồi chọn lại."
        )
    if data.startswith(_ZIP):
        from dvcq_desktop.plan.reading.word import read_word  # noqa: PLC0415 - start-up time

        return read_word(data, name)
    if _PDF in data[:1024]:
        from dvcq_desktop.plan.reading.pdf import read_pdf  # noqa: PLC0415 - start-up time

        return read_pdf(data, name)
    if data.startswith(_RTF):
        raise UserError(f"Tệp “{name}” là tệp RTF; hãy mở bằng Word, lưu thành .docx rồi chọn lại.")
    if data.startswith(_PICTURES):
        raise UserError(f"Tệp “{name}” là tệp ảnh; hãy chọn tệp .docx, .pdf có chữ hoặc .txt.")
    return lines_of_text(_decoded(data, name), f"Tệp “{name}”")


def lines_of_text(text: str, what: str) -> Source:
    """Return the lines of a text, from an old encoding too; `what` begins the sentence of a refusal."""
    if len(text) > MOST_LETTERS:
        raise UserError(
            f"{what} quá dài (hơn {MOST_LETTERS // 1_000_000} triệu chữ); hãy chỉ lấy phần kế hoạch."
        )
    if not any(char.isalnum() for char in text):
        raise UserError(f"{what} không có chữ nào; hãy chọn văn bản khác.")
    encoding = detect(text.splitlines())
    if encoding is not Encoding.UNICODE:
        source = source_of_text("\n".join(to_unicode(line, encoding) for line in text.splitlines()))
        note = f"Văn bản gõ bằng bảng mã {encoding.name}, đã chuyển sang Unicode; hãy xem lại chữ hoa."
        return Source(source.lines, source.asides, (*source.notes, ("Toàn văn bản", note)))
    return source_of_text(text)


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"), name)
    guess = _wide(data)
    if guess:
        return _checked(data.decode(guess, errors="replace"), name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        return _checked(_one_byte(data), name)


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark by its many zero bytes on one side."""
    sample = data[:4096]
    if sample.count(0) < len(sample) // 5:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _one_byte(data: bytes) -> str:
    """Decode what is no Unicode: Windows-1258, or the Latin letters under which TCVN3 and VNI hide."""
    latin = data.decode("cp1252", errors="replace")
    if detect(latin.splitlines()) is not Encoding.UNICODE:
        return latin
    return data.decode("cp1258", errors="replace")


def _checked(text: str, name: str) -> str:
    bad = len(_CONTROL.findall(text)) + text.count("\ufffd")
    if bad > max(3, len(text) // 50):
        raise UserError(f"Tệp “{name}” không phải văn bản; hãy chọn tệp .docx, .pdf hoặc .txt.")
    return text
