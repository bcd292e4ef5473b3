# SPDX-License-Identifier: MIT
"""A guard against a fault of PySide6's wheel that ends the process on Python 3.11."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 60


def keep_constants_alive() -> None:
    """Give None, True and False more references than a program can lose in its life.

    PySide6 6.12 is built as if they were immortal, as they are from Python 3.12 on: on 3.11 every call
    that returns nothing loses a reference to None, every bool sent by a signal one to itself, and when
    none is left the process is aborted ("bool_dealloc: deallocating True or False").
    """
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > _PLENTY:
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        # An object begins with its count of references.
        ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
