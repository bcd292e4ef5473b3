# SPDX-License-Identifier: MIT
"""What a window shows, measured: texts that do not fit, foreign words, controls without a name."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionTab,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dvcq_desktop.widgets.chooser import Chooser
from dvcq_desktop.widgets.plain import OneLine
from dvcq_desktop.widgets.tab_order import focus_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QAction

# Rounding of a font's widths.
_HAIR = 1
# So many letters of a long name tell it from the others of a list.
_TOLD_APART = 14
_TYPED_IN = (QLineEdit, QComboBox, QAbstractItemView, QAbstractSpinBox, QPlainTextEdit, QTextEdit)

_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|oao|oeo|uay|uoi|uou|uau|"
    r"ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|a|e|i|o|u|y)"
    r"(?:ch|ng|nh|c|m|n|p|t)?"
)
_PATH = re.compile(r"(?<!\S)(?:/|[A-Z]:\\)\S+")
# Names that the field and its machines use, keys by what stands on them.
_KNOWN = {
    "dvcq", "desktop", "usb", "pdf", "word", "excel", "docx", "xlsx", "csv", "txt", "ctrl", "alt",
    "shift", "esc", "enter", "tab", "del", "ins", "home", "end", "f5", "qr", "ubnd", "hdnd", "mttq",
    "bch", "kg", "km", "mm", "m²", "px", "kb", "mb", "gb", "tr", "stt", "id", "zip", "email", "insert",
    "delete", "space", "xls", "ods", "csdl", "png", "jpg", "jpeg", "tiff", "json", "age",
}  # fmt: skip


def findings(window: QWidget) -> list[str]:
    """Return what is wrong with a window as it stands, each with the words concerned."""
    shown = list(_shown(window))
    found = [*_cut(shown), *_foreign(shown), *_nameless(shown)]
    return list(dict.fromkeys(found))


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def _cut(shown: Sequence[QWidget]) -> Iterator[str]:
    for widget in shown:
        if isinstance(widget, QLabel):
            yield from _cut_label(widget)
        elif isinstance(widget, QAbstractButton):
            yield from _cut_button(widget)
        elif isinstance(widget, QTabBar):
            yield from _cut_tabs(widget)
        elif isinstance(widget, QHeaderView):
            yield from _cut_titles(widget)
        elif isinstance(widget, QComboBox):
            yield from _cut_choice(widget)
        elif isinstance(widget, QLineEdit):
            yield from _cut_hint(widget)
        elif isinstance(widget, QGroupBox):
            yield from _too_narrow(widget, widget.title(), widget.width())
        if isinstance(widget, (QLabel, QAbstractButton, *_TYPED_IN)):
            yield from _covered(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    words = label.text()
    if not words.strip():
        return
    if isinstance(label, OneLine) and not label.wordWrap():
        yield from _cut_line(label)
        return
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + _HAIR:
            yield f"chữ bị cắt dưới: {words[:80]}"
    elif label.sizeHint().width() > label.width() + _HAIR:
        yield f"chữ bị cắt: {words[:80]} ({label.sizeHint().width()} > {label.width()})"
    elif label.sizeHint().height() > label.height() + _HAIR:
        yield f"chữ bị cắt dưới: {words[:80]}"


def _cut_line(label: OneLine) -> Iterator[str]:
    """Yield what a line cuts that she who has no mouse cannot read."""
    by_tab = label.focusPolicy() & Qt.FocusPolicy.TabFocus
    if label.cuts and not (by_tab and label.toolTip()):
        yield f"chữ bị cắt, không tới được bằng phím: {label.text()[:80]}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    words = button.text()
    if not words or (hasattr(button, "toolButtonStyle") and _only_icon(button)):
        return
    if button.sizeHint().width() > button.width() + _HAIR:
        yield f"nút bị cắt: {words} ({button.sizeHint().width()} > {button.width()})"
    if QFontMetrics(button.font()).height() > button.height():
        yield f"nút thấp hơn chữ: {words}"


def _only_icon(button: QAbstractButton) -> bool:
    return bool(button.property("toolButtonStyle") == Qt.ToolButtonStyle.ToolButtonIconOnly) and not (
        button.icon().isNull()
    )


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for place in range(bar.count()):
        if bar.isTabVisible(place):
            size: QSize = bar.tabSizeHint(place)
            if bar.tabRect(place).width() + _HAIR < size.width():
                yield f"thẻ bị cắt: {bar.tabText(place)}"
            if bar.tabRect(place).right() > bar.width() + _HAIR:
                yield f"thẻ ra ngoài: {bar.tabText(place)}"
            option = QStyleOptionTab()
            bar.initStyleOption(option, place)
            room = bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar).height()
            # What stands above its rectangle is not drawn: "Lỗi" would be read as "Lôi".
            if room < bar.fontMetrics().height():
                yield f"thẻ thấp hơn chữ: {bar.tabText(place)} ({bar.fontMetrics().height()} > {room})"


def _cut_titles(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.orientation() == Qt.Orientation.Vertical:
        return
    for place in range(header.count()):
        if not header.isSectionHidden(place) and header.sectionSize(place):
            title = str(model.headerData(place, header.orientation()) or "")
            widest = max(
                (header.fontMetrics().horizontalAdvance(line) for line in title.split("\n")), default=0
            )
            if widest > header.sectionSize(place):
                yield f"tiêu đề cột bị cắt: {title} ({widest} > {header.sectionSize(place)})"


def _cut_choice(box: QComboBox) -> Iterator[str]:
    if not box.isEditable():
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        field = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        # The label keeps a pixel free at each side.
        room, letter = field.width() - 2, box.fontMetrics().averageCharWidth()
        wide = box.fontMetrics().horizontalAdvance(box.currentText())
        if not isinstance(box, Chooser):
            # It cuts in the middle of a letter, without a sign.
            yield from _too_narrow(box, box.currentText(), room, told=False)
        elif wide > room + _HAIR and room < _TOLD_APART * letter:
            yield f"chỉ thấy đầu tên: {box.currentText()} ({wide} > {room})"


def _cut_hint(line: QLineEdit) -> Iterator[str]:
    if not line.text() and not isinstance(line.parent(), (QComboBox, QAbstractSpinBox)):
        signs = [one.width() for one in line.findChildren(QAbstractButton) if one.x() < line.width() // 2]
        room = line.contentsRect().width() - 4 - sum(signs)
        wide = line.fontMetrics().horizontalAdvance(line.placeholderText())
        if wide > room + _HAIR:
            yield f"lời gợi ý bị cắt: {line.placeholderText()} ({wide} > {room})"


def _too_narrow(widget: QWidget, words: str, room: int, *, told: bool = True) -> Iterator[str]:
    wide = widget.fontMetrics().horizontalAdvance(words.replace("&", ""))
    if words and wide > room + _HAIR and not (told and widget.toolTip()):
        yield f"không đủ chỗ: {words[:80]} ({wide} > {room})"


def _covered(widget: QWidget) -> Iterator[str]:
    """Yield what its parents cut off of a control, but for those that scroll upwards."""
    left = QRect(QPoint(), widget.size())
    scrolls = False
    at, parent = QPoint(), widget
    while not parent.isWindow() and (above := parent.parentWidget()) is not None:
        at += parent.pos()
        scrolls |= _can_scroll(above.parentWidget())
        left &= above.rect().translated(-at)
        parent = above
    if left.width() < widget.width() or (not scrolls and left.height() < widget.height()):
        size, rest = (f"{part.width()}x{part.height()}" for part in (widget.size(), left.size()))
        yield f"bị che: {type(widget).__name__} {_words_of(widget)[:60]}: {size}, còn {rest}"


def _can_scroll(area: QWidget | None) -> bool:
    """Tell whether what an area cuts off below can be reached; rows' empty pages, laid over them, cannot."""
    return isinstance(area, QAbstractScrollArea) and area.verticalScrollBar().maximum() > 0


