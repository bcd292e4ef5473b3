# SPDX-License-Identifier: MIT
"""Which words of a decision, and of what it rests on, hold a letter that the print cannot draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.nominations.appraisals import Appraised
    from dvcq_desktop.nominations.recognitions import Item, Recognition


class Said(NamedTuple):
    """Words that are printed: of what, which part of it, and where she mends them."""

    whose: str
    part: str
    text: str
    where: str


_OF_MODEL = "ở thẻ Mô hình"
_OF_LIST = "ở thẻ Danh sách của quyết định"
_OF_DECISION = "ở quyết định"
_OF_SESSION = "ở thẻ Chấm điểm"
_OF_CARD = "ở thẻ Thang điểm"
_ITEM_PARTS = {
    "name": "tên",
    "unit": "thôn, đơn vị",
    "field": "lĩnh vực",
    "head": "người đứng đầu",
    "place": "địa điểm",
}
_DECISION_PARTS = {
    "number": "số",
    "symbol": "ký hiệu",
    "signer_authority": "thẩm quyền ký",
    "signer_title": "chức vụ người ký",
    "signer_name": "người ký",
    "bases": "căn cứ",
    "proposal_number": "số Tờ trình",
    "body_name": "tên cơ quan quyết định",
    "replace_reason": "lý do thay thế",
}
_SESSION_PARTS = {
    "name": "tên",
    "place": "địa điểm",
    "chair": "chủ trì",
    "secretary": "thư ký",
    "members_present": "thành phần dự",
    "opinions": "ý kiến",
    "conclusion": "kết luận",
}


def unprintable_sentences(draft: Recognition, appraised: Appraised | None) -> list[str]:
    """Say of what each letter is that no print can draw: once frozen, it could not be mended any more."""
    from dvcq_desktop.documents.fonts import faces  # noqa: PLC0415 - brings ReportLab

    return list(lacking_letters(draft, appraised, faces()))


def lacking_letters(draft: Recognition, appraised: Appraised | None, held: Faces) -> Iterator[str]:
    """Yield a sentence for each letter that the faces lack."""
    from dvcq_desktop.documents.legible import unprintable  # noqa: PLC0415 - brings what sets texts

    for said in printed_words(draft, appraised):
        for letter in unprintable(said.text, held):
            code = f"U+{ord(letter):04X}"
            shown = f"“{letter}” ({code})" if letter.isprintable() else code
            yield (
                f"{said.whose}: {said.part} có ký tự {shown} mà phông chữ in không có: hãy thay ký tự này"
                f" {said.where}, rồi chốt."
            )


def printed_words(draft: Recognition, appraised: Appraised | None) -> Iterator[Said]:
    """Yield everything that is printed of a decision and of its appraisal."""
    for item in draft.items:
        yield from _of_item(item)
    for name, part in _DECISION_PARTS.items():
        yield Said("Quyết định", part, getattr(draft, name), _OF_DECISION)
    if appraised is not None:
        yield from _of_session(appraised)
        yield from _of_card(appraised)


# Private


def _of_item(item: Item) -> Iterator[Said]:
    whose = f"Mô hình “{item.said.name}”"
    for name, part in _ITEM_PARTS.items():
        yield Said(whose, part, getattr(item.said, name), _OF_MODEL)
    yield Said(whose, "danh hiệu", item.honour, _OF_LIST)
    yield Said(whose, "hình thức khen thưởng", item.award, _OF_LIST)


def _of_session(appraised: Appraised) -> Iterator[Said]:
    held = appraised.appraisal
    whose = f"Đợt “{held.name}”"
    for name, part in _SESSION_PARTS.items():
        yield Said(whose, part, getattr(held, name), _OF_SESSION)
    for reviewer in appraised.reviewers:
        yield Said(whose, "tên thành viên chấm", f"{reviewer.name} {reviewer.title}", _OF_SESSION)
    for reason in appraised.recusals.values():
        yield Said(whose, "lý do không tham gia chấm", reason, _OF_SESSION)
    for nominee in appraised.nominees:
        yield Said(f"Mô hình “{nominee.name}”", "ý kiến của Tổ thẩm định", nominee.remark, _OF_SESSION)
    for (model, _reviewer, _criterion), remark in appraised.remarks.items():
        yield Said(f"Mô hình “{appraised.names.get(model, '')}”", "nhận xét điểm", remark, _OF_SESSION)
    for (model, _criterion), proofs in appraised.evidence.items():
        for proof in proofs:
            whose = f"Mô hình “{appraised.names.get(model, '')}”"
            yield Said(whose, "minh chứng", f"{proof.text} {proof.note}", _OF_SESSION)


def _of_card(appraised: Appraised) -> Iterator[Said]:
    card = appraised.scorecard
    whose = f"Thang điểm “{card.name}”"
    yield Said(whose, "tên", card.name, _OF_CARD)
    for each in card.criteria:
        yield Said(whose, f"tiêu chí {each.label}", f"{each.label} {each.text}", _OF_CARD)
    for grade in card.grades:
        yield Said(whose, "xếp loại", grade.name, _OF_CARD)
    for cap in card.caps:
        yield Said(whose, "khống chế", cap.name, _OF_CARD)
