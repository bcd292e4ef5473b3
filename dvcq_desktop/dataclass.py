# SPDX-License-Identifier: MIT
"""Dataclasses that cost next to nothing until they are used: `from dvcq_desktop.dataclass import dataclass`.

The library compiles six methods of every frozen class while its module is imported, a third of a millisecond
for each: an eighth of this program's start. Here they are shared, and `__init__` is compiled for the first
object. Type checkers see the library's own, and whatever is not a plain frozen class is left to it.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from inspect import get_annotations
from operator import attrgetter, eq, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass

__all__ = ["dataclass"]

_KNOWN_OPTIONS = frozenset({"frozen", "eq", "order"})
_OWN_WAYS = frozenset(
    {"__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__slots__", "__lt__"}
)
_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY")


def _dataclass(cls: Any = None, /, **options: bool) -> Any:
    """Return the class with what the library's decorator would give it."""
    if cls is None:
        return partial(_dataclass, **options)
    names = tuple(get_annotations(cls))
    if not _is_plain(cls, names, options):
        import dataclasses  # noqa: PLC0415 - start-up time

        return dataclasses.dataclass(cls, **options)
    cls.__dataclass_fields__ = _Late("__dataclass_fields__", cls, options)
    cls.__dataclass_params__ = _Late("__dataclass_params__", cls, options)
    setattr(cls, "__match_args__", names)  # noqa: B010 - not known to the type checker
    cls.__init__ = _first_init(cls, names)
    cls.__repr__ = _telling(names)
    cls.__setattr__ = _refuse_to_set
    cls.__delattr__ = _refuse_to_delete
    if options.get("eq", True):
        values = attrgetter(*names)
        cls.__eq__ = _comparing(values, eq)
        cls.__hash__ = _hashing(values)
        if options.get("order", False):
            cls.__lt__, cls.__le__, cls.__gt__, cls.__ge__ = (
                _comparing(values, op) for op in (lt, le, gt, ge)
            )
    return cls


if not TYPE_CHECKING:
    dataclass = _dataclass


class _Late:
    """Stand for what the library keeps with its classes until `replace`, `fields` or a subclass asks."""

    def __init__(self, name: str, cls: Any, options: dict[str, bool]) -> None:
        self._name = name
        self._cls = cls
        self._options = options

    def __get__(self, _one: object, _owner: object) -> Any:
        import dataclasses  # noqa: PLC0415 - start-up time

        cls, types = self._cls, get_annotations(self._cls)
        twin = type(cls.__name__, (), {"__annotations__": types, **_defaults(cls, tuple(types))})
        made: Any = dataclasses.dataclass(twin, **self._options)
        cls.__dataclass_fields__ = made.__dataclass_fields__
        cls.__dataclass_params__ = made.__dataclass_params__
        return getattr(made, self._name)


def _is_plain(cls: Any, names: tuple[str, ...], options: dict[str, bool]) -> bool:
    if not names or not options.get("frozen") or not options.keys() <= _KNOWN_OPTIONS:
        return False
    if _OWN_WAYS & cls.__dict__.keys():
        return False
    if any(hasattr(base, "__dataclass_fields__") for base in cls.__bases__):
        return False
    types = get_annotations(cls).values()
    values = _defaults(cls, names).values()
    return all(isinstance(one, str) and not one.startswith(_NO_FIELDS) for one in types) and all(
        type(value).__module__ != "dataclasses" and isinstance(value, Hashable) for value in values
    )


def _defaults(cls: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: cls.__dict__[name] for name in names if name in cls.__dict__}


def _first_init(cls: Any, names: tuple[str, ...]) -> Callable[..., None]:
    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807 - it becomes one
        cls.__init__ = made = _compiled_init(cls, names)
        made(self, *values, **named)

    return __init__


def _compiled_init(cls: Any, names: tuple[str, ...]) -> Callable[..., None]:
    """Return the `__init__` that names every field, for whoever calls it wrongly and for speed."""
    defaults = _defaults(cls, names)
    arguments = ", ".join(f"{name}=_default_{name}" if name in defaults else name for name in names)
    lines = [f"_set(self, {name!r}, {name})" for name in names]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    space: dict[str, Any] = {f"_default_{name}": value for name, value in defaults.items()}
    space["_set"] = object.__setattr__
    exec(f"def __init__(self, {arguments}):\n " + "\n ".join(lines), space)  # noqa: S102 - names of fields only
    made: Callable[..., None] = space["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _comparing(values: Callable[[Any], Any], compare: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def method(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(values(self), values(other))

    return method


def _hashing(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: object) -> int:  # noqa: N807 - it becomes one
        return hash(values(self))

    return __hash__


def _telling(names: tuple[str, ...]) -> Callable[[Any], str]:
    def __repr__(self: object) -> str:  # noqa: N807 - it becomes one
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({told})"

    return __repr__


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - start-up time

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - start-up time

    raise FrozenInstanceError(f"cannot delete field {name!r}")
