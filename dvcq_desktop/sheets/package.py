# SPDX-License-Identifier: MIT
"""The guard before .xlsx and .ods files: what is unpacked is counted, and every part is looked through.

calamine then gets a package made anew of just these parts, so that it reads exactly what was checked:
no second entry of the same name, no size that the header only claims, no part under another name.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets import refusals
from dvcq_desktop.sheets.book import Place
from dvcq_desktop.sheets.extent import Extent
from dvcq_desktop.sheets.markup import PartTarget

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.sheets.book import Limits

_CHUNK = 256 * 1024
_MARKUP = (".xml", ".rels", ".vml")
_WORD = "word/document.xml"
_BINARY = "xl/workbook.bin"
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_FIRST = ("xl/styles.xml", "xl/sharedStrings.xml")


@dataclass
class Checked:
    """A package that is safe to read, and the cells of each sheet in fonts of capitals only."""

    data: bytes
    capitals: dict[str, frozenset[Place]] = field(default_factory=dict)


def check_package(data: bytes, name: str, limits: Limits, tell: Callable[[int, int], None]) -> Checked:
    """Unpack a file within the limits, look through its parts and pack them anew; raise UserError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _Guard(package, name, limits, tell).run()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError):
        raise refusals.damaged(name) from None
    except RuntimeError:
        # zipfile's word for an entry that needs a password.
        raise refusals.locked(name) from None


class _Guard:
    def __init__(
        self, package: zipfile.ZipFile, name: str, limits: Limits, tell: Callable[[int, int], None]
    ) -> None:
        self._package = package
        self._name = name
        self._limits = limits
        self._tell = tell
        self._unpacked = 0
        self._lengths: list[int] = []
        self._extents: dict[str, Extent] = {}
        self._kept: dict[str, bytes] = {}
        self._capital_styles: frozenset[int] = frozenset()

    def run(self) -> Checked:
        parts = self._parts()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as checked:
            for number, part in enumerate(parts):
                self._tell(number, len(parts))
                content = self._look_through(part)
                if content is not None:
                    checked.writestr(zipfile.ZipInfo(part), content)
        for extent in self._extents.values():
            for index, times in extent.strings:
                if 0 <= index < len(self._lengths):
                    extent.add_letters(self._lengths[index] * times)
        total = sum(extent.cells for extent in self._extents.values())
        if total > self._limits.cells:
            raise UserError(f"Tệp “{self._name}” có quá nhiều ô; hãy chỉ giữ lại danh sách rồi lưu lại.")
        return Checked(made.getvalue(), self._capitals())

    def _capitals(self) -> dict[str, frozenset[Place]]:
        """Return the cells in fonts of capitals by the names of their sheets."""
        if not any(extent.styles for extent in self._extents.values()):
            return {}
        from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - start-up time

        parts = {}
        for relation in fromstring(self._kept.get(_RELATIONS, b"<none/>")).iter():
            target = relation.get("Target", "").removeprefix("/xl/")
            parts[relation.get("Id", "")] = f"xl/{target}"
        found = {}
        for sheet in fromstring(self._kept[_WORKBOOK]).iter():
            part = next((parts.get(value) for key, value in sheet.items() if key.endswith("}id")), None)
            if part in self._extents and sheet.get("name"):
                found[sheet.get("name", "")] = frozenset(self._extents[part].styles)
        return found

    def _parts(self) -> list[str]:
        names = list(dict.fromkeys(self._package.namelist()))
        if _WORD in names:
            raise UserError(
                f"Tệp “{self._name}” là văn bản Word; hãy chép bảng sang Excel, hoặc chép bảng rồi dán ở đây."
            )
        if _BINARY in names:
            raise refusals.other(self._name, "là tệp Excel nhị phân (.xlsb)")
        if _WORKBOOK not in names and "content.xml" not in names:
            raise refusals.other(self._name, "không phải là bảng tính")
        if len(names) > self._limits.parts:
            raise refusals.damaged(self._name)
        first = [part for part in _FIRST if part in names]
        return [*first, *(part for part in names if part not in _FIRST)]

    def _look_through(self, part: str) -> bytes | None:
        """Return a part's content where it is markup or tells the kind of file; pictures are left out."""
        if part == "mimetype":
            return self._read(part, None)
        if not part.lower().endswith(_MARKUP):
            return None
        from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - start-up time
        from defusedxml.ElementTree import DefusedXMLParser, ParseError  # noqa: PLC0415 - start-up time

        extent = Extent(self._name, self._limits)
        target = PartTarget(extent, self._capital_styles)
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        try:
            content = self._read(part, parser.feed)
            parser.close()
        except DefusedXmlException:
            raise refusals.dangerous(self._name) from None
        except (ParseError, ValueError, LookupError, OverflowError):
            raise refusals.damaged(self._name) from None
        self._lengths += target.lengths
        self._capital_styles |= target.capital_styles
        if extent.cells:
            self._extents[part] = extent
        if part in {_WORKBOOK, _RELATIONS}:
            self._kept[part] = content
        return content

    def _read(self, part: str, feed: Callable[[bytes], None] | None) -> bytes:
        """Unpack piece by piece, so that nothing grows beyond the limit, whatever the header claims."""
        pieces = []
        with self._package.open(part) as stream:
            while piece := stream.read(_CHUNK):
                self._unpacked += len(piece)
                if self._unpacked > self._limits.unpacked_bytes:
                    raise refusals.too_large_unpacked(self._name)
                if feed is not None:
                    feed(piece)
                pieces.append(piece)
                self._tell(0, 0)
        return b"".join(pieces)