def _words_of(widget: QWidget) -> str:
    for name in ("text", "title", "placeholderText", "accessibleName"):
        read = getattr(widget, name, None)
        if callable(read) and (words := str(read())):
            return words
    return widget.objectName()


def _foreign(shown: Sequence[QWidget]) -> Iterator[str]:
    for widget in shown:
        if isinstance(widget, (QScrollBar, QPlainTextEdit, QTextEdit)):
            continue
        for written in _texts(widget):
            words = _PATH.sub("", written)
            for word in re.findall(r"[^\W\d_]+", words):
                if not _is_vietnamese(word):
                    yield f"không phải tiếng Việt: {word} trong “{words[:80]}”"


def _texts(widget: QWidget) -> Iterator[str]:
    yield unescape(re.sub("<[^>]*>", " ", widget.toolTip()))
    if isinstance(widget, (QDialog,)):
        yield widget.windowTitle()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield re.sub("<[^>]*>", " ", widget.text()).replace("&", "")
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place).replace("&", "") for place in range(widget.count()))
    if isinstance(widget, QHeaderView) and widget.model() is not None:
        model = widget.model()
        yield from (
            str(model.headerData(place, widget.orientation()) or "") for place in range(widget.count())
        )


def _is_vietnamese(word: str) -> bool:
    if word.lower() in _KNOWN or len(word) == 1 or word.isupper():
        return True
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
        if not unicodedata.combining(letter)
    )
    return _SYLLABLE.fullmatch(plain) is not None


