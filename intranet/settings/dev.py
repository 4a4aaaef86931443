"""A trial on one's own machine: `make run`. Never for a real site."""

from intranet.settings.base import *  # noqa: F403  # settings are layered by design
from intranet.settings.base import DATA_DIR, env
from intranet.settings.secret import stored_secret

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", default="") or stored_secret(DATA_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
INTERNAL_IPS = ["127.0.0.1"]
