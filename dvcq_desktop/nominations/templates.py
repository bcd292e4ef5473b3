# SPDX-License-Identifier: MIT
"""Scorecards as files that one office gives another, and the suggested ones that come with the program."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.scorecard_checks import check_scorecard
from dvcq_desktop.nominations.scorecards import (
    Cap,
    Criterion,
    Grade,
    Scorecard,
    TieRule,
    TieStep,
    in_reading_order,
)
from dvcq_desktop.nominations.terms import CriterionKind, Purpose
from dvcq_desktop.resources import resource
from dvcq_desktop.text.points import points_text, read_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BUILT_IN = ("mo-hinh-100-diem", "tu-cham-diem-co-quan")
_FORMAT = "thang-diem-1"
_LARGEST = 1 << 20
_MOST_CRITERIA = 300
_HEAD = "# Thang điểm “Dân vận khéo”, xuất từ DVCQ Desktop; sửa được bằng chương trình soạn văn bản."
_KINDS = {"diem": CriterionKind.SCORE, "thuong": CriterionKind.BONUS, "tru": CriterionKind.PENALTY}
_PURPOSES = {"mo-hinh": Purpose.MODEL, "co-quan": Purpose.OFFICE}
_TIES = {
    "trong-so": TieRule.WEIGHTS,
    "kinh-phi": TieRule.MONEY,
    "so-nguoi": TieRule.PEOPLE,
    "ngay-cong": TieRule.LABOUR,
    "dat-hien": TieRule.LAND,
    "dang-ky-som": TieRule.EARLY,
    "chenh-lech": TieRule.SPREAD,
}
_CRITERION = "tieu-chi:"
_TOP_KEYS = frozenset({
    "dinh_dang", "ten", "dung_cho", "ghi_chu", "bang_diem", "chenh_lech", "thuong_nhieu_nhat",
    "tru_nhieu_nhat", "tieu_chi", "xep_loai", "khong_che",
})  # fmt: skip
_CRITERION_KEYS = frozenset({
    "ky_hieu", "noi_dung", "thuoc", "loai", "trong_so", "toi_da", "khong_de_0", "minh_chung",
})  # fmt: skip


def templates() -> list[Scorecard]:
    """Return the suggested scorecards that come with the program."""
    return [read_template(resource("nominations", f"{name}.toml").read_bytes()) for name in _BUILT_IN]


def read_template(data: bytes) -> Scorecard:
    """Return the scorecard that a file holds; its keys are those of the file, for a store to replace.

    Raise UserError where it is no such file, or holds a scorecard that could not be used.
    """
    if len(data) > _LARGEST:
        raise UserError("Tệp quá lớn để là một thang điểm: hãy chọn tệp đã xuất từ trang Thang điểm.")
    try:
        given = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise UserError(
            "Tệp này không phải là văn bản UTF-8: hãy chọn tệp đã xuất từ trang Thang điểm."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            f"Tệp này không đọc được như một thang điểm{_line_of(error)}:"
            " hãy chọn tệp đã xuất từ trang Thang điểm."
        ) from error
    except RecursionError as error:
        raise UserError(
            "Tệp này lồng quá sâu để là một thang điểm: hãy chọn tệp đã xuất từ trang Thang điểm."
        ) from error
    if given.get("dinh_dang") != _FORMAT:
        raise UserError(
            f'Tệp này không phải là thang điểm (thiếu dòng dinh_dang = "{_FORMAT}"):'
            " hãy chọn tệp đã xuất từ trang Thang điểm."
        )
    _refuse_unknown(given, _TOP_KEYS, "Tệp")
    found = _scorecard(given)
    check_scorecard(found)
    return found


def write_template(card: Scorecard) -> bytes:
    """Return a scorecard as a file."""
    return ("\n".join(_lines(card)) + "\n").encode()


# Reading


def _scorecard(given: Mapping[str, Any]) -> Scorecard:
    criteria = _criteria(_tables(given, "tieu_chi"))
    grades = tuple(
        Grade(
            str(place),
            _text(each, "ten", f"Xếp loại thứ {place}"),
            _points(each, "tu_diem", f"Xếp loại thứ {place}") or 0,
            _flag(each, "khong_tieu_chi_0", f"Xếp loại thứ {place}"),
        )
        for place, each in enumerate(_tables(given, "xep_loai"), 1)
    )
    by_name = {each.name: each.id for each in grades}
    caps = []
    for place, each in enumerate(_tables(given, "khong_che"), 1):
        where = f"Mức khống chế thứ {place}"
        best = _text(each, "cao_nhat", where)
        if best not in by_name:
            raise UserError(
                f"{where} chỉ đến xếp loại “{best}” không có trong tệp: hãy ghi đúng tên xếp loại."
            )
        caps.append(Cap(str(place), _text(each, "ten", where), by_name[best]))
    return Scorecard(
        id="",
        name=_text(given, "ten", "Tệp"),
        purpose=_one_of(given, "dung_cho", _PURPOSES, "Tệp", Purpose.MODEL),
        criteria=criteria,
        grades=grades,
        caps=tuple(caps),
        tie_rule=_ties(given.get("bang_diem", []), criteria),
        spread_limit=_points(given, "chenh_lech", "Tệp"),
        bonus_most=_points(given, "thuong_nhieu_nhat", "Tệp"),
        penalty_most=_points(given, "tru_nhieu_nhat", "Tệp"),
        note=_text(given, "ghi_chu", "Tệp"),
    )


def _criteria(tables: Sequence[Mapping[str, Any]]) -> tuple[Criterion, ...]:
    if len(tables) > _MOST_CRITERIA:
        raise UserError(
            f"Tệp có {len(tables)} tiêu chí, nhiều hơn mức {_MOST_CRITERIA} mà một thang điểm có thể có."
        )
    found: list[Criterion] = []
    by_label: dict[str, str] = {}
    for place, each in enumerate(tables, 1):
        where = f"Tiêu chí thứ {place}"
        _refuse_unknown(each, _CRITERION_KEYS, where)
        label, group = _text(each, "ky_hieu", where), _text(each, "thuoc", where)
        if group and group not in by_label:
            raise UserError(
                f"{where} thuộc nhóm “{group}” nhưng phía trên không có tiêu chí nào ký hiệu như vậy."
            )
        if label in by_label:
            raise UserError(f"{where} có ký hiệu “{label}” đã dùng ở phía trên: hãy đặt ký hiệu khác.")
        found.append(
            Criterion(
                id=str(place),
                text=_text(each, "noi_dung", where),
                label=label,
                parent=by_label.get(group),
                kind=_one_of(each, "loai", _KINDS, where, CriterionKind.SCORE),
                weight=_points(each, "trong_so", where),
                maximum=_points(each, "toi_da", where),
                not_zero=_flag(each, "khong_de_0", where),
                evidence_hint=_text(each, "minh_chung", where),
            )
        )
        if label:
            by_label[label] = str(place)
    return in_reading_order(found)


def _ties(given: Any, criteria: Sequence[Criterion]) -> tuple[TieStep, ...]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise UserError('Mục bang_diem phải là một danh sách như ["tieu-chi:1", "kinh-phi"].')
    steps = []
    for each in given:
        label = each.removeprefix(_CRITERION)
        criterion = next((one for one in criteria if one.label == label), None)
        if each in _TIES:
            steps.append(TieStep(_TIES[each]))
        elif each.startswith(_CRITERION) and criterion is not None:
            steps.append(TieStep(criterion=criterion.id))
        else:
            known = ", ".join(_TIES)
            raise UserError(
                f"Mục bang_diem có “{each}” không hiểu được:"
                f" hãy dùng tieu-chi:<ký hiệu> hoặc một trong {known}."
            )
    return tuple(steps)


def _tables(given: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = given.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise UserError(f"Mục {name} của tệp phải viết thành từng khối [[{name}]].")
    return found


def _text(given: Mapping[str, Any], name: str, where: str) -> str:
    found = given.get(name, "")
    if not isinstance(found, str):
        raise UserError(f"{where}: mục {name} phải là chữ trong ngoặc kép.")
    return found.strip()


def _flag(given: Mapping[str, Any], name: str, where: str) -> bool:
    found = given.get(name, False)
    if not isinstance(found, bool):
        raise UserError(f"{where}: mục {name} phải là true hoặc false.")
    return found


def _points(given: Mapping[str, Any], name: str, where: str) -> int | None:
    found = given.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float | str | None):
        raise UserError(f'{where}: mục {name} phải là số điểm, như 9.5 hoặc "9,5".')
    if found is None:
        return None
    try:
        return read_points(str(found))
    except UserError as error:
        raise UserError(f"{where}, mục {name}: {error.sentence}") from error


def _one_of(given: Mapping[str, Any], name: str, known: Mapping[str, Any], where: str, default: Any) -> Any:
    found = given.get(name)
    if found is None:
        return default
    if not isinstance(found, str) or found not in known:
        raise UserError(f"{where}: mục {name} là “{found}”, phải là một trong: {', '.join(known)}.")
    return known[found]


def _refuse_unknown(given: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    unknown = sorted(given.keys() - known)
    if unknown:
        raise UserError(f"{where} có mục “{unknown[0]}” không hiểu được: hãy xem lại chính tả của tên mục.")


def _line_of(error: tomllib.TOMLDecodeError) -> str:
    said = str(error).rpartition("(at line ")[2]
    line = said.partition(",")[0]
    return f" (dòng {line})" if line.isdecimal() else ""


# Writing


def _lines(card: Scorecard) -> Iterator[str]:
    yield _HEAD
    yield f'dinh_dang = "{_FORMAT}"'
    yield f"ten = {_quoted(card.name)}"
    yield f"dung_cho = {_quoted(_code(_PURPOSES, card.purpose))}"
    if card.note:
        yield f"ghi_chu = {_quoted(card.note)}"
    labels = _labels(card)
    if card.tie_rule:
        codes = (
            _code(_TIES, step.rule) if step.rule else _CRITERION + labels[step.criterion]
            for step in card.tie_rule
        )
        yield f"bang_diem = [{', '.join(map(_quoted, codes))}]"
    limits = (
        ("chenh_lech", card.spread_limit),
        ("thuong_nhieu_nhat", card.bonus_most),
        ("tru_nhieu_nhat", card.penalty_most),
    )
    yield from (f"{name} = {_number(points)}" for name, points in limits if points is not None)
    for each in card.criteria:
        yield from ("", "[[tieu_chi]]")
        yield from _criterion_lines(each, labels)
    names = {each.id: each.name for each in card.grades}
    for grade in card.grades:
        yield from ("", "[[xep_loai]]", f"ten = {_quoted(grade.name)}", f"tu_diem = {_number(grade.least)}")
        if grade.not_zero:
            yield "khong_tieu_chi_0 = true"
    for cap in card.caps:
        yield from ("", "[[khong_che]]", f"ten = {_quoted(cap.name)}")
        yield f"cao_nhat = {_quoted(names.get(cap.best_grade, ''))}"


def _criterion_lines(each: Criterion, labels: Mapping[str, str]) -> Iterator[str]:
    if labels[each.id]:
        yield f"ky_hieu = {_quoted(labels[each.id])}"
    yield f"noi_dung = {_quoted(each.text)}"
    if each.parent and each.parent in labels:
        yield f"thuoc = {_quoted(labels[each.parent])}"
    if each.kind is not CriterionKind.SCORE:
        yield f"loai = {_quoted(_code(_KINDS, each.kind))}"
    for name, points in (("trong_so", each.weight), ("toi_da", each.maximum)):
        if points is not None:
            yield f"{name} = {_number(points)}"
    if each.not_zero:
        yield "khong_de_0 = true"
    if each.evidence_hint:
        yield f"minh_chung = {_quoted(each.evidence_hint)}"


def _labels(card: Scorecard) -> dict[str, str]:
    """Return one label for each criterion: its own or, where another has it or it is needed, its place."""
    needed = {step.criterion for step in card.tie_rule} | card.groups
    labels: dict[str, str] = {}
    for place, each in enumerate(card.criteria, 1):
        label = each.label.strip()
        if (not label and each.id in needed) or (label and label in labels.values()):
            label = f"{label}#{place}"
        labels[each.id] = label
    return labels


def _quoted(text: str) -> str:
    # A basic string of TOML is one of JSON but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _number(points: int) -> str:
    return points_text(points).replace(",", ".")


def _code(known: Mapping[str, Any], wanted: Any) -> str:
    return next(code for code, each in known.items() if each is wanted)
