"""Production refuses to start where a setting would leave the site open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAFE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR",
    "ALLOWED_HOSTS": "intranet.example.vn",
    "SITE_URL": "https://intranet.example.vn",
}


def start(
    tmp_path: Path, *arguments: str, **changes: str
) -> subprocess.CompletedProcess:
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environment = {
        **kept,
        **SAFE,
        **changes,
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
    }
    command = [sys.executable, "manage.py", *(arguments or ("check",))]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "intranet.example.vn,*"}, "ALLOWED_HOSTS"),
        ({"DEBUG": "true"}, "DEBUG"),
    ],
)
def test_an_open_site_does_not_start(tmp_path, changes, named) -> None:
    result = start(tmp_path, **changes)
    assert result.returncode != 0
    assert named in result.stderr


def test_a_safe_site_passes_the_deployment_check(tmp_path) -> None:
    result = start(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_a_site_on_plain_http_keeps_its_cookies_usable(tmp_path) -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE)"
    )
    result = start(tmp_path, "shell", "-c", code, SITE_URL="http://127.0.0.1:8000")
    assert "False False" in result.stdout
