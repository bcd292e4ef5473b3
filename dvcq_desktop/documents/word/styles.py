# SPDX-License-Identifier: MIT
"""The styles of a Word file, made from the one table of paper: what she edits keeps the decree's form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.decree30 import TIGHT, USUAL, Setting, Style, least
from dvcq_desktop.documents.word.markup import half_points, twips

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT = "Times New Roman"
_SINGLE = 1.15
# Columns are as wide as their longest word: rounded lengths must not cut it.
_SLACK = 0.5
_GAP = decree30.PARAGRAPH_GAP.value
_FIRST = decree30.FIRST_LINE.value


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style of paragraphs as Word lists it; `outline` 0 is the highest level of its navigation pane."""

    key: str
    name: str
    text: Style
    align: str = "both"
    first: float = 0
    before: float = 0
    keep: bool = False
    outline: int | None = None
    after: str = ""


TITLE = ParagraphStyle("Title", "Title", decree30.KIND, "center", keep=True, outline=0)
ABSTRACT = ParagraphStyle("Subtitle", "Subtitle", decree30.ABSTRACT, "center", keep=True)
HEADINGS = {
    1: ParagraphStyle(
        "Heading1", "heading 1", decree30.HEADING_1, "both", _FIRST, _GAP, keep=True, outline=0
    ),
    2: ParagraphStyle(
        "Heading2", "heading 2", decree30.HEADING_2, "both", _FIRST, _GAP, keep=True, outline=1
    ),
    3: ParagraphStyle(
        "Heading3", "heading 3", decree30.HEADING_3, "both", _FIRST, _GAP, keep=True, outline=2
    ),
}
BODY = ParagraphStyle("BodyText", "Body Text", decree30.BODY, "both", _FIRST, _GAP)
BASES = ParagraphStyle("CanCu", "Căn cứ", decree30.BASES, "both", _FIRST, _GAP)
ADDRESSEES = ParagraphStyle("KinhGui", "Kính gửi", decree30.ADDRESSEES, "left")
STATE = ParagraphStyle("QuocHieu", "Quốc hiệu", decree30.MOTTO_STATE, "center")
MOTTO = ParagraphStyle("TieuNgu", "Tiêu ngữ", decree30.MOTTO, "center")
GOVERNING = ParagraphStyle("CoQuanChuQuan", "Cơ quan chủ quản", decree30.GOVERNING, "center")
ISSUER = ParagraphStyle("CoQuanBanHanh", "Cơ quan ban hành", decree30.ISSUER, "center")
NUMBER = ParagraphStyle("SoKyHieu", "Số, ký hiệu", decree30.NUMBER, "center")
PLACE_DATE = ParagraphStyle("DiaDanhNgay", "Địa danh, ngày tháng", decree30.PLACE_DATE, "center")
SUBJECT = ParagraphStyle(
    "TrichYeuCongVan", "Trích yếu công văn", decree30.SUBJECT, "center", before=decree30.SUBJECT_GAP.value
)
AUTHORITY = ParagraphStyle("QuyenHan", "Quyền hạn, chức vụ", decree30.AUTHORITY, "center", keep=True)
NOTE = ParagraphStyle("GhiChuKy", "Ghi chú chỗ ký", decree30.SIGNATURE_NOTE, "center", keep=True)
SIGNER = ParagraphStyle("HoTenNguoiKy", "Họ tên người ký", decree30.SIGNER, "center")
RECIPIENTS_LABEL = ParagraphStyle("NoiNhanNhan", "Nơi nhận (nhãn)", decree30.RECIPIENTS_LABEL, "left")
RECIPIENTS = ParagraphStyle("NoiNhan", "Nơi nhận", decree30.RECIPIENTS, "left")
APPENDIX_LABEL = ParagraphStyle("PhuLuc", "Phụ lục", decree30.APPENDIX_LABEL, "center", keep=True, outline=0)
APPENDIX_TITLE = ParagraphStyle(
    "TenPhuLuc", "Tên phụ lục", decree30.APPENDIX_TITLE, "center", keep=True, outline=0
)
APPENDIX_REFERENCE = ParagraphStyle("KemTheo", "Kèm theo", decree30.APPENDIX_REFERENCE, "center", keep=True)
TABLE_HEAD = ParagraphStyle("DauBang", "Đầu bảng", decree30.TABLE_HEAD, "center", keep=True)
TABLE_TEXT = ParagraphStyle("ChuTrongBang", "Chữ trong bảng", decree30.TABLE_TEXT, "left")
TABLE_GROUP = ParagraphStyle("NhomTrongBang", "Nhóm trong bảng", decree30.TABLE_GROUP, "left")
PICTURE = ParagraphStyle("Hinh", "Hình", decree30.PICTURE_TEXT, "center")
HEADER = ParagraphStyle("Header", "header", decree30.PAGE_NUMBER, "center")
GAP = ParagraphStyle("KhoangCach", "Khoảng cách", Style(1, 1, 1, decree30.PRACTICE), "left")
RULE = ParagraphStyle("DuongKe", "Đường kẻ", Style(1, 1, 1, decree30.PRACTICE), "left")

