# SPDX-License-Identifier: MIT
"""Names of units in running text: where one begins, where a list of them ends, what is a group."""

from __future__ import annotations

import re

from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import capital, tidy


def longest_first(words: str) -> str:
    """Return a pattern of words that are written with | or a new line between them."""
    return "|".join(sorted(filter(None, re.split(r"[|\n]", words)), key=len, reverse=True))


# What a unit's name begins with; in full spelling, for "sơ kết" and "áp dụng" are no sở and ấp.
_HEADS = """
ủy ban nhân dân|ubnd|ủy ban mặt trận|ủy ban mttq|ủy ban|ub mttq|ubmttq|ubmt|mặt trận tổ quốc|mặt trận
mttq|hội đồng nhân dân|hđnd|văn phòng|vp hđnd|vp|phòng|ban công tác mặt trận|ban chỉ huy|ban chqs
bch quân sự|bch|ban|trung tâm|trạm|trường|công an|quân sự|hội|đoàn|liên đoàn lao động|công đoàn|đảng ủy
đảng bộ|chi bộ|chi ủy|thường trực|tt|lãnh đạo|sở|bộ phận|bộ|tổ|thôn|làng|ấp|khu phố|khu dân cư|khu|bản
buôn|xóm|khối|cơ quan|đơn vị|địa phương|ngành|các|cấp ủy|công chức|cán bộ|thủ trưởng|chủ tịch|trưởng các
trưởng thôn|trưởng ấp|trưởng bản|trưởng phòng|trưởng ban|trưởng khu|bí thư|giám đốc|chánh văn phòng
người đứng đầu|doanh nghiệp|hợp tác xã|htx|báo|đài|thanh tra|tòa án|viện kiểm sát|kho bạc|chi cục|cục
hiệp hội|đồn biên phòng|biên phòng|quỹ|ngân hàng|xã|phường|huyện|thị xã|thị trấn|thành ủy|tỉnh ủy
huyện ủy|viện|chi nhánh|nhân viên|ông|bà|đồng chí|đ/c|đoàn thể|tổ chức|đội|liên minh|bảo hiểm xã hội|thuế
già làng|người có uy tín|trưởng xóm|trưởng buôn|trưởng làng|trưởng khối|trưởng khóm|trưởng tổ|khóm
hạt kiểm lâm|bưu điện|điện lực|mtv
"""
# What begins like a unit and is none.
_BODIES = "ct|chính trị|xã hội|đảng|đoàn thể|thành viên|cơ sở|tôn giáo|công đoàn|hội(?! nghị| thảo| thi)"
_MATTERS = """
nhiệm vụ|nội dung|hoạt động|giải pháp|mô hình|văn bản|phong trào|chỉ tiêu|quy định|kế hoạch|lĩnh vực|biện pháp
hình thức|khẩu hiệu|dự án|chương trình|vấn đề|chế độ|yêu cầu|bước|mục tiêu|tiêu chí|cuộc|loại|chính sách
chủ trương
"""
_NO_UNITS = """
ban hành|hội nghị|hội thảo|hội thi|báo cáo|báo chí|đoàn kết|đoàn viên|trường hợp|xã hội|bộ máy|bộ thủ tục
đơn vị tính|quỹ đất|bà con|ban đầu
"""
_NO_HEADS = re.compile(
    rf"tổ chức (?!{_BODIES})|(?:{longest_first(_NO_UNITS)})|các (?:{longest_first(_MATTERS)})(?!\w)"
)
_HEAD = re.compile(rf"(?:{longest_first(_HEADS)})(?=$|[\s,.;:&–-])")
# "Tổ giám sát đầu tư", "Ban tiếp công dân": what follows the first word names the unit, though it is a verb.
_NAMED_BY_VERB = re.compile(
    r"(?:to|ban|hoi|doan|doi|phong) (?:giam sat|chi dao|cong tac|quan ly|tiep cong dan|to chuc|thanh"
    r" tra|hoa giai|van dong"
    r"|kiem tra|tham dinh|giup viec|tuyen truyen|phong chong|xay dung)"
)
_GROUP_WORDS_TEXT = """
cac uy nhan ubnd chinh tri mttq phong ban nganh don vi doan the co quan to chuc dia phuong tinh thanh
thi tran hoi thon khu pho so xa huyen truong hoc dan lien chuyen mon truc thuoc khac cap tren
buon lang ap xom khoi can bo cong chuc vien nguoi lao dong su nghiep thu chu tich truong
"""
_GROUP_WORDS = frozenset(_GROUP_WORDS_TEXT.split())
_PLURAL = re.compile(r"^(?:.*\bcac|nhung|tat ca|toan the|moi|doan the|thu truong|nguoi dung dau|can bo)\b")
# The first word that can't belong to a unit's name: what the unit does, or what it is about.
_VERBS = """
cham diem|ho tro|cong bo|cong khai|ky ket|bien soan|huong ung|kien nghi|dam nhiem|lay y kien|tap huan
long ghep|hop dan|bo sung|lap dat|cu the hoa|soan thao|niem yet
nghiem tuc|khan truong|tich cuc|xay dung|khao sat|bieu quyet|trich|niem yet|phe duyet|phu trach|nhac nho
trong viec|trong cong tac|trong qua trinh|trong|de|nham
trien khai|thuc hien|tham muu|tuyen truyen|huong dan
tang cuong|day manh|kiem tra|ra soat|chi dao|lam tot|lam|theo doi|don doc
tiep tuc|tong hop|danh gia|bao cao|giam sat|van dong|cung cap|dang ky|lua chon|phat dong|ky cam ket
chuan bi|dam bao|bao dam|tap trung|chu dong|chu tri|phoi hop|kip thoi|thuong xuyen|quan triet|ban hanh
bo tri|can doi|phan cong|lap|gui|nang cao|thong tin|so ket|tong ket|nhan rong|pho bien|giai quyet|xu ly
tiep nhan|tiep cong dan|duy tri|mo|can cu|tren co so|co trach nhiem|chiu trach nhiem|hang nam|hang quy
hang thang|dinh ky|khi|neu|ve viec|ve cong tac|ve|theo|la|tham dinh|qua do|gop phan|truoc ngay|cham nhat
hoan thanh|ra quan|nam bat|nam chac|tham gia|doi thoai|phan anh|ket hop|gan voi|tai|quan ly|nghien cuu
de xuat|giup|dua|cap nhat|rut kinh nghiem|hoc tap|khao sat|gioi thieu|bieu duong|khen thuong|trinh
cong nhan|phan dau|cu|on dinh|thanh lap|len|thi dua|tao dieu kien|quan tam|uu tien|huy dong|chuyen doi
vao|bang|nhu|voi|duoi|giu gin|giu vung
"""
_OTHER_BODIES = "ct|chinh tri|xa hoi|thanh vien|doan the|dang|lien quan|khac|kinh te|ton giao|cong doan|co so"
_ORGANISE = rf"to chuc (?!{_OTHER_BODIES}|hoi (?!nghi|thao|thi))"
_VERB = re.compile(rf"^(?:(?:{longest_first(_VERBS)})(?=$|[\s,.;:])|{_ORGANISE})")
_SEPARATOR = re.compile(r"\s*[,;]\s*|\s+(?:cùng với|cùng|và|&)\s+")
# No unit's name says how much or how often.
_TOLD = re.compile(r"\s(?:ít nhất|tối thiểu|mỗi|hằng|hàng|lần|phải|cần|sẽ)\s")
_ONE_NAME = re.compile(r"(?:HĐND|Hội đồng nhân dân|VP)$")
_WHERE = re.compile(
    r"\s+(?:trong|trên địa bàn)\s+(?:toàn\s+)?(?:xã|phường|thị trấn|tỉnh|thành phố)\b[^,;:.]{0,30}$"
)
# What stands before the name of a unit in a heading.
ADDRESS = re.compile(
    r"^(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Trách nhiệm của|Đối với|Nhiệm vụ của|Đồng chí)\s+",
    re.IGNORECASE,
)
# A noun that goes on a group ("các thôn, làng", "các xã, phường"), without a name of its own.
_BARE_NOUN = re.compile(
    r"(?:ban|ngành|phường|thị trấn|thành phố|thị xã|xã|làng|buôn|bản|ấp|xóm|khóm|khu phố|tổ dân phố|thôn"
    r"|đoàn thể|đơn vị|địa phương|phòng|tổ chức)(?=\s+[a-zà-ỹđ]|[,;.:]|$)(?!\s+(?:nhân|chỉ"
    r"|quản|công|chính|sự|chuyên|dân|liên|thuộc|trực|được|có|trên|trong))"
)
_LONGEST = 110
# How far a list of units is followed, in letters and in units.
_WINDOW = 800
_MOST = 20


