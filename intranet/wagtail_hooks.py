"""What the site adds to Wagtail; registration only.

https://docs.wagtail.org/en/v7.4/reference/hooks.html
"""

from wagtail import hooks

from intranet import page_serving
from intranet.accounts import log_actions
from intranet.admin_scope import bulk_actions, choosers, listings, panels, reports
from intranet.files.views import serve_document

FIRST = -100
AFTER_WAGTAIL = 100

hooks.register("before_serve_page", page_serving.refuse_hidden, order=FIRST)
hooks.register("on_serve_page", page_serving.serve_seen, order=FIRST)
hooks.register("before_serve_document", serve_document, order=FIRST)
hooks.register("register_log_actions", log_actions.register)

hooks.register("construct_page_chooser_queryset", choosers.pages_to_choose)
hooks.register("construct_homepage_panels", panels.scope_panels, order=AFTER_WAGTAIL)
hooks.register(
    "construct_homepage_summary_items", panels.scope_summary, order=AFTER_WAGTAIL
)
hooks.register("construct_reports_menu", reports.scope_menu, order=AFTER_WAGTAIL)
hooks.register("register_admin_viewset", listings.register_page_viewset)
for action in bulk_actions.ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)
