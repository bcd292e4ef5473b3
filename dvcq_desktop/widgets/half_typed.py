# SPDX-License-Identifier: MIT
"""A new record that was left half typed, as it is kept until she goes on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.widgets.page import Page


class HalfTyped(NamedTuple):
    """Hold what stood in each form; what is no `whole` record is a new part of `record`."""

    record: str
    whole: bool
    heading: str
    text: str
    forms: Sequence[tuple[tuple[str, ...], dict[str, Any]]]


def half_typed(page: Page, record: str, *, whole: bool) -> HalfTyped:
    """Keep what stands in all forms of a page whose records are new."""
    from dvcq_desktop.widgets.typed_again import kept_values, words_of  # noqa: PLC0415 - start-up time

    begun = begun_forms(page)
    text = "\n".join(line for form in begun for line in words_of(form))
    forms = [(form.names, {**form.typed(), **kept_values(form)}) for form in begun]
    heading = getattr(getattr(page.parentWidget(), "detail", None), "heading", None)
    return HalfTyped("" if whole else record, whole, heading.text() if heading else "", text, forms)


def type_again(page: QWidget, forms: Iterable[tuple[Sequence[str], Mapping[str, Any]]]) -> None:
    """Fill the forms of a new record that was just begun with what was kept, by the names of their fields."""
    from dvcq_desktop.widgets.typed_again import put_back  # noqa: PLC0415 - start-up time

    begun = begun_forms(page)
    for names, values in forms:
        for form in begun:
            if list(form.names) == list(names):
                put_back(form, values)


def begun_forms(page: QWidget) -> list[RecordForm]:
    """Return the forms on a page, or in a window, whose records are new."""
    return [form for form in page.findChildren(RecordForm) if form.is_new]
