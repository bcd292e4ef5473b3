# SPDX-License-Identifier: MIT
"""What is asked before a decision is frozen: what forbids it, and what she should look at again. No I/O."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations import recognitions as rules
from dvcq_desktop.nominations.grades import level_of_grade, proposed_level
from dvcq_desktop.nominations.rules import odd_days
from dvcq_desktop.nominations.terms import Body, End, Level, Stage
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.listing import few
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.nominations.appraisals import Appraised
    from dvcq_desktop.nominations.recognitions import Item, Recognition
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.office.register.rules import Issued

_MOST_NAMES = 6
_LEVELS = list(Level)


class Question(NamedTuple):
    """What is odd about a decision; `is_serious` where it cannot be frozen so."""

    sentence: str
    is_serious: bool = False


class Known(NamedTuple):
    """What a decision is held against: its models as they are by now, its appraisal, the year's decisions.

    `unprintable` are the sentences about letters that no print can draw, `registered` the year's decisions in
    the register.
    """

    today: date
    models: Mapping[str, Model] = {}
    appraised: Appraised | None = None
    others: Sequence[Recognition] = ()
    replaced: Recognition | None = None
    unprintable: Sequence[str] = ()
    registered: Sequence[Issued] = ()


def questions(draft: Recognition, known: Known) -> list[Question]:
    """Return what is odd about a draft, what forbids freezing it first."""
    found = [Question(sentence, is_serious=True) for sentence in _serious(draft, known)]
    return [*found, *map(Question, _doubts(draft, known))]


def decided_by(draft: Recognition, others: Iterable[Recognition]) -> Iterator[tuple[Item, Recognition, Item]]:
    """Yield each model of a draft that a decision in force names too, with that decision and its line."""
    standing = rules.in_force(others, draft)
    for item in draft.items:
        for other in standing:
            yield from ((item, other, line) for line in other.items if line.model == item.model)


# Private


def _serious(draft: Recognition, known: Known) -> Iterator[str]:
    appraised = known.appraised
    yield from rules.refusals(draft, appraised.lacking if appraised and not appraised.frozen else ())
    day, held = draft.issued_on, appraised.appraisal.held_on if appraised else None
    if day is not None and day > known.today:
        yield (
            f"Ngày ban hành {short_date(day)} sau hôm nay ({short_date(known.today)}):"
            " hãy sửa ngày, rồi chốt."
        )
    if day is not None and held is not None and day < held:
        yield (
            f"Quyết định ban hành ngày {short_date(day)}, trước ngày họp thẩm định {short_date(held)}:"
            " hãy sửa một trong hai ngày, rồi chốt."
        )
    old = known.replaced
    if day is not None and old is not None and old.issued_on is not None and day < old.issued_on:
        yield (
            f"Quyết định ban hành ngày {short_date(day)}, trước {old.called} mà nó thay thế"
            f" ({short_date(old.issued_on)}): hãy sửa ngày, rồi chốt."
        )
    if why := rules.clash(draft, known.others):
        yield why
    for item in draft.items:
        model = known.models.get(item.model)
        if model is None:
            yield f"“{item.said.name}” đang ở thùng rác: hãy khôi phục, hoặc bỏ khỏi danh sách, rồi chốt."
        elif model.ended is not None:
            yield _ended_sentence(item, model.ended)
    yield from known.unprintable


def _ended_sentence(item: Item, ended: End) -> str:
    return (
        f"“{item.said.name}” đã ghi {ended.label.lower()}: hãy bỏ khỏi danh sách, hoặc cho tiếp tục ở thẻ"
        " Mô hình, rồi chốt."
    )


def _doubts(draft: Recognition, known: Known) -> Iterator[str]:
    if draft.takes_back and known.replaced is not None:
        yield f"Danh sách không có mô hình nào: quyết định này chỉ hủy bỏ {known.replaced.called}."
    yield from _never_appraised(draft, known)
    yield from _days(draft, known)
    yield from _symbol(draft)
    without = [item for item in draft.items if not item.said.unit]
    if without:
        yield f"Chưa ghi thôn, đơn vị: {_names(without)}; danh sách và giấy chứng nhận để trống chỗ này."
    yield from _levels(draft, known)
    yield from _left_out(draft, known)
    for item, other, before in decided_by(draft, known.others):
        more = "; nay lên mức" if rules.rises(item, before) else "; nay ghi lại mức"
        yield (
            f"“{item.said.name}” đã có trong {other.called} ({before.level.label.lower()})"
            f"{more} {item.level.label.lower()} mà không thay quyết định ấy."
        )


def _never_appraised(draft: Recognition, known: Known) -> Iterator[str]:
    appraised = known.appraised
    in_session = set(appraised.models) if appraised else set()
    held = appraised is not None and appraised.appraisal.held_on is not None
    if appraised is not None and not held:
        yield (
            f"“{appraised.appraisal.name}” chưa ghi ngày họp, nên mô hình không được ghi bước Thẩm định: hãy"
            " ghi ngày ở thẻ Chấm điểm."
        )
    never = [
        item
        for item in draft.items
        if item.model not in in_session and not _has(known, item.model, Stage.APPRAISED)
    ]
    if never:
        yield f"Chưa qua bước Thẩm định, không có điểm: {_names(never)}."
    apart = [
        item
        for item in draft.items
        if appraised is not None and item.model not in in_session and item not in never
    ]
    if appraised is not None and apart:
        yield f"Không được chấm ở “{appraised.appraisal.name}”: {_names(apart)}."


def _days(draft: Recognition, known: Known) -> Iterator[str]:
    held = known.appraised.appraisal.held_on if known.appraised else None
    day = draft.issued_on
    if draft.body is not Body.PARTY and not (draft.proposal_number and draft.proposal_on):
        yield "Chưa ghi đủ số, ngày Tờ trình: quyết định sẽ in chỗ để trống."
    for paper in known.registered:
        if day and paper.issued_on and paper.issued_on != day and _bears_number(paper, draft):
            yield (
                f"Sổ văn bản ghi số {paper.full_number} ngày {short_date(paper.issued_on)}, khác ngày"
                f" {short_date(day)} ở đây: hãy sửa một trong hai cho khớp."
            )
    if draft.proposal_on and day and draft.proposal_on > day:
        yield (
            f"Tờ trình ngày {short_date(draft.proposal_on)} sau ngày ban hành quyết định {short_date(day)}."
        )
    if draft.proposal_on and held and draft.proposal_on < held:
        yield (f"Tờ trình ngày {short_date(draft.proposal_on)} trước ngày họp thẩm định {short_date(held)}.")
    # Often the same of all of them: they were surveyed together.
    alike: dict[str, list[Item]] = defaultdict(list)
    for item in draft.items:
        model = known.models.get(item.model)
        for said in _days_of(model, day, held) if model is not None else ():
            alike[said].append(item)
    for said, items in alike.items():
        yield f"{said}: {_names(items)}."


def _symbol(draft: Recognition) -> Iterator[str]:
    usual, others = rules.usual_symbol(draft.body), {rules.SYMBOL, rules.PARTY_SYMBOL}
    if draft.symbol in others - {usual}:
        yield (
            f"Ký hiệu “{draft.symbol}” không phải của {draft.body.label}, thường là “{usual}”:"
            " hãy xem lại ô Ký hiệu."
        )


def _bears_number(paper: Issued, draft: Recognition) -> bool:
    same = paper.symbol.casefold() == draft.symbol.casefold()
    return bool(paper.number) and same and paper.number.lstrip("0") == draft.number.strip().lstrip("0")


def _days_of(model: Model, issued: date | None, held: date | None) -> Iterator[str]:
    """Say which days of a model stand after those of its appraisal and its decision."""
    yield from (said.removesuffix(".") for said in odd_days(model))
    own = model.step(Stage.APPRAISED)
    appraised_on = own.reached_on if own and own.reached_on else held
    for step in model.steps:
        if step.reached_on is None or step.stage.rank > Stage.APPRAISED.rank:
            continue
        named = f"{step.stage.label} ngày {short_date(step.reached_on)}"
        is_before = step.stage.rank < Stage.APPRAISED.rank
        if is_before and own is None and appraised_on and step.reached_on > appraised_on:
            yield f"{named} sau ngày thẩm định {short_date(appraised_on)}"
        elif issued and step.reached_on > issued:
            yield f"{named} sau ngày ban hành quyết định {short_date(issued)}"


def _levels(draft: Recognition, known: Known) -> Iterator[str]:
    blank = [item for item in draft.items if not item.honour.strip()]
    if blank:
        yield f"Chưa ghi danh hiệu: {_names(blank)}."
    unrewarded = [item for item in draft.at(Level.PROPOSED, Level.REWARDED) if not item.award.strip()]
    if unrewarded:
        yield f"Chưa ghi hình thức khen thưởng: {_names(unrewarded)}."
    appraised = known.appraised
    for item in draft.items if appraised else ():
        found = appraised.standings.get(item.model) if appraised else None
        if found is None or found.grade is None:
            continue
        nominee = appraised.nominees_by_id[item.model] if appraised else None
        if nominee is not None and nominee.proposed_level is item.level:
            continue
        level = level_of_grade(found.grade.name)
        if level is None or _LEVELS.index(level) < _LEVELS.index(item.level):
            yield (
                f"“{item.said.name}” xếp loại “{found.grade.name}” mà quyết định ghi mức"
                f" {item.level.label.lower()}."
            )


def _left_out(draft: Recognition, known: Known) -> Iterator[str]:
    """Name the models that were scored and proposed, go on, and that no decision names."""
    appraised = known.appraised
    if appraised is None or draft.takes_back:
        return
    named = {item.model for item in draft.items}
    named |= {item.model for each in rules.in_force(known.others, draft) for item in each.items}
    found = []
    for place in appraised.ranking.places:
        model, total = place.standing.model, place.standing.total
        level = proposed_level(appraised, model) if place.standing.is_complete else None
        kept = known.models.get(model)
        goes_on = kept is not None and kept.ended is None
        if level is not None and total is not None and goes_on and model not in named:
            found.append(f"{appraised.called(model)} ({points_text(total)} điểm, {level.label.lower()})")
    if found:
        listed = few(found, "mô hình", _MOST_NAMES, between="; ")
        yield f"Được chấm, đề nghị mà không có trong quyết định: {listed}."


def _has(known: Known, key: str, stage: Stage) -> bool:
    model = known.models.get(key)
    return model is not None and model.has(stage)


def _names(items: Sequence[Item]) -> str:
    return few([f"“{item.said.name}”" for item in items], "mô hình", _MOST_NAMES, between="; ")
