# SPDX-License-Identifier: MIT
"""The slip for the sealed envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dvcq_desktop.documents.blocks import Block, Document


def build_slip(passphrase: str, files: Iterable[str], made_at: datetime, office: str) -> Document:
    """Build the slip for the sealed envelope: the passphrase, large, and which file it opens."""
    from dvcq_desktop.documents.blocks import Document, Paragraph, Span, Title  # noqa: PLC0415 - when it is printed

    blocks: tuple[Block, ...] = (
        Title("PHIẾU MẬT KHẨU", "Bản bàn giao dữ liệu công tác dân vận"),
        Paragraph("Mật khẩu:", align="center", first_line=False),
        Paragraph((Span(passphrase, bold=True),), align="center", first_line=False),
        Paragraph(
            "Các từ viết thường, không dấu, cách nhau một dấu cách; gõ đúng thứ tự."
            if passphrase.isascii() and passphrase.islower()
            else "Gõ đúng từng chữ, cả chữ hoa và dấu."
        ),
        Paragraph(f"Mở tệp: {'; '.join(files)}."),
        Paragraph(f"Lập lúc {made_at:%H:%M} ngày {made_at:%d/%m/%Y}."),
        Paragraph(
            "Cho phiếu này vào phong bì niêm phong, giao tận tay bên nhận, không để chung với USB."
            " Mất mật khẩu thì không ai mở được tệp; khi đó bàn giao lại từ máy gốc."
        ),
    )
    return Document(title="Phiếu mật khẩu", author=office, blocks=blocks)
