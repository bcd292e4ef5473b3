# SPDX-License-Identifier: MIT
"""What a paper of the register was made of: found again by making it again, and only where it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import load_ordered, make_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.office.register.rules import Issued

_ONLY_PDF = "“{}” chỉ có bản PDF: mẫu in hàng loạt phải giữ đúng từng vị trí trên giấy."
_CHANGED = (
    "Chưa lưu Word được: dữ liệu, cách chọn khi in hoặc phông chữ của máy đã khác, bản Word sẽ không"
    " giống bản đã in; hãy in lại ở phòng lập văn bản, rồi lưu Word ở đó."
)


def document_of(
    database: Database,
    kind: PrintKind[Any] | None,
    paper: Issued,
    cancelled: Callable[[], bool] = lambda: False,
) -> Document:
    """Return the blocks of a paper: what, made now in the ways it may have been ordered, gives its bytes.

    Raise UserError in one sentence where nothing does.
    """
    if kind is None or paper.file is None:
        raise UserError(f"Không có bản Word của “{paper.title}”: chỉ giữ bản đã in.")
    data = database.blob(paper.file)
    with database.reading() as connection:
        for order in kind.orders_like(connection, paper):
            try:
                made = make_paper(kind, *load_ordered(kind, connection, order), cancelled=cancelled)
            except UserError:
                continue  # What it was made of is gone, or is of another order.
            if made.data == data:
                if made.document is None:
                    raise UserError(_ONLY_PDF.format(paper.title))
                return made.document
    raise UserError(_CHANGED)
