# SPDX-License-Identifier: MIT
"""Which texts may be a person's name, and what is told of those that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.text.person_names import name_and_aside, proper_name, why_no_name


@pytest.mark.parametrize(
    "name",
    [
        "Lê An", "Nguyễn Thị Hòa", "Y Bhăm", "K'Brơi", "H’Hen Niê", "Ma Thị-Lan", "A Lăng Thị Bích Ngọc Hà",
        "Phạm T. Hoa", "H`Hen Niê", "H´Hen Niê", "Công Tằng Tôn Nữ Thị Hà",
    ],
)  # fmt: skip
def test_names_of_persons_are_names(name: str) -> None:
    assert why_no_name(name) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("/home/lan/ke-hoach.docx", "có dấu “/”"),
        (r"D:\Dân vận\Danh sách", "có dấu “:”"),
        ("Kế hoạch 2026", "có chữ số"),
        ("Kính gửi: Đảng ủy xã", "có dấu “:”"),
        ("Tối nay họp, nhớ mang sổ", "có dấu “,”"),
        ("lan@daison.gov.vn", "có dấu “@”"),
        ("Đề nghị các thôn gửi danh sách trước thứ sáu", "dài quá 7 tiếng"),
        ("- Lê An", "không bắt đầu bằng chữ cái"),
        ("x", "chỉ có một chữ"),
        ("a" * 90, "dài quá 81 chữ"),
    ],
)
def test_what_is_copied_for_another_place_is_no_name(text: str, why: str) -> None:
    assert why_no_name(text) == why


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert (why_no_name(text) == "") <= (1 < len(text) < 82 and text[0].isalpha())


def test_a_form_of_address_and_what_stands_in_brackets_are_no_part_of_a_name() -> None:
    assert name_and_aside("Đ/c Lê Văn An (nghỉ chờ hưu)") == ("Lê Văn An", "nghỉ chờ hưu")
    assert proper_name("LÊ VĂN AN") == proper_name("lê văn an") == "Lê Văn An"
    assert proper_name("Lê văn An") == "Lê văn An"
    assert name_and_aside("đ/c.Lò Văn Ơi") == ("Lò Văn Ơi", "")
    assert name_and_aside("Bà: H'Hen Niê") == ("H'Hen Niê", "")
    for name in ("Ông Thị Bích Hà", "Ông Văn An"):
        assert name_and_aside(f"{name} (Ba)") == (name, "Ba")
    assert name_and_aside("Ông Văn Đình Tùng") == ("Văn Đình Tùng", "")
    assert name_and_aside("Bà Thị Sà Rây") == ("Thị Sà Rây", "")
    assert name_and_aside("Anh Đức") == ("Anh Đức", ""), "of two words the first is the family's"


@pytest.mark.parametrize(
    "name", ["H'Hen Niê", "K’Sor H’Bia", "Nguyễn Thị Ngọc-Anh", "Y Bhiu Ayŭn", "H`Lơ̆ng Niê"]
)
def test_a_name_in_capitals_has_a_capital_behind_an_apostrophe_and_a_hyphen_too(name: str) -> None:
    assert proper_name(name.upper()) == proper_name(name.lower()) == name
