# SPDX-License-Identifier: MIT
"""The prints of the models' room, as the window and the command line offer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.office.printing import BOUGHT_BLANK, PrintKind, PrintOption, PrintOrder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.nominations.prints.request import AppraisalRequest, DecisionRequest, ModelRequest
    from dvcq_desktop.nominations.recognitions import Recognition
    from dvcq_desktop.office.printing import Made
    from dvcq_desktop.office.register.rules import Issued

# What makes a paper is imported when it is made: the window offers all kinds from its start.


class ModelKind(PrintKind["ModelRequest"]):
    """A paper of models."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> ModelRequest:
        """Read the models that were ordered."""
        from dvcq_desktop.nominations.store.printing import load_models  # noqa: PLC0415 - when it is printed

        return load_models(connection, order)

    def year_of(self, read: ModelRequest, order: PrintOrder) -> int:  # noqa: ARG002 - the request knows
        """Return the year of the models."""
        return read.year


class ReportKind(ModelKind):
    """The reports of models, with their photos."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> ModelRequest:
        """Read the models that were ordered, and what their photos look like."""
        from dvcq_desktop.nominations.store.printing import load_reports  # noqa: PLC0415 - when it is printed

        return load_reports(connection, order)


@dataclass(frozen=True)
class AppraisalKind(PrintKind["AppraisalRequest"]):
    """A paper of one appraisal; `own_title` where that is the office's score of itself.

    `tells_results` where it says who came where: what is not scored to the end is warned of.
    """

    own_title: str = ""
    tells_results: bool = False

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> AppraisalRequest:
        """Read the appraisal that was ordered, the year's latest where none was."""
        from dvcq_desktop.nominations.store.printing import load_appraisal  # noqa: PLC0415 - when it is printed

        return load_appraisal(connection, order)

    def source(self, read: AppraisalRequest) -> str:
        """Return the appraisal."""
        return read.appraised.appraisal.name

    def year_of(self, read: AppraisalRequest, order: PrintOrder) -> int:  # noqa: ARG002 - the request knows
        """Return the year of the appraisal."""
        return read.appraised.appraisal.year

    def warning(self, read: AppraisalRequest) -> str:
        """Say which models are not scored to the end, once some points are there."""
        from dvcq_desktop.nominations.appraisals import unsettled_sentence  # noqa: PLC0415 - heavy

        is_begun = any(each.total is not None for each in read.appraised.standings.values())
        return unsettled_sentence(read.appraised) if self.tells_results and is_begun else ""

    def name_of(self, read: AppraisalRequest, order: PrintOrder) -> str:
        """Return what the paper is called: a self-score is of no models."""
        if read.appraised.is_office and self.own_title:
            return f"{self.own_title} {self.year_of(read, order)}"
        return super().name_of(read, order)


@dataclass(frozen=True)
class DecisionKind(PrintKind["DecisionRequest"]):
    """A paper of one decision; `is_proposal` where its number is that of the proposal."""

    is_proposal: bool = False

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> DecisionRequest:
        """Read the decision that was ordered, the year's newest where none was."""
        from dvcq_desktop.nominations.store.printing import load_decision  # noqa: PLC0415 - when it is printed

        return load_decision(connection, order)

    def source(self, read: DecisionRequest) -> str:
        """Return the decision, and the appraisal that it rests on."""
        appraisal = read.appraised.appraisal.name if read.appraised else ""
        number = read.decision.cited if read.decision.number else ""
        return "; ".join(part for part in (number, appraisal) if part)

    def warning(self, read: DecisionRequest) -> str:
        """Say which models are not scored to the end, where the decision may still change."""
        from dvcq_desktop.nominations.appraisals import unsettled_sentence  # noqa: PLC0415 - heavy

        return "" if read.decision.is_frozen or read.test_page else unsettled_sentence(read.appraised)

    def year_of(self, read: DecisionRequest, order: PrintOrder) -> int:  # noqa: ARG002 - the request knows
        """Return the year of the decision."""
        return read.decision.year

    def take_number(self, action: Action, before: Issued, paper: Issued) -> str:
        """Give the draft that was printed its number and day, or those of the proposal that it cites."""
        from dvcq_desktop.nominations.store import numbering  # noqa: PLC0415 - when it is printed

        if self.is_proposal:
            return numbering.take_proposal_number(action, before, paper, self._title)
        return numbering.take_decision_number(action, before, paper, self._title)

    def _title(self, decision: Recognition, connection: sqlite3.Connection) -> str:
        from dvcq_desktop.nominations.prints import decision as decisions  # noqa: PLC0415 - when it is printed
        from dvcq_desktop.nominations.prints import submission  # noqa: PLC0415 - when it is printed
        from dvcq_desktop.nominations.store.printing import title_request  # noqa: PLC0415 - when it is printed

        request = title_request(connection, decision)
        return submission.title_of(request) if self.is_proposal else decisions.title_of(request)


