"""The entry point of a web server, e.g. ``gunicorn intranet.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.production")
application = get_wsgi_application()
