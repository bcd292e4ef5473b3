# SPDX-License-Identifier: MIT
"""PySide6 watches no import of ours and reads no source while the program starts."""

import subprocess
import sys


def test_nothing_is_watched_after_the_widgets_are_there() -> None:
    program = """
import builtins, inspect
own = builtins.__import__
import dvcq_desktop.widgets
assert builtins.__import__ is own
inspect.getsource = lambda thing: (_ for _ in ()).throw(AssertionError(thing))
import dvcq_desktop.widgets.table, fractions
"""
    made = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr


def test_the_window_begins_with_it() -> None:
    program = """
import builtins
own = builtins.__import__
import dvcq_desktop.__main__
import PySide6.QtWidgets
assert builtins.__import__ is own
"""
    made = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
