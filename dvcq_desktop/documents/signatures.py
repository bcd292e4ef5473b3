# SPDX-License-Identifier: MIT
"""Lay out the end of a document: who signs, and whom it goes to, on the same level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Signature, SignatureBox, SignaturePair
from dvcq_desktop.documents.pen import BASELINE
from dvcq_desktop.documents.strips import Strip
from dvcq_desktop.documents.texts import SetText, set_fixed, set_text

if TYPE_CHECKING:
    from dvcq_desktop.documents.decree30 import Setting
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen


def signature_strips(
    signature: Signature, faces: Faces, width: float, height: float, setting: Setting
) -> list[Strip]:
    """Return one strip; recipients that no page holds go on below it."""
    left = decree30.SIGNATURE_LEFT.value * width
    box = SignatureBox(signature.authority, signature.title, signature.name, signature.note)
    signed = _Signed(box, faces, width - left, setting)
    listed = _recipients(signature.recipients, faces, left - decree30.SIGNATURE_GUTTER.value)
    fits = max(int((height - decree30.RECIPIENTS_LABEL.leading) / decree30.RECIPIENTS.leading), 1)
    lines = [text.part(number, number + 1) for text in listed for number in range(len(text.lines))]
    label = set_fixed("Nơi nhận:", decree30.RECIPIENTS_LABEL, faces, left) if listed else None
    laid = _Closing(label, tuple(lines[:fits]), signed, left)
    rest = [Strip(line.height, line.draw) for line in lines[fits:]]
    return [Strip(laid.height, laid.draw, gap=setting.signature_gap), *rest]


def pair_strip(pair: SignaturePair, faces: Faces, width: float, setting: Setting) -> Strip:
    """Return two signatures side by side: titles level, and names level."""
    half = width / 2
    laid = _Pair(_Signed(pair.left, faces, half, setting), _Signed(pair.right, faces, half, setting), half)
    return Strip(laid.height, laid.draw, gap=setting.signature_gap)


class _Signed:
    """One signature laid out in a column."""

    def __init__(self, box: SignatureBox, faces: Faces, width: float, setting: Setting) -> None:
        self.room = setting.signature_room
        self.authority = [
            set_text(line, decree30.AUTHORITY, faces, width, "center") for line in box.authority if line
        ]
        self.title = [set_text(box.title, decree30.AUTHORITY, faces, width, "center")] if box.title else []
        self.note = [set_text(box.note, decree30.SIGNATURE_NOTE, faces, width, "center")] if box.note else []
        self.name = set_fixed(box.name, decree30.SIGNER, faces, width, "center")

    @property
    def above(self) -> float:
        """Return the height of what stands above the title."""
        return sum(text.height for text in self.authority)

    @property
    def below(self) -> float:
        """Return the height of the title and the note."""
        return sum(text.height for text in (*self.title, *self.note))

    @property
    def height(self) -> float:
        return self.above + self.below + self.room + self.name.height

    def draw(self, pen: Pen, left: float, top: float, name_top: float) -> None:
        for text in (*self.authority, *self.title, *self.note):
            text.draw(pen, left, top)
            top += text.height
        # A long name set smaller keeps the baseline of the other's.
        self.name.draw(pen, left, name_top + BASELINE * (decree30.SIGNER.size - self.name.style.size))


@dataclass(frozen=True, slots=True)
class _Closing:
    label: SetText | None
    recipients: tuple[SetText, ...]
    signed: _Signed
    left: float

    @property
    def height(self) -> float:
        listed = sum(text.height for text in self.recipients)
        label = self.label.height if self.label else 0
        return max(self.signed.height, label + listed)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        name_top = top + self.signed.height - self.signed.name.height
        self.signed.draw(pen, left + self.left, top, name_top)
        if self.label:
            # The smaller letters stand on the baseline of the first line on the right.
            y = top + BASELINE * (decree30.AUTHORITY.size - self.label.style.size)
            for text in (self.label, *self.recipients):
                text.draw(pen, left, y)
                y += text.height


@dataclass(frozen=True, slots=True)
class _Pair:
    left: _Signed
    right: _Signed
    half: float

    @property
    def _above(self) -> float:
        return max(self.left.above, self.right.above)

    @property
    def _name_top(self) -> float:
        return self._above + max(self.left.below, self.right.below) + self.left.room

    @property
    def height(self) -> float:
        return self._name_top + max(self.left.name.height, self.right.name.height)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        for signed, x in ((self.left, left), (self.right, left + self.half)):
            signed.draw(pen, x, top + self._above - signed.above, top + self._name_top)


def _recipients(names: tuple[str, ...], faces: Faces, width: float) -> list[SetText]:
    return [set_text(f"- {line}", decree30.RECIPIENTS, faces, width) for line in punctuated(names) if line]


def punctuated(names: tuple[str, ...]) -> list[str]:
    """Return the entries of a list with ";" after each and "." after the last, without their dashes."""
    bare = [name.strip().removeprefix("-").strip().rstrip(";.,").rstrip() for name in names]
    kept = [name for name in bare if name]
    return [f"{name}{';' if place < len(kept) - 1 else '.'}" for place, name in enumerate(kept)]
