"""A real site. It refuses to start where a setting would leave it open."""

from django.core.exceptions import ImproperlyConfigured

from intranet.settings.base import *  # noqa: F403  # settings are layered by design
from intranet.settings.base import SITE_URL, STORAGES, env

if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured("DEBUG is set: a real site never runs in debug mode.")
DEBUG = False

SECRET_KEY = env.str("SECRET_KEY", default="")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "SECRET_KEY is missing or shorter than 50 characters; `make serve` makes one."
    )

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS must name this site's hosts, for example intranet.example.vn; "
        "an empty list or a wildcard is refused."
    )

STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
}

# Plain http is allowed for an address that says so (a trial inside one office);
# everything else is https only.
_HTTPS = not SITE_URL.startswith("http://")
SECURE_SSL_REDIRECT = _HTTPS
SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
SECURE_HSTS_PRELOAD = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_REFERRER_POLICY = "same-origin"
# Views that are shown in a frame of our own (previews, the PDF viewer) say so themselves.
X_FRAME_OPTIONS = "DENY"
