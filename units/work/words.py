"""How a state and a deadline are said: a word, a sign and a colour, never one alone."""

import datetime

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from units.states import Standing, State

SIGNS = {
    State.NOT_STARTED: "○",
    State.IN_PROGRESS: "◐",
    State.SUBMITTED: "➤",
    State.RETURNED: "↩",
    State.ACCEPTED: "✓",
    State.WAIVED: "–",
}
LETTERS = {
    State.NOT_STARTED: pgettext_lazy("two letters on the board", "NS"),
    State.IN_PROGRESS: pgettext_lazy("two letters on the board", "IP"),
    State.SUBMITTED: pgettext_lazy("two letters on the board", "SU"),
    State.RETURNED: pgettext_lazy("two letters on the board", "RE"),
    State.ACCEPTED: pgettext_lazy("two letters on the board", "AC"),
    State.WAIVED: pgettext_lazy("two letters on the board", "WA"),
}
OVERDUE_LETTERS = pgettext_lazy("two letters on the board", "OD")
TONES = {
    State.SUBMITTED: "blue",
    State.RETURNED: "warn",
    State.ACCEPTED: "good",
    State.IN_PROGRESS: "begun",
}


def state(standing: Standing) -> str | Promise:
    """The state in words, with what is beside it."""
    if standing.overdue:
        return format_lazy("{}, {}", gettext_lazy("overdue"), standing.state.label)
    if standing.late:
        return format_lazy(
            "{}, {}", standing.state.label, gettext_lazy("submitted late")
        )
    return standing.state.label


def sign(standing: Standing) -> str:
    """One character."""
    return "!" if standing.overdue else SIGNS[standing.state]


def letters(standing: Standing) -> str | Promise:
    """Two letters for a narrow cell."""
    return OVERDUE_LETTERS if standing.overdue else LETTERS[standing.state]


def tone(standing: Standing) -> str:
    """The name of a colour in the style sheet."""
    return "bad" if standing.overdue else TONES.get(standing.state, "plain")


def deadline(due: datetime.date, today: datetime.date, left: int) -> str:
    """As people speak: how many working days are left, or since when it is overdue."""
    if due < today:
        late = (today - due).days
        return ngettext("%(n)d day overdue", "%(n)d days overdue", late) % {"n": late}
    if due == today:
        return _("due today")
    return ngettext("%(n)d working day left", "%(n)d working days left", left) % {
        "n": left
    }
