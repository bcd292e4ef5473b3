# SPDX-License-Identifier: MIT
"""A document as markup: its blocks one after another, in sections of one orientation each."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import (
    Addressees,
    Appendix,
    Bases,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Photos,
    Picture,
    Signature,
    SignaturePair,
    Span,
    Table,
    Title,
)
from dvcq_desktop.documents.bodies import (
    addressees_place,
    appendix_label,
    appendix_reference,
)
from dvcq_desktop.documents.decree30 import TIGHT, USUAL
from dvcq_desktop.documents.papers import Paper
from dvcq_desktop.documents.signatures import punctuated
from dvcq_desktop.documents.texts import set_text
from dvcq_desktop.documents.word import styles
from dvcq_desktop.documents.word.heads import (
    centred,
    gap,
    letterhead_table,
    pair_table,
    short_rule,
    signature_table,
)
from dvcq_desktop.documents.word.markup import PLAIN, Set, paragraph, runs, twips
from dvcq_desktop.documents.word.tables import table_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dvcq_desktop.documents.blocks import Block, Document
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.word.pictures import Gallery
    from dvcq_desktop.documents.word.styles import ParagraphStyle

_WIDTH = decree30.CENTRED_WIDTH.value


class Section:
    """A run of pages with one orientation and numbers of its own; `closing` are the pieces that close it."""

    def __init__(self, *, landscape: bool) -> None:
        self.paper = Paper(landscape)
        self.pieces: list[Callable[..., str]] = []
        self.closing: set[int] = set()

    @property
    def width(self) -> float:
        """Return the width between the margins."""
        return self.paper.text_size[0]

    def markup(self) -> str:
        """Return the pieces; what comes before a signature stays with it."""
        last = len(self.pieces) - 1
        tied = {end - before for end in self.closing for before in (1, 2)}
        return "".join(piece(keep=n < last and n in tied) for n, piece in enumerate(self.pieces))

    def properties(self, edges: str) -> str:
        """Return the section's paper, margins and page numbers; `edges` name its headers and footers."""
        width, height = (twips(length) for length in self.paper.page_size)
        turned = ' w:orient="landscape"' if self.paper.landscape else ""
        margins = {
            "top": decree30.MARGIN_TOP.value,
            "right": decree30.MARGIN_RIGHT.value,
            "bottom": decree30.MARGIN_BOTTOM.value,
            "left": decree30.MARGIN_LEFT.value,
            "header": decree30.PAGE_NUMBER_DROP.value - decree30.PAGE_NUMBER.size,
            "footer": decree30.MARGIN_BOTTOM.value / 2,
            "gutter": 0,
        }
        said = " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
        return (
            f'<w:sectPr>{edges}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar {said}/>'
            f'<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
        )


