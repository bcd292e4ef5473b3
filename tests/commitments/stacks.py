# SPDX-License-Identifier: MIT
"""Forms of the tests' campaign as they come off the printer, by the program's own layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.commitments.codes import SQUARES, PageCode, code_of, payload, readable
from dvcq_desktop.commitments.forms import SIGNER, form_text, signature_box
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.mass.forms import Filling, MassForms
from dvcq_desktop.documents.mass.layout import lay_out
from dvcq_desktop.documents.mass.qr import Mark
from tests.commitments.papers import rasterise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

    from dvcq_desktop.commitments.rules import Campaign, CommitmentText


def printed_forms(
    campaign: Campaign, text: CommitmentText, people: Iterable[tuple[str, str]], *, grey: bool = True
) -> list[Image.Image]:
    """Return the pages of the forms of people, given by key and name, at 200 dpi."""
    return rasterise(forms_pdf(campaign, text, people), grey=grey)


def forms_pdf(campaign: Campaign, text: CommitmentText, people: Iterable[tuple[str, str]]) -> bytes:
    blank = lay_out(form_text(campaign, text), faces())
    forms = MassForms(blank, SIGNER, faces())
    pages = len(blank.pages)
    for key, name in people:
        code = code_of(campaign.id, key, text.hash)
        marks = tuple(tuple(_marks(code, number + 1, pages)) for number in range(pages))
        forms.add(Filling((), name, "CHÁNH VĂN PHÒNG", "", marks))
    return forms.finish("Bản cam kết", "")


def box_of(campaign: Campaign, text: CommitmentText) -> tuple[float, float, float, float]:
    place = signature_box(campaign, text)
    return place.left, place.top, place.width, place.height


def _marks(code: str, page: int, pages: int) -> Iterable[Mark]:
    for corner, square in SQUARES.items():
        text = payload(PageCode(code, page, pages, corner))
        yield Mark(text, square.left, square.top, square.side, readable(code, page, pages))
