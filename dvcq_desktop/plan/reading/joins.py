# SPDX-License-Identifier: MIT
"""Duties that stand in two places of a plan: found by the rare phrases that they share."""

from __future__ import annotations

import math
import re
from collections import Counter
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
an ninh quoc phong|an ninh|quoc phong|nhan rong|to quoc|phuc vu|truoc ngay|cham nhat|hoan thanh|cong khai
ngay lam viec|dong gop y kien|dong gop|y kien|thoi gian|dinh ky|hang quy|hang thang
hang nam|duy tri|phuc vu|thuc hien tot|theo quy dinh|lien quan|noi dung
"""
# To register models is a duty of its own, though every word of it is common.
_REGISTER = re.compile(
    r"\bdang ky (?:(?:it nhat|toi thieu|xay dung|\d+|mot|hai|cac|nhung|tu) ){0,4}mo hinh\b"
)
_COMMON_WORDS = re.compile(rf"\b(?:{longest_first(_COMMON)})\b")
# Behind these stand examples and circumstances.
_ASIDE = re.compile(r"\b(?:gan voi|dien hinh nhu|nhu|bao gom|phuc vu)\b")
_DOCUMENT = re.compile(
    r"\b(?:nghi quyet|nghi dinh|quyet dinh|chi thi|ket luan|thong tu|ke hoach|quy dinh|luat|chuong trinh)"
    r"(?: so)? \d[^\s,;]*(?: ngay [\d/]+)?(?: cua [^;,.]{0,60})?"
)
_SHORTEST, _LONGEST = 2, 8
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
# The telling phrases that two tasks share, each with its weight.
_Found = dict[tuple[int, int], list[tuple[float, _Phrase]]]


@dataclass(frozen=True)
class _Said:
    """The phrases of one task: all of them, those early in a sentence, those of the title by place."""

    all: frozenset[_Phrase]
    early: frozenset[_Phrase]
    title: dict[_Phrase, int]


def propose_joins(tasks: Sequence[TaskText]) -> list[tuple[frozenset[int], str]]:
    """Return sets of indexes of tasks that state the same duty, each with the words they share.

    Only tasks of different top clauses (II and III) are compared: within one clause the plan itself
    sets its duties apart. A task that names two duties, which others state apart, is in two sets.
    """
    said = [_said(task) for task in tasks]
    paragraphs = [(task.clauses, task.lines) for task in tasks]
    count = len(set(paragraphs))
    index: dict[_Phrase, list[int]] = {}
    for place, own in enumerate(said):
        for phrase in own.all:
            index.setdefault(phrase, []).append(place)
    found: _Found = {}
    for phrase, places in index.items():
        weight = _weight(phrase, len({paragraphs[place] for place in places}), count)
        if not weight:
            continue
        for pair in combinations(places, 2):
            if _top(tasks[pair[0]]) != _top(tasks[pair[1]]) and _tells(
                phrase, weight, *(said[i] for i in pair)
            ):
                found.setdefault(pair, []).append((weight, phrase))
    groups = _grouped({pair: sorted(found[pair], reverse=True) for pair in sorted(found)})
    whole = [(_one_of_a_clause(places, phrase, said, tasks), phrase) for places, phrase in groups]
    return [
        (frozenset(places), _as_written(_fullest(places, phrase, found), tasks[min(places)]))
        for places, phrase in _apart(whole, said)
    ]


def _fullest(places: set[int], phrase: _Phrase, found: _Found) -> _Phrase:
    """Return the longest phrase around another that all tasks of a group share."""
    shared = [set(told) for pair, told in found.items() if places.issuperset(pair)]
    common = set[tuple[float, _Phrase]].intersection(*shared) if shared else set()
    around = [told for told in common if _within(phrase, told[1])]
    return max(around)[1] if around else phrase


def _tells(phrase: _Phrase, weight: float, left: _Said, right: _Said) -> bool:
    """Tell whether a phrase that two tasks share shows that they state one duty."""
    in_title = (phrase in left.title and phrase in right.early) or (
        phrase in right.title and phrase in left.early
    )
    if in_title and weight >= _ENOUGH_IN_TITLE:
        return True
    either_early = phrase in left.early or phrase in right.early
    return either_early and _telling(phrase) >= _LONG_PHRASE and weight >= _ENOUGH


def _grouped(found: _Found) -> list[tuple[set[int], _Phrase]]:
    """Put pairs together that share a phrase, or a part of it; one that many pairs share comes first."""
    spread = Counter(phrase for told in found.values() for _, phrase in told)
    groups: list[tuple[set[int], _Phrase]] = []
    for pair, told in found.items():
        for places, words in groups:
            if places & set(pair) and any(_within(one, words) or _within(words, one) for _, one in told):
                places.update(pair)
                break
        else:
            _, phrase = max(told, key=lambda one: (spread[one[1]], one))
            groups.append((set(pair), phrase))
    return groups


def _one_of_a_clause(
    places: set[int], phrase: _Phrase, said: Sequence[_Said], tasks: Sequence[TaskText]
) -> set[int]:
    """Where several duties of one clause share the phrase, keep the one whose title comes to it first."""
    kept = set(places)
    for place in places:
        same = [other for other in places if tasks[other].clauses == tasks[place].clauses]
        named = [other for other in same if phrase in said[other].title]
        if named and place != min(named, key=lambda other: (said[other].title[phrase], other)):
            kept.discard(place)
    return kept


def _apart(
    groups: Sequence[tuple[set[int], _Phrase]], said: Sequence[_Said]
) -> list[tuple[set[int], _Phrase]]:
    """Let a task be in several groups only where its title names what each of them is about."""
    found: list[tuple[set[int], _Phrase]] = []
    for places, phrase in sorted(groups, key=lambda group: (-len(group[0]), sorted(group[0]))):
        kept = {
            place
            for place in places
            if all(
                place not in others or (phrase in said[place].title and words in said[place].title)
                for others, words in found
            )
        }
        if len(kept) > 1 and not any(kept <= others for others, _ in found):
            found.append((kept, phrase))
    return found


def _within(short: _Phrase, long: _Phrase) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _said(task: TaskText) -> _Said:
    text = _sentences(_without_units(task.text, task))
    title = _sentences(_without_units(task.title, task))
    every = frozenset(phrase for part in (*text, *title) for phrase in _phrases(_words(part)))
    in_title = _subjects(title)
    subjects = (*_subjects(text), *in_title)
    early = frozenset(phrase for words in subjects for phrase in _phrases(words[:_EARLY]))
    named: dict[_Phrase, int] = {}
    for words in in_title:
        for phrase, place in _phrases(words).items():
            named.setdefault(phrase, place)
    return _Said(every, early, named)


def _without_units(text: str, task: TaskText) -> str:
    for name in (task.lead, *task.coordinating, *task.units):
        text = text.replace(name, " . ") if name else text
    return text


def _sentences(text: str) -> list[str]:
    parts = re.split(r"[.;]", _DOCUMENT.sub(" . ", fold(text)))
    return [_REGISTER.sub("dang ky mo# hinh", part) for part in parts]


def _subjects(sentences: Sequence[str]) -> list[list[str]]:
    """Return the words of sentences up to their examples and circumstances, those behind a colon apart."""
    heads = (_ASIDE.split(sentence, maxsplit=1)[0] for sentence in sentences)
    return [_words(part) for head in heads for part in head.split(":")]


def _words(part: str) -> list[str]:
    return re.findall(r"[a-z0-9_]+", _COMMON_WORDS.sub(" _ ", part.replace(":", " _ ")).replace("#", ""))


def _top(task: TaskText) -> str:
    return task.clauses[0].split(".")[0] if task.clauses else ""


def _phrases(words: Sequence[str]) -> dict[_Phrase, int]:
    """Return the phrases in a row of words, each with its first place."""
    found: dict[_Phrase, int] = {}
    count = len(words)
    is_little = [word in _LITTLE for word in words]
    # Up to where a phrase that begins at a place may go.
    ends = [count] * (count + 1)
    for place in reversed(range(count)):
        ends[place] = place if words[place] == "_" or words[place].isdecimal() else ends[place + 1]
    for start in range(count):
        if is_little[start]:
            continue
        for end in range(start + _SHORTEST, min(start + _LONGEST, ends[start]) + 1):
            if not is_little[end - 1]:
                found.setdefault(tuple(words[start:end]), start)
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
