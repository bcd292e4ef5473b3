# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reader import read_plan_text
from dvcq_desktop.plan.reading.source import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND
Số: /UBND-VHXH    Đại Sơn, ngày 5 tháng 01 năm 2026
KẾ HOẠCH
Triển khai công tác dân vận chính quyền năm 2026
Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 01/7/2023; Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;
Căn cứ:
- Kế hoạch số 16/KH-UBND ngày 31/7/2025 của UBND xã.
UBND xã ban hành Kế hoạch, cụ thể như sau:
Phần thứ nhất
A. MỤC TIÊU
I. MỤC ĐÍCH,
YÊU CẦU
II- NHIỆM VỤ
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
1. Công an xã: Giữ gìn an ninh.
2. Các thôn, Ban công tác Mặt trận, đoàn thể
1.1 Tuyên truyền
3.2. Đối thoại trước ngày 15/12/2026
a) Rà soát thủ tục
- Cơ quan chủ trì: Phòng Kinh tế; thời gian: Quý I.
- Tổ chức ký cam kết không gây phiền hà, sách nhiễu;
+ Báo cáo hằng quý.
* Về kinh tế:
nhân dân trên địa bàn xã
Căn cứ nội dung, mục đích của Kế hoạch, các đơn vị triển khai.
| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Hội nghị | Phòng Kinh tế | nt | 30/4/2026 |
| II | NHÓM HAI | | | |
STT\tNội dung\tChủ trì\tPhối hợp\tThời gian
1\tHội nghị\t\tCác thôn\tQuý I
\tĐối thoại\tCông an xã
II\tNhóm hai
+-----+----------+---------+----------+
| STT | Nội dung | Chủ trì | Thời gian |
| 1 | Hội | Phòng | Quý I |
| | nghị | Kinh tế | |
STT
Nội dung
Chủ trì
Thời gian
1
Phòng Kinh tế
Quý II
II
2
KHẨU HIỆU TUYÊN TRUYỀN
Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.
Nơi nhận:
Nơi nhận: - Đảng ủy; - Lưu: VT.    TM. ỦY BAN NHÂN DÂN
- Như trên;
- Lưu: VT, VHXX.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) ThS. Lê Văn Đạt
Nguyễn Thị Minh Huệ
PHỤ LỤC I
MẪU PHIẾU
**Đậm** và *nghiêng*
-----"""
LINES = st.sampled_from(TEXT.split("\n"))
START = "KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n1. Đối thoại."
TYPED = st.text("abcđ ựệ.,;:-+*|()/“”0123456789IVXTM\t", max_size=40)

FOLDER = Path(__file__).parents[2] / "data/plans"
CHANGES: dict[str, Callable[[str], str]] = {
    "letters of two signs": lambda text: unicodedata.normalize("NFD", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "spaces that don't break": lambda text: text.replace(" ", "\u00a0"),
    "signs that are not seen": lambda text: text.replace("ng ", "ng\u200b ").replace("\n", "\n\ufeff"),
    "spaces at the end": lambda text: text.replace("\n", "  \n"),
    "lines of 90 letters": lambda text: wrapped(text, 90),
    "lines of 72 letters": lambda text: wrapped(text, 72),
    "round bullets": lambda text: re.sub(r"(?m)^- ?", "● ", text),
    "Word's own bullets": lambda text: re.sub(r"(?m)^- ?", "\uf0b7\t", text),
    "tabs behind numbers": lambda text: re.sub(r"(?m)^((?:[IVX]+|\d+)\.|[a-zđ]\)) ", "\\1\t", text),
}


def wrapped(text: str, width: int) -> str:
    """Cut the lines of running text at a width, as mail programs do."""
    lines = []
    for line in text.split("\n"):
        in_columns = "    " in line or "|" in line
        lines += (
            [line] if in_columns or not line.strip() else textwrap.wrap(line, width, break_on_hyphens=False)
        )
    return "\n".join(lines)


def facts(text: str) -> tuple[object, ...]:
    plan = read_plan_text(text)
    sections = [part for top in plan.sections for part in top.walk()]
    return (
        (plan.number, plan.symbol, plan.place, plan.date, plan.abstract),
        [(basis.kind, basis.number, basis.date, basis.body) for basis in plan.bases],
        [(part.path, part.title) for part in sections if part.path or part.title],
        [(task.clauses, task.title, task.lead, task.units, task.deadline_text) for task in plan.tasks],
        (plan.recipients, plan.signer, plan.unplaced),
    )


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ["ke-hoach-dan-van-dai-son-2026", "phuong-can-cu-gach", "xa-danh-so-thuong"])
def test_how_a_text_was_typed_changes_nothing_of_what_it_says(name: str, change: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert facts(CHANGES[change](text)) == facts(text)


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from(["", START]), st.lists(st.one_of(LINES, LINES, LINES, TYPED, st.just("")), max_size=40)
)
def test_every_word_has_its_place_once_whatever_the_lines(start: str, lines: list[str]) -> None:
    text = "\n".join([start, *lines])
    try:
        plan = read_plan_text(text)
    except UserError:
        return
    assert Counter(words_of(plan.kept_text())) == Counter(words_of(text))
    assert words_of(plan.whole_text()) == words_of(text)
    assert all(0 <= place < len(plan.tasks) for places in plan.join_proposals for place in places)
    assert all(task.title for task in plan.tasks)
