# SPDX-License-Identifier: MIT
"""How a measured figure reads, and how two things are measured in turn."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    what: str
    measured: float
    promised: float
    unit: str = "x"

    def __str__(self) -> str:
        verdict = "kept" if self.measured <= self.promised else "NOT KEPT"
        promise = f"promised <= {self.promised:g} {self.unit}"
        return f"{self.what}: {self.measured:.2f} {self.unit} ({promise}) {verdict}"


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds(work: Callable[[], object]) -> float:
    """Return what work takes of the processor: a promise in milliseconds must not ask who else runs."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median_ratio(ours: Callable[[], object], theirs: Callable[[], object], turns: int) -> float:
    """Run the two in turn, so that a machine that slows down slows both, and compare turn by turn."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(turns)]
    return statistics.median(one / other for one, other in pairs)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]
