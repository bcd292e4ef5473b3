# SPDX-License-Identifier: MIT
"""What stands around the papers of every room: letterheads, signatures, the last recipient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Letterhead, Signature, SignatureBox, SignaturePair
from dvcq_desktop.office.unit_names import proposed_symbol
from dvcq_desktop.text.dates import decree_date

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import OfficeProfile, Signer, Unit

BLANK = "…………"
COMMITTEE = "TM. ỦY BAN NHÂN DÂN"
_FULL_NAME = "Ủy ban nhân dân"
_SHORT_NAME = "UBND"


class Frame:
    """Frame the papers of one office as it is on one day."""

    def __init__(self, directory: Directory, as_of: date) -> None:
        self.directory = directory
        self.as_of = as_of

    @property
    def profile(self) -> OfficeProfile | None:
        """Return what the office is called on the day."""
        return self.directory.profile(self.as_of)

    @property
    def unit_in_charge(self) -> Unit | None:
        """Return the unit that keeps the plan and signs its lists."""
        return self.directory.unit_in_charge(self.as_of)

    @property
    def office_name(self) -> str:
        """Return the office's name, a dotted space where it is not known yet."""
        return self.profile.name if self.profile else f"{_FULL_NAME} {BLANK}"

    @property
    def short_office_name(self) -> str:
        """Return the office's name as running text has it ("UBND xã Đại Sơn")."""
        return self.office_name.replace(_FULL_NAME, _SHORT_NAME, 1)

    @property
    def letter_symbol(self) -> str:
        """Return the symbol of a công văn: the office's, and that of the unit that drew it up."""
        office = self.profile.symbol if self.profile else ""
        return "-".join(part for part in (office or _SHORT_NAME, self.unit_symbol) if part)

    @property
    def unit_symbol(self) -> str:
        """Return the symbol of the unit in charge: hers, or until there is one what its name gives."""
        unit = self.unit_in_charge
        return (unit.symbol or proposed_symbol(unit.name)) if unit else ""

    def office_letterhead(
        self, symbol: str | None, *, subject: str | None = None, month: int | None = None
    ) -> Letterhead:
        """Return the People's Committee's letterhead with number and day left to the pen.

        A commune's committee has no line above its name since 01/7/2025.
        """
        profile = self.profile
        return Letterhead(
            governing=(profile.governing.upper() or None) if profile else None,
            issuer=self.office_name.upper(),
            number="",
            symbol=symbol,
            place=profile.place if profile else BLANK,
            issued_on=None,
            year=self.as_of.year,
            subject=subject,
            month=month,
        )

    def unit_letterhead(self) -> Letterhead:
        """Return the letterhead of the unit in charge, whose lists have no number; else the office's own."""
        unit = self.unit_in_charge
        if unit is None:
            return self.office_letterhead(None)
        return Letterhead(
            governing=self.short_office_name.upper(),
            issuer=unit.name.upper(),
            number="",
            symbol=None,
            place=self.profile.place if self.profile else BLANK,
            issued_on=None,
            year=self.as_of.year,
        )

    def office_signature(self, recipients: tuple[str, ...] = ()) -> Signature:
        """Return the signature of who signs for the office on the day."""
        signer = self.directory.signer(self.as_of)
        if signer is None:
            return Signature((COMMITTEE,), BLANK, "", recipients)
        return Signature(signer.authority or (COMMITTEE,), signer.title.upper(), signer.name, recipients)

    def list_signatures(self) -> SignaturePair:
        """Return the signatures of a list: who made it left, the head of the unit in charge right."""
        return SignaturePair(SignatureBox((), "NGƯỜI LẬP", ""), self._head())

    def filing(self) -> str:
        """Return the last recipient: the clerk's file and the unit that drew the paper up."""
        symbol = f", {self.unit_symbol}" if self.unit_symbol else ""
        archive = self.profile.filing if self.profile else ""
        return f"Lưu: {archive or 'VT'}{symbol if symbol not in archive else ''}."

    def as_of_words(self) -> str:
        """Return the day that a list speaks of."""
        return f"Tính đến {decree_date(self.as_of)}"

    def _head(self) -> SignatureBox:
        unit = self.unit_in_charge
        signer: Signer | None = self.directory.signer(self.as_of, unit.id if unit else None)
        if signer is not None:
            return SignatureBox(signer.authority, signer.title.upper(), signer.name)
        held = self.directory.head(unit.id, self.as_of) if unit else None
        if held is None:
            return SignatureBox((), BLANK, "")
        person, tenure = held
        return SignatureBox((), tenure.position.upper() or BLANK, person.full_name)
