# SPDX-License-Identifier: MIT
"""Personal forms by the thousand: who confirms whom, the codes, one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.codes import MOST_PAGES, SQUARES, Corner, PageCode, code_of, payload, readable
from dvcq_desktop.commitments.forms import SIGNER, form_text
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.mass.forms import Field, Filling, MassForms
from dvcq_desktop.documents.mass.layout import lay_out
from dvcq_desktop.documents.mass.qr import Mark
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.printing import Made
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.office.unit_names import unit_key
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.commitments.members import Member
    from dvcq_desktop.commitments.prints.request import CampaignRequest
    from dvcq_desktop.office.rules import Person, Tenure

HEAD = "THỦ TRƯỞNG ĐƠN VỊ"
CHAIR = "CHỦ TỊCH UBND"
COMMITTEE = "uy ban nhan dan"
DOTS = "…" * 16

Confirmer = tuple[str, str]
"""The title above the left signature, and the name below it."""


def make(
    request: CampaignRequest,
    *,
    bundled_fonts: bool = False,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Made:
    """Make the forms of everybody asked for, all copies of a person together.

    Raise UserError where there is no text or one of too many pages, nobody to sign, or a letter that cannot
    be printed; Cancelled.
    """
    campaign, text, frame = request.campaign, request.text, request.frame
    signers = request.signers()
    chosen = faces(bundled=bundled_fonts)
    place = frame.profile.place if frame.profile else ""
    blank = lay_out(form_text(campaign, text, place), chosen)
    if len(blank.pages) > MOST_PAGES:
        raise UserError(
            f"Bản cam kết dài {len(blank.pages)} trang; mỗi bản nhiều nhất {MOST_PAGES} trang:"
            " hãy rút gọn nội dung cam kết."
        )
    forms = MassForms(blank, SIGNER, chosen)
    confirmers = Confirmers(request)
    copies = request.copies or campaign.copies
    pages, text_hash = len(blank.pages), text.hash
    for done, member in enumerate(signers):
        if cancelled is not None and cancelled():
            from dvcq_desktop.documents.pdf import Cancelled  # noqa: PLC0415 - brings what forms do without

            raise Cancelled
        if progress is not None:
            progress(100 * done // len(signers))
        code = code_of(campaign.id, member.person.id, text_hash)
        forms.add(_filling(request, member, confirmers.of(member), _marks(code, pages)), copies)
    title = f"Bản cam kết {campaign.subject} năm {campaign.year}"
    return Made(title, forms.finish(title, frame.office_name), forms.pages)


class Confirmers:
    """Who confirms the form of whom: the unit's head; of a head, the chair; of the chair, whom she names.

    The Party and the People's Council of the commune stand beside its People's Committee: who leads there is
    confirmed by nobody, who works there by whoever leads there.
    """

    def __init__(self, request: CampaignRequest) -> None:
        self._campaign = request.campaign
        self._units = request.directory.units_by_id
        self._heads: dict[str, tuple[Person, Tenure]] = {}
        for person in request.directory.people:
            for tenure in person.tenures:
                if tenure.is_head and tenure.holds_on(request.as_of):
                    self._heads.setdefault(tenure.unit, (person, tenure))
        self._chair = self._find_chair(request)
        signer = request.directory.signer(request.as_of)
        chairs = signer is not None and fold(signer.title).startswith("chu tich")
        self._signing_chair = signer.name if signer is not None and chairs else ""

    def of(self, member: Member) -> Confirmer:
        """Return what the left box of a person's form says."""
        tenure = member.tenure
        if tenure is None:
            return HEAD, ""
        chair = self._chair
        if chair is not None and member.person.id == chair[0].id:
            return self._campaign.top_confirmer.upper(), ""
        head = self._heads.get(tenure.unit)
        unit = self._units.get(tenure.unit)
        if unit is None or unit.kind is not UnitKind.LEADERSHIP:
            if not tenure.is_head:
                return HEAD, head[0].full_name if head else ""
            return _titled(chair) if chair is not None else (CHAIR, self._signing_chair)
        if chair is not None and chair[1].unit == unit.id:
            return _titled(chair)
        if tenure.is_head:
            return "", ""
        return _titled(head) if head is not None else (HEAD, "")

    def _find_chair(self, request: CampaignRequest) -> tuple[Person, Tenure] | None:
        """Return who chairs the committee: whose position says so, else who heads its leadership.

        A staff list from a spreadsheet may hold the chair in a unit of another kind.
        """
        leading = [
            unit for unit in request.directory.units_on(request.as_of) if unit.kind is UnitKind.LEADERSHIP
        ]
        ids = {unit.id for unit in leading}
        chairs = [
            (person, tenure)
            for person in request.directory.people
            for tenure in person.tenures
            if tenure.holds_on(request.as_of) and _chairs(tenure.position)
        ]
        if inside := [held for held in chairs if held[1].unit in ids]:
            return inside[0]
        headed = [unit for unit in leading if unit.id in self._heads]
        headed.sort(key=lambda unit: COMMITTEE not in unit_key(unit.name))
        # Who heads the leadership may be of the Party, where somebody's own position says who the chair is.
        return chairs[0] if chairs else self._heads[headed[0].id] if headed else None


def _chairs(position: str) -> bool:
    """Tell whether a position is that of the chair: no deputy, and not of the Council or the Front."""
    return re.search(rf"(?<!pho )chu tich {COMMITTEE}", unit_key(position)) is not None


def _titled(confirmer: tuple[Person, Tenure]) -> Confirmer:
    person, tenure = confirmer
    return tenure.position.upper() or CHAIR, person.full_name


def _filling(
    request: CampaignRequest, member: Member, confirmer: Confirmer, marks: Sequence[tuple[Mark, ...]]
) -> Filling:
    person = member.person
    fields = (
        Field("Tôi là", person.full_name, bold=True),
        Field("Ngày sinh", birth_text(person.birth) or DOTS),
        Field("Chức vụ", member.position or DOTS),
        Field("Đơn vị công tác", request.unit_name(member) or DOTS),
    )
    return Filling(fields, person.full_name, *confirmer, tuple(marks))


def _marks(code: str, pages: int) -> list[tuple[Mark, ...]]:
    return [tuple(_mark(code, page, pages, corner) for corner in SQUARES) for page in range(1, pages + 1)]


def _mark(code: str, page: int, pages: int, corner: Corner) -> Mark:
    square = SQUARES[corner]
    held = payload(PageCode(code, page, pages, corner))
    return Mark(held, square.left, square.top, square.side, readable(code, page, pages))
