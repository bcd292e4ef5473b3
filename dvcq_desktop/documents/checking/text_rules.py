# SPDX-License-Identifier: MIT
"""The rules of what is said: letterhead, title, bases, headings, end, signature, recipients, appendices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.checking.parts import HEADING, LETTERED, SUBJECT
from dvcq_desktop.documents.checking.rules import formed, once, short, sized
from dvcq_desktop.documents.checking.seen import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.documents.checking.parts import Parts
    from dvcq_desktop.documents.checking.seen import Said

_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NUMBER = re.compile(r"Số:\s*(?P<number>\d*[A-ZĐ]?)\s*/(?P<symbol>[^\s/]+(?:/[^\s/]+)*)")
_DAY = re.compile(r"ngày\s*(?P<day>[\d.…_]*)\s*tháng\s*(?P<month>[\d.…_]*)\s*năm\s*(?P<year>[\d.…_]*)")
_ACADEMIC = re.compile(r"^(PGS|GS|TS|ThS|Th\.S|BS|KS|CN|TSKH)\b\.?", re.IGNORECASE)
_FORBIDDEN_LETTERS = set("fjwz")
_AT = "đầu văn bản"
_AT_END = "cuối văn bản"


def letterhead(parts: Parts) -> Iterator[Finding]:
    """Find what is wrong with motto, issuer, number and day."""
    if not parts.has_letterhead:
        if not parts.appendices and not parts.attached:
            yield Finding(_AT, decree30.MOTTO_STATE.clause, f"Không thấy Quốc hiệu “{_STATE}”.")
        return
    if parts.state:
        yield from formed(parts.state, decree30.MOTTO_STATE, "Quốc hiệu")
        if " ".join(parts.state.text.split()).replace("HOÀ", "HÒA") != _STATE:
            yield Finding(parts.state.place, decree30.MOTTO_STATE.clause, f"Quốc hiệu phải là “{_STATE}”.")
    if parts.motto is None:
        yield Finding(_AT, decree30.MOTTO.clause, f"Không thấy Tiêu ngữ “{_MOTTO}”.")
    else:
        yield from formed(parts.motto, decree30.MOTTO, "Tiêu ngữ")
        if parts.motto.text.strip() != _MOTTO:
            yield Finding(
                parts.motto.place,
                decree30.MOTTO.clause,
                f"Tiêu ngữ phải là “{_MOTTO}”, gạch nối có cách chữ.",
            )
    for place, said in enumerate(parts.issuer):
        style = decree30.ISSUER if place == len(parts.issuer) - 1 else decree30.GOVERNING
        if place < len(parts.issuer) - 1 and said.bold:
            style = decree30.ISSUER  # a name over two lines
        yield from formed(said, style, "Tên cơ quan")
    yield from _number(parts)
    yield from _day(parts)


def _number(parts: Parts) -> Iterator[Finding]:
    said, clause = parts.number, decree30.NUMBER.clause
    if said is None:
        if parts.is_issued:
            yield Finding(_AT, clause, "Không thấy số, ký hiệu, viết như “Số: 05/KH-UBND”.")
        return
    yield from sized(said, decree30.NUMBER, "Số, ký hiệu")
    found = _NUMBER.fullmatch(" ".join(said.text.split()))
    if found is None or " / " in said.text:
        wrong = f"“{short(said.text)}”: viết như “Số: 05/KH-UBND”, giữa “/” và “-” không cách chữ."
        yield Finding(said.place, clause, wrong)
    elif found["number"].isdigit() and len(found["number"]) == 1:
        yield Finding(said.place, clause, f"Số {found['number']} nhỏ hơn 10 phải ghi thêm số 0 phía trước.")


def _day(parts: Parts) -> Iterator[Finding]:
    said, clause = parts.day, decree30.PLACE_DATE.clause
    if said is None:
        yield Finding(_AT, clause, "Không thấy địa danh, ngày tháng năm ban hành.")
        return
    yield from formed(said, decree30.PLACE_DATE, "Địa danh, ngày tháng")
    found = _DAY.search(said.text)
    if found is None:
        yield Finding(
            said.place, clause, f"“{short(said.text)}”: viết như “Đại Sơn, ngày 05 tháng 01 năm 2026”."
        )
        return
    day, month = found["day"], found["month"]
    if day.isdigit() and int(day) < 10 and len(day) == 1:
        yield Finding(said.place, clause, f"Ngày {day} nhỏ hơn 10 phải ghi thêm số 0 phía trước.")
    if month in {"1", "2"}:
        yield Finding(said.place, clause, f"Tháng {month} phải ghi thêm số 0 phía trước.")
    if month.isdigit() and len(month) == 2 and 3 <= int(month) < 10:
        yield Finding(
            said.place, clause, f"Tháng {int(month)} không ghi số 0 phía trước; chỉ tháng 1 và 2 có."
        )


def titles(parts: Parts) -> Iterator[Finding]:
    """Find what is wrong with title, abstract, subject and addressees."""
    if parts.title:
        yield from formed(parts.title, decree30.KIND, "Tên loại")
    if parts.abstract:
        yield from formed(parts.abstract, decree30.ABSTRACT, "Trích yếu")
    if parts.subject:
        yield from formed(parts.subject, decree30.SUBJECT, "Trích yếu công văn")
        if not SUBJECT.match(parts.subject.text):
            yield Finding(
                parts.subject.place, decree30.SUBJECT.clause, "Trích yếu công văn bắt đầu bằng “V/v”."
            )
    if len(parts.addressees) > 1:
        yield from _listed(parts.addressees[1:], decree30.ADDRESSEES.clause, "Nơi kính gửi")
    for said in parts.addressees:
        yield from sized(said, decree30.ADDRESSEES, "Kính gửi")


def bases(parts: Parts) -> Iterator[Finding]:
    """Find legal bases that are upright or end otherwise."""
    for place, said in enumerate(parts.bases):
        yield from formed(said, decree30.BASES, "Căn cứ")
        wanted = "." if place == len(parts.bases) - 1 else ";"
        if not said.text.rstrip().endswith(wanted):
            where = "cuối cùng kết thúc bằng dấu chấm" if wanted == "." else "kết thúc bằng dấu chấm phẩy"
            yield Finding(said.place, decree30.BASES.clause, f"“{short(said.text)}”: căn cứ {where}.")


def headings(parts: Parts) -> Iterator[Finding]:
    """Find headings that are not bold capitals, and letters that Vietnamese lists do not have."""
    told: set[str] = set()
    for said in parts.body:
        if HEADING.match(said.text) and (said.style == "heading 1" or len(said.text) < 90):
            yield from once(told, "one", formed(said, decree30.HEADING_1, "Tiêu đề mục"))
        if said.style == "heading 2":
            yield from once(told, "two", formed(said, decree30.HEADING_2, "Tiêu đề"))
        lettered = LETTERED.match(said.text)
        if lettered and lettered[1] in _FORBIDDEN_LETTERS:
            sentence = f"“{lettered[1]})” không có trong bảng chữ cái tiếng Việt (a, b, c, d, đ, e, g, h…)."
            yield Finding(said.place, decree30.HEADING_3.clause, sentence)


def ending(parts: Parts) -> Iterator[Finding]:
    """Find a body that does not end with "./."; a list without recipients has none."""
    said = parts.last_of_body
    if parts.label is None or said is None or said.text.rstrip().endswith("./."):
        return
    sentence = f"Nội dung kết thúc bằng “{short(said.text[-30:])}”; phải kết thúc bằng “./.”."
    yield Finding(said.place, decree30.BODY.clause, sentence)


def signatures(parts: Parts) -> Iterator[Finding]:
    """Find lines of authority in another form, and academic titles before a name."""
    for said in parts.authority:
        yield from formed(said, decree30.AUTHORITY, "Quyền hạn, chức vụ")
    for said in parts.seen.said:
        if said.zone == "text" and said.bold and len(said.text) < 50 and _ACADEMIC.match(said.text):
            sentence = f"“{short(said.text)}”: không ghi học hàm, học vị trước họ tên người ký."
            yield Finding(said.place, decree30.SIGNER.clause, sentence)


def recipients(parts: Parts) -> Iterator[Finding]:
    """Find what is wrong with the list of recipients."""
    label, clause = parts.label, decree30.RECIPIENTS.clause
    if label is None:
        if parts.is_issued and not _is_contract(parts):
            yield Finding(_AT_END, clause, "Không thấy “Nơi nhận:”, với các nơi nhận và “- Lưu: VT, …”.")
        return
    yield from formed(label, decree30.RECIPIENTS_LABEL, "Nhãn")
    if ":" not in label.text:
        yield Finding(label.place, clause, "Sau “Nơi nhận” phải có dấu hai chấm: “Nơi nhận:”.")
    for said in parts.recipients:
        yield from sized(said, decree30.RECIPIENTS, "Nơi nhận")
    if not parts.recipients:
        yield Finding(
            label.place, clause, "“Nơi nhận:” không có nơi nào, hoặc không bắt đầu bằng gạch đầu dòng."
        )
        return
    yield from _listed(parts.recipients, clause, "Nơi nhận")
    last = parts.recipients[-1]
    if not re.match(r"-\s*Lưu\s*:\s*VT\b", last.text.strip()):
        yield Finding(last.place, clause, f"“{short(last.text)}”: dòng cuối phải là “- Lưu: VT, …”.")


def _is_contract(parts: Parts) -> bool:
    """Tell whether it is for its parties only."""
    return parts.title is not None and parts.title.text.strip().startswith("HỢP ĐỒNG")


def _listed(listed: list[Said], clause: str, what: str) -> Iterator[Finding]:
    for place, said in enumerate(listed):
        wanted = "." if place == len(listed) - 1 else ";"
        if not said.text.rstrip().endswith(wanted):
            name = "dấu chấm" if wanted == "." else "dấu chấm phẩy"
            yield Finding(said.place, clause, f"{what} “{short(said.text)}” phải kết thúc bằng {name}.")


def appendices(parts: Parts) -> Iterator[Finding]:
    """Find labels, titles and references of appendices in another form."""
    for label, title in parts.appendices:
        yield from formed(label, decree30.APPENDIX_LABEL, "Nhãn phụ lục")
        if title and not title.text.startswith("("):
            yield from formed(title, decree30.APPENDIX_TITLE, "Tên phụ lục")
    for said in parts.attached:
        yield from formed(said, decree30.APPENDIX_REFERENCE, "Dòng kèm theo")
