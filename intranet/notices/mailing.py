"""Mails the notices that are due: each at once, or a person's notices of a day in one."""

import datetime
import logging
from collections.abc import Sequence
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from intranet.models import Notice
from intranet.models.notice import MOST_TRIES

logger = logging.getLogger(__name__)

BATCH = 50


def mail_waiting() -> None:
    """Send the mails that are due; one that fails is tried again later, each time after
    a longer pause."""
    due = Notice.objects.filter(mail_at__lte=timezone.now()).order_by("mail_at", "pk")
    due = due.select_related("person")
    for notice in due.filter(digest=False)[:BATCH]:
        _send([notice])
    people = due.filter(digest=True).order_by().values_list("person", flat=True)
    for person in people.distinct()[:BATCH]:
        _send(list(due.filter(digest=True, person=person)))


def _send(notices: Sequence[Notice]) -> None:
    now = timezone.now()
    person = notices[0].person
    try:
        if person.is_active:
            message = _digest(notices) if notices[0].digest else _message(notices[0])
            message.to = [person.email]
            message.send()
    except (SMTPException, OSError) as error:
        for notice in notices:
            logger.warning("Notice %s could not be mailed: %s", notice.pk, error)
            notice.tries += 1
            pause = datetime.timedelta(minutes=2**notice.tries)
            notice.mail_at = None if notice.tries >= MOST_TRIES else now + pause
    else:
        for notice in notices:
            notice.mail_at, notice.mailed_at = None, now
    Notice.objects.bulk_update(notices, ["mail_at", "mailed_at", "tries"])


def _message(notice: Notice) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        return EmailMessage(notice.subject, _text(notice))


def _digest(notices: Sequence[Notice]) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        count = len(notices)
        today = f"{timezone.localdate():%d/%m/%Y}"
        subject = ngettext("%(n)d notice, %(day)s", "%(n)d notices, %(day)s", count) % {
            "n": count,
            "day": today,
        }
        return EmailMessage(subject, "\n\n\n".join(_text(item) for item in notices))


def _text(notice: Notice) -> str:
    link = f"{settings.SITE_URL}{notice.url}" if notice.url else ""
    opened = gettext("Open: %(link)s") % {"link": link} if link else ""
    return "\n\n".join(filter(None, [notice.text or notice.subject, opened]))
