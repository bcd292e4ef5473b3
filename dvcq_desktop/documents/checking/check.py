# SPDX-License-Identifier: MIT
"""Check a document as a whole: which kind of file it is, what is seen of it, and all rules in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.chosen import Wanted, bytes_of
from dvcq_desktop.documents.checking import rules, text_rules
from dvcq_desktop.documents.checking.parts import parts_of
from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.documents.checking.seen import Finding, Seen

_MOST_BYTES = 50 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WANTED = Wanted("văn bản", ".docx hoặc .pdf", "chọn đúng văn bản hoặc bỏ bớt hình ảnh")


def check_file(path: Path) -> list[Finding]:
    """Return what is not as the decree wants it; raise UserError where the file cannot be read."""
    return check_document(bytes_of(path, _WANTED, _MOST_BYTES), path.name)


def check_document(data: bytes, name: str) -> list[Finding]:
    """Return what is not as the decree wants it, in the order of the rules, each finding once."""
    return list(dict.fromkeys(_findings(_see(data, name))))


def _see(data: bytes, name: str) -> Seen:
    if data.startswith(b"PK\x03\x04"):
        from dvcq_desktop.documents.checking.word_file import see_word  # noqa: PLC0415 - start-up time

        return see_word(data, name)
    if b"%PDF-" in data[:1024]:
        from dvcq_desktop.documents.checking.pdf_file import see_pdf  # noqa: PLC0415 - start-up time

        return see_pdf(data, name)
    if data.startswith(_OLE):
        raise UserError(
            f"Tệp “{name}” là tệp Word kiểu cũ (.doc) hoặc có mật khẩu; hãy lưu thành .docx rồi chọn lại."
        )
    raise UserError(f"Tệp “{name}” không phải văn bản Word (.docx) hay PDF; hãy chọn tệp khác.")


def _findings(seen: Seen) -> list[Finding]:
    parts = parts_of(seen)
    return [
        *rules.paper(seen),
        *rules.fonts(seen),
        *rules.page_numbers(parts),
        *text_rules.letterhead(parts),
        *text_rules.titles(parts),
        *text_rules.bases(parts),
        *text_rules.headings(parts),
        *rules.body_form(parts),
        *rules.tables(parts),
        *text_rules.ending(parts),
        *text_rules.signatures(parts),
        *text_rules.recipients(parts),
        *text_rules.appendices(parts),
    ]
