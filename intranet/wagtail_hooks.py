"""What the site adds to Wagtail; registration only.

https://docs.wagtail.org/en/v7.4/reference/hooks.html
"""

from wagtail import hooks

from intranet import page_serving
from intranet.accounts import log_actions
from intranet.files.views import serve_document

FIRST = -100

hooks.register("before_serve_page", page_serving.refuse_hidden, order=FIRST)
hooks.register("on_serve_page", page_serving.serve_seen, order=FIRST)
hooks.register("before_serve_document", serve_document, order=FIRST)
hooks.register("register_log_actions", log_actions.register)
