# SPDX-License-Identifier: MIT
"""A page that came back from the scanner: whose it is, and whether it bears a signature."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageState(StrEnum):
    """Say what became of a scanned page; the value is what is stored."""

    FILED = "filed"
    CHECK = "check"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        """Return the state as it is shown."""
        return _STATE_LABELS[self]


class PageReason(StrEnum):
    """Say why a page must be looked at; the value is what is stored."""

    NO_CODE = "no-code"
    MISREAD = "misread"
    SEVERAL = "several"
    BLANK = "blank"
    UNKNOWN = "unknown"
    GONE = "gone"
    OTHER_CAMPAIGN = "other-campaign"
    OLD_TEXT = "old-text"
    DAMAGED = "damaged"

    @property
    def label(self) -> str:
        """Return the reason as it is shown."""
        return _REASON_LABELS[self]

    @property
    def advice(self) -> str:
        """Return what can be done about it."""
        return _REASON_ADVICE[self]


class Presence(StrEnum):
    """Say whether a page bears a signature, as the program sees it or as she decided."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """Return the judgement as it is shown."""
        return _PRESENCE_LABELS[self]


@dataclass(frozen=True)
class ScanPage:
    """One scanned page; several of the same form and page are versions of it, the latest first.

    `image` is the SHA-256 of the stored picture, `reason` says why a page must be looked at, `presence` is
    what the program saw in the signature box and `decided` what she confirmed.
    """

    id: str
    image: str
    state: PageState
    reason: PageReason | None = None
    campaign: str | None = None
    person: str | None = None
    text: str | None = None
    code: str = ""
    page: int | None = None
    pages: int | None = None
    presence: Presence | None = None
    decided: Presence | None = None
    turned: int = 0
    source_name: str = ""
    source_page: int | None = None
    scanned_at: str = ""
    note: str = ""


_STATE_LABELS = {
    PageState.FILED: "Đã xếp",
    PageState.CHECK: "Cần kiểm tra",
    PageState.DISMISSED: "Bỏ qua",
}
_PRESENCE_LABELS = {
    Presence.SIGNED: "Có chữ ký",
    Presence.UNSIGNED: "Không thấy chữ ký",
    Presence.UNCLEAR: "Chưa rõ",
}
_REASON_LABELS = {
    PageReason.NO_CODE: "Không thấy mã",
    PageReason.MISREAD: "Mã đọc không chắc",
    PageReason.SEVERAL: "Mã của nhiều bản",
    PageReason.BLANK: "Trang trắng",
    PageReason.UNKNOWN: "Mã không có trong dữ liệu",
    PageReason.GONE: "Người hoặc đợt đã bỏ",
    PageReason.OTHER_CAMPAIGN: "Của đợt ký khác",
    PageReason.OLD_TEXT: "Nội dung cũ",
    PageReason.DAMAGED: "Trang hỏng",
}
_REASON_ADVICE = {
    PageReason.NO_CODE: "Trang này không có mã của bản cam kết. Gán cho người ký, hoặc bỏ qua.",
    PageReason.MISREAD: "Ký tự kiểm tra của mã không khớp. Gán theo tên trên trang, hoặc quét lại.",
    PageReason.SEVERAL: "Ảnh có mã của nhiều bản khác nhau. Quét lại từng tờ, hoặc gán cho một người.",
    PageReason.BLANK: "Trang không có nội dung, thường là mặt sau. Có thể bỏ qua.",
    PageReason.UNKNOWN: "Mã đúng nhưng không thuộc đợt ký nào trong tệp này. Có phải bản in từ tệp khác?",
    PageReason.GONE: "Người hoặc đợt ký của bản này đã bị xóa. Lấy lại ở Thùng rác, hoặc gán cho người khác.",
    PageReason.OTHER_CAMPAIGN: "Bản này của một đợt ký khác. Đồng ý thì xếp vào đợt ấy.",
    PageReason.OLD_TEXT: "Bản này in theo nội dung cũ. Đồng ý thì xếp và ghi đã ký theo nội dung cũ.",
    PageReason.DAMAGED: "Trang này trong tệp bị hỏng, không đọc được. Hãy quét lại.",
}
