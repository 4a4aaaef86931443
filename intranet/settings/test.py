"""For `make test`: quick hashes, files and index in a folder of the run."""

import os
import tempfile
from pathlib import Path

# A run never touches the developer's own data.
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="intranet-test-")

from intranet.settings.base import *  # noqa: F403  # DATA_DIR is set first
from intranet.settings.base import DATABASES, env

DEBUG = False
SECRET_KEY = "x" * 50  # a test run protects nothing
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(os.environ["DATA_DIR"]) / "files"

if env.str("TEST_POSTGRES_URL", default="") and env.bool("ON_POSTGRES", default=False):
    DATABASES["default"] = env.db_url("TEST_POSTGRES_URL")

# WhiteNoise warns of a folder that is missing; assets come from the apps in tests.
STATIC_ROOT = Path(os.environ["DATA_DIR"]) / "static"
STATIC_ROOT.mkdir()
