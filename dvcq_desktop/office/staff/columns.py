# SPDX-License-Identifier: MIT
"""What the columns of a staff list mean, by the headings that offices give them."""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.sheets.header import Meaning, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NO_KINDS: Mapping[str, PersonKind] = MappingProxyType({})


class Part(StrEnum):
    """What a column tells of a person; the value is the key of its meaning."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    BIRTH = "birth"
    BIRTH_MAN = "birth-man"
    BIRTH_WOMAN = "birth-woman"
    BIRTH_DAY = "birth-day"
    BIRTH_MONTH = "birth-month"
    BIRTH_YEAR = "birth-year"
    POSITION = "position"
    TITLE = "title"
    UNIT = "unit"
    KIND = "kind"
    STARTS = "starts"
    NOTE = "note"

    @property
    def label(self) -> str:
        """Return what the column is called on the screen."""
        return _LABELS[self]


_LABELS = {
    Part.NUMBER: "Số thứ tự",
    Part.NAME: "Họ và tên",
    Part.FAMILY: "Họ và tên đệm",
    Part.GIVEN: "Tên",
    Part.BIRTH: "Ngày sinh",
    Part.BIRTH_MAN: "Ngày sinh (cột Nam)",
    Part.BIRTH_WOMAN: "Ngày sinh (cột Nữ)",
    Part.BIRTH_DAY: "Ngày sinh: ngày",
    Part.BIRTH_MONTH: "Ngày sinh: tháng",
    Part.BIRTH_YEAR: "Ngày sinh: năm",
    Part.POSITION: "Chức vụ",
    Part.TITLE: "Chức danh",
    Part.UNIT: "Đơn vị",
    Part.KIND: "Đối tượng",
    Part.STARTS: "Giữ chức vụ từ ngày",
    Part.NOTE: "Ghi chú",
}
NAMES = frozenset({Part.NAME.value, Part.FAMILY.value})
BIRTHS = (
    Part.BIRTH, Part.BIRTH_MAN, Part.BIRTH_WOMAN, Part.BIRTH_DAY, Part.BIRTH_MONTH, Part.BIRTH_YEAR,
)  # fmt: skip

_NUMBERS = """
tt
stt
so tt
so thu tu
thu tu
no
"""
_FULL_NAMES = """
(ho va ten|ho ten|ho va chu dem ten|ho dem va ten|ho dem ten|ten)( khai sinh| nguoi ky cam ket)?
(ho va ten|ho ten|ten)( cbcc| cbccvc| can bo| cong chuc| can bo cong chuc| can bo cong chuc vien chuc)
ho va ten .{0,20}
can bo cong chuc
"""
_FAMILIES = """
ho
ho (va )?(chu )?(dem|lot)
ho (va )?ten (dem|lot)
"""
# Where the tones are missing too, a year cannot be told from a man.
_BORN = (
    "(ngay thang (nawm|nam) sinh|ngay/thang/(nawm|nam) sinh|ngay thang sinh|ngay sinh|(nawm|nam) sinh"
    "|sinh ngay|sinh (nawm|nam)|ntns)"
)
_POSITIONS = """
chuc vu( hien nay| hien tai| dang giu| dam nhiem| cong tac)?
chuc vu (chuc danh|vi tri|va chuc danh|hoac chuc danh)( cong tac)?
chuc vu/chuc danh
chuc danh chuc vu( hien nay| hien tai)?
chuc danh/chuc vu
chuc vu( va)? don vi( cong tac| cong tac hien nay)?
"""
_TITLES = """
chuc danh( hien nay| hien tai| nghe nghiep)?
vi tri( viec lam| cong tac)?
cong viec( phu trach)?
nhiem vu( duoc giao)?
"""
_UNITS = """
(ten )?(co quan|don vi|phong|phong ban|bo phan|to chuc)
(co quan )?don vi( cong tac)?
co quan don vi( cong tac)?
(phong|phong ban|bo phan)( cong tac| don vi)?
phong/ban
(phong|phong ban|bo phan)/(don vi|co quan)( cong tac)?
(don vi|co quan)/(phong|phong ban|bo phan)( cong tac)?
don vi phong ban
noi (cong tac|lam viec)
thuoc (don vi|phong)
thon( to dan pho)?
thon/to dan pho
dia ban
"""
_KIND_HEADINGS = """
doi tuong
loai( can bo| hop dong| doi tuong| lao dong)?
phan loai
cb cc vc
cb/cc/vc
can bo/cong chuc(/vien chuc)?
can bo cong chuc vien chuc
dien
ngach
bien che
"""
_STARTS = """
(giu chuc vu )?tu ngay
(ngay|thoi gian|(ngay )?thang (nawm|nam)) (giu|nhan|bo nhiem|dam nhiem)( chuc vu| cong tac| nhiem vu)?
"""
# Personal data that the work needs nothing of (DOMAIN "Texts and people"): never taken over.
_PERSONAL = """
(so |ma )?(cccd|cmnd|cmtnd|can cuoc|can cuoc cong dan|chung minh|dinh danh|ho chieu).*
(so )?(dt|sdt|dtdd|dien thoai|di dong|zalo).*
e ?mail.*
hop thu.*
dia chi.*
(noi|cho) o.*
que( quan)?.*
(ho khau )?thuong tru.*
tam tru.*
noi sinh.*
dan toc.*
ton giao.*
(so |ma )?(bhxh|bhyt|so bao hiem|bao hiem).*
(ma so thue|mst).*
(so )?tai khoan.*
ngan hang.*
(he so |bac |muc )?luong.*
phu cap.*
.*vao dang.*
dang vien.*
tinh trang hon nhan.*
ho ten (vo|chong|cha|me|bo|con).*
thanh phan.*
suc khoe.*
gia canh.*
"""
_KIND_NAMES = (
    (
        "(nguoi )?(hoat dong )?khong chuyen trach.*|nguoi hoat dong .*|kct|(nhd)?kct.*|ban chuyen trach.*",
        PersonKind.PART_TIME,
    ),
    (
        (
            "(nguoi )?(lao dong )?hop dong.*|nguoi lao dong.*|lao dong|nhan vien hop dong|hd|hdld|ldhd|nld"
            "|hd (68|111)"
        ),
        PersonKind.CONTRACT_WORKER,
    ),
    ("vien chuc.*|vc", PersonKind.PUBLIC_EMPLOYEE),
    ("cong chuc.*|cc", PersonKind.CIVIL_SERVANT),
    ("(luc luong )?cong an.*|ca", PersonKind.POLICE),
    ("(luc luong )?(quan su|quan doi|bo doi).*|qs", PersonKind.MILITARY),
    ("can bo|can bo (chuyen trach|chu chot|lanh dao|quan ly|dan cu|bau cu).*|cb", PersonKind.CADRE),
)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")[1:-1])


MEANINGS = (
    Meaning(Part.NUMBER, _lines(_NUMBERS), 1),
    Meaning(Part.FAMILY, _lines(_FAMILIES), 3),
    Meaning(Part.NAME, _lines(_FULL_NAMES), 5),
    Meaning(Part.BIRTH_DAY, (f"{_BORN} ngay",)),
    Meaning(Part.BIRTH_MONTH, (f"{_BORN} thang",)),
    Meaning(Part.BIRTH_YEAR, (f"{_BORN} nawm",)),
    Meaning(Part.BIRTH_MAN, (f"{_BORN} nam", f"nam {_BORN}", "nam")),
    Meaning(Part.BIRTH_WOMAN, (f"{_BORN} nu", f"nu {_BORN}", "nu")),
    Meaning(Part.BIRTH, (_BORN, f"{_BORN} .{{0,12}}")),
    Meaning(Part.POSITION, _lines(_POSITIONS)),
    Meaning(Part.TITLE, _lines(_TITLES), 1),
    Meaning(Part.UNIT, _lines(_UNITS)),
    Meaning(Part.KIND, _lines(_KIND_HEADINGS), 1),
    Meaning(Part.STARTS, _lines(_STARTS), 1),
    Meaning(Part.NOTE, ("ghi chu", "chu thich", "luu y"), 1),
)


def is_personal(heading: str) -> bool:
    """Tell whether a column holds personal data that is not needed here, as a number of an identity card."""
    words = plain(heading)
    return any(re.fullmatch(pattern, words) for pattern in _lines(_PERSONAL))


def named_kinds(kinds: Iterable[PersonKind]) -> dict[str, PersonKind]:
    """Return kinds by their keys, and by what they are called."""
    listed = list(kinds)
    return {**{plain(kind.label): kind for kind in listed}, **{kind.id: kind for kind in listed}}


def kind_called(text: str, named: Mapping[str, PersonKind] = _NO_KINDS) -> PersonKind | None:
    """Return the kind of person that a text names, None where it names none or several.

    `named` are the office's own by `named_kinds`; what one is called there goes before usual words for it.
    """
    words = plain(text)
    if words in named:
        return named[words]
    usual = next((kind for pattern, kind in _KIND_NAMES if re.fullmatch(pattern, words)), None)
    return named.get(usual.id, usual) if usual else None
