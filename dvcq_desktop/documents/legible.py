# SPDX-License-Identifier: MIT
"""Which letters the print cannot draw, and what stands for them where a text can no longer be mended."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dvcq_desktop.documents.setting import SHAPES, clean

if TYPE_CHECKING:
    from dvcq_desktop.documents.fonts import Faces

T = TypeVar("T")

_INSTEAD = ("\N{WHITE SQUARE}", "?")


def unprintable(text: str, faces: Faces) -> str:
    """Return the letters of a text that the print cannot draw, each once; "" where it can draw them all."""
    drawn = _drawn(faces)
    if drawn.issuperset(text) and drawn.issuperset(text.upper()):
        return ""
    return "".join(dict.fromkeys(letter for letter in clean(text) if not _is_drawn(letter, drawn)))


def legible(value: T, faces: Faces) -> T:
    """Return a document, or a part of one, with a visible mark for each letter that cannot be drawn."""
    return cast("T", _legible(value, faces))


def _legible(value: Any, faces: Faces) -> Any:
    if isinstance(value, str):
        return _legible_text(value, faces) if type(value) is str else value
    if isinstance(value, tuple):
        changed = [_legible(each, faces) for each in value]
        if all(new is old for new, old in zip(changed, value, strict=True)):
            return value
        return type(value)(*changed) if hasattr(value, "_fields") else tuple(changed)
    if is_dataclass(value) and not isinstance(value, type):
        found = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        changed_fields = {
            name: new for name, old in found.items() if (new := _legible(old, faces)) is not old
        }
        return replace(value, **changed_fields) if changed_fields else value
    return value


def _legible_text(text: str, faces: Faces) -> str:
    lacking = unprintable(text, faces)
    if not lacking:
        return text
    mark = next(each for each in _INSTEAD if each in _drawn(faces))
    return clean(text).translate(dict.fromkeys(map(ord, lacking), mark))


def _is_drawn(letter: str, drawn: frozenset[str]) -> bool:
    """Tell whether a letter is drawn, and its capital: some styles make capitals of a text."""
    return letter.isspace() or drawn.issuperset(letter + letter.upper())


@cache
def _drawn(faces: Faces) -> frozenset[str]:
    """Return the letters that all four faces have."""
    others = (faces.bold.widths, faces.italic.widths, faces.bold_italic.widths)
    return frozenset(faces.regular.widths).intersection(*others) | frozenset(SHAPES)
