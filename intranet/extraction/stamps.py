"""Pictures of what is stamped on a page: framed words that page layout passes over.

Secrecy and urgency marks are red stamps in a frame, put on by hand, often askew; reading
the page as a whole takes such a frame for a drawing and leaves it out.
"""

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageOps

from .deskew import straightened

HEAD = 0.42
"""The share of the first page, from its top, where marks are stamped."""
_RED = 45
_SMALLEST = 40
_MARGIN = 24


def stamped_parts(page: Image.Image, original: Image.Image) -> Iterator[Image.Image]:
    """The head of the straightened page, and what is red there, straightened alone."""
    yield page.crop((0, 0, page.width, round(page.height * HEAD)))
    if original.mode != "RGB":
        return
    head = original.crop((0, 0, original.width, round(original.height * HEAD)))
    red, green, blue = head.split()
    ink = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    ink = ink.point(lambda value: 255 if value > _RED else 0)
    box = ink.getbbox()
    if box is None or min(box[2] - box[0], box[3] - box[1]) < _SMALLEST:
        return
    words = ImageOps.expand(ImageOps.invert(ink.crop(box)), _MARGIN, 255)
    yield straightened(words)
