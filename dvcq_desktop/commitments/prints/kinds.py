# SPDX-License-Identifier: MIT
"""The prints of the commitments room, as the window and the command line offer them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.office.printing import PrintKind, PrintOption, Sorting

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from dvcq_desktop.commitments.prints.request import CampaignRequest, SheetRequest, YearRequest
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.printing import Made, PrintOrder

# What makes a paper is imported when it is made: the window offers all kinds from its start.


class CampaignKind(PrintKind["CampaignRequest"]):
    """A paper of one campaign."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> CampaignRequest:
        """Read the campaign that was ordered, the newest where none was."""
        from dvcq_desktop.commitments.store.printing import load_order  # noqa: PLC0415 - when it is printed

        return load_order(connection, order)

    def source(self, read: CampaignRequest) -> str:
        """Return the campaign."""
        return read.campaign.name

    def year_of(self, read: CampaignRequest, order: PrintOrder) -> int:  # noqa: ARG002 - the campaign knows
        """Return the campaign's year."""
        return read.campaign.year


class FormsKind(CampaignKind):
    """The forms that people sign: a file of its own making, for there may be thousands."""

    def make(
        self,
        read: CampaignRequest,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Made:
        """Make the forms."""
        from dvcq_desktop.commitments.prints import forms  # noqa: PLC0415 - when it is printed

        return forms.make(read, cancelled=cancelled, progress=progress)

    def on_entry(self, read: CampaignRequest) -> Callable[[Action], object]:
        """Return what holds the text to its words from now on."""
        return partial(_mark_printed, read.text.id)


class SheetKind(PrintKind["SheetRequest"]):
    """The sheets of people, through all years."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> SheetRequest:
        """Read the people chosen, with all that is known of them."""
        from dvcq_desktop.commitments.store.printing import load_sheets  # noqa: PLC0415 - when it is printed

        return load_sheets(connection, order)

    def year_of(self, read: SheetRequest, order: PrintOrder) -> int:
        """Return the year of the day: the sheet is of all years."""
        return order.year or read.as_of.year


class YearKind(PrintKind["YearRequest"]):
    """What became of the commitments in a year."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> YearRequest:
        """Read the year that was ordered, that of the day where none was."""
        from dvcq_desktop.commitments.store.printing import load_year  # noqa: PLC0415 - when it is printed

        return load_year(connection, order)

    def year_of(self, read: YearRequest, order: PrintOrder) -> int:  # noqa: ARG002 - the request knows
        """Return the year of the report."""
        return read.years[0].year


def _mark_printed(text: str, action: Action) -> None:
    from dvcq_desktop.commitments.store.printing import mark_printed  # noqa: PLC0415 - when it is printed

    mark_printed(action, text)


def _forms(request: CampaignRequest) -> Document:
    raise NotImplementedError(f"the forms of {request.campaign.name} are no document of blocks")


def _signing_list(request: CampaignRequest) -> Document:
    from dvcq_desktop.commitments.prints import lists  # noqa: PLC0415 - when it is printed

    return lists.build_signing(request)


def _signed_list(request: CampaignRequest) -> Document:
    from dvcq_desktop.commitments.prints import lists  # noqa: PLC0415 - when it is printed

    return lists.build_signed(request)


def _not_signed_list(request: CampaignRequest) -> Document:
    from dvcq_desktop.commitments.prints import lists  # noqa: PLC0415 - when it is printed

    return lists.build_not_signed(request)


def _summary(request: CampaignRequest) -> Document:
    from dvcq_desktop.commitments.prints import summary  # noqa: PLC0415 - when it is printed

    return summary.build(request)


def _person_sheet(request: SheetRequest) -> Document:
    from dvcq_desktop.commitments.prints import person_sheet  # noqa: PLC0415 - when it is printed

    return person_sheet.build(request)


def _year_report(request: YearRequest) -> Document:
    from dvcq_desktop.commitments.prints import year_report  # noqa: PLC0415 - when it is printed

    return year_report.build(request)


_ALL_SORTINGS = tuple(Sorting)

FORMS = FormsKind(
    "commitment-forms",
    "Bản cam kết cá nhân",
    needs_unit=True,
    build=_forms,
    options=(PrintOption.ONLY_UNSIGNED,),
    sortings=_ALL_SORTINGS,
    asks_copies=True,
    asks_people=True,
    is_of_year=False,
)
SIGNING_LIST = CampaignKind(
    "signing-list",
    "Danh sách ký cam kết tại hội nghị",
    needs_unit=True,
    build=_signing_list,
    options=(PrintOption.ONLY_UNSIGNED,),
    sortings=_ALL_SORTINGS,
    asks_people=True,
    is_of_year=False,
)
SIGNED_LIST = CampaignKind(
    "signed-list",
    "Danh sách đã ký cam kết",
    needs_unit=True,
    build=_signed_list,
    sortings=_ALL_SORTINGS,
    is_of_year=False,
)
NOT_SIGNED_LIST = CampaignKind(
    "not-signed-list", "Danh sách chưa ký cam kết", needs_unit=True, build=_not_signed_list, is_of_year=False
)
SUMMARY = CampaignKind(
    "campaign-summary", "Tổng hợp kết quả ký cam kết", needs_unit=False, build=_summary, is_of_year=False
)
PERSON_SHEET = SheetKind(
    "person-sheet",
    "Phiếu theo dõi thực hiện cam kết",
    needs_unit=True,
    build=_person_sheet,
    asks_people=True,
    is_of_year=False,
)
YEAR_REPORT = YearKind(
    "commitment-year",
    "Tổng hợp thực hiện cam kết, kiểm tra công vụ trong năm",
    needs_unit=False,
    build=_year_report,
    is_of_year=False,
)
KINDS: tuple[PrintKind[Any], ...] = (
    FORMS,
    SIGNING_LIST,
    SIGNED_LIST,
    NOT_SIGNED_LIST,
    SUMMARY,
    PERSON_SHEET,
    YEAR_REPORT,
)
