# SPDX-License-Identifier: MIT
"""`dvcq new-campaign` opens a campaign as the window does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.cli import main
from dvcq_desktop.commitments.store import campaigns, texts
from dvcq_desktop.database.database import Database
from dvcq_desktop.office.rules import PersonKind

if TYPE_CHECKING:
    import pytest

    from tests.commitments.conftest import Office


def test_a_new_campaign_takes_what_is_said_and_the_rest_from_the_one_before(
    a_office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_office.database.path
    a_office.database.close()
    said = ["--year", "2027", "--kind", "công chức", "--starts-on", "1/3/2027", "--ends-on", "31/3/2027"]
    assert main(["new-campaign", "--database", str(path), *said]) == 0
    # Two civil servants hold office on the last day, and one who came in 2026.
    assert capsys.readouterr().out == "Đã lập “Đợt ký cam kết năm 2027”: 3 người phải ký.\n"
    with Database.open(path) as database, database.reading() as connection:
        newest = campaigns.campaigns(connection)[0]
        text = texts.current_text(connection, newest.id)
    assert (newest.year, newest.kinds) == (2027, (PersonKind.CIVIL_SERVANT,))
    assert (newest.starts_on, newest.ends_on) == (date(2027, 3, 1), date(2027, 3, 31))
    assert text is not None
    assert text.promises == ("Không gây phiền hà.", "Không sách nhiễu.")


def test_an_unknown_kind_is_refused_and_nothing_is_opened(
    a_office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_office.database.path
    a_office.database.close()
    assert main(["new-campaign", "--database", str(path), "--kind", "người lạ"]) == 1
    assert "Không có đối tượng “người lạ”; hãy chọn trong: Cán bộ, Công chức" in capsys.readouterr().err
    with Database.open(path) as database, database.reading() as connection:
        assert len(campaigns.campaigns(connection)) == 1
