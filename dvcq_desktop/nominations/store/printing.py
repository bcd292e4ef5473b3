# SPDX-License-Identifier: MIT
"""Read everything that a paper of this room shows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dvcq_desktop.database.attachments import read_blob
from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints.request import AppraisalRequest, DecisionRequest, ModelRequest
from dvcq_desktop.nominations.recognitions import Recognition
from dvcq_desktop.nominations.rules import is_photo
from dvcq_desktop.nominations.store import appraisals, fields, models, recognitions
from dvcq_desktop.nominations.terms import Movement, Purpose
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.filed import KeptFile
    from dvcq_desktop.documents.blocks import Photo
    from dvcq_desktop.nominations.appraisals import Appraisal
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.office.printing import PrintOrder

R = TypeVar("R")

_MOST_PHOTOS = 6


def load_models(connection: sqlite3.Connection, order: PrintOrder) -> ModelRequest:
    """Return the models ordered: one, those chosen, those of a unit, or all of the year.

    Raise UserError for one that there is not.
    """
    year = order.year or order.as_of.year
    record = order.record
    held = models.models(connection, 0 if record and not order.year else year)
    if record:
        held = [_one(held, record, _model_name, f"Không có mô hình nào tên “{record}” trong sổ.")]
        year = held[0].year
    found = [
        model
        for model in held
        if order.unit in {None, model.unit} and (not order.people or model.id in order.people)
    ]
    return ModelRequest(
        as_of=order.as_of,
        directory=directory(connection),
        year=year,
        models=tuple(found),
        fields=tuple(fields.model_fields(connection, trashed=True)),
        blank=PrintOption.BLANK in order.options,
        unit=order.unit,
    )


def load_reports(connection: sqlite3.Connection, order: PrintOrder) -> ModelRequest:
    """Return the models ordered with their photos, the first few of each."""
    request = load_models(connection, order)
    return replace(
        request, photos={model.id: tuple(_photos(connection, model.files)) for model in request.models}
    )


def _photos(connection: sqlite3.Connection, files: Sequence[KeptFile]) -> list[Photo]:
    from dvcq_desktop.nominations.photos import printed  # noqa: PLC0415 - brings Pillow

    found: list[Photo] = []
    for file in files:
        if len(found) < _MOST_PHOTOS and is_photo(file.name):
            with suppress(DatabaseError):
                picture = printed(file.name, read_blob(connection, file.sha256))
                found += [picture] if picture else []
    return found


def load_appraisal(connection: sqlite3.Connection, order: PrintOrder) -> AppraisalRequest:
    """Return the appraisal ordered by its key or its name, else the year's latest of models."""
    held = appraisals.appraisals(connection, order.year or (0 if order.record else order.as_of.year))
    if order.record:
        names = "; ".join(f"“{each.name}” ({each.year})" for each in held)
        known = f" Các đợt: {names}." if names else ""
        found = _one(held, order.record, _name, f"Không có đợt thẩm định nào tên “{order.record}”.{known}")
    else:
        found = _latest(held, order)
    appraised = appraisals.read_appraisal(connection, found.id)
    assert appraised is not None
    return AppraisalRequest(
        as_of=order.as_of,
        directory=directory(connection),
        appraised=appraised,
        fields=tuple(fields.model_fields(connection, trashed=True)),
        only=order.people,
        blank=PrintOption.BLANK in order.options,
    )


def load_decision(
    connection: sqlite3.Connection, order: PrintOrder, *, dated: bool = False
) -> DecisionRequest:
    """Return the decision ordered by its key or its number, else the year's newest (that has its day).

    A test page needs none: it may be printed before anything is decided.
    """
    held = recognitions.recognitions(connection, order.year or (0 if order.record else order.as_of.year))
    is_test = PrintOption.TEST_PAGE in order.options
    if order.record:
        names = "; ".join(each.full_number for each in held if each.number)
        known = f" Các quyết định: {names}." if names else ""
        found = _one(held, order.record, _number, f"Không có quyết định nào số “{order.record}”.{known}")
    elif held:
        found = next((each for each in held if each.issued_on or not dated), held[0])
    elif is_test:
        found = Recognition("", order.year or order.as_of.year)
    else:
        year = order.year or order.as_of.year
        raise UserError(f"Năm {year} chưa có quyết định công nhận nào: hãy lập dự thảo ở thẻ Công nhận.")
    return request_of(connection, found, order)


def request_of(connection: sqlite3.Connection, found: Recognition, order: PrintOrder) -> DecisionRequest:
    """Return what the papers of a decision are made from."""
    return DecisionRequest(
        as_of=order.as_of,
        directory=directory(connection),
        decision=found,
        replaced=recognitions.recognition(connection, found.replaces) if found.replaces else None,
        appraised=appraisals.read_appraisal(connection, found.appraisal) if found.appraisal else None,
        only=order.people,
        text_only=PrintOption.TEXT_ONLY in order.options,
        with_title=PrintOption.WITH_TITLE in order.options,
        with_state=PrintOption.WITH_STATE in order.options,
        test_page=PrintOption.TEST_PAGE in order.options,
        shift=order.shift,
    )


def title_request(connection: sqlite3.Connection, found: Recognition) -> DecisionRequest:
    """Return enough of a decision to say what its papers are called."""
    replaced = recognitions.recognition(connection, found.replaces) if found.replaces else None
    return DecisionRequest(date(found.year, 12, 31), Directory(), found, replaced)


def _latest(held: Sequence[Appraisal], order: PrintOrder) -> Appraisal:
    of_models = [each for each in held if each.purpose is Purpose.MODEL]
    skilful = [each for each in of_models if each.movement is Movement.SKILFUL] or of_models
    if not (skilful or held):
        year = order.year or order.as_of.year
        raise UserError(f"Năm {year} chưa có đợt thẩm định nào: hãy lập ở thẻ Chấm điểm.")
    return (skilful or list(held))[-1]


def _one(held: Sequence[R], wanted: str, named: Callable[[R], tuple[str, ...]], sentence: str) -> R:
    """Return the record whose key or name was asked for; raise UserError with a sentence for none."""
    folded = fold(wanted)
    for each in held:
        if wanted in named(each) or folded in {fold(name) for name in named(each) if name}:
            return each
    raise UserError(sentence)


def _model_name(model: Model) -> tuple[str, ...]:
    return model.id, model.name


def _name(appraisal: Appraisal) -> tuple[str, ...]:
    return appraisal.id, appraisal.name


def _number(decision: Recognition) -> tuple[str, ...]:
    return decision.id, decision.number, decision.full_number
