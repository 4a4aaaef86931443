"""Who may see what: the only module that decides it.

Two questions are answered here: which *viewer tokens* a person holds
(:func:`viewer_tokens`), and which tokens a page or a file asks for
(:func:`page_tokens`, :func:`file_tokens`). A record is seen by who holds *any* of
its tokens. Where restrictions nest all must hold, so a combined token such as
``group:3+unit:12`` stands for the pair.

========== ==============================================================
token      held by
========== ==============================================================
public     everybody, where the site is open for public reading
everyone   who is signed in
staff      who works in the Wagtail admin
admin      superusers; part of every rule
group:3    members of group 3
unit:12    members of unit 12 today
above:4    who supervises unit 4; asked for by unit 4 and all units below
above:0    who supervises all units
after:12   members of the unit that succeeded unit 12, once that has closed
========== ==============================================================

What other apps know about units is handed in at ``AppConfig.ready()`` through the three
``register_*`` functions, so that nothing is imported upwards.
"""

from intranet.access.algebra import (
    ADMIN,
    EVERYONE,
    PUBLIC,
    STAFF,
    Tokens,
    combine,
    holds,
)
from intranet.access.files import LibraryFile, can_see_file, file_tokens
from intranet.access.pages import (
    can_see,
    page_tokens,
    refresh_page,
    refresh_subtree,
    register_page_tokens,
    stored_tokens,
    visible_pages,
    visible_q,
)
from intranet.access.restrictions import register_group_tokens
from intranet.access.viewers import (
    Viewer,
    register_user_tokens,
    search_tokens,
    viewer_tokens,
)

__all__ = [
    "ADMIN",
    "EVERYONE",
    "PUBLIC",
    "STAFF",
    "LibraryFile",
    "Tokens",
    "Viewer",
    "can_see",
    "can_see_file",
    "combine",
    "file_tokens",
    "holds",
    "page_tokens",
    "refresh_page",
    "refresh_subtree",
    "register_group_tokens",
    "register_page_tokens",
    "register_user_tokens",
    "search_tokens",
    "stored_tokens",
    "viewer_tokens",
    "visible_pages",
    "visible_q",
]
