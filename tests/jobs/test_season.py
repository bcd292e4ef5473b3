# SPDX-License-Identifier: MIT
"""The season of the models: one registered and moved on, the last scores, the decision, the certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer

NAME = "Tu sach cua thon"
UNSCORED = "Ngày thứ sáu không hẹn"


def test_season(year: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    she = begin()
    she.room("Dân vận khéo")
    register(she)
    score(she)
    decide(she)
    words = certificates(she, tmp_path)
    assert UNSCORED in words


def register(she: Officer) -> None:
    she.press("Ctrl+N")
    she.write(NAME)
    she.tab_to("Lĩnh vực")
    she.write("kinh te")
    she.tab_to("Đơn vị, thôn")
    she.write("thon ben trai")
    she.press("Ctrl+S")
    she.calm()
    she.see("mo hinh moi")
    she.press("Ctrl+B")
    she.dialog()
    she.see("chuyen buoc")
    she.press("Return")
    she.alone()
    she.see("da chuyen buoc")
    stages = "select stage, model_step.* from model_step join model on model.id = model where name = ?"
    assert [row[0] for row in she.kept(stages, NAME)] == ["dang-ky", "trien-khai"]


def score(she: Officer) -> None:
    """Fill in what one of the Tổ thẩm định still owes."""
    she.page("Chấm điểm")
    she.press("Ctrl+F")
    she.tab_to("Phiếu của")
    she.press("Down", 2)
    she.calm()
    she.tab_to("Bảng điểm")
    she.press("Down", 3)
    she.calm()
    she.see("phieu con thieu")
    [(given,)] = she.kept("select count(*) from model_score")
    assert isinstance(given, int)
    she.paste("\t".join(["3"] * 10))
    she.calm()
    she.see("da cham du")
    assert she.kept("select count(*) from model_score") == [(given + 10,)]


def decide(she: Officer) -> None:
    she.page("Công nhận")
    she.tab_to("Bảng")
    she.press("Ctrl+Home")
    she.tab_to("Số")
    she.write("201")
    she.tab_to("Ngày ban hành")
    she.write("26/11/2026")
    she.press("Tab")
    she.calm()
    she.see("quyet dinh co so")
    she.press("Ctrl+B")
    she.dialog()
    she.see("hoi truoc khi chot")
    she.tab_to("Vẫn chốt")
    she.press("Space")
    she.alone()
    she.see("da chot")
    assert she.kept("select number, issued_on from recognition where state = 'frozen' and number = '201'")


def certificates(she: Officer, folder: Path) -> str:
    she.menu("Dân vận khéo", "In giấy chứng nhận mô hình")
    she.dialog("In")
    she.see("in giay chung nhan")
    she.press("Return")
    she.preview()
    she.see("giay chung nhan")
    return she.save_pdf(folder / "giay-chung-nhan.pdf")
