# SPDX-License-Identifier: MIT
"""Certificates of a decision: with a frame of our own, or only the words for bought blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.decree30 import MM
from dvcq_desktop.documents.fonts import MissingGlyph, faces
from dvcq_desktop.documents.legible import legible
from dvcq_desktop.documents.mass.certificates import Certificate, Certificates
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.decision import check_items, signed
from dvcq_desktop.nominations.prints.request import joined
from dvcq_desktop.nominations.terms import Body, Level, ModelKind
from dvcq_desktop.office.printing import Made
from dvcq_desktop.text.dates import decree_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.nominations.prints.request import DecisionRequest
    from dvcq_desktop.nominations.recognitions import Item, Recognition

TITLE = "Giấy chứng nhận"
FARTHEST = 50.0
"""How far the words can be moved, in mm."""


def make(
    request: DecisionRequest,
    *,
    bundled_fonts: bool = False,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Made:
    """Make the certificates, or the test page alone where it is wanted.

    Raise UserError where the decision names nobody, has no day, or is the Party's; Cancelled.
    """
    decision = request.decision
    check_shift(request.shift)
    on_blank = request.text_only or request.test_page
    # A frame of ours stays where it is, and its words in it.
    right, down = (each * MM if on_blank else 0.0 for each in request.shift)
    held = faces(bundled=bundled_fonts)
    state = request.with_state or not on_blank
    made = Certificates(held, framed=not on_blank, state=state, shift=(right, down))
    title = f"{TITLE} {request.subject}"
    if request.test_page:
        made.add_test_page(_test_words(request.shift))
        title = f"{title} (trang thử)"
        return Made(title, made.finish(title, request.frame.office_name), made.pages)
    if decision.body is Body.PARTY:
        raise UserError(
            "Đảng ủy quyết định công nhận nên giấy chứng nhận là của Đảng ủy: chương trình không in giấy này."
        )
    check_items(request)
    if decision.issued_on is None:
        raise UserError(
            "Quyết định chưa có ngày ban hành nên chưa in được giấy chứng nhận:"
            " hãy ghi số, ngày của quyết định."
        )
    items = [item for item in decision.items if not request.only or item.model in request.only]
    if not items:
        raise UserError("Những mô hình đã chọn không có trong quyết định này nên không có giấy nào để in.")
    for done, item in enumerate(items):
        if cancelled is not None and cancelled():
            from dvcq_desktop.documents.pdf import Cancelled  # noqa: PLC0415 - brings what this does without

            raise Cancelled
        if progress is not None:
            progress(100 * done // len(items))
        said = certificate(request, item)
        try:
            made.add(said)
        except MissingGlyph:
            if not decision.is_frozen:
                raise
            made.add(legible(said, held))
    return Made(title, made.finish(title, request.frame.office_name), made.pages)


def check_shift(shift: tuple[float, float]) -> None:
    """Raise UserError where the words would leave the page."""
    for value, direction in zip(shift, ("ngang", "dọc"), strict=True):
        if abs(value) > FARTHEST:
            shown = f"{value:g}".replace(".", ",")
            raise UserError(
                f"Dịch chiều {direction} {shown} mm thì chữ ra ngoài giấy: hãy ghi từ -50 đến 50 mm."
            )


def certificate(request: DecisionRequest, item: Item) -> Certificate:
    """Return what the certificate of one model says."""
    decision, frame = request.decision, request.frame
    name = frame.office_name
    signature = signed(request)
    day = decision.issued_on
    place = frame.profile.place if frame.profile else ""
    return Certificate(
        giver=f"Chủ tịch {name}" if decision.body is Body.CHAIR else name,
        title=TITLE if not request.text_only or request.with_title else "",
        lead="Chứng nhận mô hình",
        name=f"“{item.said.name}”",
        whose=_whose(item),
        reason=_reason(request, item),
        decision=f"({decision.cited} của {_of_whom(request)})",
        place_and_day=joined(place, decree_date(day) if day else ""),
        authority=(*signature.authority, signature.title),
        signer=signature.name,
        register=_number(decision, item),
    )


def _number(decision: Recognition, item: Item) -> str:
    """Return the number of a certificate, which no other of the year has: that of its decision leads it."""
    place = f"{decision.items.index(item) + 1:02d}"
    return f"Số: {f'{decision.number}.{place}' if decision.number else place}/{decision.year}"


def _whose(item: Item) -> str:
    said = item.said
    if said.kind == ModelKind.INDIVIDUAL.label:
        return joined(f"của {said.head}" if said.head else "", said.unit)
    unit = f"thôn{said.unit[4:]}" if said.unit.startswith("Thôn ") else said.unit
    return f"của {unit}" if unit else f"do {said.head} đại diện" if said.head else ""


def _reason(request: DecisionRequest, item: Item) -> str:
    honour = item.honour.strip()
    given = f"Đạt danh hiệu {honour}" if honour else f"Đã được công nhận {request.subject}"
    award = f"; {item.award}" if item.award and item.level is Level.REWARDED else ""
    return f"{given}{award}"


def _of_whom(request: DecisionRequest) -> str:
    name = request.frame.office_name
    return f"Chủ tịch {name}" if request.decision.body is Body.CHAIR else name


def _test_words(shift: tuple[float, float]) -> tuple[str, ...]:
    right, down = (f"{each:g}".replace(".", ",") for each in shift)
    return (
        f"Trang thử: đang dịch {right} mm sang phải, {down} mm xuống dưới.",
        "Hai thước cắt nhau phải ở đúng giữa tờ giấy A4 ngang.",
        "Đặt trang này chồng lên phôi, soi ra ánh sáng; lệch bao nhiêu mm thì ghi bấy nhiêu vào ô dịch chữ:",
        "số dương là sang phải, xuống dưới; số âm là sang trái, lên trên.",
        "Khi in, chọn đúng cỡ A4 và không thu phóng (100%).",
    )
