"""A site behind the production server, and clients that ask it for pages."""

import http.client
import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
PORT = 8790
PASSWORD = "mat-khau-do-dac"


def environment(data_dir: Path, **changes: str) -> dict[str, str]:
    """The environment of a production site in a folder."""
    return {
        **os.environ,
        "DATA_DIR": str(data_dir),
        "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{PORT}",
        "PORT": str(PORT),
        "DEMO_PASSWORD": PASSWORD,
        **changes,
    }


def manage(data_dir: Path, *arguments: str, **changes: str) -> str:
    """Run a command of the site; its output."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(data_dir, **changes), check=True,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return done.stdout


@contextmanager
def served(data_dir: Path, **changes: str) -> Iterator[psutil.Process]:
    """The site on ``PORT`` with 2 workers and the helper; gives the process above them."""
    command = [sys.executable, "manage.py", "serve"]
    child = subprocess.Popen(command, cwd=ROOT, env=environment(data_dir, **changes))
    try:
        wait_until_it_answers()
        yield psutil.Process(child.pid)
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=120)


def wait_until_it_answers(seconds: float = 60) -> None:
    """Return when ``/healthz`` answers; raise after a while."""
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=5)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def signed_in(username: str) -> str:
    """The cookie header of a signed-in account."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{PORT}/login/"
    form = opener.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token
    fields = {
        "csrfmiddlewaretoken": token[1],
        "username": username,
        "password": PASSWORD,
    }
    opener.open(address, urllib.parse.urlencode(fields).encode())
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def ask(path: str, cookie: str, *, clients: int, times: int) -> list[float]:
    """Seconds of each of ``times`` requests shared by ``clients`` that ask at once."""
    return ask_each([path] * times, cookie, clients=clients)


def ask_each(paths: Sequence[str], cookie: str, *, clients: int) -> list[float]:
    """Seconds of each address, shared by ``clients`` that ask at once."""
    taken: list[float] = []
    failures: list[str] = []

    def client(own: Sequence[str]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        for path in own:
            started = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            response = connection.getresponse()
            response.read()
            taken.append(time.perf_counter() - started)
            if response.status != 200:
                failures.append(f"{path}: {response.status}")

    threads = [
        threading.Thread(target=client, args=(paths[number::clients],))
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise AssertionError(failures[0])
    return taken


def worker_memory_mb(parent: psutil.Process) -> float:
    """The largest memory (USS) of a web worker, in megabytes."""
    masters = [
        child for child in parent.children() if "gunicorn" in " ".join(child.cmdline())
    ]
    workers = [worker for master in masters for worker in master.children()]
    return round(max(worker.memory_full_info().uss for worker in workers) / 2**20, 1)
