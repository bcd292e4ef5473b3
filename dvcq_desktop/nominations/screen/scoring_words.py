# SPDX-License-Identifier: MIT
"""What the page of the scores says below its sheet, and in its place where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.appraisals import OFFICE, lacking_sentence
from dvcq_desktop.nominations.terms import Mode

if TYPE_CHECKING:
    from dvcq_desktop.nominations.live import LiveScores
    from dvcq_desktop.nominations.store.scoring_page import Shown

_NONE_YET = (
    "Năm {year} chưa có đợt thẩm định nào. Một đợt lấy sẵn mô hình chưa có quyết định và thang điểm gợi ý;"
    " điểm gõ như trong Excel, xếp hạng tính ngay."
)
_NO_MODELS = "Đợt này chưa có mô hình nào: đăng ký ở trang Mô hình, rồi chọn ở phần “Đợt thẩm định” bên cạnh."
_NO_CARD = "Đợt này chưa có thang điểm: hãy chọn ở phần “Đợt thẩm định” bên cạnh."
_NO_MATCH = "Không có dòng nào khớp với tìm kiếm."
NO_REVIEWERS = "Chưa có thành viên chấm: hãy ghi ở phần “Đợt thẩm định”, mỗi dòng một người."
_KEYS = "Enter: ô dưới; Tab: ô bên; Esc: ra khỏi bảng; Ctrl+V: dán từ Excel"


def empty_words(shown: Shown) -> tuple[str, str]:
    """Return what belongs here where there is no row, and what the one button does."""
    appraised = shown.appraised
    if appraised is None:
        return _NONE_YET.format(year=shown.year), "Thêm đợt thẩm định"
    if not appraised.scorecard.id:
        return _NO_CARD, "Mở trang Thang điểm"
    if not appraised.models:
        return _NO_MODELS, "Mở trang Mô hình"
    return _NO_MATCH, ""


def counted_words(live: LiveScores | None) -> list[str]:
    """Return the parts of the line of counts."""
    if live is None:
        return []
    appraised = live.appraised
    done = sum(not lacking_sentence(appraised, each) for each in live.standings.values())
    if appraised.is_office:
        return ["Đã chấm đủ" if done else "Chưa chấm đủ", *live.why(OFFICE)[:1], _KEYS]
    if appraised.appraisal.mode is Mode.REVIEWERS and not appraised.reviewers:
        return [NO_REVIEWERS]
    counted = f"{done}/{len(live.standings)} mô hình đã chấm đủ"
    return [counted, _KEYS]
