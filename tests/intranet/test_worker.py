"""The helper does what is due; a job that fails keeps none from running."""

import datetime
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import task

from intranet import worker
from pages.setup import ensure_site_structure
from tests.factories import ArticlePageFactory, LibraryPageFactory

MINUTE = datetime.timedelta(minutes=1)
done: list[str] = []


@task()
def note(text: str) -> None:
    done.append(text)


@pytest.fixture(autouse=True)
def no_jobs_left_behind(monkeypatch):
    monkeypatch.setattr(worker, "_jobs", dict(worker._jobs))
    done.clear()


def test_a_page_is_published_when_its_time_has_come(db):
    library = LibraryPageFactory(parent=ensure_site_structure())
    page = ArticlePageFactory(parent=library, live=False)
    page.go_live_at = timezone.now() - MINUTE
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("work", once=True)
    page.refresh_from_db()
    assert page.live


def test_a_page_is_taken_down_when_its_time_is_over(db):
    library = LibraryPageFactory(parent=ensure_site_structure())
    page = ArticlePageFactory(parent=library, expire_at=timezone.now() - MINUTE)
    call_command("work", once=True)
    page.refresh_from_db()
    assert not page.live


def test_all_waiting_background_tasks_are_done(db):
    for text in ("one", "two", "three"):
        note.enqueue(text)
    call_command("work", once=True)
    assert sorted(done) == ["one", "three", "two"]


def test_a_job_that_fails_stops_no_other_and_is_told(db, caplog):
    def fail() -> None:
        raise ValueError("nothing works")

    worker.register_job("broken", fail)
    worker.register_job("after it", lambda: done.append("after it"))
    with pytest.raises(CommandError, match="broken"):
        call_command("work", once=True)
    assert done == ["after it"]
    assert "nothing works" in caplog.text


def test_a_job_with_more_to_do_is_called_again(db):
    left = ["a", "b", "c"]
    worker.register_job("drain", lambda: left.pop() and bool(left))
    call_command("work", once=True)
    assert left == []


def test_jobs_are_due_by_their_own_clock(db, monkeypatch):
    monkeypatch.setattr(worker, "TICK_SECONDS", 0)
    monkeypatch.setattr(worker, "_jobs", {})
    stop, now = threading.Event(), timezone.now()
    times = iter(now + MINUTE * step for step in range(100))

    def often() -> None:
        done.append("often")
        if done.count("often") == 6:
            stop.set()

    worker.register_job("seldom", lambda: done.append("seldom"), every=MINUTE * 60)
    worker.register_job("often", often, every=MINUTE)
    worker.run_until(stop, lambda: next(times))
    assert done.count("seldom") == 1


def test_no_job_begins_after_the_order_to_stop(db):
    stop = threading.Event()
    worker.register_job("stop", stop.set)
    worker.register_job("later", lambda: done.append("later"))
    worker.run_jobs([worker._jobs["stop"], worker._jobs["later"]], stop)
    assert done == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_process_ends_when_told(number):
    script = (
        "import django, sys; django.setup();"
        "from django.core.management import call_command;"
        "from intranet import worker; worker._jobs.clear();"
        "worker.register_job('hello', lambda: print('working', flush=True));"
        "call_command('work')"
    )
    process = subprocess.Popen(  # our own command
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={"DJANGO_SETTINGS_MODULE": "intranet.settings.test", "PATH": ""},
    )
    assert process.stdout
    assert process.stdout.readline() == b"working\n"
    process.send_signal(number)
    assert process.wait(timeout=30) == 0
    process.stdout.close()
