# SPDX-License-Identifier: MIT
"""Names of units in running text: where one begins, where a list of them ends, what is a group."""

from __future__ import annotations

import re

from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

# What a unit's name begins with, folded; longer ones first where one begins another.
_HEADS = (
    "uy ban nhan dan", "ubnd", "uy ban mat tran", "uy ban mttq", "uy ban", "ub mttq", "ubmttq",
    "mat tran to quoc",
    "mat tran", "mttq", "hoi dong nhan dan", "hdnd", "van phong", "vp hdnd", "phong", "ban cong tac mat tran",
    "ban chi huy", "ban chqs", "bch quan su", "bch", "ban chi dao", "ban dan van", "ban xay dung dang",
    "ban tuyen giao", "ban quan ly", "ban van hoa", "ban phap che", "ban kinh te", "ban thuong truc",
    "ban thuong vu",
    "ban chap hanh", "ban tiep cong dan", "ban to chuc", "ban noi chinh", "ban dan toc", "ban giam doc",
    "ban",
    "trung tam", "tram", "truong", "cong an", "quan su", "hoi lien hiep", "hoi nong dan",
    "hoi cuu chien binh",
    "hoi phu nu", "hoi chu thap do", "hoi", "doan thanh nien", "doan tncs", "doan the", "doan",
    "lien doan lao dong",
    "cong doan", "dang uy", "dang bo", "chi bo", "chi uy", "thuong truc", "tt", "lanh dao", "so",
    "bo phan", "bo",
    "to cong nghe so", "to dan van", "to dan pho", "to giup viec", "to tu quan", "to", "thon", "lang",
    "ap", "khu pho",
    "khu dan cu", "khu", "ban lang", "buon", "xom", "co quan", "don vi", "dia phuong", "nganh", "cac",
    "cap uy",
    "cong chuc", "can bo", "thu truong", "chu tich", "truong thon", "bi thu", "giam doc", "chanh van phong",
    "cac doan the", "to chuc", "nguoi dung dau", "doanh nghiep", "nhan dan", "hop tac xa", "htx", "bao",
    "dai",
    "dai truyen thanh", "thanh tra", "toa an", "vien kiem sat", "kho bac", "chi cuc", "cuc", "tong cong ty",
    "hiep hoi", "don bien phong", "bien phong", "quy", "ngan hang", "xa", "phuong", "huyen", "thi xa",
    "thi tran",
    "thanh uy", "tinh uy", "huyen uy", "vien", "chi nhanh", "ban nhan dan", "to hoa giai", "hoi dong",
)  # fmt: skip
_HEAD = re.compile(
    rf"^(?:{'|'.join(sorted(map(re.escape, _HEADS), key=len, reverse=True))})(?=$|[\s,.;:&–-])"
)
_GROUP_WORDS_TEXT = """
phong ban nganh don vi doan the co quan to chuc dia phuong hoi thon khu pho so xa phuong huyen
truong hoc to dan pho lien quan chuyen mon truc thuoc khac cap tren dia ban
"""
_GROUP_WORDS = frozenset(_GROUP_WORDS_TEXT.split())
_PLURAL = re.compile(r"^(?:cac|nhung|tat ca|toan the|moi|doan the|thu truong|nguoi dung dau|can bo)\b")
# The first word that can't belong to a unit's name: what the unit does, or what it is about.
_VERBS = (
    "trong viec", "trong cong tac", "trong qua trinh", "trong", "de", "nham", "to chuc thuc hien",
    "to chuc trien khai",
    "to chuc cac", "to chuc tuyen", "to chuc doi", "to chuc ky", "to chuc hoi", "to chuc kiem",
    "to chuc giam",
    "to chuc tot", "to chuc tap", "to chuc phat", "to chuc van", "to chuc so", "to chuc tong", "to chuc quan",
    "to chuc le", "to chuc tiep", "to chuc huong", "trien khai", "thuc hien", "tham muu", "tuyen truyen",
    "huong dan",
    "xay dung ke", "xay dung cac", "xay dung mo", "xay dung va", "xay dung noi", "xay dung chuong",
    "tang cuong",
    "day manh", "kiem tra", "ra soat", "chi dao", "lam tot", "lam", "theo doi", "don doc", "tiep tuc",
    "tong hop",
    "danh gia", "bao cao", "giam sat", "van dong", "cung cap", "dang ky", "lua chon", "phat dong",
    "ky cam ket",
    "chuan bi", "dam bao", "bao dam", "tap trung", "chu dong", "chu tri", "phoi hop", "kip thoi",
    "thuong xuyen",
    "quan triet", "ban hanh", "bo tri", "can doi", "phan cong", "lap", "gui", "nang cao", "thong tin",
    "so ket",
    "tong ket", "nhan rong", "pho bien", "giai quyet", "xu ly", "tiep nhan", "tiep cong dan", "duy tri",
    "mo ",
    "can cu", "tren co so", "co trach nhiem", "chiu trach nhiem", "hang nam", "hang quy", "hang thang",
    "dinh ky",
    "khi ", "neu ", "ve viec", "ve cong tac", "ve", "theo", "qua do", "gop phan", "truoc ngay", "cham nhat",
    "hoan thanh", "ra quan", "nam bat", "nam chac", "tham gia", "doi thoai", "phan anh", "ket hop",
    "gan voi", "tai",
    "quan ly", "nghien cuu", "de xuat", "giup", "dua", "cap nhat", "rut kinh nghiem", "hoc tap",
    "khao sat", "gioi thieu",
    "bieu duong", "khen thuong", "tham dinh", "trinh", "cong nhan", "phan dau", "cu ", "on dinh",
    "thanh lap", "len",
    "thi dua", "tao dieu kien", "quan tam", "uu tien", "huy dong", "chuyen doi", "vao", "bang", "nhu",
    "voi", "duoi",
)  # fmt: skip
_VERB = re.compile(
    rf"^(?:{'|'.join(sorted((re.escape(v.strip()) for v in _VERBS), key=len, reverse=True))})(?=$|[\s,.;:])"
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;]|\bcùng với\b|\bcùng\b|\bvà(?= các | Ban | Công| Phòng| Văn| UBND| Ủy| Uỷ| MTTQ| Mặt| Hội"
    r"| Đoàn| Trung| Trạm| Trường| Sở| Thường| Bộ| Bí| Đảng| Chủ| đoàn| thôn| ban | cơ quan| đơn vị)\b)\s*"
)
_AND = re.compile(r"\s+(?:và|cùng|&)\s+(?=[A-ZĐÁÂĂÊÔƠƯỦỤ])")
_LONGEST = 110