LAYOUT_TABLE, DATA_TABLE, TIGHT_TABLE = "BoTri", "BangSoLieu", "BangSoLieuGon"


# Of a paper that is set small, to end on the page that it began.
_TIGHT = {
    style: replace(style, key=f"{style.key}Gon", name=f"{style.name} (gọn)", text=least(style.text))
    for style in (
        TITLE, ABSTRACT, BODY, BASES, ADDRESSEES, TABLE_HEAD, TABLE_TEXT, TABLE_GROUP, *HEADINGS.values(),
    )
}  # fmt: skip


def of_setting(style: ParagraphStyle, setting: Setting) -> ParagraphStyle:
    """Return a style as a paper is set."""
    return _TIGHT.get(style, style) if setting is TIGHT else style


_ALL = (
    TITLE, ABSTRACT, *HEADINGS.values(), BODY, BASES, ADDRESSEES, STATE, MOTTO, GOVERNING, ISSUER, NUMBER,
    PLACE_DATE, SUBJECT, AUTHORITY, NOTE, SIGNER, RECIPIENTS_LABEL, RECIPIENTS, APPENDIX_LABEL,
    APPENDIX_TITLE, APPENDIX_REFERENCE, TABLE_HEAD, TABLE_TEXT, TABLE_GROUP, PICTURE, HEADER, GAP, RULE,
    *_TIGHT.values(),
)  # fmt: skip


def styles_xml() -> str:
    """Return all styles, by themselves the content of `word/styles.xml`."""
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">{_defaults()}{_normal()}'
        f"{''.join(map(_paragraph_style, _ALL))}{_tables()}</w:styles>"
    )


def _defaults() -> str:
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = half_points(decree30.BODY.size)
    language = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{_color()}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(0)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _normal() -> str:
    named = '<w:name w:val="Normal"/><w:qFormat/>'
    default = '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal">{named}</w:style>'
        f'{default}<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )


def _paragraph_style(style: ParagraphStyle) -> str:
    text = style.text
    keep = "<w:keepNext/>" if style.keep else ""
    first = f'<w:ind w:firstLine="{twips(style.first)}"/>' if style.first else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    weight = ("<w:b/><w:bCs/>" if text.bold else "") + ("<w:i/><w:iCs/>" if text.italic else "")
    size = half_points(text.size)
    properties = f'{keep}{_spacing(style.before)}{first}<w:jc w:val="{style.align}"/>{outline}'
    following = f'<w:next w:val="{BODY.key}"/>' if style.key.startswith("Heading") else ""
    custom = "" if style.key.isascii() and style.name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/><w:pPr>{properties}</w:pPr>'
        f'<w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _tables() -> str:
    sides = ("top", "left", "bottom", "right")
    line = f'w:val="single" w:sz="{round(decree30.TABLE_RULE.value * 8)}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {line}/>" for side in (*sides, "insideH", "insideV"))
    none = "".join(f'<w:{each} w:w="0" w:type="dxa"/>' for each in sides)
    normal = '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    indent = '<w:tblInd w:w="0" w:type="dxa"/>'
    return (
        f'{normal}<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>{indent}'
        f"<w:tblCellMar>{none}</w:tblCellMar></w:tblPr></w:style>"
        f"{_table_style(LAYOUT_TABLE, 'Bố trí', f'{indent}<w:tblCellMar>{none}</w:tblCellMar>')}"
        + "".join(
            _table_style(
                key,
                name,
                f"{indent}<w:tblBorders>{borders}</w:tblBorders>"
                f"<w:tblCellMar>{_cell_room(setting)}</w:tblCellMar>",
            )
            for key, name, setting in (
                (DATA_TABLE, "Bảng số liệu", USUAL),
                (TIGHT_TABLE, "Bảng số liệu (gọn)", TIGHT),
            )
        )
    )


def _cell_room(setting: Setting) -> str:
    side, top = twips(decree30.CELL_SIDE.value - _SLACK), twips(setting.cell_top)
    rooms = (("top", top), ("left", side), ("bottom", top), ("right", side))
    return "".join(f'<w:{each} w:w="{room}" w:type="dxa"/>' for each, room in rooms)


def _table_style(key: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


def _spacing(before: float) -> str:
    line = round(240 * decree30.LINE_SPACING.value / _SINGLE)
    return f'<w:spacing w:before="{twips(before)}" w:after="0" w:line="{line}" w:lineRule="auto"/>'


def _color() -> str:
    return '<w:color w:val="000000"/>'