class Body:
    """Turns a document's blocks into sections; `checked` is called between steps and may raise to stop.

    `gallery` takes the pictures.
    """

    def __init__(
        self, document: Document, faces: Faces, checked: Callable[[], None], gallery: Gallery
    ) -> None:
        self._faces = faces
        self._gallery = gallery
        self._checked = checked
        self._landscape = document.landscape
        self._sections = [Section(landscape=document.landscape)]
        self._breaks = False
        self._setting = USUAL
        self._add(document.blocks)

    def markup(self, edges: str) -> str:
        """Return the content of the body; `edges` name the headers and footers of each section."""
        sections = [section for section in self._sections if section.pieces] or self._sections[:1]
        made = []
        for section in sections[:-1]:
            ended = paragraph(styles.GAP.key, "", Set(exactly=1), section.properties(edges))
            made.append(section.markup() + ended)
        last = sections[-1]
        # A body ends with a paragraph, never with a table.
        return "".join(made) + last.markup() + gap(1) + last.properties(edges)

    def _add(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._checked()
            self._add_block(block)

    def _add_block(self, block: Block) -> None:
        match block:
            case Appendix():
                self._add_appendix(block)
            case PageBreak():
                self._breaks = bool(self._section.pieces)
            case Letterhead():
                if self._section.pieces:
                    self._open(landscape=self._section.paper.landscape)
                self._setting = TIGHT if block.tight else USUAL
                self._put(letterhead_table(block, self._faces, self._width))
            case Signature() | SignaturePair():
                self._add_signature(block)
            case Table():
                self._put(gap(decree30.TABLE_GAP.value, keep=True))
                made = partial(table_markup, block, self._faces, self._width, self._checked, self._setting)
                self._section.pieces.append(made)
            case Picture():
                self._put(gap(decree30.TABLE_GAP.value, keep=True))
                self._put(self._gallery.paragraph(block, self._faces, self._width))
            case _:
                self._add_text(block)

    def _add_appendix(self, appendix: Appendix) -> None:
        self._open(landscape=appendix.landscape)
        label, title = appendix_label(appendix), appendix.title.strip()
        label_style, title_style = styles.APPENDIX_LABEL, styles.APPENDIX_TITLE
        self._put_centred(
            (label_style, label),
            (title_style, title),
            (styles.APPENDIX_REFERENCE, appendix_reference(appendix)),
        )
        before, self._setting = self._setting, TIGHT if appendix.tight else USUAL
        self._add(appendix.blocks)
        self._setting = before
        self._open(landscape=self._landscape)

    def _add_signature(self, block: Signature | SignaturePair) -> None:
        self._section.closing.add(len(self._section.pieces))
        self._put(gap(self._setting.signature_gap, keep=True))
        if isinstance(block, Signature):
            self._put(signature_table(block, self._width, self._section.paper.text_size[1], self._setting))
        else:
            self._put(pair_table(block, self._width, self._setting))

    def _add_text(self, block: Title | Addressees | Bases | Heading | Paragraph | Photos) -> None:
        match block:
            case Title():
                before = self._setting.title_gap
                self._put_centred(
                    (styles.TITLE, block.kind), (styles.ABSTRACT, block.abstract), before=before
                )
            case Addressees():
                self._add_addressees(block)
            case Bases():
                for line in punctuated(block.lines):
                    self._put_paragraph(styles.BASES, runs(line))
            case Heading():
                label = (Span(f"{block.label} "),) if block.label else ()
                said = (Span(block.text),) if isinstance(block.text, str) else block.text
                text = runs((*label, *said), upper=styles.HEADINGS[block.level].text.upper)
                self._put_paragraph(styles.HEADINGS[block.level], text)
            case Photos():
                self._put(self._gallery.photos(block, self._width))
            case Paragraph():
                if block.note:
                    # What is before it stays with it, as before a signature.
                    self._section.closing.add(len(self._section.pieces))
                indented = block.first_line and block.align in {"justify", "left"}
                how = Set(
                    align=None if block.align == "justify" else block.align, first=None if indented else 0
                )
                self._put_paragraph(styles.BODY, runs(block.text), how)

    def _add_addressees(self, block: Addressees) -> None:
        names = [name.strip() for name in block.names if name.strip()]
        if not names:
            return
        before = self._setting.addressees_gap
        style = styles.of_setting(styles.ADDRESSEES, self._setting)
        if len(names) == 1:
            text = f"Kính gửi: {names[0]}"
            laid = set_text(text, style.text, self._faces, _WIDTH * self._width, "center")
            made = centred(style, text, laid, self._width, before=before, align="center")
            self._put(made)
            return
        listed = [f"- {line}" for line in punctuated(block.names)]
        start, colon = addressees_place(listed, self._faces, self._width, self._setting)
        self._put_paragraph(style, runs("Kính gửi:"), Set(left=start, before=before, keep=True))
        for place, line in enumerate(listed, 1):
            self._put_paragraph(style, runs(line), Set(left=start + colon, keep=place < len(listed)))

    def _put_centred(self, *parts: tuple[ParagraphStyle, str], before: float = 0) -> None:
        """Put centred lines and the short line below them."""
        said = [
            (styles.of_setting(style, self._setting), text.strip()) for style, text in parts if text.strip()
        ]
        made, laid = "", None
        for style, text in said:
            laid = set_text(text, style.text, self._faces, _WIDTH * self._width, "center")
            made += centred(style, text, laid, self._width, before=0 if made else before)
        if laid:
            share, below = decree30.ABSTRACT_LINE.value, self._setting.below_title
            self._put(made + short_rule(laid, share, self._width, below=below))

    def _put_paragraph(self, style: ParagraphStyle, content: str, how: Set = PLAIN) -> None:
        self._break()
        key = styles.of_setting(style, self._setting).key
        self._section.pieces.append(partial(_kept, key, content, how))

    def _put(self, markup: str) -> None:
        self._break()
        self._section.pieces.append(partial(_as_it_is, markup))

    def _break(self) -> None:
        if self._breaks:
            self._breaks = False
            how = Set(exactly=1, new_page=True, keep=True)
            self._section.pieces.append(partial(_as_it_is, paragraph(styles.GAP.key, "", how)))

    def _open(self, *, landscape: bool) -> None:
        self._breaks = False
        self._sections.append(Section(landscape=landscape))

    @property
    def _section(self) -> Section:
        return self._sections[-1]

    @property
    def _width(self) -> float:
        return self._section.width


def _kept(style: str, content: str, how: Set, *, keep: bool) -> str:
    return paragraph(style, content, replace(how, keep=True) if keep else how)


def _as_it_is(markup: str, *, keep: bool) -> str:  # noqa: ARG001 - its own markup says what it is kept with
    return markup