def starts_unit(text: str) -> bool:
    """Tell whether a text begins with the name of a unit or group."""
    spelled = text[:80].lower().replace("uỷ", "ủy").replace("toà ", "tòa ")
    return _HEAD.match(spelled) is not None and _NO_HEADS.match(spelled) is None


def is_unit_name(text: str) -> bool:
    """Tell whether a text is nothing but names of units ("Phòng Kinh tế", "Các thôn, đoàn thể")."""
    name = _WHERE.sub("", tidy(text).strip(" .:;-"))
    if not name or len(name) > _LONGEST or not name[0].isupper() or not starts_unit(name):
        return False
    if _TOLD.search(name):
        return False
    words = name.split()
    after = range(2 if _NAMED_BY_VERB.match(fold(name)) else 1, len(words))
    return not any(
        _VERB.match(fold(" ".join(words[place : place + 4]))) for place in after if words[place].islower()
    )


def is_address(text: str) -> bool:
    """Tell whether a text names units, with or without what they are asked ("Đề nghị Ủy ban MTTQ xã")."""
    name = ADDRESS.sub("", tidy(text)).strip()
    return bool(name) and is_unit_name(capital(name))


def starts_verb(text: str) -> bool:
    """Tell whether a text begins with what a unit does."""
    return _VERB.match(fold(text[:60])) is not None


