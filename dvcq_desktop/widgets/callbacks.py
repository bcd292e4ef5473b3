# SPDX-License-Identifier: MIT
"""Call back into screens that may be gone by then."""

from __future__ import annotations

import weakref
from functools import partial
from types import MethodType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


class Callback:
    """Keep a function to be called later with one result, without keeping its screen alive.

    A bound method is held weakly; when its object, or the Qt side of it, has died, the call is dropped. With
    arguments (`partial`) it is held, and dropped all the same when the Qt side has died.
    """

    def __init__(self, function: Callable[[Any], object]) -> None:
        self._strong = None if isinstance(function, MethodType) else function
        self._weak = weakref.WeakMethod(function) if isinstance(function, MethodType) else None

    def __call__(self, result: object) -> None:
        """Call the function, unless its owner is gone."""
        function = self._strong if self._weak is None else self._weak()
        if function is None:
            return
        method = function
        while isinstance(method, partial):
            method = method.func
        owner = getattr(method, "__self__", None)
        if isinstance(owner, QObject) and not isValid(owner):
            return
        function(result)
