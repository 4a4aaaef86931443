"""Turns a page upright to a fraction of a degree, by where its rows are darkest."""

import statistics

from PIL import Image, ImageOps

MOST = 5.0
"""Degrees; a page turned further was not scanned but photographed askew."""
_WIDTH = 500


def straightened(picture: Image.Image) -> Image.Image:
    """The page in shades of grey with its lines level."""
    picture = ImageOps.autocontrast(picture.convert("L"), cutoff=1)
    angle = skew(picture)
    if abs(angle) < 0.15:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def skew(picture: Image.Image) -> float:
    """The turn, in degrees anticlockwise, that makes the page's rows stand out most."""
    height = max(round(picture.height * _WIDTH / picture.width), 1)
    small = picture.resize((_WIDTH, height), Image.Resampling.BOX)
    ink = ImageOps.invert(small).point(lambda value: 255 if value > 90 else 0)
    best = max(_steps(0, MOST, 1.0), key=lambda angle: _sharpness(ink, angle))
    best = max(_steps(best, 0.75, 0.25), key=lambda angle: _sharpness(ink, angle))
    return max(_steps(best, 0.2, 0.1), key=lambda angle: _sharpness(ink, angle))


def _steps(middle: float, reach: float, step: float) -> list[float]:
    """Nearest to the middle first, so that a blank page stays as it is."""
    count = round(reach / step)
    steps = (step * number for number in range(-count, count + 1))
    return [middle + turn for turn in sorted(steps, key=abs)]


def _sharpness(ink: Image.Image, angle: float) -> float:
    turned = ink.rotate(angle, Image.Resampling.BILINEAR, fillcolor=0)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX)
    return statistics.pvariance(rows.tobytes())
