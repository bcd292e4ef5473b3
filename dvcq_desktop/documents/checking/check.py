# SPDX-License-Identifier: MIT
"""Check a document as a whole: which kind of file it is, what is seen of it, and all rules in turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.chosen import Wanted, bytes_of
from dvcq_desktop.documents.checking import rules, text_rules
from dvcq_desktop.documents.checking.parts import parts_of
from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.documents.checking.seen import Finding, Seen

_DIVIDER = re.compile(r"MC\d{2,}(?!\S)")
_DIVIDER_LINES = 4
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


def _leave_out_evidence(seen: Seen) -> None:
    """Leave out what is bound in behind a paper: copies of others' papers keep their form and their numbers.

    They begin at the first sheet that says nothing but the number of a piece of evidence, "MC01", its name
    and where it comes from, as the evidence file binds them in.
    """
    for place in range(1, len(seen.sheets)):
        said = [each for each in seen.said if each.paper == place]
        if 0 < len(said) <= _DIVIDER_LINES and said[0].zone == "text" and _DIVIDER.match(said[0].text):
            del seen.sheets[place:]
            seen.said = [each for each in seen.said if each.paper < place]
            return


def _findings(seen: Seen) -> list[Finding]:
    _leave_out_evidence(seen)
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
