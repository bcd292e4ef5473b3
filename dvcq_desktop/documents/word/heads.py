# SPDX-License-Identifier: MIT
"""The top and the end of a Word document: letterhead and signatures, side by side in tables without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import SignatureBox
from dvcq_desktop.documents.letterheads import (
    MOTTO,
    STATE,
    lay_letterhead,
    number_and_symbol,
    place_and_day,
    rule_length,
    subject_line,
)
from dvcq_desktop.documents.signatures import punctuated
from dvcq_desktop.documents.word import styles
from dvcq_desktop.documents.word.markup import Set, cell, paragraph, row, runs, table

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Align, Letterhead, Signature, SignaturePair, Text
    from dvcq_desktop.documents.decree30 import Setting, Style
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.texts import SetText
    from dvcq_desktop.documents.word.styles import ParagraphStyle

_SLACK = 4
_OVERHANG = -4
_RULE = decree30.RULE_WIDTH.value


def letterhead_table(letterhead: Letterhead, faces: Faces, width: float) -> str:
    """Return issuer and motto side by side, below them number and day on one line."""
    laid = lay_letterhead(letterhead, faces, width)
    right = width - laid.right
    left = laid.right - decree30.LETTERHEAD_GUTTER.value
    issuer = ""
    if letterhead.governing:
        issuer += _set(styles.GOVERNING, letterhead.governing, laid.issuer[0], left)
    issuer += _set(styles.ISSUER, letterhead.issuer, laid.issuer[-1], left)
    issuer += _short_rule(laid.issuer[-1], decree30.ISSUER_LINE.value, left)
    motto = _fixed(styles.STATE, STATE, laid.motto[0]) + _fixed(styles.MOTTO, MOTTO, laid.motto[1])
    motto += _short_rule(laid.motto[1], decree30.MOTTO_LINE.value, right)
    number = number_and_symbol(letterhead)
    under = paragraph(styles.NUMBER.key, "")
    if laid.number:
        under = _fixed(styles.NUMBER, number, laid.number)
    subject = subject_line(letterhead)
    if laid.subject:
        under += _set(styles.SUBJECT, subject, laid.subject, left)
    gutter = decree30.LETTERHEAD_GUTTER.value
    nothing = cell(gutter, gap(1))
    rows = (
        row((cell(left, issuer), nothing, cell(right, motto))),
        row(
            (
                cell(left, under),
                nothing,
                cell(right, _fixed(styles.PLACE_DATE, place_and_day(letterhead), laid.day)),
            )
        ),
    )
    return table(styles.LAYOUT_TABLE, (left, gutter, right), rows)


def signature_table(signature: Signature, width: float, height: float, setting: Setting) -> str:
    """Return recipients and signer, on one level; more recipients than a page holds go on on the next."""
    left = decree30.SIGNATURE_LEFT.value * width
    box = SignatureBox(signature.authority, signature.title, signature.name, signature.note)
    listed = [line for line in punctuated(signature.recipients) if line]
    recipients = paragraph(styles.RECIPIENTS_LABEL.key, runs("Nơi nhận:")) if listed else ""
    how = Set(right=decree30.SIGNATURE_GUTTER.value)
    recipients += "".join(paragraph(styles.RECIPIENTS.key, runs(f"- {line}"), how) for line in listed)
    fits = len(listed) * decree30.RECIPIENTS.leading < height / 2
    cells = (cell(left, recipients or gap(1)), cell(width - left, _head(box) + _name(box, setting)))
    return table(styles.LAYOUT_TABLE, (left, width - left), (row(cells, whole=fits),))


def pair_table(pair: SignaturePair, width: float, setting: Setting) -> str:
    """Return two signatures: what stands above the titles, the titles, the names, each on one level."""
    half = width / 2
    boxes = (pair.left, pair.right)
    rows = []
    if any(line for box in boxes for line in box.authority):
        above = [
            "".join(paragraph(styles.AUTHORITY.key, runs(line, upper=True)) for line in box.authority if line)
            for box in boxes
        ]
        rows.append(row(cell(half, said or gap(1, keep=True), bottom=True) for said in above))
    titles = (SignatureBox((), box.title, box.name, box.note) for box in boxes)
    rows.append(row(cell(half, _head(box) or gap(1, keep=True)) for box in titles))
    rows.append(row(cell(half, _name(box, setting), bottom=True) for box in boxes))
    return table(styles.LAYOUT_TABLE, (half, half), rows)


def gap(points: float, *, keep: bool = False) -> str:
    """Return an empty paragraph of a height: room that no table has of itself."""
    return paragraph(styles.GAP.key, "", Set(exactly=points, keep=keep))


def centred(
    style: ParagraphStyle,
    text: Text,
    laid: SetText,
    width: float,
    *,
    before: float = 0,
    align: Align | None = None,
) -> str:
    """Return a centred paragraph that breaks where the print does: its lines get no more room than there."""
    room = (width - laid.width) / 2
    if not all(line.ends for line in laid.lines):
        room = max(room, (width - laid.widest - _SLACK) / 2)
    how = Set(align=align, left=room, right=room, before=before or None)
    return paragraph(style.key, runs(text, upper=style.text.upper), how)


def short_rule(laid: SetText, share: float, width: float, *, below: float) -> str:
    """Return the line below a centred text, and the room below it."""
    length = rule_length(laid, share)
    room = (width - length) / 2
    drop = decree30.RULE_DROP.value
    line = paragraph(
        styles.RULE.key, "", Set(left=room, right=room, before=drop * 0.75, exactly=1, rule=_RULE, keep=True)
    )
    return line + gap(below + drop * 1.25 - 1, keep=True)


def _head(box: SignatureBox) -> str:
    said = [paragraph(styles.AUTHORITY.key, runs(line, upper=True)) for line in box.authority if line]
    if box.title:
        said.append(paragraph(styles.AUTHORITY.key, runs(box.title, upper=True)))
    if box.note:
        said.append(paragraph(styles.NOTE.key, runs(box.note)))
    return "".join(said)


def _name(box: SignatureBox, setting: Setting) -> str:
    return paragraph(styles.SIGNER.key, runs(box.name), Set(before=setting.signature_room))


def _set(style: ParagraphStyle, text: str, laid: SetText, width: float) -> str:
    return centred(style, text, laid, width, before=style.before)


def _fixed(style: ParagraphStyle, text: str, laid: SetText) -> str:
    size = laid.style.size if _is_smaller(laid.style, style.text) else 0
    return paragraph(
        style.key,
        runs(text, upper=style.text.upper, size=size, fixed=True),
        Set(left=_OVERHANG, right=_OVERHANG),
    )


def _is_smaller(laid: Style, usual: Style) -> bool:
    return laid.size < usual.size


def _short_rule(laid: SetText, share: float, width: float) -> str:
    room = (width - rule_length(laid, share)) / 2
    how = Set(
        left=room, right=room, before=decree30.RULE_DROP.value, exactly=decree30.BELOW_RULE.value, rule=_RULE
    )
    return paragraph(styles.RULE.key, "", how)
