# SPDX-License-Identifier: MIT
"""What of the models "Dân vận khéo" can be found: models, appraisals, decisions and scorecards."""

from __future__ import annotations

from dvcq_desktop.office.finding.rules import Finder

_ROOM = "Dân vận khéo"

FINDERS = (
    Finder(
        "model",
        "Mô hình “Dân vận khéo”",
        "award",
        _ROOM,
        "Mô hình",
        "select model.id, model.year, model.name, coalesce(unit.name || ' · ', '') || model.year,"
        " model.search, '' from model left join unit on unit.id = model.unit where model.deleted_at is null",
        "model.year desc, model.name_order",
        frozenset({"unit"}),
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
        " || coalesce(recognition.number || coalesce('/' || recognition.symbol, ''), '(chưa có số)'),"
        " coalesce(recognition.body_name || ' · ', '') || recognition.year,"
        " coalesce(recognition.signer_name, ''), ''"
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
