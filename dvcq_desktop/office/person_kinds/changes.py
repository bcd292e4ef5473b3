# SPDX-License-Identifier: MIT
"""The changes of the list of kinds, each one the work of one action: checked, then written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.person_kinds.store import kind_uses, write_kind
from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.office.store import kinds
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.listing import moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action


def save_kind(action: Action, key: str, values: Mapping[str, Any]) -> str:
    """Add (empty key) a kind at the end of the list, or change one; raises UserError where it cannot be."""
    known = kinds(action.connection)
    if not values.get("label", "-"):
        raise UserError("Chưa có tên đối tượng: hãy nhập tên, ví dụ “Cộng tác viên”.")
    if key:
        kind = _changed(_found(known, key), values)
    else:
        kind = PersonKind("", **{"position": known[-1].position + 1, **values})
    _check(kind, known)
    return write_kind(action, kind)


def switch_kinds(action: Action, keys: Sequence[str], *, enabled: bool) -> None:
    """Offer kinds for new people, or no more; people keep theirs."""
    for key in keys:
        save_kind(action, key, {"enabled": enabled})


def move_kinds(action: Action, keys: Sequence[str], step: int) -> None:
    """Move kinds up (-1) or down (+1) by one place; titles and tables name them in this order."""
    known = {kind.id: kind for kind in kinds(action.connection)}
    for position, key in enumerate(moved(list(known), keys, step), start=1):
        if known[key].position != position:
            write_kind(action, _changed(known[key], {"position": position}))


def trash_kinds(action: Action, keys: Sequence[str]) -> int:
    """Put her own kinds into the trash; raises UserError where one is built in or in use."""
    known = kinds(action.connection)
    for key in keys:
        kind = _found(known, key)
        if kind.is_built_in:
            raise UserError(
                f"“{kind.label}” có sẵn trong chương trình nên không xóa được: hãy tắt nếu không dùng."
            )
        uses = kind_uses(action.connection, key)
        if uses:
            raise UserError(
                f"“{kind.label}” đang được dùng ở {uses} chỗ (người, đợt ký) nên không xóa được:"
                " hãy tắt để không dùng cho người mới."
            )
        action.trash("person_kind", key)
    return len(keys)


def _changed(kind: PersonKind, values: Mapping[str, Any]) -> PersonKind:
    held = {"label": kind.label, "position": kind.position, "enabled": kind.enabled}
    return PersonKind(kind.id, **{**held, **values})


def _check(kind: PersonKind, known: Sequence[PersonKind]) -> None:
    others = [other for other in known if other.id != kind.id]
    if any(fold(other.label) == fold(kind.label) for other in others):
        raise UserError(f"Đã có đối tượng “{kind.label}”: hãy dùng đối tượng đó hoặc đặt tên khác.")
    if not kind.enabled and not any(other.enabled for other in others):
        raise UserError(f"“{kind.label}” là đối tượng cuối cùng còn dùng nên không tắt được.")


def _found(known: Sequence[PersonKind], key: str) -> PersonKind:
    for kind in known:
        if kind.id == key:
            return kind
    raise UserError("Đối tượng này vừa bị xóa nên không sửa được: hãy khôi phục từ Thùng rác.")
