# SPDX-License-Identifier: MIT
"""Render a document as a Word file to be edited: the same blocks as the PDF give the same text and form."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.packing import LONG_AGO, packed_alike
from dvcq_desktop.documents.setting import clean
from dvcq_desktop.documents.word import styles
from dvcq_desktop.documents.word.bodies import Body
from dvcq_desktop.documents.word.markup import field, paragraph
from dvcq_desktop.documents.word.pictures import Gallery

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordFile

    from dvcq_desktop.documents.blocks import Document

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:w="{styles.NAMESPACE}" xmlns:r="{_RELATIONS}"'
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
# Of what python-docx begins a file with: the rest is American, and of some other machine.
_KEPT = {"styles", "settings", "header"}


def render_docx(
    document: Document, *, bundled_fonts: bool = False, cancelled: Callable[[], bool] | None = None
) -> bytes:
    """Return the document as a .docx file: the same document gives the same bytes.

    Any thread may call it; `cancelled` is asked often, and a yes raises Cancelled.
    """
    import docx  # noqa: PLC0415 - start-up time

    def checked() -> None:
        if cancelled is not None and cancelled():
            from dvcq_desktop.documents.pdf import Cancelled  # noqa: PLC0415 - rarely needed

            raise Cancelled

    file = docx.Document()
    _clear(file)
    body = Body(document, faces(bundled=bundled_fonts), checked, Gallery(file))
    header = _numbered_header(file)
    _fill(file.element, f"<w:document {_SPACES}><w:body>{body.markup(header)}</w:body></w:document>")
    _describe(file, document)
    target = BytesIO()
    file.save(target)
    return packed_alike(target.getvalue())


def _clear(file: WordFile) -> None:
    """Leave nothing of the library's own template but empty parts, filled with ours."""
    for rels in (file.part.rels, file.part.package.rels):
        for key in [key for key, relation in rels.items() if not _is_kept(relation.reltype)]:
            del rels[key]
    _fill(file.styles.element, styles.styles_xml())
    _fill(file.settings.element, _settings())


def _is_kept(kind: str) -> bool:
    return kind.rpartition("/")[2] in {*_KEPT, "officeDocument", "core-properties"}


def _numbered_header(file: WordFile) -> str:
    """Make the header that numbers pages, and return its key."""
    header = file.sections[0].header
    header.is_linked_to_previous = False
    made = paragraph(styles.HEADER.key, field("PAGE"))
    _fill(header._element, f"<w:hdr {_SPACES}>{made}</w:hdr>")
    return str(next(key for key, relation in file.part.rels.items() if relation.reltype.endswith("/header")))


def _fill(element: object, markup: str) -> None:
    """Put the content of some markup into an element in place of its own."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 - start-up time

    made = parse_xml(markup)
    assert hasattr(element, "clear")
    element.clear()
    element.extend(list(made))  # type: ignore[attr-defined]  # an element of lxml


def _describe(file: WordFile, document: Document) -> None:
    said = file.core_properties
    said.title, said.author = clean(document.title)[:255], clean(document.author)[:255]
    said.keywords = clean(", ".join(document.keywords))[:255]
    said.language = "vi-VN"
    said.comments = said.last_modified_by = said.subject = said.category = ""
    said.revision = 1
    said.created = said.modified = datetime(*LONG_AGO)  # noqa: DTZ001 - no clock is in it


def _settings() -> str:
    modern = f'<w:compatSetting w:name="compatibilityMode" w:uri="{_COMPATIBILITY}" w:val="15"/>'
    return (
        f'<w:settings {_SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{modern}</w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )
