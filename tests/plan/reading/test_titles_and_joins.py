# SPDX-License-Identifier: MIT
"""Titles, duties and joins of seven plans, as a careful reader wrote them down in tests/data/plans/truth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.plan import proposals
from dvcq_desktop.plan.proposals import joined_proposals
from dvcq_desktop.plan.reader import read_plan, read_plan_text
from dvcq_desktop.plan.reading import titles
from dvcq_desktop.plan.reading.source import words_of
from dvcq_desktop.plan.reading.statements import statements
from dvcq_desktop.plan.reading.titles import LIMIT, LONGEST, short_title

if TYPE_CHECKING:
    from dvcq_desktop.plan.plantext import PlanText, TaskText

FOLDER = Path(__file__).parents[2] / "data/plans"
ALL = sorted(path.stem for path in FOLDER.glob("*.txt"))
TRUE = sorted(path.stem for path in (FOLDER / "truth").glob("*.md") if path.stem != "README")
REAL = "ke-hoach-dan-van-dai-son-2026"
# What alone may be left out of a document's name.
LEFT_OUT = re.compile(r"(?:số \S+)? ?(?:ngày [\d/]+)? ?(?:của [^,;.]{2,70})?")


@dataclass(frozen=True)
class Truth:
    """The duties of a plan, one a line, and those that are one: the numbers of their lines, and its title."""

    duties: list[str]
    joins: list[tuple[set[int], str]]


def truth_of(name: str) -> Truth:
    lines = (FOLDER / f"truth/{name}.md").read_text(encoding="utf-8").splitlines()
    joins = [line[3:].split(" | ") for line in lines if line.startswith("==")]
    return Truth(
        [line for line in lines if not line.startswith("==")],
        [({int(place) - 1 for place in places.split()}, title) for places, title in joins],
    )


def plan_of(name: str) -> PlanText:
    return read_plan(FOLDER / f"{name}.txt")


def as_line(task: TaskText) -> str:
    owes = f"+{'; '.join(task.units)}" if task.units else task.lead
    parts = ["/".join(task.clauses), task.title, owes, "; ".join(task.coordinating)]
    return " | ".join(parts).rstrip(" |")


def stands_in(title: list[str], text: list[str]) -> bool:
    """Tell whether the words stand in the text one behind the other, but for what LEFT_OUT allows."""
    ends = {place + 1 for place, word in enumerate(text) if word.lower() == title[0].lower()}
    for word in title[1:]:
        nexts = {end + 1 for end in ends if text[end : end + 1] == [word]}
        for end in ends:
            nexts |= {
                other + 1
                for other in range(end + 1, min(end + 24, len(text)))
                if text[other] == word and LEFT_OUT.fullmatch(" ".join(text[end:other]))
            }
        ends = nexts
    return bool(ends)


def words(text: str) -> list[str]:
    return re.sub(r"[“”\"(),;:]|\.+(?=[\s,;:]|$)|(?<=\s)\.+|/(?=\s|$)", " ", text).split()


@pytest.mark.parametrize("name", TRUE)
def test_duties_are_read_as_a_careful_reader_reads_them(name: str) -> None:
    assert [as_line(task) for task in plan_of(name).tasks] == truth_of(name).duties


@pytest.mark.parametrize("name", TRUE)
def test_duties_stated_twice_are_found_and_no_others(name: str) -> None:
    found = {frozenset(places) for places in plan_of(name).join_proposals}
    assert found == {frozenset(places) for places, _ in truth_of(name).joins}


@pytest.mark.parametrize("name", TRUE)
def test_accepting_all_joins_makes_one_task_of_each_duty(name: str) -> None:
    plan, truth = plan_of(name), truth_of(name)
    joined = {part.title: part for part in joined_proposals(plan)}
    for places, title in truth.joins:
        clauses = dict.fromkeys(plan.tasks[place].clauses[0] for place in sorted(places))
        assert joined[title].clauses == tuple(clauses)
    gone = set().union(*(places for places, _ in truth.joins)) if truth.joins else set()
    assert len(joined_proposals(plan)) == len(plan.tasks) - len(gone) + len(truth.joins)


def test_the_duties_of_the_village_stay_its_own_when_all_joins_are_taken() -> None:
    plan = plan_of(REAL)
    of_villages = [part for part in joined_proposals(plan) if "III.5" in part.clauses]
    assert [part.clauses for part in of_villages] == [("II.4", "III.1", "III.5"), ("III.5",), ("III.5",)]
    dialogue = of_villages[0]
    assert (dialogue.lead, dialogue.units) == ("Phòng Văn hóa - Xã hội", ())
    assert dialogue.coordinating == ("Ban công tác Mặt trận", "UBND xã")
    assert "triển khai mô hình" not in dialogue.content


def test_tasks_hold_every_word_of_the_clauses_of_the_real_plan() -> None:
    plan = plan_of(REAL)
    for top in plan.sections[1:]:
        for clause in top.children:
            told = [part.text for part in clause.walk() if part.text]
            tasks = [task.text for task in plan.tasks if clause.path in task.clauses]
            assert words_of(" ".join(tasks)) == words_of(" ".join(told))


@pytest.mark.parametrize("name", ALL)
def test_every_word_of_a_title_stands_in_its_text_or_heading_in_that_order(name: str) -> None:
    plan = plan_of(name)
    headings = [words(part.title) for top in plan.sections for part in top.walk() if part.title]
    for task in plan.tasks:
        title = words(task.title)
        assert stands_in(title, words(task.text)) or any(stands_in(title, heading) for heading in headings)


@pytest.mark.parametrize("name", ALL)
def test_titles_are_short_and_open_no_quotation(name: str) -> None:
    for task in plan_of(name).tasks:
        assert 2 < len(task.title) <= LONGEST
        assert task.title.count("“") == task.title.count("”")
        assert task.title.count("(") == task.title.count(")")
        assert not re.search(r"(?:[\s,;:]|\s(?:và|hoặc|của|về|cho|để|trong|với|các|những))$", task.title)


def test_no_title_of_a_real_shape_needs_more_than_the_usual_length() -> None:
    tasks = [task for name in ALL for task in plan_of(name).tasks]
    assert [task.title for task in tasks if len(task.title) > LIMIT + 15] == []
    # Only of a list that nothing ends the rest is left out; the text has it.
    [title] = {task.title for task in tasks if task.title.endswith("...")}
    assert title.endswith(", danh mục các dự án đầu tư, bộ thủ tục hành chính...")
    assert all("doanh nghiệp biết, thực hiện" in task.text for task in tasks if task.title == title)


def test_there_is_one_rule_for_titles() -> None:
    assert proposals.short_title is titles.short_title


PIECES = st.sampled_from(
    [
        "Tổ chức đối thoại với Nhân dân",
        "triển khai mô hình “Dân vận khéo; khéo dân vận” ở từng thôn",
        "Ban công tác Mặt trận chủ trì phối hợp UBND xã tiếp nhận phản ánh",
        "thực hiện Chỉ thị số 26/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ về kỷ luật, kỷ cương",
        "như: Luật Khiếu nại",
        "kịp thời đề xuất",
        "cán bộ, công chức, viên chức và người lao động",
        "Giao Công an xã (phối hợp với các thôn; tổ) giữ gìn an ninh",
        "đảm bảo hiệu quả",
        "và",
        "về việc",
        "“Trọng dân, gần dân",
        "hiểu dân”",
        "1.",
        "...",
    ]
)
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", ", ", "; ", ". ", ": ", " nhằm ", " cho "])), max_size=14
)


def text_of(pieces: list[tuple[str, str]]) -> str:
    return "".join(piece + mark for piece, mark in pieces)


@given(TEXTS)
def test_statements_hold_the_whole_text(pieces: list[tuple[str, str]]) -> None:
    text = text_of(pieces)
    found = statements(text)
    assert " ".join(found).split() == text.split()
    assert all(part.strip() for part in found) or not text.strip()


@given(TEXTS)
def test_a_title_says_nothing_that_its_text_does_not_say(pieces: list[tuple[str, str]]) -> None:
    text = text_of(pieces)
    title = short_title(text)
    assert len(title) <= LONGEST
    assert not words(title) or stands_in(words(title), words(text))
    if text.count("“") == text.count("”") and "hiểu dân" not in text:
        assert title.count("“") == title.count("”")


@given(st.text(max_size=500))
def test_a_title_is_short_whatever_the_text(text: str) -> None:
    assert len(short_title(text)) <= LONGEST


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tuyên truyền, vận động Nhân dân tham gia; tuyên truyền pháp luật đến từng hộ dân.", 1),
        ("Thực hiện các nghị quyết: Nghị quyết số 01 của Đảng ủy xã; Nghị quyết số 02 của HĐND xã.", 1),
        ("Tổ chức hội nghị quán triệt các văn bản; tham mưu ban hành kế hoạch thực hiện.", 2),
        ("Tổ chức hội nghị quán triệt các văn bản. Tham mưu ban hành kế hoạch thực hiện.", 2),
        ("Thực hiện các nội dung sau: tổ chức hội nghị ở từng thôn; tham mưu ban hành kế hoạch.", 1),
        ("Thực hiện phong cách “gần dân; tuyên truyền cho dân; vận động dân” trong công tác.", 1),
        ("Tiếp công dân vào thứ năm hằng tuần; không để đơn thư tồn đọng kéo dài.", 1),
        ("Chủ tịch UBND xã đối thoại với Nhân dân. Giao Văn phòng chủ trì chuẩn bị nội dung.", 1),
        ("Công an xã giữ gìn an ninh trật tự; Phòng Kinh tế bố trí kinh phí thực hiện.", 2),
        ("Chủ trì theo dõi; báo cáo trước ngày 05/12/2026.", 1),
    ],
)
def test_duties_of_different_verbs_are_apart_and_objects_of_one_verb_are_not(text: str, count: int) -> None:
    assert len(statements(text)) == count


def test_a_paragraph_that_is_none_is_left_whole() -> None:
    assert len(statements("Tổ chức đối thoại với Nhân dân; tham mưu ban hành kế hoạch; " * 1000)) == 1


def test_a_second_unit_in_a_sentence_owes_its_own_part_and_what_follows() -> None:
    told = (
        "Công an xã giữ gìn an ninh trật tự; Phòng Kinh tế bố trí kinh phí thực hiện; tham mưu sửa quy chế."
    )
    plan = read_plan_text(f"KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n1. {told}\n")
    assert [task.lead for task in plan.tasks] == ["Công an xã", "Phòng Kinh tế", "Phòng Kinh tế"]
    assert plan.tasks[1].title == "Bố trí kinh phí thực hiện"


def test_a_time_belongs_to_the_duty_that_it_is_said_of() -> None:
    told = "Theo dõi việc thực hiện Kế hoạch; tổng hợp báo cáo kết quả trước ngày 10/11/2026."
    first, second = read_plan_text(f"KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n1. {told}\n").tasks
    assert (first.deadline_text, second.deadline_text) == ("", "trước ngày 10/11/2026")


def test_a_duty_with_lead_time_and_product_of_its_own_stays_whole() -> None:
    told = "Tổ chức hội nghị quán triệt; tham mưu ban hành kế hoạch.\n- Sản phẩm: Kế hoạch.\n"
    [task] = read_plan_text(f"KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n1. {told}\n").tasks
    assert task.product == "Kế hoạch"


def test_single_sentences_are_titled_as_written_down() -> None:
    pairs = (FOLDER / "truth/sentences.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for text, title in (pair.split("\n=> ") for pair in pairs):
        assert short_title(text) == title
