# SPDX-License-Identifier: MIT
"""Write the points of an appraisal, and what proves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.filed import attach
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.scorecard_checks import problems
from dvcq_desktop.nominations.scorecards import points_refusal
from dvcq_desktop.nominations.store.appraisals import check_open, read_appraisal
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles
    from dvcq_desktop.nominations.appraisals import Appraised, Cell


def score_row(appraisal_id: str, cell: Cell) -> str:
    """Return the key of the row that holds a score, whether there is one or not."""
    return derived_id("model_score", appraisal_id, *cell)


def write_points(action: Action, appraisal_id: str, points: Mapping[Cell, int | None]) -> int:
    """Write points into all these cells or, where one refuses, into none; return how many changed."""
    check_open(action.connection, appraisal_id)
    found = read_appraisal(action.connection, appraisal_id)
    assert found is not None
    for cell, given in points.items():
        _check(found, cell, given)
    changed = 0
    for cell, given in points.items():
        held = found.points.get((cell.model, cell.reviewer), {}).get(cell.criterion)
        if held != given:
            _write(action, appraisal_id, cell, {"points": given})
            changed += 1
    return changed


def write_remark(action: Action, appraisal_id: str, cell: Cell, remark: str) -> None:
    """Write what is said of one score."""
    check_open(action.connection, appraisal_id)
    _write(action, appraisal_id, cell, {"remark": remark or None})


def add_evidence(
    action: Action, appraisal_id: str, model: str, criterion: str, text: str, attachment: str | None = None
) -> str:
    """Link what proves a score: words that say where to look, or a file; return its key."""
    check_open(action.connection, appraisal_id)
    if not text.strip() and attachment is None:
        raise UserError("Hãy ghi minh chứng là gì, ở đâu, hoặc chọn một tệp.")
    values = {"model": model or None, "criterion": criterion, "text": text.strip() or None}
    return action.insert("score_evidence", {"appraisal": appraisal_id, "attachment": attachment, **values})


def add_files(action: Action, appraisal_id: str, cell: Cell, files: ReadFiles) -> None:
    """Keep files with the model (with the appraisal where the office scores itself), each as evidence."""
    check_open(action.connection, appraisal_id)
    owner = ("model", cell.model) if cell.model else ("appraisal", appraisal_id)
    for name, data, media_type in files:
        key = attach(action, *owner, name, data, media_type)
        add_evidence(action, appraisal_id, cell.model, cell.criterion, "", key)


def trash_evidence(action: Action, appraisal_id: str, ids: Iterable[str]) -> None:
    """Put evidence into the trash."""
    check_open(action.connection, appraisal_id)
    for each in ids:
        action.trash("score_evidence", each)


def _check(found: Appraised, cell: Cell, points: int | None) -> None:
    if wrong := problems(found.scorecard):
        called = f"Thang điểm “{found.scorecard.called}”" if found.scorecard.id else "Thang điểm"
        raise UserError(f"{called} chưa dùng được: {wrong[0]}")
    criterion = found.scorecard.by_id.get(cell.criterion)
    if criterion is None or criterion.id in found.scorecard.groups:
        raise UserError("Tiêu chí này không còn trong thang điểm của đợt thẩm định: hãy xem lại trang.")
    name = "" if found.is_office else f"“{found.names.get(cell.model, '')}”, "
    if cell.model not in found.models:
        raise UserError("Mô hình này không còn trong đợt thẩm định: hãy thêm lại rồi chấm.")
    if cell.reviewer not in found.card_holders:
        raise UserError("Thành viên này không còn trong đợt thẩm định: hãy xem lại danh sách thành viên.")
    if cell.reviewer not in found.reviewers_of(cell.model) and points is not None:
        raise UserError(f"{name}thành viên này không tham gia chấm mô hình này nên không ghi điểm được.")
    if sentence := points_refusal(criterion, points):
        raise UserError(f"{name}{in_sentence(sentence)}" if name else sentence)


def _write(action: Action, appraisal_id: str, cell: Cell, values: Mapping[str, object]) -> None:
    key = score_row(appraisal_id, cell)
    row = action.execute("select deleted_at from model_score where id = ?", (key,)).fetchone()
    if row is not None and row["deleted_at"] is None:
        action.update("model_score", key, values)
        return
    action.insert(
        "model_score",
        {
            "id": key,
            "appraisal": appraisal_id,
            "model": cell.model or None,
            "reviewer": cell.reviewer or None,
            "criterion": cell.criterion,
            **values,
        },
    )
