# SPDX-License-Identifier: MIT
"""Each kind of paper, as PDF and as Word file, passes the check that she runs before signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.checking.check import check_document
from dvcq_desktop.documents.formats import Format, render_as
from tests.prints.conftest import NAMES

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document


@pytest.mark.parametrize("wanted", [Format.PDF, Format.DOCX])
@pytest.mark.parametrize("name", NAMES)
def test_it_passes(name: str, wanted: Format, papers: dict[str, Document]) -> None:
    data = render_as(papers[name], wanted, bundled_fonts=True)
    assert check_document(data, f"{name}{wanted.suffix}") == []
