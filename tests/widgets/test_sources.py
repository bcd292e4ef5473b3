# SPDX-License-Identifier: MIT
"""PySide6 reads no source of ours while the program starts."""

import subprocess
import sys


def test_no_source_is_read_after_the_widgets_are_there() -> None:
    program = """
import inspect, dvcq_desktop.widgets
inspect.getsource = lambda thing: (_ for _ in ()).throw(AssertionError(thing))
import dvcq_desktop.widgets.table, fractions
"""
    made = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