def is_group(name: str) -> bool:
    """Tell whether a name speaks of several units at once."""
    return _PLURAL.match(fold(name)) is not None


def split_units(text: str) -> list[str]:
    """Return the units of a heading; a group of bare nouns ("Các phòng, ban, đơn vị") stays one.

    "Sở Văn hóa, Thể thao và Du lịch" is one name: what follows its comma begins no unit.
    """
    name = tidy(text).strip(" .:;-–")
    parts, start = [], 0
    for found in _SEPARATOR.finditer(name):
        if _separates(name, found) or (found[0].strip() == ";" and "(" not in name):
            parts.append(name[start : found.start()].strip(" .:;"))
            start = found.end()
    parts.append(name[start:].strip(" .:;"))
    return _join_bare_nouns([part for part in parts if part])


def leading_units(text: str) -> tuple[list[str], str]:
    """Read the list of units a text begins with; return them and what follows."""
    found: list[str] = []
    rest = text[:_WINDOW].strip()
    while rest and len(found) < _MOST:
        name, rest_after, more = _one_unit(rest, follows_group=bool(found) and is_group(found[0]))
        if not name:
            break
        found.append(name)
        rest = rest_after
        if not more:
            break
    return _join_bare_nouns(found) if found else [], rest


def _one_unit(text: str, *, follows_group: bool = False) -> tuple[str, str, bool]:
    if not starts_unit(text):
        return "", text, False
    separator = next((found for found in _SEPARATOR.finditer(text) if _separates(text, found)), None)
    limit = len(text)
    for mark in (".", ":", "(", ")", "/", "–"):
        place = text.find(mark)
        limit = place if 0 <= place < limit else limit
    verb = _verb_place(text)
    end = min(limit, verb, separator.start() if separator else limit)
    bare = _BARE_NOUN.match(text) if follows_group else None
    end = min(end, bare.end()) if bare else end
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
        if start == starts[1] and _NAMED_BY_VERB.match(fold(text[: start + 40])):
            continue
        before = fold(text[:start]).rstrip()
        is_said_of_unit = before.endswith((" duoc", " co")) or (
            before.endswith(" lien quan") and words.startswith(("trong ", "ve ", "theo "))
        )
        if _VERB.match(words) and not text[start].isupper() and not is_said_of_unit:
            return start
    return len(text)


def _separates(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 40]
    is_and = not found[0].strip().startswith((",", ";"))
    if is_and and _ONE_NAME.search(text[max(0, found.start() - 20) : found.start()]):
        return False
    return starts_unit(after) and not _VERB.match(fold(after))


def _join_bare_nouns(parts: list[str]) -> list[str]:
    groups = parts[:1]
    for part in parts[1:]:
        both_bare = _is_bare(part) and _is_bare(groups[-1])
        if both_bare and not part[0].isupper() and is_group(groups[-1]) and not fold(part).startswith("cac "):
            groups[-1] = f"{groups[-1]}, {part}"
        else:
            groups.append(part)
    return groups


def _is_bare(part: str) -> bool:
    noun = re.sub(r"\s+(?:duoc|co|thuoc|truc thuoc|lien quan|tren dia ban)\s.*", "", fold(part))
    return all(word in _GROUP_WORDS for word in re.findall(r"[a-z]+", noun))
