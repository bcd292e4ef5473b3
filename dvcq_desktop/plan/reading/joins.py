# SPDX-License-Identifier: MIT
"""Duties that stand in two places of a plan: found by the rare phrases that they share."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from dvcq_desktop.plan.reading.units import longest_first
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.plantext import TaskText

# What every plan of a People's Committee is full of says nothing of what a duty is about: little words,
_LITTLE = frozenset(
    [
        "va",
        "cac",
        "cua",
        "cho",
        "ve",
        "theo",
        "trong",
        "tai",
        "de",
        "tu",
        "den",
        "nhung",
        "mot",
        "la",
        "duoc",
        "bang",
        "qua",
        "nham",
        "thuoc",
        "gom",
        "cung",
        "voi",
        "o",
        "moi",
        "tung",
        "khi",
        "nay",
        "do",
        "co",
        "khong",
        "tren",
        "nam",
        "xa",
        "phuong",
        "tinh",
        "thanh",
        "pho",
        "huyen",
        "nhu",
        "ra",
        "vao",
        "len",
        "bi",
        "lam",
        "tot",
        "day",
        "du",
        "kip",
        "thoi",
        "viec",
        "_",
    ]
)
# and compounds of two or more.
_COMMON = """
ubnd|uy ban nhan dan|uy ban|nhan dan|can bo|cong chuc|vien chuc|nguoi dan|nguoi lao dong|don vi
co quan|phong ban|tiep tuc|tang cuong|day manh|nang cao|thuc hien|trien khai|to chuc|co hieu qua
hieu qua|hieu luc|cong tac|nhiem vu|dam bao|bao dam|chu tri|phoi hop|tham muu|chu dong|thuong xuyen
gan voi|hoat dong|noi dung|quy dinh|ke hoach|chuong trinh|dan van|chinh quyen|nha nuoc|trung uong
cac cap|cac nganh|dong thoi|huong dan|theo doi|don doc|kiem tra|giam sat|ban hanh|xay dung
phat trien|toan quoc|lan thu|nhiem ky|dai hoi|dang bo|dang vien|cap uy|phap luat|linh vuc|xa hoi
kinh te|van hoa|doi song|dia phuong|tuyen truyen|pho bien|giao duc|van dong|mo hinh|dien hinh
tieu bieu|phong trao|thi dua|dan van kheo|chat luong|nhan thuc|trach nhiem|tinh than|y thuc|doi ngu
lanh dao|chi dao|nghiem tuc|cu the|quan trong|thiet thuc|dong bo|ket qua|giai phap|yeu cau
chuyen mon|quan ly|thong tin|van ban|tong hop|bao cao|tap the|ca nhan|ra soat|danh gia|so ket
tong ket|mttq viet nam|mat tran to quoc viet nam|mat tran to quoc|mttq|ban cong tac mat tran
mat tran|viet nam|doan the|hoi doan|dia ban|tham gia|tap trung|trong tam|quy che|chu truong
duong loi|chinh sach|cua dang|thong qua|tam quan trong|y nghia|toan the|quan triet|kip thoi|thuc te
tinh hinh|chuc nang|tham quyen|nguoi dung dau|quan tam|giai quyet|su kien|chinh tri|cong dong
the che hoa|cu the hoa|quan he|lam viec|hai long|thuan loi|nhanh chong|hien dai|doi moi|sang tao
to quoc|phuc vu|truoc ngay|cham nhat|hoan thanh|cong khai|ngay lam viec|thoi gian|dinh ky|hang quy|hang thang
hang nam|duy tri|phuc vu|thuc hien tot|theo quy dinh|lien quan|noi dung
"""
# To register models is a duty of its own, though every word of it is common.
_REGISTER = re.compile(
    r"\bdang ky (?:(?:it nhat|toi thieu|xay dung|\d+|mot|hai|cac|nhung|tu) ){0,4}mo hinh\b"
)
_COMMON_WORDS = re.compile(rf"\b(?:{longest_first(_COMMON)})\b")
_DOCUMENT = re.compile(
    r"\b(?:nghi quyet|nghi dinh|quyet dinh|chi thi|ket luan|thong tu|ke hoach|quy dinh|luat|chuong trinh)"
    r"(?: so)? \d[^\s,;]*(?: ngay [\d/]+)?(?: cua [^;,.]{0,60})?"
)
_LENGTHS = range(2, 9)
_LONG_PHRASE = 4
_ENOUGH = 9.0
_ENOUGH_IN_TITLE = 3.6
_RARE = 4
# In a short plan a phrase tells as much as in one of so many tasks.
_FEW = 12
_MANY = 12
_WIDEST_GAP = 6
# What a duty is about stands at the beginning of its sentences; further behind are circumstances.
_EARLY = 18

_Phrase = tuple[str, ...]


@dataclass(frozen=True)
class _Said:
    """The phrases of one task: all of them, those early in a sentence, those of the title."""

    all: frozenset[_Phrase]
    early: frozenset[_Phrase]
    title: frozenset[_Phrase]


def propose_joins(tasks: Sequence[TaskText]) -> list[tuple[frozenset[int], str]]:
    """Return sets of indexes of tasks that state the same duty, each with the words they share.

    Only tasks of different top clauses (II and III) are compared: within one clause the plan itself
    sets its duties apart.
    """
    said = [_said(task) for task in tasks]
    index: dict[_Phrase, list[int]] = {}
    for place, own in enumerate(said):
        for phrase in own.all:
            index.setdefault(phrase, []).append(place)
    best: dict[tuple[int, int], tuple[float, _Phrase]] = {}
    for phrase, places in index.items():
        weight = _weight(phrase, len(places), len(tasks))
        if not weight:
            continue
        for pair in combinations(places, 2):
            if _top(tasks[pair[0]]) != _top(tasks[pair[1]]) and _tells(
                phrase, weight, *(said[i] for i in pair)
            ):
                best[pair] = max(best.get(pair, (0.0, ())), (weight, phrase))
    found = {pair: phrase for pair, (_, phrase) in sorted(best.items())}
    return _grouped(found, said, tasks)


def _tells(phrase: _Phrase, weight: float, left: _Said, right: _Said) -> bool:
    """Tell whether a phrase that two tasks share shows that they state one duty."""
    in_title = (phrase in left.title and phrase in right.early) or (
        phrase in right.title and phrase in left.early
    )
    if in_title and weight >= _ENOUGH_IN_TITLE:
        return True
    either_early = phrase in left.early or phrase in right.early
    return either_early and _telling(phrase) >= _LONG_PHRASE and weight >= _ENOUGH


def _grouped(
    found: dict[tuple[int, int], _Phrase], said: Sequence[_Said], tasks: Sequence[TaskText]
) -> list[tuple[frozenset[int], str]]:
    """Put pairs together that share a phrase, or a part of it."""
    groups: list[tuple[set[int], _Phrase]] = []
    for pair, phrase in found.items():
        for places, words in groups:
            if places & set(pair) and (_within(phrase, words) or _within(words, phrase)):
                places.update(pair)
                break
        else:
            groups.append((set(pair), phrase))
    whole = [(_one_of_a_clause(places, phrase, said, tasks), phrase) for places, phrase in groups]
    # Those who join one group after the other find the largest first: a task can be joined only once.
    whole.sort(key=lambda group: (-len(group[0]), sorted(group[0])))
    whole = [
        group for place, group in enumerate(whole) if not any(group[0] <= one[0] for one in whole[:place])
    ]
    return [(frozenset(places), _as_written(phrase, tasks[min(places)])) for places, phrase in whole]


def _one_of_a_clause(
    places: set[int], phrase: _Phrase, said: Sequence[_Said], tasks: Sequence[TaskText]
) -> set[int]:
    """Where several duties of one clause share the phrase, keep those that have it in their titles."""
    kept = set(places)
    for place in places:
        same = [other for other in places if tasks[other].clauses == tasks[place].clauses]
        named = [other for other in same if phrase in said[other].title]
        if named and place not in named:
            kept.discard(place)
    return kept


def _within(short: _Phrase, long: _Phrase) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _said(task: TaskText) -> _Said:
    text = _sentences(_without_units(task.text, task))
    title = _sentences(_without_units(task.title, task))
    every = frozenset(phrase for words in (*text, *title) for phrase in _phrases(words))
    early = frozenset(phrase for words in (*text, *title) for phrase in _phrases(words[:_EARLY]))
    return _Said(every, early, frozenset(phrase for words in title for phrase in _phrases(words)))


def _without_units(text: str, task: TaskText) -> str:
    for name in (task.lead, *task.coordinating, *task.units):
        text = text.replace(name, " . ") if name else text
    return text


def _sentences(text: str) -> list[list[str]]:
    parts = re.split(r"[.;:]", _DOCUMENT.sub(" . ", fold(text)))
    kept = [_REGISTER.sub("dang ky mo# hinh", part) for part in parts]
    return [re.findall(r"[a-z0-9_]+", _COMMON_WORDS.sub(" _ ", part).replace("#", "")) for part in kept]


def _top(task: TaskText) -> str:
    return task.clauses[0].split(".")[0] if task.clauses else ""


def _phrases(words: Sequence[str]) -> set[_Phrase]:
    found = set()
    for length in _LENGTHS:
        for start in range(len(words) - length + 1):
            phrase = tuple(words[start : start + length])
            if (
                "_" not in phrase
                and not any(map(str.isdecimal, phrase))
                and phrase[0] not in _LITTLE
                and phrase[-1] not in _LITTLE
            ):
                found.add(phrase)
    return found


def _telling(phrase: _Phrase) -> int:
    return sum(word not in _LITTLE for word in phrase)


def _weight(phrase: _Phrase, known: int, count: int) -> float:
    """Return how much a phrase tells: long and rare ones more, common ones nothing."""
    if not 2 <= known <= max(_RARE, min(count // 6, _MANY)):
        return 0.0
    return _telling(phrase) * math.log(1 + max(count, _FEW) / known)


def _as_written(phrase: _Phrase, task: TaskText) -> str:
    """Return the phrase in the task's own spelling."""
    text = f"{task.title}. {task.text}"
    pieces = re.findall(r"[^\W_]+", text)
    folded = [fold(piece) for piece in pieces]
    size = len(phrase)
    for start in range(len(folded) - size + 1):
        if tuple(folded[start : start + size]) == phrase:
            return " ".join(pieces[start : start + size])
    return _with_gaps(phrase, pieces, folded) or " ".join(phrase)


def _with_gaps(phrase: _Phrase, pieces: Sequence[str], folded: Sequence[str]) -> str:
    """Find a phrase that other words part ("đăng ký ít nhất 01 mô hình")."""
    for start, word in enumerate(folded):
        if word != phrase[0]:
            continue
        found, place = [], start
        for wanted in phrase:
            near = folded[place : place + _WIDEST_GAP]
            if wanted not in near:
                break
            place += near.index(wanted)
            found.append(pieces[place])
        else:
            return " ".join(found)
    return ""
