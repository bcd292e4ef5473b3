# SPDX-License-Identifier: MIT
"""Our dataclasses behave as the library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.dataclass import dataclass

T = TypeVar("T")
Decorator = Callable[..., Any]


def make(decorator: Decorator, **options: bool) -> Any:
    @decorator(frozen=True, **options)
    class Part:
        """One part."""

        name: str
        count: int = 0
        tags: frozenset[str] = frozenset()

        @property
        def called(self) -> str:
            return f"{self.name} ({self.count})"

        @cached_property
        def letters(self) -> list[str]:
            return list(self.name)

    return Part


OURS, THEIRS = make(dataclass), make(dataclasses.dataclass)
ORDERED, THEIR_ORDERED = make(dataclass, order=True), make(dataclasses.dataclass, order=True)
values = st.tuples(st.text(max_size=2), st.integers(0, 2), st.frozensets(st.text(max_size=1), max_size=1))


@dataclass(frozen=True)
class Kept:
    """Stand at the module's top, where pickle finds it."""

    name: str


@given(values, values)
def test_objects_compare_hash_and_read_as_the_librarys(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    mine, theirs = OURS(*one), THEIRS(*one)
    assert (mine == OURS(*other)) == (theirs == THEIRS(*other))
    assert repr(mine) == repr(theirs)
    assert mine.called == theirs.called
    if one == other:
        assert hash(mine) == hash(OURS(*other))
    assert mine != theirs
    a, b, c, d = ORDERED(*one), ORDERED(*other), THEIR_ORDERED(*one), THEIR_ORDERED(*other)
    assert (a < b, a <= b, a > b, a >= b) == (c < d, c <= d, c > d, c >= d)


@pytest.mark.parametrize(
    "call",
    [
        lambda cls: cls("a"),
        lambda cls: cls("a", count=2),
        lambda cls: cls(name="a", tags=frozenset("b")),
        lambda cls: dataclasses.replace(cls("a"), count=3),
        lambda cls: copy.deepcopy(cls("a", 1)),
    ],
)
def test_objects_are_made_alike(call: Callable[[Any], Any]) -> None:
    for mine, theirs in ((make(dataclass), THEIRS), (OURS, THEIRS)):
        assert dataclasses.asdict(call(mine)) == dataclasses.asdict(call(theirs))


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda cls: cls(), TypeError),
        (lambda cls: cls("a", 1, frozenset(), 4), TypeError),
        (lambda cls: cls("a", nothing=1), TypeError),
        (lambda cls: setattr(cls("a"), "name", "b"), FrozenInstanceError),
        (lambda cls: setattr(cls("a"), "other", "b"), FrozenInstanceError),
        (lambda cls: delattr(cls("a"), "name"), FrozenInstanceError),
        (lambda cls: cls("a") < cls("b"), TypeError),
    ],
)
def test_what_is_wrong_is_refused_alike(call: Callable[[Any], Any], error: type[Exception]) -> None:
    for cls in (make(dataclass), THEIRS):
        with pytest.raises(error) as told:
            call(cls)
        if error is TypeError and "'<'" not in str(told.value):
            assert "Part.__init__()" in str(told.value)


def test_an_object_matches_by_place_keeps_what_it_worked_out_and_is_pickled() -> None:
    match OURS("a", 1):
        case OURS(name, count):
            assert (name, count) == ("a", 1)
        case _:
            pytest.fail("no match")
    one = OURS("ab")
    assert one.letters is one.letters
    assert pickle.loads(pickle.dumps(Kept("a"))) == Kept("a")


def test_without_comparison_an_object_is_only_itself() -> None:
    cls = make(dataclass, eq=False)
    one = cls("a")
    assert one == one
    assert one != cls("a")
    assert len({one, cls("a")}) == 2


def test_the_librarys_functions_know_the_fields_before_there_is_an_object() -> None:
    cls = make(dataclass)
    assert dataclasses.is_dataclass(cls)
    assert [(each.name, each.default) for each in dataclasses.fields(cls)][1:] == [
        ("count", 0),
        ("tags", frozenset()),
    ]


def test_a_subclass_takes_the_fields_along() -> None:
    base = make(dataclass)

    @dataclass(frozen=True)
    class More(base):  # type: ignore[misc,valid-type]  # it is made by a function
        """One field more."""

        last: int = 7

    made = More("a", 1)
    assert (made.name, made.count, made.last) == ("a", 1, 7)
    assert dataclasses.replace(made, last=8).last == 8
    assert made != base("a", 1)


def test_a_plain_subclass_and_a_generic_class_are_made_like_any() -> None:
    class Special(make(dataclass)):  # type: ignore[misc]  # it is made by a function
        """Has no field of its own."""

    @dataclass(frozen=True)
    class Box(Generic[T]):
        """Hold a thing."""

        thing: T

    assert Special("a").called == "a (0)"
    assert Box[int](3).thing == 3


def test_what_follows_the_making_is_done() -> None:
    @dataclass(frozen=True)
    class Checked:
        """Refuse what is too small."""

        count: int

        def __post_init__(self) -> None:
            if self.count < 1:
                raise ValueError(self.count)

    assert Checked(1).count == 1
    with pytest.raises(ValueError, match="0"):
        Checked(0)


def test_what_is_not_plain_is_left_to_the_library() -> None:
    @dataclass(frozen=True)
    class Listed:
        """Has a default that is made anew, and a value of the class."""

        LIMIT: ClassVar[int] = 3
        names: list[str] = field(default_factory=list)

    @dataclass
    class Open:
        """May be changed."""

        name: str

    assert Listed().names is not Listed().names
    assert len(dataclasses.fields(Listed)) == 1
    changed = Open("a")
    changed.name = "b"
    assert changed == Open("b")


def test_threads_may_make_the_first_object_together() -> None:
    for _ in range(50):
        cls = make(dataclass)
        made: list[Any] = []
        gate = threading.Barrier(4)

        def first(cls: Any = cls, made: list[Any] = made, gate: threading.Barrier = gate) -> None:
            gate.wait()
            made.append(cls("a", 1))

        threads = [threading.Thread(target=first) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [cls("a", 1)] * 4
