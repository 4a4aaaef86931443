"""Accounts and the stored side of access: what each page asks for."""

from intranet.models.access import AccessRule, AccessRuleToken, PageAccess
from intranet.models.user import User

__all__ = ["AccessRule", "AccessRuleToken", "PageAccess", "User"]
