# SPDX-License-Identifier: MIT
"""An office of many people with a campaign that all of them must sign, for the benches of its papers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import Campaign, CommitmentText
from dvcq_desktop.commitments.store import campaigns, signing, texts
from dvcq_desktop.database.database import Database
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import OfficeProfile, Person, PersonKind, Tenure, Unit, UnitKind

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.database.actions import Action

TODAY = date(2026, 3, 20)
UNITS = 30
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ", "Hoàng", "Bùi", "Đỗ", "Ngô")
_MIDDLES = ("Thị Hồng", "Văn", "Đức", "Thị Thúy", "Quang", "Minh", "Thị Ngọc")
_GIVEN = (
    "Hạnh",
    "Đạt",
    "Huệ",
    "Lẫm",
    "Khang",
    "Diệp",
    "Sáng",
    "Toản",
    "Vân",
    "Mến",
    "Ước",
    "Tuyết",
    "Phượng",
)
_POSITIONS = (
    "Công chức văn thư - lưu trữ",
    "Công chức tư pháp - hộ tịch",
    "Chuyên viên Phòng Văn hóa - Xã hội",
    "Phó Trưởng phòng",
    "Công chức địa chính - xây dựng - đô thị và môi trường",
)
BASES = (
    "Căn cứ Luật Cán bộ, công chức năm 2025",
    "Căn cứ Kế hoạch số 05/KH-UBND ngày 20 tháng 01 năm 2026 của UBND xã Đại Sơn về công tác dân vận",
)
OPENING = "Tôi xin cam kết thực hiện nghiêm túc các nội dung sau đây:"
PROMISES = tuple(
    """\
Thực hiện nghiêm túc các quy định của pháp luật về nhiệm vụ, công vụ; nêu cao tinh thần trách nhiệm, ý thức \
phục vụ Nhân dân, giải quyết công việc đúng thẩm quyền, đúng trình tự, đúng thời hạn.
Không gây phiền hà, sách nhiễu, không nhận tiền, quà tặng dưới bất kỳ hình thức nào khi giải quyết công việc \
của tổ chức, công dân.
Không yêu cầu người dân bổ sung giấy tờ ngoài quy định; hướng dẫn đầy đủ, rõ ràng, một lần bằng văn bản khi \
hồ sơ còn thiếu.
Giao tiếp văn minh, lịch sự, tôn trọng, lắng nghe ý kiến của Nhân dân; xin lỗi bằng văn bản khi để hồ sơ \
quá hạn.
Công khai, minh bạch thủ tục hành chính, phí, lệ phí tại nơi tiếp nhận và trả kết quả.
Chịu sự giám sát của Nhân dân, Mặt trận Tổ quốc và các đoàn thể trong thực hiện nhiệm vụ.""".splitlines()
)
CLOSING = (
    "Nếu vi phạm các nội dung trên, tôi xin hoàn toàn chịu trách nhiệm trước pháp luật và trước người đứng"
    " đầu cơ quan, đơn vị theo quy định."
)


def name_of(number: int) -> str:
    """Return a name that hardly anybody else has."""
    family = _FAMILIES[number % len(_FAMILIES)]
    middle = _MIDDLES[number // 3 % len(_MIDDLES)]
    return f"{family} {middle} {_GIVEN[number // 7 % len(_GIVEN)]} {_GIVEN[number % len(_GIVEN)]}"


def birth_of(number: int) -> str:
    """Return an ISO date."""
    return f"{1965 + number % 37}-{1 + number % 12:02d}-{1 + number % 28:02d}"


def position_of(number: int) -> str:
    """Return one of a few positions."""
    return _POSITIONS[number % len(_POSITIONS)]


def unit_of(number: int) -> str:
    """Return the name of a person's unit."""
    return f"Trung tâm Phục vụ hành chính công số {number % UNITS + 1}"


def make_office(path: Path, people: int, *, signed: bool = False) -> None:
    """Make a file with that many people, all of whom must sign, and, where `signed`, have."""
    with Database.open(path, create=True) as database:
        database.get_ready()
        database.write("Lập cơ quan", lambda action: _fill(action, people, signed=signed))


def _fill(action: Action, people: int, *, signed: bool) -> None:
    name = "Ủy ban nhân dân xã Đại Sơn"
    office.save_profile(action, OfficeProfile("", date(2025, 7, 1), name, "Đại Sơn"))
    units = [
        office.save_unit(action, Unit("", unit_of(n), UnitKind.SERVICE, position=n)) for n in range(UNITS)
    ]
    keys = [
        office.save_person(
            action,
            Person(
                "",
                name_of(number),
                birth_of(number),
                PersonKind.CIVIL_SERVANT,
                (Tenure("", "", units[number % UNITS], position_of(number), is_head=number < UNITS),),
            ),
        )
        for number in range(people)
    ]
    campaign = campaigns.save_campaign(action, Campaign("", 2026, "Đợt ký năm 2026", copies=1))
    texts.save_text(action, CommitmentText("", campaign, 1, "Bản cam kết", PROMISES, BASES, OPENING, CLOSING))
    if signed:
        signing.mark_signed(action, campaign, keys, date(2026, 3, 5))
