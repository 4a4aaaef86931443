"""Every route of the site, in one list."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path, re_path
from django.views.i18n import set_language
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from intranet.accounts.views import PasswordView, SignInView, sign_in_with_code
from intranet.admin_scope import urls as admin_scope_urls
from intranet.files.views import not_found, serve_file
from intranet.health import healthz
from intranet.notices.choice import calendar_address, choose
from intranet.notices.views import notices, open_notice, read_all
from intranet.page_serving import serve_page
from intranet.well_known import favicon, robots
from units.calendar_feed import feed

urlpatterns = [
    path("login/", SignInView.as_view(), name="login"),
    path("login/code/", sign_in_with_code, name="sign_in_code"),
    path("account/password/", PasswordView.as_view(), name="password_change"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("language/", set_language, name="set_language"),
    path("account/notices/", choose, name="notice_choice"),
    path("account/calendar/", calendar_address, name="calendar_address"),
    path("calendar/<str:key>.ics", feed, name="calendar_feed"),
    path("notices/", notices, name="notices"),
    path("notices/read/", read_all, name="notices_read"),
    path("notices/<int:pk>/", open_notice, name="notice"),
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("my-unit/", include("units.urls")),
    path("board/", include("units.board.urls")),
    path("import/", include("pages.intake.urls")),
    path("reviews/", include("pages.reviews.urls")),
    path("", include("search.urls")),
    path("admin/", include(admin_scope_urls)),
    path("admin/", include(wagtailadmin_urls)),
    path("files/<path:name>", serve_file, name="file"),
    # Shared passwords are off, and there is one sign-in page.
    path("documents/authenticate_with_password/<path:rest>", not_found),
    path("documents/", include(wagtaildocs_urls)),
    # The name is the one by which Wagtail makes the addresses of pages.
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
]