def _nameless(shown: Sequence[QWidget]) -> Iterator[str]:
    for widget in shown:
        if (
            widget.objectName().startswith("qt_")
            or isinstance(widget, QHeaderView)
            or isinstance(widget.parent(), (QComboBox, QAbstractSpinBox))
        ):
            continue
        if isinstance(widget, (QAbstractButton, *_TYPED_IN)) and not _spoken(widget):
            yield f"không có tên đọc: {type(widget).__name__} {widget.objectName()} trong {_path(widget)}"


def _spoken(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told is not None else ""


def _path(widget: QWidget) -> str:
    names: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)


def tab_jumps(dialog: QWidget) -> list[str]:
    """Return what Tab comes to after the buttons at the bottom of a dialog though it lies above them."""
    chain = [
        one
        for one in focus_chain(dialog)
        if one.isVisible() and _by_tab(one) and one.focusProxy() is None and one.window() is dialog
    ]
    pressed = [one for one in chain if isinstance(one, QAbstractButton)]
    last = max((_bottom(one, dialog) for one in pressed), default=0)
    top = min(
        (_bottom(one, dialog) - one.height() for one in pressed if _bottom(one, dialog) == last), default=0
    )
    above = [one for one in chain if _bottom(one, dialog) <= top]
    if not above:
        return []
    # It is a ring, which begins where the eye does.
    begin = chain.index(min(above, key=lambda one: _bottom(one, dialog) - one.height()))
    chain = [*chain[begin:], *chain[:begin]]
    first = next(place for place, one in enumerate(chain) if one not in above)
    return [
        f"Tab đến sau nút: {_words_of(one) or type(one).__name__}" for one in chain[first:] if one in above
    ]


def _by_tab(widget: QWidget) -> bool:
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def _bottom(widget: QWidget, dialog: QWidget) -> int:
    return widget.mapTo(dialog, QPoint(0, widget.height())).y()


def clashes(window: QMainWindow, own: Sequence[QAction]) -> list[str]:
    """Return the letters and keys of a window's menus that mean two things; `own` is the open page's menu."""
    bar = window.menuBar().actions()
    inside = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    menus = [bar, own, *(menu.actions() for menu in window.menuBar().findChildren(QMenu))]
    found = [clash for menu in menus for clash in _twice(_letters(menu))]
    every = dict.fromkeys([*inside, *own])
    found += _twice((key.toString(), action.text()) for action in every for key in action.shortcuts())
    return found


def mute(menu: Sequence[QAction]) -> list[str]:
    """Return the actions of a menu that have no letter though one of theirs is free."""
    taken = {pair[0][-1].lower() for pair in _letters(menu)}
    silent = [one.text() for one in menu if not one.isSeparator() and "&" not in one.text()]
    return [
        text
        for text in silent
        if any(sign.isascii() and sign.isalpha() for sign in set(text.lower()) - taken)
    ]


def _letters(menu: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    for action in menu:
        if found := re.search("&(.)", action.text().replace("&&", "")):
            yield f"Alt+{found[1].upper()}", action.text()


def _twice(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    met: dict[str, str] = {}
    for key, text in pairs:
        if met.setdefault(key, text) != text:
            yield f"{key}: “{met[key]}”, “{text}”"
