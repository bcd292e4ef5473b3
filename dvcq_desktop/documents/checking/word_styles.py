# SPDX-License-Identifier: MIT
"""How a Word file sets letters and paragraphs: defaults, styles that build on styles, the direct form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 20
_OFF = {"0", "false", "off", "none"}
_THEME = "theme"

Look = dict[str, str]
"""Names of properties ("sz", "b", "jc", "ind.firstLine") and their values."""


class WordStyles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: Look = {}
        self._default = ""
        self._known: dict[str, Look] = {}
        for style in root.findall(f"{W}style") if root is not None else ():
            key = style.get(f"{W}styleId", "")
            self._styles[key] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self._default = key
        if root is not None:
            for path in (f"{W}docDefaults/{W}rPrDefault/{W}rPr", f"{W}docDefaults/{W}pPrDefault/{W}pPr"):
                self._defaults |= look_of(root.find(path))

    def name(self, key: str) -> str:
        """Return the name of a style as Word lists it."""
        named = self._styles[key].find(f"{W}name") if key in self._styles else None
        return named.get(f"{W}val", "") if named is not None else ""

    def paragraph(self, properties: Element | None) -> tuple[str, Look]:
        """Return a paragraph's style and its whole look."""
        chosen = value_of(properties, "pStyle") or self._default
        return chosen, self._defaults | self.look(chosen) | look_of(properties)

    def run(self, around: Look, properties: Element | None) -> Look:
        """Return the look of a run within a paragraph."""
        return around | self.look(value_of(properties, "rStyle")) | look_of(properties)

    def has_lines(self, key: str, depth: int = 0) -> bool:
        """Tell whether a style of tables draws lines."""
        style = self._styles.get(key)
        if style is None or depth > _DEEPEST:
            return False
        borders = style.find(f"{W}tblPr/{W}tblBorders")
        if borders is not None:
            return any(side.get(f"{W}val") not in {"nil", "none"} for side in borders)
        return self.has_lines(value_of(style, "basedOn"), depth + 1)

    def look(self, key: str, depth: int = 0) -> Look:
        """Return what a style sets, with what it builds on."""
        if key in self._known:
            return self._known[key]
        style = self._styles.get(key)
        if style is None or depth > _DEEPEST:
            return {}
        base = self.look(value_of(style, "basedOn"), depth + 1)
        own = look_of(style.find(f"{W}pPr")) | look_of(style.find(f"{W}rPr"))
        self._known[key] = base | own
        return self._known[key]


def look_of(properties: Element | None) -> Look:
    """Return what some properties set directly."""
    found: Look = {}
    for child in properties if properties is not None else ():
        name = child.tag.rpartition("}")[2]
        value = child.get(f"{W}val")
        if name in {"b", "i", "caps"}:
            found[name] = "" if (value or "1").lower() in _OFF else "1"
        elif name == "rFonts":
            fonts = {child.get(f"{W}{script}", "") for script in ("ascii", "hAnsi")} - {""}
            if fonts:
                found["fonts"] = "\n".join(sorted(fonts))
            elif child.get(f"{W}asciiTheme"):
                found["fonts"] = _THEME
        elif name in {"spacing", "ind"}:
            for key, given in child.items():
                found[f"{name}.{key.rpartition('}')[2]}"] = given
        elif value is not None:
            found[name] = value
    return found


def value_of(parent: Element | None, name: str) -> str:
    """Return the value of a child, "" where it has none."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def points(twips: str | None) -> float | None:
    """Return twentieths of a point as points; None for what is no number."""
    try:
        return float(twips or "") / 20
    except ValueError:
        return None
