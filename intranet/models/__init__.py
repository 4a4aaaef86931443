"""Accounts and signing in, the stored side of access, and passes for files."""

from intranet.models.access import AccessRule, AccessRuleToken, PageAccess
from intranet.models.notice import Notice, NoticeChoice
from intranet.models.secrecy import SecrecyPass
from intranet.models.sign_in import SignInCode, TypedText
from intranet.models.user import User

__all__ = [
    "AccessRule",
    "AccessRuleToken",
    "Notice",
    "NoticeChoice",
    "PageAccess",
    "SecrecyPass",
    "SignInCode",
    "TypedText",
    "User",
]
