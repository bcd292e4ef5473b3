# SPDX-License-Identifier: MIT
"""The personal form of a campaign: its words, and where on it a person signs.

The signature box lies at the same place on everybody's form of a text, so that it is found again on a scan
from the campaign and the text alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.mass.layout import LEFT, WIDTH, FormText, lay_out
from dvcq_desktop.text.dates import decree_date_blank
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.commitments.rules import Campaign, CommitmentText

SIGNER = "NGƯỜI CAM KẾT"
_KIND = "bản cam kết"
_MADE = "lap thanh"


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """The room below "NGƯỜI CAM KẾT" in which a person signs: on which page (from 1) of how many, in mm.

    Nothing is printed inside it; `left` and `top` are from the upright page's upper left corner.
    """

    page: int
    pages: int
    left: float
    top: float
    width: float
    height: float


def form_text(campaign: Campaign, text: CommitmentText, place: str = "") -> FormText:
    """Return the words that are the same on the forms of a text; `place` is the office's place name."""
    kind, abstract = _titles(campaign, text)
    day = decree_date_blank(campaign.year, None)
    return FormText(
        title=kind,
        abstract=abstract,
        place_and_day=f"{place}, {day}" if place else capital(day),
        bases=text.bases,
        body=tuple(_body(campaign, text)),
        signer=SIGNER,
    )


@lru_cache(maxsize=32)
def signature_box(campaign: Campaign, text: CommitmentText) -> SignaturePlace:
    """Return where a person signs on the printed form of a text, whoever it is."""
    blank = lay_out(form_text(campaign, text), faces())
    return SignaturePlace(
        page=blank.signature.page + 1,
        pages=len(blank.pages),
        left=(LEFT + WIDTH / 2) / decree30.MM,
        top=blank.room_top / decree30.MM,
        width=WIDTH / 2 / decree30.MM,
        height=blank.room / decree30.MM,
    )


def _titles(campaign: Campaign, text: CommitmentText) -> tuple[str, str]:
    """Return the kind of the paper and, below it, what it is about: as the text has it, else the campaign."""
    first, _, rest = text.title.strip().partition("\n")
    if not rest and first.lower().startswith(f"{_KIND} "):
        first, rest = first[: len(_KIND)], first[len(_KIND) :]
    about = " ".join(rest.split()) or f"{campaign.subject} năm {campaign.year}"
    return first, capital(about)


def _body(campaign: Campaign, text: CommitmentText) -> Iterator[str]:
    yield from filter(None, (line.strip() for line in text.opening.splitlines()))
    for number, promise in enumerate(text.promises, start=1):
        yield f"{number}. {promise}"
    yield from filter(None, (line.strip() for line in text.closing.splitlines()))
    if _MADE not in fold(text.closing):
        yield _copies(campaign.copies)


def _copies(copies: int) -> str:
    made = f"Bản cam kết này được lập thành {copies:02d} bản"
    if copies == 1:
        return f"{made}, do cơ quan, đơn vị nơi người cam kết công tác lưu giữ để theo dõi, thực hiện."
    return f"{made} có giá trị như nhau: người cam kết giữ 01 bản, đơn vị lưu {copies - 1:02d} bản."
