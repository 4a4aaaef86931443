"""The helper's work: jobs that are due now and then, done one after the other.

Each app registers its jobs at ``AppConfig.ready()`` (draining the outbox, reminders,
digests). A job is safe to repeat and does only what is due, so ``manage.py work --once``
from cron does the same as the long-running helper.
"""

import datetime
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.db import close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from intranet.notices.mailing import mail_waiting

logger = logging.getLogger(__name__)

TICK_SECONDS = 0.25
"""What is published is found within a second, its writing to the index included."""

# The library's own worker runs a task and records how it ended; the waiting between
# tasks is ours, since other jobs wait as well.
_worker = Worker(
    queue_names=["*"],
    excluded_queue_names=[],
    interval=TICK_SECONDS,
    batch=True,
    backend_name="default",
    startup_delay=False,
    max_tasks=None,
    worker_id=get_random_string(32),
)


@dataclass(frozen=True)
class Job:
    """Something to do every so often."""

    name: str
    run: Callable[[], object]
    every: datetime.timedelta


_jobs: dict[str, Job] = {}


def register_job(
    name: str,
    run: Callable[[], object],
    *,
    every: datetime.timedelta = datetime.timedelta(minutes=1),
) -> None:
    """Have ``run`` called every so often, and again at once while it returns True:
    there is more to do. A job of the same name is replaced."""
    _jobs[name] = Job(name, run, every)


def run_jobs(jobs: list[Job], stop: threading.Event) -> list[str]:
    """Run jobs in turn until told to stop; returns the names of those that failed. One
    that fails is logged and tried again at its next turn, and keeps none from running."""
    failed = []
    for job in jobs:
        if stop.is_set():
            break
        try:
            while job.run() is True and not stop.is_set():
                pass
        except Exception:  # whatever a job raises, the others go on
            logger.exception("The job %s failed", job.name)
            failed.append(job.name)
        if not connection.in_atomic_block:
            close_old_connections()
    return failed


def run_once(stop: threading.Event | None = None) -> list[str]:
    """Do everything that is due now; returns the names of the jobs that failed."""
    return run_jobs(list(_jobs.values()), stop or threading.Event())


def run_until(stop: threading.Event, clock: Callable[[], datetime.datetime]) -> None:
    """Do what is due as time goes by, until told to stop."""
    due: dict[str, datetime.datetime] = {}
    while not stop.is_set():
        now = clock()
        turn = [job for job in _jobs.values() if due.get(job.name, now) <= now]
        run_jobs(turn, stop)
        due.update({job.name: clock() + job.every for job in turn})
        stop.wait(TICK_SECONDS)


def publish_scheduled() -> None:
    """Publish and take down the pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)


def run_task() -> bool:
    """Do the background task that waits longest; whether there was one."""
    waiting = DBTaskResult.objects.ready()
    with exclusive_transaction(waiting.db):
        task = waiting.get_locked()
        if task is None:
            return False
        task.claim(_worker.worker_id)
    _worker.run_task(task)
    return True


def register_own_jobs() -> None:
    """The jobs that belong to the site itself."""
    register_job("publish on schedule", publish_scheduled)
    register_job("mail notices", mail_waiting, every=datetime.timedelta(seconds=10))
    register_job("background tasks", run_task, every=datetime.timedelta(seconds=1))
