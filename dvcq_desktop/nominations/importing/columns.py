# SPDX-License-Identifier: MIT
"""What the columns of a list of registrations mean, by the headings that our form and others' lists have."""

from __future__ import annotations

from dvcq_desktop.nominations.rules import POINTS
from dvcq_desktop.sheets.header import Meaning

NAME = "name"
NUMBER = "number"
REGISTERED = "registered_on"
MOVEMENT = "movement"
MONEY = "money"
NOTE = "note"
KEPT = "kept"
"""A column without a field of its own: its words go into the note after its heading; several may."""
_UNIT = "(don vi|co quan|thon|to dan pho|khu dan cu|khu pho|ap|ban|to chuc|doan the|chi hoi|dia phuong)"
_DOES = "(dang ky|thuc hien|xay dung|de nghi|gui|trien khai)"
_EITHER = "(tap the|ca nhan)"
MARKS: dict[str, tuple[str, str]] = {
    "collective": ("kind", "Tập thể"),
    "individual": ("kind", "Cá nhân"),
    "economy": ("field", "Kinh tế"),
    "culture": ("field", "Văn hóa - xã hội"),
    "defence": ("field", "Quốc phòng - an ninh"),
    "system": ("field", "Xây dựng hệ thống chính trị"),
}
"""Columns in which a cross says something: which attribute, and what of it."""

_HEADINGS: dict[str, tuple[str, ...]] = {
    NUMBER: ("tt", "stt", "so tt", "so thu tu", "no"),
    NAME: (
        "(ten )?(mo hinh|dien hinh)( dan van kheo)?",
        "ten (cua )?(mo hinh|dien hinh)( dan van kheo)?.{0,40}",
        "(ten )?(mo hinh|mo hinh dien hinh)( dang ky)?",
        "(ten )?(dien hinh|mo hinh|guong) ?/? ?(va |hoac )?(mo hinh|dien hinh)( dan van kheo)?.{0,25}",
        "ten (goi|cong trinh|phan viec|viec lam)( cua)?( mo hinh| phan viec| dan van kheo)*.{0,25}",
        "(cong trinh|phan viec|viec lam)( phan viec)? dan van kheo",
        "noi dung dang ky",
    ),
    "collective": ("(loai )?(hinh )?tap the", "mo hinh tap the"),
    "individual": ("(loai )?(hinh )?ca nhan", "mo hinh ca nhan"),
    "economy": ("(linh vuc )?(phat trien )?kinh te",),
    "culture": ("(linh vuc )?van hoa( va)? xa hoi", "(linh vuc )?vh ?xh"),
    "defence": (
        "(linh vuc )?quoc phong( va)? an ninh",
        "(linh vuc )?qp ?an",
        "(linh vuc )?an ninh quoc phong",
    ),
    "system": ("(linh vuc )?(xay dung )?(dang )?(he thong chinh tri|ht ?ct).{0,20}",),
    MOVEMENT: ("phong trao", "thuoc phong trao"),
    "kind": (
        "(loai|hinh thuc)( mo hinh| hinh| dang ky)?",
        f"((loai|hinh thuc)( hinh| mo hinh| dang ky)? )?{_EITHER} ?/? ?(hay |hoac |va )?{_EITHER}",
        "doi tuong dang ky",
    ),
    "field": ("linh vuc( dang ky)?", "thuoc linh vuc", "nhom linh vuc"),
    "unit": (
        "(ten )?(don vi|co quan|thon)( thon)?( dang ky| thuc hien)?",
        "(co quan )?don vi( dang ky| thuc hien)?( mo hinh)?",
        "don vi thon( dang ky)?",
        "thon( to dan pho)?",
        f"(ten )?{_UNIT}( ?/? ?(va |hoac )?{_UNIT})*( {_DOES}.{{0,25}})?",
    ),
    "head": (
        "nguoi (dung dau|dai dien|phu trach|chiu trach nhiem)( .{0,20})?",
        "(ho ten|ho va ten)( nguoi (dung dau|dai dien|phu trach))?",
        "dai dien.{0,20}",
        f"ten {_EITHER}.{{0,25}}",
        f"{_EITHER} ?/? ?(hay |hoac |va )?{_EITHER} (dang ky|thuc hien|tieu bieu)",
        "chu (mo hinh|nhiem)( mo hinh)?",
    ),
    "situation": ("tinh hinh.{0,40}", "ly do( .{0,20})?", "su can thiet.{0,20}"),
    "aims": ("muc tieu.{0,30}", "muc dich.{0,30}"),
    "content": ("noi dung.{0,40}", "cach lam", "noi dung cach lam", "noi dung va cach lam"),
    "place": ("dia diem.{0,30}", "dia ban.{0,30}", "noi thuc hien", "pham vi"),
    "concerned": ("doi tuong.{0,30}",),
    "people": ("so nguoi.{0,30}", "so luong nguoi.{0,30}", "so ho.{0,20}"),
    "lead": ("chu tri.{0,20}", "(don vi|nguoi) chu tri"),
    "coordination": ("phoi hop.{0,30}", "don vi phoi hop"),
    "participants": ("luc luong.{0,30}", "nguoi tham gia", "thanh phan tham gia"),
    "resources": ("nguon luc.{0,20}",),
    MONEY: ("kinh phi.{0,40}", "so tien.{0,40}", "tien.{0,10}"),
    "labour_days": ("ngay cong.{0,20}", "so ngay cong"),
    "land": ("dat hien.{0,20}", "dien tich.{0,20}", "hien dat.{0,20}"),
    "starts_on": (
        "(ngay |thang )?(bat dau|trien khai)( thuc hien)?",
        "(thoi gian|thoi diem|ngay) (bat dau|thuc hien|trien khai|xay dung).{0,20}",
        "thoi gian",
        "tu ngay",
    ),
    "ends_on": ("ket thuc", "ngay ket thuc", "(thoi gian )?hoan thanh", "den ngay"),
    "assess_on": ("danh gia.{0,20}", "tong ket.{0,20}"),
    "products": ("san pham.{0,30}", "ket qua.{0,30}", "hieu qua.{0,30}"),
    "sustainability": ("kha nang.{0,40}", "duy tri.{0,30}", "nhan rong.{0,20}"),
    REGISTERED: ("(ngay|thoi gian|thoi diem) dang ky.{0,20}", "dang ky( tu)? ngay"),
    NOTE: ("ghi chu.{0,20}",),
}
MEANINGS = tuple(
    Meaning(key, headings, 5 if key == NAME else 1 if key in {NUMBER, NOTE} else 2)
    for key, headings in _HEADINGS.items()
)
NAMES = frozenset({NAME})
TITLES = {
    KEPT: "(giữ trong ghi chú, kèm tiêu đề)",
    **{point.name: point.title for point in POINTS},
    NUMBER: "Số thứ tự",
    MOVEMENT: "Phong trào",
    REGISTERED: "Ngày đăng ký",
    NOTE: "Ghi chú",
    **{key: f"{said}: ô có dấu x" for key, (_attribute, said) in MARKS.items()},
}
"""What a column is called on the screen, by the key of its meaning."""
AMOUNTS = ("people", MONEY, "labour_days", "land")
DAYS = ("starts_on", "ends_on", "assess_on", REGISTERED)
