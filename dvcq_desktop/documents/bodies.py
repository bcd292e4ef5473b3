# SPDX-License-Identifier: MIT
"""Lay out what stands between letterhead and signature: title, addressees, bases, headings, paragraphs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Span
from dvcq_desktop.documents.decree30 import USUAL, Setting
from dvcq_desktop.documents.letterheads import rule_strip
from dvcq_desktop.documents.setting import clean, plain
from dvcq_desktop.documents.signatures import punctuated
from dvcq_desktop.documents.strips import Bookmark, Strip
from dvcq_desktop.documents.texts import SetText, set_fixed, set_text

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Addressees, Appendix, Bases, Heading, Paragraph, Title
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen

_CENTRED = decree30.CENTRED_WIDTH.value
_FIRST_LINE = decree30.FIRST_LINE.value
_GAP = decree30.PARAGRAPH_GAP.value


def title_strips(title: Title, faces: Faces, width: float, setting: Setting = USUAL) -> list[Strip]:
    """Return the kind, what it is about, and the short line below."""
    kind = _centred(title.kind, setting.kind, faces, width)
    abstract = _centred(title.abstract, setting.abstract, faces, width)
    parts = [text for text in (kind, abstract) if text]
    if not parts:
        return []
    named = _one_line(f"{title.kind} {title.abstract}")
    strips = _centred_strips(parts, width, setting.title_gap, Bookmark(named, 0))
    return [*strips, _ruled(parts[-1], decree30.ABSTRACT_LINE.value, width, setting)]


def appendix_strips(appendix: Appendix, faces: Faces, width: float) -> list[Strip]:
    """Return label, title and reference of an appendix, and the short line below."""
    label, reference = appendix_label(appendix), appendix_reference(appendix)
    texts = [
        _centred(label, decree30.APPENDIX_LABEL, faces, width),
        _centred(appendix.title, decree30.APPENDIX_TITLE, faces, width),
        _centred(reference, decree30.APPENDIX_REFERENCE, faces, width),
    ]
    parts = [text for text in texts if text]
    if not parts:
        return []
    named = _one_line(f"{label}. {appendix.title}" if label and appendix.title else label or appendix.title)
    strips = _centred_strips(parts, width, 0, Bookmark(named, 0))
    return [*strips, _ruled(parts[-1], decree30.APPENDIX_LINE.value, width)]


def appendix_label(appendix: Appendix) -> str:
    """Return "Phụ lục I", "Phụ lục" for the only one, "" where a list has none."""
    return "" if appendix.label is None else f"Phụ lục {appendix.label}".strip()


def appendix_reference(appendix: Appendix) -> str:
    """Return what the appendix belongs to, in its brackets."""
    reference = appendix.attached_to.strip()
    return f"({reference.removeprefix('(').removesuffix(')')})" if reference else ""


def addressee_strips(addressees: Addressees, faces: Faces, width: float, setting: Setting) -> list[Strip]:
    """Return "Kính gửi:" with one name beside it, or several below it, their dashes under its colon."""
    style = setting.addressees
    names = [name.strip() for name in addressees.names if name.strip()]
    if not names:
        return []
    if len(names) == 1:
        text = set_text(f"Kính gửi: {names[0]}", style, faces, _CENTRED * width, "center")
        return _shifted(text.strips(setting.addressees_gap), (1 - _CENTRED) / 2 * width)
    listed = [f"- {line}" for line in punctuated(addressees.names)]
    start, colon = addressees_place(listed, faces, width, setting)
    strips = _shifted(set_fixed("Kính gửi:", style, faces, width).strips(setting.addressees_gap), start)
    for line in listed:
        text = set_text(line, style, faces, width - start - colon)
        strips += _shifted(text.strips(), start + colon)
    return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:]


def addressees_place(listed: list[str], faces: Faces, width: float, setting: Setting) -> tuple[float, float]:
    """Return where "Kính gửi:" begins and how far its colon is from there: below it stand the dashes."""
    style = setting.addressees
    colon = set_fixed("Kính gửi", style, faces, width).widest
    longest = max(set_fixed(line, style, faces, 10 * width).widest for line in listed)
    return max(_FIRST_LINE, (width - colon - longest) / 2), colon


def bases_strips(bases: Bases, faces: Faces, width: float, setting: Setting) -> list[Strip]:
    """Return the legal bases, a paragraph each."""
    strips: list[Strip] = []
    for line in punctuated(bases.lines):
        text = set_text(line, setting.bases, faces, width, "justify", _FIRST_LINE)
        strips += text.strips(_GAP)
    return strips


def heading_strips(heading: Heading, faces: Faces, width: float, level: int, setting: Setting) -> list[Strip]:
    """Return a heading, kept with what follows; only one of the first level has a bookmark (`level`)."""
    label = (Span(f"{heading.label} "),) if heading.label else ()
    said = (Span(heading.text),) if isinstance(heading.text, str) else heading.text
    style = setting.headings[heading.level - 1]
    text = set_text((*label, *said), style, faces, width, "justify", _FIRST_LINE)
    named = clean(f"{heading.label} {plain(heading.text)}").strip()
    mark = Bookmark(_one_line(named), level) if heading.level == 1 else None
    return [replace(strip, keep=True) for strip in text.strips(_GAP, mark)]


def paragraph_strips(paragraph: Paragraph, faces: Faces, width: float, setting: Setting) -> list[Strip]:
    """Return a paragraph line by line."""
    indent = _FIRST_LINE if paragraph.first_line and paragraph.align in {"justify", "left"} else 0
    strips = set_text(paragraph.text, setting.body, faces, width, paragraph.align, indent).strips(_GAP)
    return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:] if paragraph.note else strips


def _centred(text: str, style: decree30.Style, faces: Faces, width: float) -> SetText | None:
    if not text.strip():
        return None
    return set_text(text.strip(), style, faces, _CENTRED * width, "center")


def _centred_strips(parts: list[SetText], width: float, gap: float, mark: Bookmark) -> list[Strip]:
    strips: list[Strip] = []
    for number, text in enumerate(parts):
        strips += text.strips(0 if number else gap, None if number else mark)
    shift = (1 - _CENTRED) / 2 * width
    return [replace(strip, keep=True) for strip in _shifted(strips, shift)]


def _ruled(text: SetText, share: float, width: float, setting: Setting = USUAL) -> Strip:
    strip = _shifted([rule_strip(text, share)], (1 - _CENTRED) / 2 * width)[0]
    return replace(strip, height=strip.height + setting.below_title)


def _shifted(strips: list[Strip], right: float) -> list[Strip]:
    return [replace(strip, draw=partial(_draw_shifted, strip, right)) for strip in strips]


def _draw_shifted(strip: Strip, right: float, pen: Pen, left: float, top: float) -> None:
    strip.draw(pen, left + right, top)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
