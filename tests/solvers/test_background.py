"""Ctrl-C at the worst moments: while the thread that searches is being started."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from solvers.background import Background

Start = Callable[[threading.Thread], None]


def interrupted_start(monkeypatch: pytest.MonkeyPatch, began: threading.Event | None) -> None:
    """Ctrl-C strikes inside `Thread.start()`, before the thread exists or once it has `began`."""
    start: Start = threading.Thread.start

    def struck(thread: threading.Thread) -> None:
        if began is not None:
            start(thread)
            assert began.wait(60)
        raise KeyboardInterrupt

    monkeypatch.setattr(threading.Thread, "start", struck)


def test_an_interrupt_after_the_thread_began_stops_the_work_and_keeps_its_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    began, halt = threading.Event(), threading.Event()
    ended: list[bool] = []

    def work() -> str:
        began.set()
        ended.append(halt.wait(60))
        return "best so far"

    interrupted_start(monkeypatch, began)
    assert Background(work, halt.set).run() == ("best so far", True)
    assert ended == [True]


def test_an_interrupt_before_the_thread_exists_is_raised_and_the_work_never_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[int] = []
    interrupted_start(monkeypatch, None)
    background = Background(lambda: done.append(1), lambda: None)
    with pytest.raises(KeyboardInterrupt):
        background.run()
    background._guarded()  # the thread, had it been started after all
    assert done == []


def test_what_a_message_raises_stops_the_work() -> None:
    halt = threading.Event()

    def fail() -> None:
        raise KeyError("told")

    background: Background[bool] = Background(lambda: (background.say(fail), halt.wait(60))[1], halt.set)
    with pytest.raises(KeyError, match="told"):
        background.run()
    assert halt.is_set()


def test_what_the_work_raises_reaches_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        Background(lambda: 1 // 0, lambda: None).run()
