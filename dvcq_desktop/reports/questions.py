# SPDX-License-Identifier: MIT
"""What is asked before a report is frozen: what forbids it, and what she should look at again. No I/O."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.questions import Question
from dvcq_desktop.reports.doubles import frozen_already
from dvcq_desktop.reports.narrative import NEW_TASK, NO_RESULT
from dvcq_desktop.reports.one_set import left_behind, replacing
from dvcq_desktop.reports.rules import in_text
from dvcq_desktop.reports.telling import ended
from dvcq_desktop.reports.templates import NEW_SECTION
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.reports.narrative import Line, Section
    from dvcq_desktop.reports.rules import Content, Report

_FEW = 8
_LETTERS = 60
# What stands where something is still to be written: "...", "……", "____", "[ghi số]", "{kỳ}", "xxx".
_PLACEHOLDER = re.compile(
    r"\.{4,}|…{2,}|(?<!\w)\.{3}(?!\w)|_{3,}|\[\s*(?:…|\.|(?i:ghi|điền|số|ngày))[^\]]*\]|\{[^}]*\}"
    r"|\bx{3,}\b|(?i:\btodo\b)"
)


class Known(NamedTuple):
    """What a draft is held against: the day, what it says, what would be put together of the records by now.

    `seen` are the figures as they stood when the draft was opened, `owed` the units whose returns are late,
    `awaited` those not due yet, `incomplete` those that came without all figures; `others` are the year's
    other reports, `usual_signer` who signs on its day.
    """

    today: date
    content: Content
    fresh: Sequence[Section] = ()
    seen: Mapping[str, str] = {}
    owed: Sequence[str] = ()
    awaited: Sequence[str] = ()
    others: Sequence[Report] = ()
    usual_signer: str = ""
    undrawn: Callable[[str], str] = lambda _text: ""
    incomplete: Sequence[str] = ()


def questions(draft: Report, known: Known) -> list[Question]:
    """Return what is odd about a draft, what forbids freezing it first."""
    refused = dict.fromkeys((*_serious(draft, known), *_unfinished(draft, known), *_undrawn(draft, known)))
    found = [Question(sentence, is_serious=True) for sentence in refused]
    return [*found, *map(Question, _doubts(draft, known))]


# What forbids it


def _serious(draft: Report, known: Known) -> Iterator[str]:
    mended = replacing(known.others).get(draft.replaces)
    if mended is not None:
        yield (
            f"{draft.replaced} đã được thay bằng {in_text(mended.called)}: hãy chép lại lời văn cần giữ"
            " rồi xóa dự thảo này; báo cáo kia còn sai thì lập báo cáo đính chính cho báo cáo ấy."
        )
    if not draft.number:
        yield "Chưa có số: hãy ghi số văn thư cấp ở thẻ Thông tin, rồi chốt."
    if draft.issued_on is None:
        yield "Chưa có ngày ban hành: hãy ghi ở thẻ Thông tin, rồi chốt."
    elif draft.issued_on > known.today:
        yield (
            f"Ngày ban hành {short_date(draft.issued_on)} sau hôm nay ({short_date(known.today)}):"
            " hãy sửa ngày, rồi chốt."
        )
    elif draft.issued_on < draft.starts_on:
        yield (
            f"Ngày ban hành {short_date(draft.issued_on)} trước ngày đầu kỳ ({short_date(draft.starts_on)}):"
            " hãy sửa ngày, rồi chốt."
        )
    if not draft.signer_name and not known.usual_signer:
        yield "Chưa có người ký: hãy ghi ở thẻ Thông tin, hoặc thêm người ký ở phòng Cơ quan, rồi chốt."
    if not draft.title.strip():
        yield "Chưa có trích yếu: hãy ghi ở thẻ Thông tin, rồi chốt."


def _unfinished(draft: Report, known: Known) -> Iterator[str]:
    for where, text in _texts(draft, known.content):
        if found := _PLACEHOLDER.search(text):
            dots = shortened(_whole(found.group()), _LETTERS)
            yield f"{where} còn chỗ chưa điền “{dots}”: hãy ghi cho đủ, rồi chốt."
    for section in known.content.sections:
        if section.heading.strip() == NEW_SECTION:
            yield f"Mục “{NEW_SECTION}” chưa được đặt tên: hãy ghi tên ở thẻ Đề cương, rồi chốt."
    for line in _own(known.content):
        if line.task.strip() == NEW_TASK and not line.result.strip():
            yield f"Phụ lục có dòng thêm tay còn để “{NEW_TASK}”: hãy ghi hoặc xóa dòng ấy, rồi chốt."


def _undrawn(draft: Report, known: Known) -> Iterator[str]:
    made = [(f"Phụ lục, dòng “{_whole(line.task)}”", _words(line)) for line in known.content.lines]
    for where, text in (*_texts(draft, known.content), *made):
        for letter in known.undrawn(text):
            shown = f"“{letter}”" if letter.isprintable() else "không nhìn thấy"
            yield (
                f"{where} có ký tự {shown} (U+{ord(letter):04X}) mà phông chữ in không có:"
                " hãy thay ký tự này, rồi chốt."
            )


def _texts(draft: Report, content: Content) -> Iterator[tuple[str, str]]:
    yield "Thẻ Thông tin", f"{draft.title} {draft.number} {draft.symbol} {draft.signer_name}"
    yield "Kính gửi, Nơi nhận", " ".join(str(content.frame.get(name, "")) for name in ("to", "recipients"))
    for section in content.sections:
        yield f"Mục “{_called(section)}”", f"{section.heading} {section.text}"
    # What comes of the plan is mended there: its dots are no reason to refuse.
    for line in _own(content):
        yield f"Phụ lục, dòng “{_whole(line.task)}”", _words(line)


# What she should look at again


def _doubts(draft: Report, known: Known) -> Iterator[str]:
    yield from _odd_days(draft, known)
    yield from _odd_words(known)
    yield from _odd_lines(known.content)
    if known.content.changed:
        yield _told_otherwise(known.content)
    changed = [
        f"{row.name} {known.seen[row.id]} → {row.figure.text}"
        for row in known.content.rows
        if known.seen.get(row.id, row.figure.text) != row.figure.text
    ]
    if changed:
        listed = _listed(changed, "số liệu")
        yield f"{len(changed)} số liệu đã đổi từ khi mở dự thảo: {listed} Xem lại thẻ Số liệu."
    for other in () if draft.replaces else frozen_already(draft, known.others):
        yield (
            f"{other.called} đã chốt cho cùng kỳ, cùng đề cương: dự thảo này thừa thì xóa; báo cáo ấy sai thì"
            " lập báo cáo đính chính cho báo cáo ấy."
        )
    for other in left_behind(draft, known.content.rows, known.others):
        yield (
            f"{other.called} đã chốt theo bộ số liệu cũ: nếu cần, chốt xong báo cáo này thì lập báo cáo"
            " đính chính cho báo cáo ấy nữa."
        )
    bare = [row.name for row in known.content.rows if row.figure.lacks_document]
    if bare:
        listed = _listed(bare, "chỉ tiêu")
        yield f"Số nhập tay chưa ghi văn bản nguồn: {listed} Ghi ở trang Chỉ tiêu, thẻ Số nhập tay."
    for units, said in (
        (known.owed, "đơn vị quá hạn chưa nộp số liệu của kỳ"),
        (known.incomplete, "đơn vị nộp thiếu số liệu của kỳ"),
        (known.awaited, "đơn vị chưa nộp số liệu của kỳ (chưa đến hạn)"),
    ):
        if units:
            yield f"{len(units)} {said}: {_listed(units, 'đơn vị')}"
    signer = known.usual_signer
    if draft.signer_name and signer and fold(signer) != fold(draft.signer_name):
        yield f"Người ký {draft.signer_name} khác người ký của cơ quan vào ngày ban hành ({signer})."


def _told_otherwise(content: Content) -> str:
    """Name each figure of the frozen set that the records tell otherwise: her words may tell of either."""
    differ = "; ".join(f"{each.name} {each.then}, nay {each.now}" for each in content.changed)
    return (
        f"Số liệu lấy theo {in_text(content.figures_of)} đã chốt; từ đó dữ liệu đã đổi"
        f" {len(content.changed)} chỉ tiêu: {differ}. Lời văn cần khớp với số đã chốt; nếu số ấy sai, hãy lập"
        " báo cáo đính chính cho báo cáo ấy trước."
    )


def _odd_days(draft: Report, known: Known) -> Iterator[str]:
    if known.today <= draft.ends_on:
        yield (
            f"Kỳ báo cáo đến {short_date(draft.ends_on)} chưa hết:"
            " việc ghi từ nay về sau không có trong báo cáo đã chốt."
        )
    elif draft.issued_on is not None and draft.issued_on <= draft.ends_on:
        yield (
            f"Ngày ban hành {short_date(draft.issued_on)} trước khi hết kỳ ({short_date(draft.ends_on)}):"
            " số liệu sau ngày ban hành vẫn được đếm."
        )
    for other in known.others:
        same = other.is_frozen and other.full_number.casefold() == draft.full_number.casefold()
        if same and draft.number and other.id != draft.id:
            yield f"{other.called} đã chốt cũng mang số {draft.full_number}."


def _odd_words(known: Known) -> Iterator[str]:
    sections = known.content.sections
    for place, section in enumerate(sections):
        has_parts = place + 1 < len(sections) and sections[place + 1].level > section.level
        if not section.text.strip() and not has_parts:
            yield f"Mục “{_called(section)}” để trống."
    nothing = [_called(each) for each in sections if fold(NO_RESULT) in fold(each.text)]
    if nothing:
        yield f"{len(nothing)} mục còn ghi “{NO_RESULT}”: {_listed(nothing, 'mục')}"
    fresh = {(each.level, each.heading): each for each in known.fresh}
    stale, edited = [], []
    for section in sections:
        now = fresh.get((section.level, section.heading))
        if now is None or (now.text == section.text and now.sources == section.sources):
            continue
        if not section.edited:
            stale.append(_called(section))
        elif set(now.sources) != set(section.sources):
            edited.append(_called(section))
    if stale:
        yield (
            f"{len(stale)} mục chưa theo dữ liệu mới nhất: {_listed(stale, 'mục')}"
            " Bấm Cập nhật từ nhật ký, tiến độ nếu muốn lấy lại."
        )
    if edited:
        yield f"{len(edited)} mục đã sửa tay, mà dữ liệu của mục đã thêm, bớt: {_listed(edited, 'mục')}"


def _odd_lines(content: Content) -> Iterator[str]:
    nothing = [each.task for each in content.lines if fold(NO_RESULT) in fold(each.result)]
    if nothing:
        yield f"Phụ lục có {len(nothing)} dòng ghi “{NO_RESULT}”: {_listed(nothing, 'dòng')}"
    half = [each.task for each in _own(content) if not (each.result.strip() and each.assessment.strip())]
    if half:
        yield f"Phụ lục có {len(half)} dòng thêm tay chưa đủ Kết quả, Đánh giá: {_listed(half, 'dòng')}"


def _words(line: Line) -> str:
    return f"{line.group} {line.task} {line.result} {line.assessment}"


def _own(content: Content) -> Iterable[Line]:
    return (each for each in content.lines if each.id)


def _called(section: Section) -> str:
    return _whole(section.called)


def _listed(names: Sequence[str], rest: str) -> str:
    """Return the first few names, whole, as the end of a sentence; `rest` is what the others are."""
    said = "; ".join(_whole(name) for name in names[:_FEW])
    more = f"; và {len(names) - _FEW} {rest} khác" if len(names) > _FEW else ""
    return ended(f"{said}{more}")


def _whole(text: str) -> str:
    return " ".join(text.split())
