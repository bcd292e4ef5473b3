# SPDX-License-Identifier: MIT
"""The fields of work to which models belong ("lĩnh vực"): a list that she edits, with four built in."""

from __future__ import annotations

from typing import NamedTuple


class ModelField(NamedTuple):
    """A field of work; one that is not `enabled` is offered no more, models keep it."""

    id: str
    label: str
    position: int = 0
    enabled: bool = True

    @property
    def is_built_in(self) -> bool:
        """Tell whether the program knows it by itself: it can be renamed and switched off, not deleted."""
        return any(self.id == field.id for field in BUILT_IN_FIELDS)


BUILT_IN_FIELDS = (
    ModelField("kinh-te", "Kinh tế", 1),
    ModelField("van-hoa-xa-hoi", "Văn hóa - xã hội", 2),
    ModelField("quoc-phong-an-ninh", "Quốc phòng - an ninh", 3),
    ModelField("he-thong-chinh-tri", "Xây dựng hệ thống chính trị", 4),
)
