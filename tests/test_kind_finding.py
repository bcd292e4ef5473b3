# SPDX-License-Identifier: MIT
"""A command finds its kind of paper without reading the rooms of the others."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dvcq_desktop.kind_finding import find_kind
from dvcq_desktop.kinds import KINDS


@pytest.mark.parametrize("name", [kind.name for kind in KINDS])
def test_every_kind_is_found_by_its_name(name: str) -> None:
    assert find_kind(name) is next(kind for kind in KINDS if kind.name == name)


def test_there_is_no_kind_of_another_name() -> None:
    assert find_kind("ghost") is None


def test_the_certificates_do_not_bring_the_reports() -> None:
    asked = (
        "import sys; from dvcq_desktop.kind_finding import find_kind; assert find_kind('certificates');"
        "assert not [name for name in sys.modules if name.startswith('dvcq_desktop.reports')]"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, timeout=60)
