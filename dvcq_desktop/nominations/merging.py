# SPDX-License-Identifier: MIT
"""What the models' tables and fields are called in a history, the trash and a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.labels import Labels
from dvcq_desktop.nominations.fields import BUILT_IN_FIELDS
from dvcq_desktop.nominations.terms import (
    Body,
    CriterionKind,
    DecisionState,
    End,
    Level,
    Mode,
    ModelKind,
    Movement,
    Purpose,
    Stage,
)
from dvcq_desktop.text.dates import day_of, short_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.rooms import Frozen
    from dvcq_desktop.nominations.terms import Term


def _labels(terms: Iterable[Term]) -> dict[str, str]:
    return {term.value: term.label for term in terms}


_YES_NO = {"0": "Không", "1": "Có"}

FREEZING = frozenset({"recognition.state"})


def _frozen_words(snapshot: str) -> str:
    """Return what a reader is told of all that a frozen decision keeps."""
    from dvcq_desktop.database.kept import about  # noqa: PLC0415 - start-up time
    from dvcq_desktop.nominations.recognitions import full_number  # noqa: PLC0415 - start-up time

    held = about(snapshot)
    if not held:
        return ""
    number = full_number(Body(held["body"]), held["number"], held["symbol"])
    day = day_of(held["issued_on"])
    said = [f"số {number}" if number else "", f"ngày {short_date(day)}" if day else ""]
    return ", ".join(filter(None, (" ".join(filter(None, said)), f"{len(held['items'])} mô hình")))


LABELS = Labels(
    tables={
        "model_field": "Lĩnh vực",
        "model": "Mô hình",
        "model_step": "Bước của mô hình",
        "model_milestone": "Mốc thực hiện",
        "model_result": "Kết quả của mô hình",
        "model_replication": "Nơi nhân rộng",
        "model_distinct": "Hai mô hình không trùng",
        "scorecard": "Thang điểm",
        "scorecard_criterion": "Tiêu chí",
        "scorecard_grade": "Mức xếp loại",
        "scorecard_cap": "Mức khống chế",
        "appraisal": "Đợt thẩm định",
        "appraisal_reviewer": "Thành viên Tổ thẩm định",
        "appraisal_model": "Mô hình được thẩm định",
        "appraisal_recusal": "Không tham gia chấm",
        "model_score": "Điểm chấm",
        "score_evidence": "Minh chứng",
        "recognition": "Quyết định công nhận",
        "recognition_item": "Mô hình trong quyết định",
    },
    fields={
        "model_field.name": "Tên lĩnh vực",
        "model_field.position": "Thứ tự",
        "model_field.enabled": "Áp dụng",
        "model.year": "Năm",
        "model.movement": "Phong trào",
        "model.name": "Tên mô hình",
        "model.kind": "Loại",
        "model.field": "Lĩnh vực",
        "model.unit": "Đơn vị, thôn",
        "model.head": "Người đứng đầu, đại diện",
        "model.place": "Địa điểm",
        "model.concerned": "Đối tượng",
        "model.people": "Số người",
        "model.situation": "Tình hình, lý do chọn",
        "model.aims": "Mục tiêu, tiêu chí",
        "model.content": "Nội dung, cách làm",
        "model.lead": "Chủ trì",
        "model.coordination": "Phối hợp",
        "model.participants": "Lực lượng tham gia",
        "model.resources": "Nguồn lực",
        "model.money": "Kinh phí (đồng)",
        "model.labour_days": "Ngày công",
        "model.land": "Đất hiến (m²)",
        "model.time": "Thời gian bắt đầu, kết thúc, đánh giá",
        "model.products": "Sản phẩm, kết quả dự kiến",
        "model.sustainability": "Khả năng duy trì, nhân rộng",
        "model.previous": "Tiếp tục từ mô hình",
        "model.end": "Không công nhận hoặc rút, ngày, lý do",
        "model.position": "Thứ tự",
        "model.note": "Ghi chú",
        "model_step.model": "Mô hình",
        "model_step.stage": "Bước",
        "model_step.reached": "Ngày, người thực hiện, văn bản",
        "model_step.note": "Ghi chú",
        "model_milestone.model": "Mô hình",
        "model_milestone.position": "Thứ tự",
        "model_milestone.due_on": "Hạn",
        "model_milestone.content": "Nội dung",
        "model_milestone.met": "Ngày xong, tiến độ",
        "model_result.model": "Mô hình",
        "model_result.position": "Thứ tự",
        "model_result.name": "Chỉ tiêu",
        "model_result.amount": "Số lượng, đơn vị tính",
        "model_replication.model": "Mô hình",
        "model_replication.place": "Nơi nhân rộng",
        "model_replication.since": "Từ ngày",
        "model_replication.result": "Kết quả",
        "model_replication.note": "Ghi chú",
        "model_distinct.one": "Mô hình",
        "model_distinct.other": "Không trùng với",
        "scorecard.name": "Tên thang điểm",
        "scorecard.purpose": "Dùng để",
        "scorecard.position": "Lần",
        "scorecard.replaces": "Thay cho",
        "scorecard.tie_rule": "Cách xếp khi bằng điểm",
        "scorecard.spread_limit": "Chênh lệch cần xem lại",
        "scorecard.bonus_most": "Điểm thưởng tối đa",
        "scorecard.penalty_most": "Điểm trừ tối đa",
        "scorecard.note": "Ghi chú",
        "scorecard_criterion.scorecard": "Thang điểm",
        "scorecard_criterion.parent": "Thuộc tiêu chí",
        "scorecard_criterion.position": "Thứ tự",
        "scorecard_criterion.label": "Số mục",
        "scorecard_criterion.text": "Nội dung",
        "scorecard_criterion.scoring": "Cách tính, trọng số, điểm tối đa, không được 0 điểm",
        "scorecard_criterion.evidence_hint": "Minh chứng cần có",
        "scorecard_grade.scorecard": "Thang điểm",
        "scorecard_grade.position": "Thứ tự",
        "scorecard_grade.name": "Tên mức",
        "scorecard_grade.asks": "Điểm tối thiểu, không tiêu chí nào 0 điểm",
        "scorecard_cap.scorecard": "Thang điểm",
        "scorecard_cap.position": "Thứ tự",
        "scorecard_cap.name": "Trường hợp",
        "scorecard_cap.best_grade": "Mức cao nhất được xếp",
        "appraisal.year": "Năm",
        "appraisal.movement": "Phong trào",
        "appraisal.purpose": "Dùng để",
        "appraisal.name": "Tên đợt thẩm định",
        "appraisal.scorecard": "Thang điểm",
        "appraisal.mode": "Cách chấm",
        "appraisal.held_on": "Ngày họp",
        "appraisal.place": "Địa điểm",
        "appraisal.chair": "Chủ trì",
        "appraisal.secretary": "Thư ký",
        "appraisal.members_present": "Thành phần dự",
        "appraisal.opinions": "Ý kiến",
        "appraisal.conclusion": "Kết luận",
        "appraisal.cap": "Mức khống chế",
        "appraisal.note": "Ghi chú",
        "appraisal_reviewer.appraisal": "Đợt thẩm định",
        "appraisal_reviewer.position": "Thứ tự",
        "appraisal_reviewer.name": "Họ và tên",
        "appraisal_reviewer.title": "Chức vụ",
        "appraisal_model.appraisal": "Đợt thẩm định",
        "appraisal_model.model": "Mô hình",
        "appraisal_model.remark": "Nhận xét",
        "appraisal_model.tie_rank": "Thứ tự khi bằng điểm",
        "appraisal_model.proposed_level": "Mức đề nghị",
        "appraisal_recusal.reviewer": "Thành viên",
        "appraisal_recusal.model": "Mô hình",
        "appraisal_recusal.reason": "Lý do",
        "model_score.appraisal": "Đợt thẩm định",
        "model_score.model": "Mô hình",
        "model_score.reviewer": "Thành viên",
        "model_score.criterion": "Tiêu chí",
        "model_score.given": "Điểm, nhận xét",
        "score_evidence.appraisal": "Đợt thẩm định",
        "score_evidence.model": "Mô hình",
        "score_evidence.criterion": "Tiêu chí",
        "score_evidence.attachment": "Tệp",
        "score_evidence.text": "Minh chứng",
        "score_evidence.note": "Ghi chú",
        "recognition.year": "Năm",
        "recognition.movement": "Phong trào",
        "recognition.body": "Cấp quyết định",
        "recognition.state": "Tình trạng, lúc chốt",
        "recognition.appraisal": "Đợt thẩm định",
        "recognition.issued": "Số, ký hiệu, ngày, người ký",
        "recognition.bases": "Căn cứ",
        "recognition.proposal": "Số, ngày tờ trình",
        "recognition.body_name": "Tên cơ quan quyết định",
        "recognition.replaces": "Thay cho quyết định",
        "recognition.replace_reason": "Lý do thay",
        "recognition.note": "Ghi chú",
        "recognition_item.recognition": "Quyết định",
        "recognition_item.model": "Mô hình",
        "recognition_item.position": "Thứ tự",
        "recognition_item.level": "Mức, danh hiệu, hình thức",
        "recognition_item.total": "Tổng điểm",
        "recognition_item.rank": "Xếp thứ",
        "recognition_item.snapshot": "Nội dung khi chốt",
    },
    values={
        "model_field.enabled": _YES_NO,
        "model.movement": _labels(Movement),
        "model.kind": _labels(ModelKind),
        "model.field": {field.id: field.label for field in BUILT_IN_FIELDS},
        "model.end": _labels(End),
        "model_step.stage": _labels(Stage),
        "scorecard.purpose": _labels(Purpose),
        "scorecard_criterion.scoring": _labels(CriterionKind),
        "appraisal.movement": _labels(Movement),
        "appraisal.purpose": _labels(Purpose),
        "appraisal.mode": _labels(Mode),
        "appraisal_model.proposed_level": _labels(Level),
        "recognition.movement": _labels(Movement),
        "recognition.body": _labels(Body),
        "recognition.state": _labels(DecisionState),
        "recognition_item.level": _labels(Level),
    },
    told={"recognition.state": _frozen_words},
)


def frozen(connection: sqlite3.Connection) -> Iterable[Frozen]:
    """Find the rows of frozen decisions and of what they rest on: nothing may change them any more."""
    from dvcq_desktop.nominations.store.freezing import frozen_rows  # noqa: PLC0415 - start-up time

    return frozen_rows(connection)


def check(connection: sqlite3.Connection) -> Iterable[str]:
    """Say which models may be one, and which decisions say the same: two PCs may have made them apart."""
    from dvcq_desktop.nominations.doubles import doubles  # noqa: PLC0415 - start-up time
    from dvcq_desktop.nominations.store.models import models  # noqa: PLC0415 - start-up time
    from dvcq_desktop.nominations.store.recognitions import left_over, recognitions  # noqa: PLC0415 - see above
    from dvcq_desktop.nominations.store.twins import distinct_pairs  # noqa: PLC0415 - start-up time
    from dvcq_desktop.nominations.twins import twins_of  # noqa: PLC0415 - start-up time

    found = {model.id: model for model in models(connection)}
    for one, others in twins_of(found.values(), distinct_pairs(connection)).items():
        for other in others:
            if one < other:
                names = f"“{found[one].name}” và “{found[other].name}”"
                yield f"Mô hình {names} của năm {found[one].year} có thể là một, đã đăng ký hai lần."
    decisions = recognitions(connection)
    yield from (double.sentence for double in doubles(decisions))
    yield from left_over(connection, decisions)
