# SPDX-License-Identifier: MIT
"""What begins a duty of its own: the verbs of a plan's language, spelled out, for "ký" is no "kỳ"."""

from __future__ import annotations

import re

from dvcq_desktop.plan.reading.units import longest_first

# What stands before a verb and says only how much, how often or how.
_MODIFIERS = """
tiếp tục|tăng cường|đẩy mạnh|thường xuyên|chủ động|tập trung|kịp thời|trực tiếp|tích cực|làm tốt|chú trọng
quan tâm|chủ trì|phối hợp tổ chức|tổ chức triển khai|tổ chức|công tác|nghiêm túc|đồng thời|định kỳ|phối hợp
kiên quyết|khẩn trương|nhanh chóng|từng bước
"""
_DUTIES = """
ban hành|biên soạn|biểu dương|bám|báo cáo|bảo vệ|bầu|bồi dưỡng|bổ sung|bố trí|chuyển đổi|chuẩn bị|chăm lo
chấn chỉnh|chấm điểm|chỉ đạo|chỉnh trang|chủ trì|chủ động|cung cấp|cài đặt|công bố|công khai|công nhận
cải cách|cải thiện|cập nhật|củng cố|cử|cụ thể hóa|duy trì|dự|giao|giám sát|giải quyết|giới thiệu|giữ gìn
giữ vững|giáo dục|góp ý|huy động|hướng dẫn|hỗ trợ|hòa giải|hoàn thiện|kết nối|khai thác|khen thưởng|khảo sát
khắc phục|kiểm tra|kiểm soát|kiến nghị|kiện toàn|ký|lãnh đạo|lấy ý kiến|lắng nghe|lắp đặt|lập|lồng ghép
lựa chọn|làm|mở|mở rộng|nghiên cứu|nhân rộng|niêm yết|nâng cao|nắm|nắm bắt|nắm chắc|phát huy|phát hành
phát hiện|phát sóng|phát thanh|phát triển|phát động|phân công|phê duyệt|phòng ngừa|phổ biến|phụ trách
phối hợp|phản ánh|phản biện|quán triệt|quản lý|rà soát|ra quân|rút ngắn|rút kinh nghiệm|sơ kết|sắp xếp|số hóa
sửa đổi|tham gia|tham mưu|thanh tra|theo dõi|thành lập|thông báo|thẩm định|thực hiện|thể chế hóa|thống kê
tiếp công dân|tiếp dân|tiếp nhận|tiếp xúc|tiếp tục|triển khai|trao đổi|trình|tuyên truyền|tăng cường
tập huấn|tập trung|tổ chức|tổng hợp|tổng kết|tạo điều kiện|tuyển dụng|vận động|xác minh|xây dựng|xóa
xử lý|đào tạo|đánh giá|đăng ký|đăng tải|đôn đốc|đấu tranh|đẩy mạnh|đổi mới|đối thoại|đơn giản hóa|đề xuất
ứng dụng|ưu tiên|giảm|đưa
bảo đảm an ninh|đảm bảo an ninh|bảo đảm kinh phí|đảm bảo kinh phí|bảo đảm trật tự|đảm bảo trật tự
"""
# The same words with other things behind them are no verbs.
_NOT_BEHIND = {
    "tổ chức": r"(?: (?:chính trị|đảng|đoàn thể|thành viên|cơ sở|tôn giáo|công đoàn|xã hội|ct)\b)",
    "giao": r"(?: (?:thông|ban|dịch)\b)",
    "dự": r"(?: (?:án|thảo|toán|kiến)\b)",
    "cử": r"(?: tri\b)",
    "ký": r"(?: hiệu\b)",
    "làm": r"(?: việc\b)",
    "trình": r"(?: (?:tự|độ)\b)",
    "mở": r"(?: đầu\b)",
    "kiến nghị": r"(?: của\b)",
    "báo cáo": r"(?: (?:viên|số)\b)",
}
# A capital letter of any Vietnamese word.
CAPITAL = "[^\\W\\d_a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
_TONES = {"oá": "óa", "oà": "òa", "uỷ": "ủy"}
_NEVER = re.compile(r"(?!)")
_VERB = re.compile(rf"(?P<verb>{longest_first(_DUTIES)})(?=$|[\s,.;:])")
_MODIFIER = re.compile(rf"(?:{longest_first(_MODIFIERS)})(?:,? và)?,?\s+")
_NOT = {verb: re.compile(behind) for verb, behind in _NOT_BEHIND.items()}


def spelled(text: str) -> str:
    """Return a text in small letters, with the tones where they are placed today."""
    return re.sub(r"(?:oá|oà|uỷ)\b", lambda found: _TONES[found[0]], text.lower())


def leading_verb(text: str) -> str:
    """Return the verb a text begins with, whatever says how much or how often before it; "" for none."""
    words = spelled(text[:120])
    found = _verb_at(words)
    while (modifier := _MODIFIER.match(words)) is not None:
        words = words[modifier.end() :]
        found = _verb_at(words) or found
        if not _verb_at(words) and not _MODIFIER.match(words):
            break
    return found


def begins_duty(text: str) -> bool:
    """Tell whether a text begins with what somebody is to do."""
    return bool(leading_verb(text))


def is_verb(text: str) -> bool:
    """Tell whether a text is one verb and nothing more ("chỉ đạo", "kiểm tra")."""
    words = spelled(text.strip(" ,;"))
    found = _VERB.fullmatch(words)
    return found is not None or _MODIFIER.fullmatch(f"{words} ") is not None


def _verb_at(words: str) -> str:
    found = _VERB.match(words)
    if found is None or _NOT.get(found["verb"], _NEVER).match(words, found.end()):
        return ""
    return found["verb"]
