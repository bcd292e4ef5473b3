# SPDX-License-Identifier: MIT
"""A field for the rule of an indicator: what is counted, then of which kinds, which measure, which stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.reports.indicators import Of, Rule
from dvcq_desktop.widgets.choices import KindBox, TicksField
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from dvcq_desktop.reports.store.rule_lists import RuleLists

# Letters of a choice that are always seen; all of it in the list, and where there is room.
_SHOWN = 24


class RuleField(QWidget):
    """Choose a rule; each choice tells it anew by `edited`."""

    edited = Signal(object)  # Rule
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measures: dict[str, str] = {"": _CHOOSE}
        self._counted: dict[str, str] = {"": _CHOOSE}
        # Widgets
        self.of = KindBox([(each, each.label) for each in Of], self)
        self.measure = KindBox([("", _CHOOSE)], self)
        self.kinds = TicksField("Chọn loại hoạt động", self, none="Mọi loại hoạt động")
        self.stage = KindBox([(each.value, each.label) for each in Stage], self)
        self.part = KindBox([("", _CHOOSE)], self)
        self.whole = KindBox([("", _CHOOSE)], self)
        # Their longest words would make the form wider than the page.
        for chooser in (self.of, self.measure, self.stage, self.part, self.whole):
            chooser.setSizeAdjustPolicy(KindBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(_SHOWN)
        self._boxes = (self.of, self.measure, self.kinds, self.stage, self.part, self.whole)
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.said.hide()
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for box in self._boxes:
            column.addWidget(box)
            box.edited.connect(self._on_edited)
        column.addWidget(self.said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.of)
        self._show()

    @property
    def value(self) -> Rule:
        """Return the rule that is chosen; parts that it does not ask for are empty."""
        of = Of(str(self.of.value))
        return Rule(
            of,
            tuple(self.kinds.value) if of in _OF_KINDS else (),
            str(self.measure.value) if of is Of.MEASURE else "",
            str(self.stage.value) if of is Of.MODELS else "",
            str(self.part.value) if of is Of.RATIO else "",
            str(self.whole.value) if of is Of.RATIO else "",
        )

    def set_value(self, value: object) -> None:
        """Show a rule."""
        rule = value if isinstance(value, Rule) else Rule(Of.ACTIVITIES)
        self.of.set_value(rule.of)
        for box, known, chosen in (
            (self.measure, self._measures, rule.measure),
            (self.part, self._counted, rule.part),
            (self.whole, self._counted, rule.whole),
        ):
            # What a rule names may be in the trash by now: it is shown by its key.
            box.offer(list({**known, chosen: known.get(chosen, chosen)}.items()))
            box.set_value(chosen)
        self.kinds.set_value(rule.kinds)
        self.stage.set_value(rule.stage or Stage.REGISTERED.value)
        self._show()

    def show_use(self, said: str, *, is_used: bool) -> None:
        """Say what the rule is used for; one that counts nothing cannot be chosen."""
        for box in self._boxes:
            box.setEnabled(is_used)
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def offer(self, lists: RuleLists) -> None:
        """Offer what rules can name; what was chosen stays."""
        kept = self.value
        self._measures = {"": _CHOOSE, **{each.id: each.titled for each in lists.diary.measures}}
        self.kinds.set_choices([(each.id, each.label) for each in lists.diary.kinds])
        counted = {each.id: each.name for each in lists.indicators if each.rule.of is not Of.RATIO}
        self._counted = {"": _CHOOSE, **counted}
        self.set_value(kept)

    def flush(self) -> None:
        """Do nothing: each choice is told at once."""

    def _show(self) -> None:
        of = Of(str(self.of.value))
        self.measure.setVisible(of is Of.MEASURE)
        self.kinds.setVisible(of in _OF_KINDS)
        self.stage.setVisible(of is Of.MODELS)
        self.part.setVisible(of is Of.RATIO)
        self.whole.setVisible(of is Of.RATIO)

    def _on_edited(self, _value: object) -> None:
        self._show()
        self.edited.emit(self.value)


_CHOOSE = "(chưa chọn)"
_OF_KINDS = frozenset({Of.ACTIVITIES, Of.MEETINGS, Of.MEASURE})
