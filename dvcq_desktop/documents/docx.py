# SPDX-License-Identifier: MIT
"""Render a document as a Word file to be edited: the same blocks as the PDF give the same text and form."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Span
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.packing import LONG_AGO, packed_alike
from dvcq_desktop.documents.setting import clean
from dvcq_desktop.documents.word import styles
from dvcq_desktop.documents.word.bodies import Body
from dvcq_desktop.documents.word.markup import field, paragraph, runs
from dvcq_desktop.documents.word.pictures import Gallery

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordFile
    from docx.opc.rel import _Relationship as Relation

    from dvcq_desktop.documents.blocks import Document

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:w="{styles.NAMESPACE}" xmlns:r="{_RELATIONS}"'
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
# Of what python-docx begins a file with: the rest is American, and of some other machine.
_KEPT = {"styles", "settings", "officeDocument", "core-properties"}


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
    header = _numbered_header(file)
    footers = _footers(file) if document.mark else {}
    edges = f'<w:headerReference w:type="default" r:id="{header}"/>'
    edges += "".join(f'<w:footerReference w:type="{on}" r:id="{key}"/>' for key, on in footers.items())
    body = Body(document, faces(bundled=bundled_fonts), checked, Gallery(file)).markup(edges)
    _describe(file, document)
    target = BytesIO()
    file.save(target)
    names = {_kind(relation): relation.target_part.partname for relation in file.part.rels.values()}
    made = {
        file.part.partname: f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        names["header"]: _header(),
        names["styles"]: styles.styles_xml(),
        names["settings"]: _settings(),
    }
    made |= {file.part.rels[key].target_part.partname: _footer(document.mark) for key in footers}
    # Put in as they are: the library would take and write them apart, element by element.
    return packed_alike(target.getvalue(), {name.lstrip("/"): _part(markup) for name, markup in made.items()})


def _clear(file: WordFile) -> None:
    """Leave nothing of the library's own template but empty parts, whose content is made here."""
    for rels in (file.part.rels, file.part.package.rels):
        for key in [key for key, relation in rels.items() if _kind(relation) not in _KEPT]:
            del rels[key]
    file.styles.element.clear()


def _kind(relation: Relation) -> str:
    return str(relation.reltype).rpartition("/")[2]


def _numbered_header(file: WordFile) -> str:
    """Make the header that numbers pages, and return its key."""
    file.sections[0].header.is_linked_to_previous = False
    return str(next(key for key, relation in file.part.rels.items() if _kind(relation) == "header"))


def _footers(file: WordFile) -> dict[str, str]:
    """Make the footers of a section's first and further pages; return by their keys on which they stand."""
    section = file.sections[0]
    section.first_page_footer.is_linked_to_previous = section.footer.is_linked_to_previous = False
    keys = [key for key, relation in file.part.rels.items() if _kind(relation) == "footer"]
    return dict(zip(keys, ("first", "default"), strict=True))


def _footer(mark: str) -> str:
    return f"<w:ftr {_SPACES}>{paragraph(styles.HEADER.key, runs((Span(mark, bold=True),), size=9))}</w:ftr>"


def _header() -> str:
    return f"<w:hdr {_SPACES}>{paragraph(styles.HEADER.key, field('PAGE'))}</w:hdr>"


def _part(markup: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{markup}'.encode()


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
