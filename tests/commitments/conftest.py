# SPDX-License-Identifier: MIT
"""An office of two units and four people with a campaign in it, for the tests of the commitments."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.commitments.members import Member, members
from dvcq_desktop.commitments.rules import Campaign, CommitmentText
from dvcq_desktop.commitments.store import campaigns, signing, texts
from dvcq_desktop.database.database import Database
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person, PersonKind, Tenure, Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from tests.samples import EmptyFile

STARTS, ENDS = date(2026, 2, 2), date(2026, 3, 31)
TEXT = CommitmentText(
    "", "", 1, "BẢN CAM KẾT", ("Không gây phiền hà.", "Không sách nhiễu."), ("Căn cứ Kế hoạch số 05;",)
)


@dataclass
class Office:
    """A file with a campaign, and short names for the keys in it."""

    database: Database
    keys: dict[str, str]

    @property
    def campaign(self) -> Campaign:
        """Read the campaign."""
        with closing(self.database.connect()) as connection:
            found = campaigns.campaign(connection, self.keys["campaign"])
        assert found is not None
        return found

    def change_campaign(self, **values: Any) -> None:
        """Change the campaign."""
        changed = replace(self.campaign, **values)
        self.database.write("Sửa đợt ký", lambda action: campaigns.save_campaign(action, changed))

    def members(self, as_of: date = ENDS) -> dict[str, Member]:
        """Read where everybody stands, by full name."""
        with closing(self.database.connect()) as connection:
            people = office.people(connection)
            entries = signing.entries(connection, self.keys["campaign"])
        return {found.person.full_name: found for found in members(self.campaign, people, entries, as_of)}

    def texts(self) -> list[CommitmentText]:
        """Read the versions of the text."""
        with closing(self.database.connect()) as connection:
            return texts.texts(connection, self.keys["campaign"])

    def sign(self, *names: str, day: date = date(2026, 3, 5)) -> None:
        """Record signatures."""
        people = [self.keys[name] for name in names]
        self.database.write(
            "Ghi đã ký", lambda action: signing.mark_signed(action, self.keys["campaign"], people, day)
        )


@pytest.fixture
def a_office(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Office]:
    with Database.open(empty_file.copy(tmp_path / "cam-ket.dvcq")) as database:
        yield Office(database, database.write("Lập cơ quan", _save))


def _save(action: Action) -> dict[str, str]:
    vp = office.save_unit(action, Unit("", "Văn phòng HĐND&UBND", UnitKind.DIVISION, position=1))
    vhxh = office.save_unit(action, Unit("", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, position=2))
    joined, left = Tenure("", "", vp, "Kế toán", starts_on=date(2026, 3, 2)), date(2026, 3, 1)
    people = {
        "hue": Person(
            "", "Nguyễn Thị Huệ", "1980-04-05", tenures=(Tenure("", "", vp, "Chánh Văn phòng", True),)
        ),
        "dat": Person("", "Đặng Văn Đạt", "1975", tenures=(Tenure("", "", vhxh, "Công chức"),)),
        "moi": Person("", "Lê Văn Mới", tenures=(joined,)),
        "di": Person("", "Trần Thị Đi", tenures=(Tenure("", "", vhxh, "Công chức", ends_on=left),)),
        "thon": Person("", "Phạm Văn Thôn", kind=PersonKind.PART_TIME, tenures=(Tenure("", "", vhxh),)),
    }
    keys = {name: office.save_person(action, person) for name, person in people.items()}
    kinds = (PersonKind.CADRE, PersonKind.CIVIL_SERVANT)
    campaign = campaigns.save_campaign(
        action, Campaign("", 2026, "Đợt ký năm 2026", kinds=kinds, starts_on=STARTS, ends_on=ENDS)
    )
    text = texts.save_text(action, replace(TEXT, campaign=campaign))
    return {**keys, "vp": vp, "vhxh": vhxh, "campaign": campaign, "text": text}
