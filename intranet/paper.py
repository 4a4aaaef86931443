"""Tells a photographed or scanned sheet from other pictures, cheaply."""

from pathlib import Path

from PIL import Image

_SIDE = 64
_LIGHT, _COLOURLESS = 130, 60
PAPER_SHARE = 0.55
"""More of a picture than this must be light and colourless to be a sheet of paper."""


def looks_like_paper(path: Path) -> bool:
    """Whether most of the picture is light and without colour; broken ones are not."""
    try:
        with Image.open(path) as picture:
            picture.draft("RGB", (_SIDE * 4, _SIDE * 4))
            small = picture.convert("RGB").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    _, saturation, value = small.convert("HSV").split()
    pairs = zip(saturation.tobytes(), value.tobytes(), strict=True)
    sheet = sum(s < _COLOURLESS and v > _LIGHT for s, v in pairs)
    return sheet > PAPER_SHARE * _SIDE * _SIDE
