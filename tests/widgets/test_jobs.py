# SPDX-License-Identifier: MIT
"""Jobs: off the GUI thread, told on it, stopped when asked."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.job_bar import JobBar
from dvcq_desktop.widgets.jobs import Job, JobRunner, Progress, Step


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


def test_a_job_runs_off_the_gui_thread_and_is_told_on_it(qtbot: QtBot, runner: JobRunner) -> None:
    threads: list[object] = []

    class Screen(QObject):
        def take(self, result: object) -> None:
            threads.extend([result, threading.current_thread(), QThread.isMainThread()])

    screen = Screen()
    job = Job("Đang đếm", lambda progress: threading.current_thread())
    with qtbot.waitSignal(runner.job_finished) as finished:
        runner.run(job, screen.take)
    qtbot.waitUntil(lambda: len(threads) == 3)
    assert finished.args[0] is job
    assert threads[0] is not threads[1]
    assert threads[2] is True


def test_progress_arrives_with_its_sentence(qtbot: QtBot, runner: JobRunner) -> None:
    steps: list[Step] = []
    runner.job_progressed.connect(lambda job, step: steps.append(step))

    def work(progress: Progress) -> None:
        for page in range(1, 1001):
            progress.report(page, 1000, f"trang {page}")

    with qtbot.waitSignal(runner.job_finished):
        runner.run(Job("Đang in", work))
    assert steps[-1] == Step(1000, 1000, "trang 1000")
    assert len(steps) < 1000


def test_a_job_that_is_stopped_ends_as_cancelled(qtbot: QtBot, runner: JobRunner) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            begun.set()
            progress.report(1, 0)

    job = Job("Đang đọc", work)
    with qtbot.waitSignal(runner.job_cancelled) as cancelled:
        runner.run(job)
        assert begun.wait(5)
        runner.cancel(job)
    assert cancelled.args == [job]
    assert runner.running == ()


def test_a_waiting_job_is_stopped_at_once_and_its_owner_hears_of_it(qtbot: QtBot, runner: JobRunner) -> None:
    go = threading.Event()
    for _ in range(2):
        runner.run(Job("Đang đọc", lambda progress: go.wait(5)))
    stopped: list[Job] = []
    job = Job("Chờ", lambda progress: None)
    runner.run(job, None, None, stopped.append)
    runner.cancel(job)
    qtbot.waitUntil(lambda: stopped == [job])
    assert job not in runner.running
    go.set()
    qtbot.waitUntil(lambda: runner.running == ())


def test_a_known_error_comes_as_its_sentence(qtbot: QtBot, runner: JobRunner) -> None:
    def work(progress: Progress) -> None:
        raise UserError("Tệp này trống.")

    with qtbot.waitSignal(runner.job_failed) as failed:
        runner.run(Job("Đang đọc", work))
    assert failed.args[1] == "Tệp này trống."


def test_a_bug_in_a_job_is_raised_on_the_gui_thread(qtbot: QtBot, runner: JobRunner) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught, qtbot.waitSignal(runner.job_cancelled):
        runner.run(Job("Đang đọc", work))
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_shutting_down_stops_what_runs_and_tells_nothing(qtbot: QtBot) -> None:
    runner = JobRunner()
    begun = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            begun.set()
            progress.report(0, 0)

    runner.run(Job("Đang đọc", work))
    assert begun.wait(5)
    with qtbot.assertNotEmitted(runner.job_cancelled, wait=20):
        runner.shutdown()
    runner.run(Job("Muộn", work))
    assert runner.running == ()


def test_a_screen_that_is_gone_is_not_called(qtbot: QtBot, runner: JobRunner) -> None:
    called: list[object] = []

    class Screen(QObject):
        def take(self, result: object) -> None:
            called.append(result)

    screen = Screen()
    go = threading.Event()
    with qtbot.waitSignal(runner.job_finished):
        runner.run(Job("Đang đọc", lambda progress: go.wait(5)), screen.take)
        del screen
        go.set()
    assert called == []


def test_the_bar_shows_the_job_and_stops_it(qtbot: QtBot, runner: JobRunner) -> None:
    bar = JobBar(runner)
    qtbot.addWidget(bar)

    def work(progress: Progress) -> None:
        while True:
            progress.report(3, 12, "đơn vị 3/12")

    assert bar.isHidden()
    runner.run(Job("Đang đọc danh sách", work))
    qtbot.waitUntil(lambda: "đơn vị 3/12" in bar._title.text())
    assert bar._progress.value() == 250
    runner.run(Job("Đang đọc tệp", work))
    with qtbot.waitSignal(runner.job_cancelled):
        bar._stop.click()
    # The other one can be stopped as well.
    with qtbot.waitSignal(runner.job_cancelled):
        bar._stop.click()
    assert bar.isHidden()
