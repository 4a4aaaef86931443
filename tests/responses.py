"""Answers of the test client that hold a file."""

from typing import Any


def let_go(answer: Any) -> None:
    """Read a file's answer to its end, which closes it. Closing it by hand closes the
    connection to the database as well, as a server does after each request."""
    if answer.streaming:
        b"".join(answer.streaming_content)
