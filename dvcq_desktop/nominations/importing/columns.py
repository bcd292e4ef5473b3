# SPDX-License-Identifier: MIT
"""What the columns of a list of registrations mean, by the headings that our form and others' lists have."""

from __future__ import annotations

from dvcq_desktop.nominations.rules import POINTS
from dvcq_desktop.sheets.header import Meaning

NAME = "name"
NUMBER = "number"
REGISTERED = "registered_on"
MOVEMENT = "movement"
NOTE = "note"

_HEADINGS: dict[str, tuple[str, ...]] = {
    NUMBER: ("tt", "stt", "so tt", "so thu tu", "no"),
    NAME: (
        "(ten )?(mo hinh|dien hinh)( dan van kheo)?",
        "ten (cua )?(mo hinh|dien hinh)( dan van kheo)?.{0,40}",
        "(ten )?(mo hinh|mo hinh dien hinh)( dang ky)?",
        "noi dung dang ky",
    ),
    MOVEMENT: ("phong trao", "thuoc phong trao"),
    "kind": ("loai( mo hinh| hinh)?", "tap the ca nhan", "tap the/ca nhan", "hinh thuc dang ky"),
    "field": ("linh vuc( dang ky)?", "thuoc linh vuc", "nhom linh vuc"),
    "unit": (
        "(ten )?(don vi|co quan|thon)( thon)?( dang ky| thuc hien)?",
        "(co quan )?don vi( dang ky| thuc hien)?( mo hinh)?",
        "don vi thon( dang ky)?",
        "thon( to dan pho)?",
    ),
    "head": (
        "nguoi (dung dau|dai dien|phu trach|chiu trach nhiem)( .{0,20})?",
        "(ho ten|ho va ten)( nguoi (dung dau|dai dien|phu trach))?",
        "dai dien",
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
    "money": ("kinh phi.{0,20}", "so tien.{0,20}", "tien.{0,10}"),
    "labour_days": ("ngay cong.{0,20}", "so ngay cong"),
    "land": ("dat hien.{0,20}", "dien tich.{0,20}", "hien dat.{0,20}"),
    "starts_on": ("bat dau", "ngay bat dau", "thoi gian (bat dau|thuc hien|trien khai)", "tu ngay"),
    "ends_on": ("ket thuc", "ngay ket thuc", "(thoi gian )?hoan thanh", "den ngay"),
    "assess_on": ("danh gia.{0,20}", "tong ket.{0,20}"),
    "products": ("san pham.{0,30}", "ket qua.{0,30}", "hieu qua.{0,30}"),
    "sustainability": ("kha nang.{0,40}", "duy tri.{0,30}", "nhan rong.{0,20}"),
    REGISTERED: ("ngay dang ky", "thoi gian dang ky"),
    NOTE: ("ghi chu.{0,20}",),
}
MEANINGS = tuple(
    Meaning(key, headings, 5 if key == NAME else 1 if key in {NUMBER, NOTE} else 2)
    for key, headings in _HEADINGS.items()
)
NAMES = frozenset({NAME})
TITLES = {
    **{point.name: point.title for point in POINTS},
    NUMBER: "Số thứ tự",
    MOVEMENT: "Phong trào",
    REGISTERED: "Ngày đăng ký",
    NOTE: "Ghi chú",
}
"""What a column is called on the screen, by the key of its meaning."""
AMOUNTS = ("people", "money", "labour_days", "land")
DAYS = ("starts_on", "ends_on", "assess_on", REGISTERED)
