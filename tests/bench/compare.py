# SPDX-License-Identifier: MIT
"""Comparing two plan texts of 10,000 words, word by word, against difflib on the same lines."""

import difflib
import random
from collections.abc import Iterator

from dvcq_desktop.plan.comparing import compare
from dvcq_desktop.plan.rules import Clause
from tests.bench.figures import Figure, median_ratio

WORDS = 10_000
WORDS_OF_CLAUSE = 60
TURNS = 31
SYLLABLES = (
    "tổ chức tuyên truyền vận động nhân dân thực hiện quy chế dân chủ ở cơ sở cam kết không gây phiền hà"
    " sách nhiễu đối thoại tiếp công dân giải quyết đơn thư mô hình khéo thôn phòng ban đơn vị trước ngày"
    " tháng năm báo cáo kết quả kế hoạch triển khai phối hợp chủ trì cán bộ công chức viên chức hòa giải"
)


def measure() -> Iterator[Figure]:
    chance = random.Random(2026)
    old = text(chance)
    few, many = amended(old, chance, 12), amended(old, chance, 3)
    yield figure("a text of 10,000 words, one clause of 12 changed", old, few)
    yield figure("a text of 10,000 words, one clause of 3 changed", old, many)


def figure(what: str, old: list[Clause], new: list[Clause]) -> Figure:
    before, after = lines(old), lines(new)

    def ours() -> None:
        for change in compare(old, new):
            assert change.title is not None
            assert change.text is not None

    def theirs() -> None:
        list(difflib.ndiff(before, after))

    return Figure(f"{what}: compared / difflib.ndiff", median_ratio(ours, theirs, TURNS), 3.0)


def text(chance: random.Random) -> list[Clause]:
    syllables = SYLLABLES.split()
    found: list[Clause] = []
    for number in range(WORDS // WORDS_OF_CLAUSE):
        part, place = divmod(number, 12)
        words = " ".join(chance.choice(syllables) for _ in range(WORDS_OF_CLAUSE - 6))
        title = " ".join(chance.choice(syllables) for _ in range(6))
        if place == 0:
            found.append(Clause(f"{part}", None, str(part), str(part), title.upper(), words, number))
        else:
            found.append(
                Clause(f"{part}.{place}", str(part), str(place), f"{part}.{place}", title, words, number)
            )
    return found


def amended(old: list[Clause], chance: random.Random, every: int) -> list[Clause]:
    found = []
    for clause in old:
        words = clause.text.split()
        if chance.randrange(every) == 0:
            words[chance.randrange(len(words))] = "trước ngày 30/6/2026"
            words.insert(chance.randrange(len(words)), "lưu động")
        parent = f"+{clause.parent}" if clause.parent else None
        found.append(clause._replace(id=f"+{clause.id}", parent=parent, text=" ".join(words)))
    return found


def lines(clauses: list[Clause]) -> list[str]:
    return [line for clause in clauses for line in (f"{clause.label}. {clause.title}", clause.text)]
