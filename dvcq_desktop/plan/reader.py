# SPDX-License-Identifier: MIT
"""Read a plan, or another document that gives tasks: from a .txt, .docx or .pdf file, or from a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reading.assemble import read_source
from dvcq_desktop.plan.reading.files import bytes_of, lines_of_bytes, lines_of_text

__all__ = ["bytes_of", "read_any_bytes", "read_any_text", "read_plan", "read_plan_bytes", "read_plan_text"]

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.reading.source import Source


def read_plan(path: Path) -> PlanText:
    """Read the plan in a file; raise UserError where the file can't be read or is no plan."""
    return read_plan_bytes(bytes_of(path), path.name)


def read_plan_bytes(data: bytes, name: str) -> PlanText:
    """Read the plan in a file's content; `name` stands in the sentences of errors."""
    return read_source(lines_of_bytes(data, name))


def read_plan_text(text: str) -> PlanText:
    """Read a plan from a text, as the clipboard holds it; raise UserError where it is none."""
    return read_source(lines_of_text(text, "Đoạn văn bản"))


def read_any_bytes(data: bytes, name: str) -> PlanText:
    """Read the plan or the document in a file's content; raise UserError where it gives nothing to do."""
    return _any(lines_of_bytes(data, name))


def read_any_text(text: str) -> PlanText:
    """Read a plan or a document from a text; raise UserError where it gives nothing to do."""
    return _any(lines_of_text(text, "Đoạn văn bản"))


def _any(source: Source) -> PlanText:
    from dvcq_desktop.plan.reading.requests import with_requests  # noqa: PLC0415 - plans do without

    found = read_source(source, of_any_kind=True)
    if found.sections:
        return found
    try:
        return with_requests(found, source)
    except UserError:
        if found.kind and found.preamble:
            return found
        raise
