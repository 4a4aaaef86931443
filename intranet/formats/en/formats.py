"""Dates and figures stay as the office writes them when the words are English."""

from intranet.formats.vi.formats import *  # noqa: F403  # the same in both languages
