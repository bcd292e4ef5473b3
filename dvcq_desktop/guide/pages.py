# SPDX-License-Identifier: MIT
"""The pages of the help: in the order of their contents, by the place they are about, by their words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.guide.markdown import Heading, Item, Part, parsed, plain, words_of
from dvcq_desktop.resources import resource
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTENTS = "muc-luc"
_WORD = re.compile(r"\w+")
_PLACES = re.compile(r"<!-- (places|dialogs): (.*?) -->")


class Hit(NamedTuple):
    """A section that holds the words searched for; `section` is "" where the page itself is meant."""

    page: str
    title: str
    section: str


class Page:
    """One page, about `places` as "Kế hoạch / Nhiệm vụ" and `dialogs` as "plan.ImportDialog"."""

    def __init__(self, slug: str, text: str) -> None:
        self.slug = slug
        self.parts: tuple[Part, ...] = tuple(parsed(text))
        said = {kind: names.split("; ") for kind, names in _PLACES.findall(text)}
        self.places: tuple[str, ...] = tuple(said.get("places", ()))
        self.dialogs: tuple[str, ...] = tuple(said.get("dialogs", ()))

    @property
    def title(self) -> str:
        """Return what the page is called."""
        return next(plain(part.line) for part in self.parts if isinstance(part, Heading))

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """Return the heading of each section, "" before the first, and its folded words."""
        found: list[tuple[str, list[str]]] = [("", [])]
        for part in self.parts:
            if isinstance(part, Heading) and part.level > 1:
                found.append((plain(part.line), []))
            found[-1][1].append(words_of(part))
        return [(name, f" {fold(' '.join(words))}") for name, words in found]


class Guide:
    """All pages, read once."""

    def __init__(self) -> None:
        contents = read_page(CONTENTS)
        self.pages = [contents, *(read_page(slug) for slug in links(contents))]
        self._by_slug = {page.slug: page for page in self.pages}

    def page(self, slug: str) -> Page:
        """Return a page by its name, the contents where there is none."""
        return self._by_slug.get(slug, self.pages[0])

    def about_place(self, place: str) -> Page:
        """Return the page about a page of a room, else about the room, else the contents."""
        room = place.partition(" / ")[0]
        wanted = (page for name in (place, room) for page in self.pages if name in page.places)
        return next(wanted, self.pages[0])

    def about_dialog(self, name: str) -> Page | None:
        """Return the page about a dialog, by its room and class."""
        return next((page for page in self.pages if name in page.dialogs), None)

    def find(self, typed: str) -> list[Hit]:
        """Return the sections with words that begin so.

        First those whose heading holds them, the words beside each other before others; then those on a page
        whose title does; then those that hold the words beside each other, the more often the earlier; then
        those that hold them somewhere.
        """
        words = [f" {word}" for word in fold(typed).split()]
        if not words:
            return []
        ranked: list[tuple[tuple[int, int], Hit]] = []
        for page in self.pages[1:]:
            for section, text in page.sections:
                if all(word in text for word in words):
                    ranked.append(
                        (_rank(words, page.title, section, text), Hit(page.slug, page.title, section))
                    )
        return [hit for _rank_of_hit, hit in sorted(ranked, key=lambda one: one[0])]


def _rank(words: Sequence[str], title: str, section: str, text: str) -> tuple[int, int]:
    phrase = "".join(words)
    heading, above = f" {fold(section or title)}", f" {fold(title)}"
    fitting = (
        phrase in heading,
        all(word in heading for word in words),
        phrase in above and phrase in text,
        phrase in text,
    )
    rank = next((rank for rank, fits in enumerate(fitting) if fits), len(fitting))
    return rank, 0 if rank < 2 else -text.count(phrase)


def found_in(text: str, typed: str) -> list[tuple[int, int]]:
    """Return from where to where stand words of a text that begin as a search asks, whatever their tones.

    Where they stand beside each other as they were typed, only there.
    """
    words = tuple(fold(typed).split())
    if not words:
        return []
    found = [(fold(one[0]), one.span()) for one in _WORD.finditer(text)]
    runs = [found[place : place + len(words)] for place in range(len(found) - len(words) + 1)]
    phrases = [
        run
        for run in runs
        if all(said.startswith(word) for (said, _span), word in zip(run, words, strict=True))
    ]
    if phrases and len(words) > 1:
        return [span for run in phrases for _said, span in run]
    return [span for said, span in found if said.startswith(words)]


def read_page(slug: str) -> Page:
    """Return a page of `resources/help`."""
    return Page(slug, resource("help", f"{slug}.md").read_text(encoding="utf-8"))


def links(page: Page) -> list[str]:
    """Return the pages that the items of a page lead to, in their order."""
    runs = (run for part in page.parts if isinstance(part, Item) for run in part.line)
    return [run.target.removesuffix(".md") for run in runs if run.target]
