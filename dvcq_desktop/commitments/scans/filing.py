# SPDX-License-Identifier: MIT
"""Whose page it is that was read, or why it must be looked at."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, PngImagePlugin

from dvcq_desktop.commitments.forms import signature_box
from dvcq_desktop.commitments.rules import Campaign, CommitmentText
from dvcq_desktop.commitments.scanned import PageReason, PageState, Presence
from dvcq_desktop.commitments.scans.reading import Form, PageRead, Sight, read_page
from dvcq_desktop.commitments.scans.righting import Box
from dvcq_desktop.commitments.scans.sources import PageError, open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dvcq_desktop.commitments.codes import PageCode
    from dvcq_desktop.commitments.scans.sources import Source

_INSET = 1.0
"""How far inside its box a signature is looked for, in mm: what is printed around must not lean in."""
_LOST = (210, 297)


@dataclass(frozen=True)
class Forms:
    """Every form that can have been printed: by its code the keys of campaign, person and text.

    `chosen` is the campaign whose stack is read, at `read_at` (UTC); `current` is the text that is signed
    now, by campaign.
    """

    by_code: Mapping[str, tuple[str, str, str]]
    campaigns: Mapping[str, Campaign]
    texts: Mapping[str, CommitmentText]
    current: Mapping[str, str]
    people: frozenset[str]
    chosen: str = ""
    read_at: str = ""

    def form_of(self, code: PageCode) -> Form | None:
        """Return where a code's page is signed, None where the program does not know the form."""
        box = self.box_of(code)
        return box and Form(box if box.width else None)

    def box_of(self, code: PageCode) -> Box | None:
        """Return the signature box of a page, without width where another page is signed; None: unknown."""
        campaign, _person, text = self.by_code.get(code.code, ("", "", ""))
        if campaign not in self.campaigns or text not in self.texts:
            return None
        place = signature_box(self.campaigns[campaign], self.texts[text])
        if (place.page, place.pages) != (code.page, code.pages):
            return Box(0, 0, 0, 0)
        return inside(Box(place.left, place.top, place.width, place.height))


@dataclass(frozen=True)
class NewPage:
    """One page as it is to be kept: its picture, whose it is or why to look at it, where it came from.

    `taken_at` is when its stack was taken in, the same for all pages of it (UTC); `note` is why it is lost.
    """

    image: bytes
    state: PageState
    reason: PageReason | None = None
    campaign: str | None = None
    person: str | None = None
    text: str | None = None
    code: str = ""
    page: int | None = None
    pages: int | None = None
    presence: Presence | None = None
    source_name: str = ""
    source_page: int = 1
    taken_at: str = ""
    note: str = ""


def inside(box: Box) -> Box:
    """Return the part of a signature box that is looked at."""
    return Box(
        box.left + _INSET, box.top + _INSET, max(0, box.width - 2 * _INSET), max(0, box.height - 2 * _INSET)
    )


def read_source(source: Source, forms: Forms, tell: Callable[[int], object]) -> Iterator[NewPage]:
    """Yield every page of a file with what is proposed of it; `tell` is called with each number, from 1."""
    for number in range(source.pages):
        tell(number + 1)
        try:
            read = read_page(source.page(number), forms.form_of)
        except PageError as error:
            yield NewPage(
                lost_picture(source.name, number + 1, error.sentence),
                PageState.CHECK,
                PageReason.DAMAGED,
                source_name=source.name,
                source_page=number + 1,
                taken_at=forms.read_at,
                note=error.sentence,
            )
            continue
        yield proposed(read, forms, source.name, number + 1)


def open_file(path: Path) -> Source:
    """Open a scan; raises UserError in one sentence."""
    return open_source(path)


def proposed(read: PageRead, forms: Forms, name: str, number: int) -> NewPage:
    """Propose whose page it is; only the chosen campaign's pages with its current text are filed at once."""
    code = read.code
    if code is None:
        return NewPage(
            read.image,
            PageState.CHECK,
            _REASONS[read.sight],
            source_name=name,
            source_page=number,
            taken_at=forms.read_at,
        )
    campaign, person, text = forms.by_code.get(code.code, (None, None, None))
    reason: PageReason | None = None
    if campaign is None or person is None or text is None:
        reason = PageReason.UNKNOWN
    elif campaign not in forms.campaigns or person not in forms.people:
        reason = PageReason.GONE
    elif forms.chosen and campaign != forms.chosen:
        reason = PageReason.OTHER_CAMPAIGN
    elif forms.current.get(campaign) != text:
        reason = PageReason.OLD_TEXT
    return NewPage(
        read.image,
        PageState.CHECK if reason else PageState.FILED,
        reason,
        campaign,
        person,
        text,
        code.code,
        code.page,
        code.pages,
        read.presence,
        name,
        number,
        forms.read_at,
    )


def lost_picture(name: str, number: int, sentence: str) -> bytes:
    """Return what is kept in place of a page that cannot be read: a crossed sheet that tells where it was."""
    sheet = Image.new("1", _LOST, 1)
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((0, 0, _LOST[0] - 1, _LOST[1] - 1), outline=0)
    draw.line((0, 0, *_LOST), fill=0)
    draw.line((0, _LOST[1], _LOST[0], 0), fill=0)
    # Each lost page has a picture of its own, or the second one would be taken for the first.
    about = PngImagePlugin.PngInfo()
    about.add_itxt("Comment", f"{name}, trang {number}: {sentence}")
    made = io.BytesIO()
    sheet.save(made, "PNG", pnginfo=about)
    return made.getvalue()


_REASONS = {
    Sight.NONE: PageReason.NO_CODE,
    Sight.MISREAD: PageReason.MISREAD,
    Sight.SEVERAL: PageReason.SEVERAL,
    Sight.BLANK: PageReason.BLANK,
}
