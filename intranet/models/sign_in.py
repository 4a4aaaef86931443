"""What signing in keeps: one-time codes, and text that was typed into a form whose
session had ended."""

from django.conf import settings
from django.db import models


class SignInCode(models.Model):
    """A one-time code, of which only the hash is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_in_codes"
    )
    digest = models.CharField(max_length=128)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    issued_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.user} {self.issued_at:%d/%m/%Y %H:%M}"


class TypedText(models.Model):
    """The fields of one form at one address, waiting for their writer to sign in."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="typed_texts"
    )
    path = models.CharField(max_length=500)
    fields = models.TextField()
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "path"], name="typed_text_once"),
        )

    def __str__(self) -> str:
        return f"{self.user} {self.path}"
