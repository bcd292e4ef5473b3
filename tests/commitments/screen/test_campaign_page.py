# SPDX-License-Identifier: MIT
"""The page "Đợt ký" in the real window: a new campaign begins with the one before."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.rules import Joiners
from dvcq_desktop.commitments.screen.campaign_page import CampaignSection
from dvcq_desktop.commitments.store import campaigns, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.commitments.rules import Campaign
    from dvcq_desktop.commitments.screen import CommitmentsScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.commitments.conftest import Office

    Shown = Callable[[RecordTable, str], list[str]]


@pytest.fixture
def page(room: CommitmentsScreen, qtbot: QtBot) -> CampaignSection:
    made = room.open_page("Đợt ký")
    assert isinstance(made, CampaignSection)
    qtbot.waitUntil(lambda: bool(made.table.records.ids))
    return made


def known(office: Office) -> list[Campaign]:
    with closing(office.database.connect()) as connection:
        return campaigns.campaigns(connection)


def test_a_campaign_shows_how_far_it_is_and_its_scope(
    page: CampaignSection, a_office: Office, shown: Shown, qtbot: QtBot
) -> None:
    a_office.sign("hue")
    page.refresh()
    qtbot.waitUntil(lambda: shown(page.table, "signed") == ["1/3"])
    assert shown(page.table, "kinds") == ["Cán bộ, Công chức"]
    assert shown(page.table, "version") == ["Lần 1"]
    assert "3 người phải ký" in page._proposed.text()


def test_a_new_campaign_has_the_scope_and_the_words_of_the_one_before(
    page: CampaignSection, a_office: Office, qtbot: QtBot
) -> None:
    page.primary.click()
    assert page.form.field("name").value == "Đợt ký cam kết năm 2026 (lần 2)"
    assert page.form.field("kinds").value == ("cadre", "civil-servant")
    assert "người phải ký" in page._proposed.text()
    assert page.words.currentText() == "Chép từ Đợt ký năm 2026, lần 1"
    page.submit()
    qtbot.waitUntil(lambda: len(known(a_office)) == 2)
    made = next(one for one in known(a_office) if one.id != a_office.keys["campaign"])
    assert (made.starts_on, made.ends_on) == (date(2026, 3, 20), date(2026, 4, 19))
    with closing(a_office.database.connect()) as connection:
        (text,) = texts.texts(connection, made.id)
    assert text.promises == a_office.texts()[0].promises
    assert text.version == 1
    assert text.printed_on is None


def test_name_and_days_follow_the_year_until_she_writes_her_own(page: CampaignSection) -> None:
    page.add_record()
    year = page.form.field("year")
    year.setText("2027")
    year.flush()
    assert page.form.field("name").value == "Đợt ký cam kết năm 2027"
    assert page.form.field("starts_on").value.year == 2027
    name = page.form.field("name")
    name.setText("Đợt ký của xã")
    name.flush()
    year.setText("2028")
    year.flush()
    assert name.value == "Đợt ký của xã"
    assert page.form.field("ends_on").value.year == 2028


def test_who_must_sign_is_counted_while_the_scope_is_chosen(page: CampaignSection, a_office: Office) -> None:
    page.add_record()
    page.form.field("kinds").set_value(("part-time",))
    page._show_proposed()
    assert "1 người phải ký" in page._proposed.text()
    page.form.field("units").set_value((a_office.keys["vp"],))
    page._show_proposed()
    assert "0 người phải ký" in page._proposed.text()


def test_an_edit_saves_itself_and_a_wrong_year_is_refused_in_a_sentence(
    page: CampaignSection, a_office: Office, qtbot: QtBot
) -> None:
    page.form.field("joiners").edited.emit(Joiners.NOT_COUNTED)
    qtbot.waitUntil(lambda: known(a_office)[0].joiners is Joiners.NOT_COUNTED)
    page.form.field("year").setText("26")
    page.form.field("year").flush()
    assert "Năm “26” không đúng" in page.page.messages.text
    page.form.field("name").setText("")
    page.form.field("name").flush()
    qtbot.waitUntil(lambda: "chưa có tên" in page.page.messages.text)
    assert known(a_office)[0].name == "Đợt ký năm 2026"


def test_a_deleted_campaign_comes_back(page: CampaignSection, a_office: Office, qtbot: QtBot) -> None:
    page.trash_selected()
    qtbot.waitUntil(lambda: page.page.messages.text != "")
    assert not known(a_office)
    assert page.page.messages.text == "Đã chuyển 1 đợt ký vào thùng rác."
    qtbot.waitUntil(lambda: not page.workbench.writer.busy)
    page.workbench.writer.undo_link().step()
    qtbot.waitUntil(lambda: len(known(a_office)) == 1)


def test_from_an_empty_list_to_a_new_campaign(
    room: CommitmentsScreen, a_office: Office, qtbot: QtBot
) -> None:
    a_office.database.write(
        "Xóa", lambda action: campaigns.trash_campaigns(action, [a_office.keys["campaign"]])
    )
    room.refresh()
    qtbot.waitUntil(lambda: not room.list.campaign_id)
    room.list.table.empty_action_requested.emit()
    page = room.page
    assert isinstance(page, CampaignSection)
    qtbot.waitUntil(lambda: page.is_entering)
    assert page.words.currentText() == "Mẫu: Cán bộ, công chức, viên chức"
    page.submit()
    qtbot.waitUntil(lambda: len(known(a_office)) == 1)
    with closing(a_office.database.connect()) as connection:
        assert texts.current_text(connection, known(a_office)[0].id) is not None
    room.open_page("Danh sách ký")
    qtbot.waitUntil(lambda: bool(room.list.campaign_id))


def test_the_chosen_campaign_is_that_of_all_pages(
    page: CampaignSection, room: CommitmentsScreen, a_office: Office, qtbot: QtBot
) -> None:
    from dvcq_desktop.commitments.rules import Campaign

    made = a_office.database.write(
        "Thêm", lambda action: campaigns.save_campaign(action, Campaign("", 2025, "Đợt ký năm 2025"))
    )
    page.refresh()
    qtbot.waitUntil(lambda: len(page.table.records.ids) == 2)
    page.table.select_ids([made])
    page._actions[1].trigger()
    qtbot.waitUntil(lambda: room.list.campaign_id == made)
    assert room.shown_year == 2025


def test_looking_at_the_campaigns_does_not_leave_a_year_without_one(
    room: CommitmentsScreen, qtbot: QtBot
) -> None:
    room.show_year(2024)
    qtbot.waitUntil(lambda: not room.list.campaign_id)
    page = room.open_page("Đợt ký")
    assert isinstance(page, CampaignSection)
    qtbot.waitUntil(lambda: bool(page.table.records.ids))
    assert room.shown_year == 2024


def test_a_new_campaign_is_that_of_all_pages(
    page: CampaignSection, room: CommitmentsScreen, qtbot: QtBot
) -> None:
    page.add_record()
    page.submit()
    qtbot.waitUntil(lambda: len(page.table.records.ids) == 2)
    current = page.current()
    assert current is not None
    room.open_page("Danh sách ký")
    qtbot.waitUntil(lambda: room.list.campaign_id == current.id)
