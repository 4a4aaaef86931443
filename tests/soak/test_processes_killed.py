"""`kill -9` of the web process and of the helper while people publish: afterwards, with
no hand on it, index and database agree."""

import contextlib
import http.client
import json
import os
import random
import signal
import sqlite3
import threading
import time
import urllib.parse
from collections import Counter
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.benchmarks import served
from tests.benchmarks.served import PASSWORD, PORT, manage

ROUNDS = 200 if os.environ.get("SOAK_FULL") else 40
CHECKED_EVERY = 20
PATIENCE = 180
ARTICLES = 6
PENDING = "SELECT COUNT(*) FROM search_order WHERE done_at IS NULL"
KILLED = (http.client.HTTPException, OSError)
CONTENT = f"""
from intranet.models import User
from pages.models import ArticlePage, LibraryPage
User.objects.create_superuser("admin", password="{PASSWORD}")
for n in range({ARTICLES}):
    article = ArticlePage(title=f"Bài {{n}}", slug=f"bai-{{n}}", lead="Tóm tắt")
    LibraryPage.objects.get(slug="tin-bai").add_child(instance=article)
"""

pytestmark = pytest.mark.soak


class Editor(threading.Thread):
    """Somebody who publishes, hides, moves and closes pages without a pause."""

    def __init__(self, articles: list[int], folders: list[int]) -> None:
        super().__init__(daemon=True)
        self.articles, self.folders = articles, folders
        self.answers: Counter[tuple[str, int]] = Counter()
        self.stopped = threading.Event()
        self.chance = random.Random(2)
        self.cookie = served.signed_in("admin")

    def run(self) -> None:
        changes = (self.publish, self.publish, self.hide, self.move, self.close)
        while not self.stopped.is_set():
            with contextlib.suppress(*KILLED):
                self.chance.choice(changes)(self.chance.choice(self.articles))

    @property
    def done(self) -> int:
        return sum(self.answers.values())

    def publish(self, page: int) -> None:
        values = {
            "title": f"Bài số {self.chance.randrange(10**6)}",
            "slug": f"bai-{page}",
            "lead": f"Tóm tắt {self.chance.randrange(10**6)}",
            "body": streamfield([]),
            "related_documents": inline_formset([]),
            "topics": "",
            "comments": inline_formset([]),
            "action-publish": "1",
        }
        self.post(f"/admin/pages/{page}/edit/", nested_form_data(values))

    def hide(self, page: int) -> None:
        self.post(f"/admin/pages/{page}/unpublish/", {})

    def move(self, page: int) -> None:
        folder = self.chance.choice(self.folders)
        self.post(f"/admin/pages/{page}/move/{folder}/confirm/", {})

    def close(self, page: int) -> None:
        kind = self.chance.choice(["login", "none"])
        self.post(f"/admin/pages/{page}/privacy/", {"restriction_type": kind})

    def post(self, path: str, values: dict[str, object]) -> None:
        token = dict(part.split("=", 1) for part in self.cookie.split("; "))
        headers = {
            "Cookie": self.cookie,
            "X-CSRFToken": token["csrftoken"],
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        with closing(connection):
            connection.request("POST", path, urllib.parse.urlencode(values), headers)
            answer = connection.getresponse()
            answer.read()
        self.answers[path.rstrip("/").rpartition("/")[2], answer.status] += 1


def victims(site: psutil.Process, which: str) -> list[psutil.Process]:
    """The web workers, or the helper, of a site as they are now."""
    children = [(child, line_of(child)) for child in site.children()]
    if which == "helper":
        return [child for child, line in children if line.endswith("manage.py work")]
    masters = [child for child, line in children if "gunicorn" in line]
    return [worker for master in masters for worker in master.children()]


def line_of(process: psutil.Process) -> str:
    """How a process was started; nothing where it died just now."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def kill(site: psutil.Process, which: str) -> int:
    """Kill -9; how many died."""
    died = 0
    for process in victims(site, which):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGKILL)
            died += 1
    return died


def ask(folder: Path, question: str) -> list[int]:
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=30)) as database:
        return [row[0] for row in database.execute(question)]


def agrees(folder: Path) -> None:
    """The outbox drains by itself, then index and database agree."""
    until = time.monotonic() + PATIENCE
    while ask(folder, PENDING) != [0]:
        assert time.monotonic() < until, "the outbox does not drain"
        time.sleep(0.2)
    report = json.loads(manage(folder, "search_check", "--dry-run", "--json"))
    assert report == {
        "missing": [],
        "outdated": [],
        "superfluous": [],
        "set_aside": 0,
        "left": 0,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site in a real database file."""
    manage(tmp_path, "migrate", "-v0")
    manage(tmp_path, "setup_site")
    manage(tmp_path, "shell", "--no-imports", "-c", CONTENT)
    return tmp_path


def test_index_and_database_agree_after_kills_at_random_moments(folder: Path) -> None:
    chance = random.Random(1)
    articles = ask(folder, "SELECT page_ptr_id FROM pages_articlepage")
    folders = ask(folder, "SELECT page_ptr_id FROM pages_librarypage")
    died: Counter[str] = Counter()
    with served.served(folder) as site:
        for _part in range(ROUNDS // CHECKED_EVERY):
            editor = Editor(articles, folders)
            editor.start()
            for _round in range(CHECKED_EVERY):
                some_changes(editor, chance)
                which = chance.choice(["web", "helper"])
                died[which] += kill(site, which)
            editor.stopped.set()
            editor.join()
            print(dict(died), dict(editor.answers))
            assert editor.answers["edit", 302]
            assert not [status for _path, status in editor.answers if status >= 500]
            agrees(folder)
    assert min(died.values()) > ROUNDS // 8


def some_changes(editor: Editor, chance: random.Random) -> None:
    """Wait for the next changes, however slow the machine is, then for a random moment
    in the middle of another."""
    wanted = editor.done + chance.randrange(3)
    until = time.monotonic() + PATIENCE
    while editor.done < wanted and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.5))
