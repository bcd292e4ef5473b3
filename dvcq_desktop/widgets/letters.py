# SPDX-License-Identifier: MIT
"""Letters for Alt in dialogs: buttons, tabs and labels that have none get one of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from dvcq_desktop.widgets.menus import letter_of, with_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# A label that took what was left gives it back to a button that comes later.
_LEFT_OVER, _HAD = "has_left_over_letter", "had_letter"
_KINDS = (QPushButton, QRadioButton, QCheckBox)


def give_dialog_letters(dialog: QWidget) -> None:
    """Give each button and tab that can be seen a letter that no other has; a button's other key stays.

    The labels of fields keep theirs where it is free, and else get what the buttons leave them. A button
    whose words change, or that is hidden meanwhile, keeps its letter: no other gets it if it can.
    """
    labels = [label for label in dialog.findChildren(QLabel) if _names_field(label)]
    taken: set[str] = set()
    again: list[QLabel] = []
    for label in labels:
        letter = letter_of(label.text())
        if letter and letter not in taken and not label.property(_LEFT_OVER):
            taken.add(letter)
        else:
            again.append(label)
    _give_back(dialog, taken)
    for button in dialog.findChildren(QPushButton):
        # The main button chooses first: others give way.
        if button.isDefault() and button.isVisible() and not letter_of(button.text()):
            button.setText(with_letter(button.text(), set(taken)))
    lacking: list[tuple[str, Callable[[str], object]]] = []
    for text, put in sorted(_texts_in(dialog), key=_main_first):
        letter = letter_of(text)
        if letter and letter not in taken:
            taken.add(letter)
        else:
            lacking.append((text, put))
    _give_free(dialog, lacking, taken)
    for label in again:
        label.setProperty(_LEFT_OVER, True)
        if (lettered := with_letter(label.text(), taken)) != label.text():
            label.setText(lettered)


def _buttons(dialog: QWidget) -> Iterator[QAbstractButton]:
    for kind in _KINDS:
        yield from dialog.findChildren(kind)


def _reserved(dialog: QWidget) -> set[str]:
    """Return the letters of buttons that cannot be seen now."""
    hidden = (each for each in _buttons(dialog) if not each.isVisible())
    return {str(each.property(_HAD)) for each in hidden if each.property(_HAD)}


def _give_free(
    dialog: QWidget, lacking: Iterable[tuple[str, Callable[[str], object]]], taken: set[str]
) -> None:
    """Give free letters, and remember which button has which."""
    reserved = _reserved(dialog)
    for text, put in lacking:
        if not letter_of(lettered := with_letter(text, taken | reserved)):
            lettered = with_letter(text, taken)
        taken.add(letter_of(lettered))
        if lettered != text:
            put(lettered)
    for button in _buttons(dialog):
        if letter := letter_of(button.text()):
            button.setProperty(_HAD, letter)


def _give_back(dialog: QWidget, taken: set[str]) -> None:
    """Give buttons whose words were written anew the letters that they had."""
    for button in _buttons(dialog):
        had, text = str(button.property(_HAD) or ""), button.text()
        if had and button.isVisible() and not letter_of(text) and had in text.lower() and had not in taken:
            place = text.lower().index(had)
            button.setText(f"{text[:place]}&{text[place:]}")


def _names_field(label: QLabel) -> bool:
    return label.isVisible() and label.buddy() is not None and "<" not in label.text()


def _texts_in(dialog: QWidget) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Return what could have a letter, with what gives it another text."""
    for button in _buttons(dialog):
        if button.isVisible() and button.text():
            _set_free(button)
            yield button.text(), button.setText
    for bar in dialog.findChildren(QTabBar):
        for place in range(bar.count() if bar.isVisible() else 0):
            if bar.isTabVisible(place):
                yield bar.tabText(place), _tab(bar, place)


def _main_first(one: tuple[str, Callable[[str], object]]) -> bool:
    button = getattr(one[1], "__self__", None)
    return not (isinstance(button, QPushButton) and button.isDefault())


def _tab(bar: QTabBar, place: int) -> Callable[[str], object]:
    def put(text: str) -> None:
        bar.setTabText(place, text)

    return put


def _set_free(button: Any) -> None:
    """Give a key such as Ctrl+J a shortcut of its own: a button has one only, its letter or another."""
    keys: QKeySequence = button.shortcut()
    if not keys.isEmpty() and not re.fullmatch(r"Alt\+\w", keys.toString()):
        QShortcut(keys, button.window()).activated.connect(button.click)
        button.setShortcut(QKeySequence.mnemonic(button.text()))
