# SPDX-License-Identifier: MIT
"""What of the models "Dân vận khéo" can be found: models, appraisals, decisions and scorecards."""

from __future__ import annotations

from dvcq_desktop.database import kept
from dvcq_desktop.nominations.recognitions import GIVEN_BY_DECISION
from dvcq_desktop.office.finding.rules import Finder
from dvcq_desktop.text.folding import fold

_ROOM = "Dân vận khéo"
# A model is found by what it came to as well: "duoc khen thuong 2026".
_WORDS = " ".join(f"when '{stage.value}' then '{fold(stage.label)}'" for stage in GIVEN_BY_DECISION)
_REACHED = (
    f"(select group_concat(case stage {_WORDS} end, ' ') from model_step"
    " where model_step.model = model.id and model_step.deleted_at is null)"
)


def _kept(column: str) -> str:
    return kept.column("recognition", column, "recognition.snapshot")


FINDERS = (
    Finder(
        "model",
        "Mô hình “Dân vận khéo”",
        "award",
        _ROOM,
        "Mô hình",
        "select model.id, model.year, model.name, coalesce(unit.name || ' · ', '') || model.year,"
        f" model.search || ' ' || coalesce({_REACHED}, ''), '' from model"
        " left join unit on unit.id = model.unit where model.deleted_at is null",
        "model.year desc, model.name_order",
        frozenset({"unit", "model_step"}),
    ),
    Finder(
        "appraisal",
        "Đợt thẩm định",
        "list-checks",
        _ROOM,
        "Chấm điểm",
        "select appraisal.id, appraisal.year, appraisal.name, cast(appraisal.year as text), '', ''"
        " from appraisal where appraisal.deleted_at is null",
        "appraisal.year desc, appraisal.name",
    ),
    Finder(
        "recognition",
        "Quyết định công nhận",
        "award",
        _ROOM,
        "Công nhận",
        "select recognition.id, recognition.year, 'Quyết định công nhận '"
        f" || coalesce(nullif({_kept('number')}, '') || coalesce('/' || nullif({_kept('symbol')}, ''), ''),"
        " '(chưa có số)'),"
        f" coalesce(nullif({_kept('body_name')}, '') || ' · ', '') || recognition.year,"
        f" coalesce({_kept('signer_name')}, ''), ''"
        " from recognition where recognition.deleted_at is null",
        "recognition.year desc, recognition.issued_on desc",
    ),
    Finder(
        "scorecard",
        "Thang điểm",
        "list-ordered",
        _ROOM,
        "Thang điểm",
        "select scorecard.id, null, scorecard.name, coalesce(scorecard.note, ''), '', ''"
        " from scorecard where scorecard.deleted_at is null",
        "scorecard.position, scorecard.name",
    ),
)