class CertificatesKind(DecisionKind):
    """Certificates: a file of its own making, for its pages are no document of blocks."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> DecisionRequest:
        """Read the decision that was ordered, the year's newest that has its day where none was."""
        from dvcq_desktop.nominations.store.printing import load_decision  # noqa: PLC0415 - when it is printed

        return load_decision(connection, order, dated=True)

    def make(
        self,
        read: DecisionRequest,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Made:
        """Make the certificates."""
        from dvcq_desktop.nominations.prints import certificates  # noqa: PLC0415 - when it is printed

        return certificates.make(read, cancelled=cancelled, progress=progress)

    def take_number(self, action: Action, before: Issued, paper: Issued) -> str:  # noqa: ARG002 - has none
        """Change nothing: certificates have no number of their own."""
        return ""


def _lasting(document: Document, *, frozen: bool) -> Document:
    """Return a paper that can always be printed: what is frozen shows a mark for a letter no face draws.

    So does what is of many models: one letter of one of them must not keep the others from the paper.
    """
    if not frozen:
        return document
    from dvcq_desktop.documents.fonts import faces  # noqa: PLC0415 - only when printed
    from dvcq_desktop.documents.legible import legible  # noqa: PLC0415 - only when printed

    return legible(document, faces())


def _registration(request: ModelRequest) -> Document:
    from dvcq_desktop.nominations.prints import registration  # noqa: PLC0415 - when it is printed

    return _lasting(registration.build(request), frozen=len(request.models) > 1)


def _model_list(request: ModelRequest) -> Document:
    from dvcq_desktop.nominations.prints import lists  # noqa: PLC0415 - when it is printed

    return _lasting(lists.build(request), frozen=True)


def _scorecards(request: AppraisalRequest) -> Document:
    from dvcq_desktop.nominations.prints import scorecards  # noqa: PLC0415 - when it is printed

    return _lasting(scorecards.build(request), frozen=bool(request.appraised.frozen))


def _score_summary(request: AppraisalRequest) -> Document:
    from dvcq_desktop.nominations.prints import scores  # noqa: PLC0415 - when it is printed

    return _lasting(scores.build(request), frozen=bool(request.appraised.frozen))


def _minutes(request: AppraisalRequest) -> Document:
    from dvcq_desktop.nominations.prints import minutes  # noqa: PLC0415 - when it is printed

    return _lasting(minutes.build(request), frozen=bool(request.appraised.frozen))


def _submission(request: DecisionRequest) -> Document:
    from dvcq_desktop.nominations.prints import submission  # noqa: PLC0415 - when it is printed

    return _lasting(submission.build(request), frozen=request.decision.is_frozen)


def _decision(request: DecisionRequest) -> Document:
    from dvcq_desktop.nominations.prints import decision  # noqa: PLC0415 - when it is printed

    return _lasting(decision.build(request), frozen=request.decision.is_frozen)


def _certificates(request: DecisionRequest) -> Document:
    raise NotImplementedError(f"the certificates of {request.decision.called} are no document of blocks")


def _report(request: ModelRequest) -> Document:
    from dvcq_desktop.nominations.prints import report  # noqa: PLC0415 - when it is printed

    return _lasting(report.build(request), frozen=len(request.models) > 1)


def _summary(request: ModelRequest) -> Document:
    from dvcq_desktop.nominations.prints import summary  # noqa: PLC0415 - when it is printed

    return summary.build(request)


REGISTRATION = ModelKind(
    "model-registration",
    "Phiếu đăng ký mô hình",
    needs_unit=True,
    build=_registration,
    options=(PrintOption.BLANK,),
    needs_day=False,
    is_of_year=False,
    asks_people=True,
    of_whom="mô hình",
)
MODEL_LIST = ModelKind(
    "model-list",
    "Danh sách đăng ký mô hình",
    needs_unit=True,
    build=_model_list,
    is_of_year=False,
)
SCORECARDS = AppraisalKind(
    "scorecards",
    "Phiếu chấm điểm mô hình",
    needs_unit=False,
    build=_scorecards,
    options=(PrintOption.BLANK,),
    needs_day=False,
    is_of_year=False,
    asks_people=True,
    of_whom="mô hình",
    own_title="Phiếu tự chấm điểm công tác dân vận",
)
SCORE_SUMMARY = AppraisalKind(
    "score-summary",
    "Bảng tổng hợp điểm mô hình",
    needs_unit=False,
    build=_score_summary,
    needs_day=False,
    is_of_year=False,
    own_title="Bảng tổng hợp điểm tự chấm công tác dân vận",
    tells_results=True,
)
MINUTES = AppraisalKind(
    "appraisal-minutes",
    "Biên bản thẩm định mô hình",
    needs_unit=False,
    build=_minutes,
    needs_day=False,
    is_of_year=False,
    own_title="Biên bản tự chấm điểm công tác dân vận",
    tells_results=True,
)
SUBMISSION = DecisionKind(
    "model-submission",
    "Tờ trình công nhận mô hình",
    needs_unit=False,
    build=_submission,
    asks_keeper=True,
    needs_day=False,
    is_of_year=False,
    is_proposal=True,
)
DECISION = DecisionKind(
    "recognition-decision",
    "Quyết định công nhận mô hình",
    needs_unit=False,
    build=_decision,
    asks_keeper=True,
    needs_day=False,
    is_of_year=False,
)
CERTIFICATES = CertificatesKind(
    "certificates",
    "Giấy chứng nhận mô hình",
    needs_unit=False,
    build=_certificates,
    options=(*BOUGHT_BLANK, PrintOption.TEST_PAGE),
    needs_day=False,
    is_of_year=False,
    asks_people=True,
    of_whom="mô hình",
    asks_shift=True,
)
REPORT = ReportKind(
    "model-report",
    "Báo cáo kết quả mô hình",
    needs_unit=True,
    build=_report,
    needs_day=False,
    is_of_year=False,
    asks_people=True,
    of_whom="mô hình",
)
SUMMARY = ModelKind(
    "model-summary", "Tổng hợp mô hình Dân vận khéo", needs_unit=True, build=_summary, is_of_year=False
)
KINDS: tuple[PrintKind[Any], ...] = (
    REGISTRATION,
    MODEL_LIST,
    SCORECARDS,
    SCORE_SUMMARY,
    MINUTES,
    SUBMISSION,
    DECISION,
    CERTIFICATES,
    REPORT,
    SUMMARY,
)
