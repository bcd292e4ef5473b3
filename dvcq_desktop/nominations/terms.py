# SPDX-License-Identifier: MIT
"""The settled words of this room: movements, kinds, stages, ways of scoring, bodies and levels.

The value of each is what is stored.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word with the label under which it is shown."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the word of a stored value and its label."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term


class Movement(Term):
    """Say which movement a model belongs to; they are counted apart."""

    SKILFUL = "dan-van-kheo", "Dân vận khéo"
    SECURITY = "an-ninh-to-quoc", "Toàn dân bảo vệ an ninh Tổ quốc"


class ModelKind(Term):
    """Say whose model it is."""

    COLLECTIVE = "collective", "Tập thể"
    INDIVIDUAL = "individual", "Cá nhân"


class Stage(Term):
    """Say how far a model came; declared in the order in which they follow each other."""

    REGISTERED = "dang-ky", "Đăng ký"
    STARTED = "trien-khai", "Triển khai"
    SURVEYED = "khao-sat", "Kiểm tra, khảo sát"
    APPRAISED = "tham-dinh", "Thẩm định, chấm điểm"
    RECOGNISED = "cong-nhan", "Công nhận"
    OUTSTANDING = "tieu-bieu", "Tiêu biểu"
    PROPOSED = "khen-thuong", "Đề nghị khen thưởng"
    REWARDED = "duoc-khen-thuong", "Được khen thưởng"
    REPLICATED = "nhan-rong", "Nhân rộng"

    @property
    def rank(self) -> int:
        """Return the place of the stage in the way of a model, from 0."""
        return list(Stage).index(self)

    @property
    def short(self) -> str:
        """Return the label where there is little room."""
        return _SHORT.get(self.value, self.label)


_SHORT = {
    "khao-sat": "Khảo sát",
    "tham-dinh": "Thẩm định",
    "khen-thuong": "Đề nghị khen",
    "duoc-khen-thuong": "Được khen",
}


class End(Term):
    """Say why a model goes no further."""

    REFUSED = "refused", "Không công nhận"
    WITHDRAWN = "withdrawn", "Rút đăng ký"


class Purpose(Term):
    """Say what a scorecard or an appraisal is for."""

    MODEL = "model", "Chấm điểm mô hình"
    OFFICE = "office", "Tự chấm điểm của cơ quan"


class Mode(Term):
    """Say how an appraisal comes to its scores."""

    AGREED = "agreed", "Một điểm thống nhất của Tổ thẩm định"
    REVIEWERS = "reviewers", "Từng thành viên chấm riêng"


class CriterionKind(Term):
    """Say how the points of a criterion count."""

    SCORE = "score", "Điểm chấm"
    BONUS = "bonus", "Điểm thưởng"
    PENALTY = "penalty", "Điểm trừ"


class Body(Term):
    """Say who decides on recognition."""

    COMMITTEE = "ubnd", "Ủy ban nhân dân"
    CHAIR = "chu-tich", "Chủ tịch Ủy ban nhân dân"
    PARTY = "dang-uy", "Đảng ủy"


class DecisionState(Term):
    """Say whether a decision can still be changed."""

    DRAFT = "draft", "Dự thảo"
    FROZEN = "frozen", "Đã chốt"


class Level(Term):
    """Say what a decision gives a model."""

    RECOGNISED = "recognised", "Công nhận"
    OUTSTANDING = "outstanding", "Tiêu biểu"
    PROPOSED = "proposed", "Đề nghị khen thưởng"
    REWARDED = "rewarded", "Được khen thưởng"
