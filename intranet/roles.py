"""The groups of people and what each may do; the names are Wagtail groups.

Administrators are superusers. Editors and reviewers work in Wagtail's admin; cadres and
members of units have no admin at all (see the design).
"""

EDITORS = "Biên tập"
REVIEWERS = "Duyệt và theo dõi"
CADRES = "Cán bộ"