def starts_unit(text: str) -> bool:
    """Tell whether a text begins with the name of a unit or group."""
    return _HEAD.match(fold(text)) is not None


def is_unit_name(text: str) -> bool:
    """Tell whether a text is nothing but names of units ("Phòng Kinh tế", "Các thôn, đoàn thể")."""
    name = tidy(text).strip(" .:;-")
    if not name or len(name) > _LONGEST or not name[0].isupper() or not starts_unit(name):
        return False
    words = name.split()
    return not any(_VERB.match(fold(" ".join(words[place : place + 3]))) for place in range(1, len(words)))


def is_group(name: str) -> bool:
    """Tell whether a name speaks of several units at once."""
    return _PLURAL.match(fold(name)) is not None


def split_units(text: str) -> list[str]:
    """Return the units of a heading; a group of bare nouns ("Các phòng, ban, đơn vị") stays one."""
    name = tidy(text).strip(" .:;-–")
    parts = [part.strip(" .:;") for part in re.split(r"\s*[,;]\s*", name)]
    parts = [piece for part in parts for piece in _AND.split(part) if piece]
    if len(parts) > 1 and is_group(name):
        return _join_bare_nouns(parts)
    whole: list[str] = []
    for part in parts:
        # "Phòng Văn hóa, Thông tin" is one name: what follows the comma begins no unit.
        if whole and not starts_unit(part):
            whole[-1] = f"{whole[-1]}, {part}"
        else:
            whole.append(part)
    return whole


def leading_units(text: str) -> tuple[list[str], str]:
    """Read the list of units a text begins with; return them and what follows."""
    found: list[str] = []
    rest = text.strip()
    while rest:
        name, rest_after, more = _one_unit(rest)
        if not name:
            break
        found.append(name)
        rest = rest_after
        if not more:
            break
    return _join_bare_nouns(found) if found else [], rest


def _one_unit(text: str) -> tuple[str, str, bool]:
    if not starts_unit(text):
        return "", text, False
    separator = _SEPARATOR.search(text)
    limit = len(text)
    for mark in (".", ":", "(", ")", "/", "–"):
        place = text.find(mark)
        limit = place if 0 <= place < limit else limit
    verb = _verb_place(text)
    end = min(limit, verb, separator.start() if separator else limit)
    name = re.sub(r"\s+(?:và|cùng|chủ động|cũng)$", "", text[:end].strip(" ,;-"))
    if not name or len(name) > _LONGEST:
        return "", text, False
    is_list = separator is not None and separator.start() == end
    rest = text[separator.end() :] if is_list and separator else text[end:].strip()
    return name, rest, is_list


def _verb_place(text: str) -> int:
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    for start in starts[1:]:
        words = fold(text[start : start + 40])
        if _VERB.match(words) and not text[start].isupper():
            return start
    return len(text)


def _join_bare_nouns(parts: list[str]) -> list[str]:
    groups = [parts[0]]
    for part in parts[1:]:
        bare = all(word in _GROUP_WORDS for word in fold(part).split())
        if bare and not part[0].isupper() and not fold(part).startswith("cac "):
            groups[-1] = f"{groups[-1]}, {part}"
        else:
            groups.append(part)
    return groups
