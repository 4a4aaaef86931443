"""The subject as it is written, its broken lines joined."""

import re

from .pieces import Piece


def subject_text(pieces: list[Piece]) -> str:
    """One line of text; the rule and mark that may end it are no part of it."""
    text = " ".join(piece.text for piece in pieces)
    text = re.sub(r"\s*[-_—=*]{3,}\s*$", "", text).strip()
    return re.sub(r"(?<![v.])[.;,]$", "", text).strip()
