# SPDX-License-Identifier: MIT
"""The help's few signs are read, and nothing else is taken for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.guide.markdown import Heading, Item, Paragraph, Rows, Run, Shot, line_of, parsed, plain
from dvcq_desktop.guide.screen.html import html_of

PAGE = """<!-- places: Kế hoạch / Nhiệm vụ -->
# Nhiệm vụ

Chọn **Gia hạn…** (Ctrl+G), xem
[thùng rác](hoan-tac.md).

![Bảng](bang.png)

- Một
- Hai *nghiêng*
tiếp theo

1. Trước
2. Sau

| Phím | Việc |
|---|---|
| F1 | **Giúp** |
## Giao việc
Ghi.
"""


def test_every_sign_is_read() -> None:
    assert parsed(PAGE) == [
        Heading(1, (Run("Nhiệm vụ"),)),
        Paragraph(
            (
                Run("Chọn "),
                Run("Gia hạn…", bold=True),
                Run(" (Ctrl+G), xem "),
                Run("thùng rác", target="hoan-tac.md"),
                Run("."),
            )
        ),
        Shot("Bảng", "bang.png"),
        Item("-", (Run("Một"),)),
        Item("-", (Run("Hai "), Run("nghiêng", italic=True), Run(" tiếp theo"))),
        Item("1.", (Run("Trước"),)),
        Item("2.", (Run("Sau"),)),
        Rows(
            (
                ((Run("Phím"),), (Run("Việc"),)),
                ((Run("F1"),), (Run("Giúp", bold=True),)),
            )
        ),
        Heading(2, (Run("Giao việc"),)),
        Paragraph((Run("Ghi."),)),
    ]


def test_a_heading_ends_at_its_line() -> None:
    assert parsed("## Giao việc\nGhi.") == [Heading(2, (Run("Giao việc"),)), Paragraph((Run("Ghi."),))]


@given(st.text(st.sampled_from("ab 1.-|#<&>\"'\n"), max_size=30))
def test_what_is_no_sign_of_ours_is_shown_as_it_is(text: str) -> None:
    shown = html_of(parsed(text or "a"), line="#000", quiet="#000")
    assert "<b>" not in shown
    for part in parsed(text) if text.strip() else []:
        if isinstance(part, Paragraph):
            assert " ".join(plain(part.line).split()) in " ".join(text.split())


def test_markup_in_a_page_is_no_markup_on_the_screen() -> None:
    shown = html_of(parsed("Gõ <b>đậm</b> & **lưu**"), line="#000", quiet="#000")
    assert shown == "<p>Gõ &lt;b&gt;đậm&lt;/b&gt; &amp; <b>lưu</b></p>"


def test_lists_are_closed() -> None:
    shown = html_of(parsed("- a\n- b\n\n1. c\n\nd"), line="#000", quiet="#000")
    assert shown == "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><p>d</p>"


def test_a_line_without_signs_is_one_piece() -> None:
    assert line_of("5 * 3 = 15") == (Run("5 * 3 = 15"),)
