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
    from dvcq_desktop.nominations.appraisals import Appraisal, Appraised
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.office.printing import PrintOrder

R = TypeVar("R")

_MOST_PHOTOS = 6


def load_models(connection: sqlite3.Connection, order: PrintOrder) -> ModelRequest:
    """Return the models ordered: one, those chosen, those of a unit, or all of the year.

    Raise UserError for one that there is not.
    """
    year = order.year or order.as_of.year
    record = order.record or order.model
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
    """Return the appraisal ordered by its key or its name, else the latest that has the model ordered.

    Without either it is the year's latest of models.
    """
    held = appraisals.appraisals(connection, _year_of(order))
    if order.record:
        names = "; ".join(f"“{each.name}” ({each.year})" for each in held)
        known = f" Các đợt: {names}." if names else ""
        found = [_one(held, order.record, _name, f"Không có đợt thẩm định nào tên “{order.record}”.{known}")]
    elif order.model:
        # The newest year first, and of a year the latest, which stands last.
        found = sorted(held, key=lambda each: each.year)[::-1]
    else:
        found = [_latest(held, order)]
    appraised, only = _appraised_with(connection, found, order)
    return AppraisalRequest(
        as_of=order.as_of,
        directory=directory(connection),
        appraised=appraised,
        fields=tuple(fields.model_fields(connection, trashed=True)),
        only=only,
        blank=PrintOption.BLANK in order.options,
    )


def load_decision(
    connection: sqlite3.Connection, order: PrintOrder, *, dated: bool = False
) -> DecisionRequest:
    """Return the decision ordered by its key or its number, else the year's newest (that has its day).

    A test page needs none: it may be printed before anything is decided.
    """
    held = recognitions.recognitions(connection, _year_of(order))
    is_test = PrintOption.TEST_PAGE in order.options
    if order.record:
        names = "; ".join(each.full_number for each in held if each.number)
        known = f" Các quyết định: {names}." if names else ""
        found = _one(held, order.record, _number, f"Không có quyết định nào số “{order.record}”.{known}")
    elif held:
        wanted = [each for each in held if _recognised(each, order.model)] if order.model else held
        found = next((each for each in wanted if each.issued_on or not dated), (wanted or held)[0])
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
        only=_only(found, order),
        replaced=recognitions.recognition(connection, found.replaces) if found.replaces else None,
        appraised=appraisals.read_appraisal(connection, found.appraisal) if found.appraisal else None,
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


def _year_of(order: PrintOrder) -> int:
    """Return the year in which to look, 0 for all where a name tells what is meant."""
    return order.year or (0 if order.record or order.model else order.as_of.year)


def _appraised_with(
    connection: sqlite3.Connection, held: Sequence[Appraisal], order: PrintOrder
) -> tuple[Appraised, tuple[str, ...]]:
    """Return the first appraisal that has the model ordered, and the keys of what is printed."""
    for each in held:
        appraised = appraisals.read_appraisal(connection, each.id)
        assert appraised is not None
        if not order.model:
            return appraised, order.people
        only = tuple(one.id for one in appraised.nominees if _is_called(order.model, one.id, one.name))
        if only:
            return appraised, only
    where = f"trong đợt thẩm định “{held[0].name}”" if order.record else "trong đợt thẩm định nào"
    raise UserError(f"Không có mô hình nào tên “{order.model}” {where}.")


def _only(found: Recognition, order: PrintOrder) -> tuple[str, ...]:
    """Return the keys of the models that are wanted of a decision, none for all."""
    if not order.model:
        return order.people
    if only := _recognised(found, order.model):
        return only
    where = f"trong {found.cited}" if order.record and found.number else "trong quyết định công nhận nào"
    raise UserError(f"Không có mô hình nào tên “{order.model}” {where}.")


def _recognised(decision: Recognition, model: str) -> tuple[str, ...]:
    return tuple(each.model for each in decision.items if _is_called(model, each.model, each.said.name))


def _is_called(wanted: str, key: str, name: str) -> bool:
    return wanted == key or fold(wanted) == fold(name)


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
