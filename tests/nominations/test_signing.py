# SPDX-License-Identifier: MIT
"""Who is offered to sign a decision, and what a name brings along."""

from __future__ import annotations

from datetime import date

from dvcq_desktop.nominations.signing import Signing, brought_along, offered
from dvcq_desktop.nominations.terms import Body
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Signer

DAY = date(2026, 10, 14)
DEPUTY = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
OFFICE = Directory(
    signers=(
        Signer("a", "Vũ Đình Khang", "Chủ tịch", DEPUTY[:1]),
        Signer("b", "Trần Thị Mai", "Phó Chủ tịch", DEPUTY),
        Signer("c", "Lê Văn Cũ", "Chủ tịch", ends_on=date(2025, 6, 30)),
        Signer("d", "Lương Thị Hải Vân", "Trưởng phòng", unit="vhxh"),
    )
)
PARTY = Signing("Đỗ Văn Sáu", "Bí thư", "T/M BAN THƯỜNG VỤ", Body.PARTY)


def test_who_signed_last_comes_first_with_the_title_of_today() -> None:
    used = [Signing("Trần Thị Mai", "Quyền Chủ tịch"), PARTY, Signing("Ông Tạm", "Chủ tịch lâm thời")]
    found = offered(used, OFFICE, Body.CHAIR, DAY)
    assert [each.name for each in found] == ["Trần Thị Mai", "Ông Tạm", "Vũ Đình Khang"]
    assert found[0] == Signing("Trần Thị Mai", "Phó Chủ tịch", "\n".join(DEPUTY))
    assert offered(used, OFFICE, Body.PARTY, DAY) == [PARTY]


def test_a_known_name_brings_title_and_authority_but_not_over_her_own() -> None:
    known = offered([], OFFICE, Body.COMMITTEE, DAY)
    chair, deputy = known
    wanted = {"signer_title": "Phó Chủ tịch", "signer_authority": "\n".join(DEPUTY)}
    assert brought_along("Trần Thị Mai", Signing(""), known) == wanted
    assert brought_along("Trần Thị Mai", chair, known) == wanted
    own = deputy._replace(title="Quyền Chủ tịch")
    assert brought_along("Vũ Đình Khang", own, known) == {"signer_authority": DEPUTY[0]}
    assert brought_along("Ai đó", chair, known) == {}
    assert brought_along("", chair, known) == {"signer_title": "", "signer_authority": ""}
