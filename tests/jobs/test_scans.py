# SPDX-License-Identifier: MIT
"""Forms come back from the scanner: each is looked at and confirmed, and the list of the signed printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.commitments.store import campaigns, texts
from dvcq_desktop.opening import open_database
from tests.commitments.papers import scanned_pdf, sign
from tests.commitments.stacks import box_of, printed_forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer


def test_scans(year: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    people = make_stack(year, tmp_path / "chong.pdf")
    she = begin()
    she.room("Cam kết")
    she.page("Bản quét")
    she.tab_to("Nhận bản quét…")
    she.press("Space")
    she.file(tmp_path / "chong.pdf")
    she.until(lambda: she.kept("select count(*) from scan_page") == [(2,)])
    she.calm()
    she.see("da nhan hai trang")
    she.tab_to("Bảng")
    she.press("Ctrl+Home")
    she.see("trang dau")
    she.press("C")
    she.calm()
    she.see("co chu ky")
    she.press("K")
    she.calm()
    she.see("khong thay")
    [(signed, _), (unsigned, name)] = people
    assert [state_of(she, each) for each in (signed, unsigned)] == [["signed"], []]

    she.page("Danh sách ký")
    she.menu("Cam kết", "In danh sách đã ký cam kết")
    she.dialog("In")
    she.press("Return")
    she.preview()
    she.see("danh sach da ky")
    words = she.save_pdf(tmp_path / "da-ky.pdf")
    assert people[0][1] in words
    assert name not in words


def state_of(she: Officer, person: str) -> list[object]:
    sql = """select state from campaign_member join campaign on campaign.id = campaign
             where person = ? and year = 2026"""
    return [state for (state,) in she.kept(sql, person)]


def make_stack(path: Path, stack: Path) -> list[tuple[str, str]]:
    """Scan the forms of two who have not signed yet, the first with a signature."""
    with open_database(path, create=False) as database:
        campaign = database.read(lambda it: campaigns.campaigns(it, 2026))[0]
        [*_, text] = database.read(lambda it: texts.texts(it, campaign.id))
        sql = """select id, full_name from person where kind = 'part-time' and id not in
                 (select person from campaign_member where campaign = ? and state = 'signed')
                 order by full_name limit 2"""
        people = [tuple(row) for row in database.read(lambda it: it.execute(sql, (campaign.id,)).fetchall())]
        first, second = printed_forms(campaign, text, people)
        stack.write_bytes(scanned_pdf([sign(first, 1, box=box_of(campaign, text)), second]))
    return people
