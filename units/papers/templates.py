"""Which template a paper is written with: the editors' where there is one."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from pages.models.vocabulary import System
from units.models import PaperTemplate
from units.papers.layouts import layout_on

SHIPPED = Path(__file__).parent / "shipped"


@dataclass(frozen=True)
class Template:
    """The bytes of a template, and whether editors put it there."""

    content: bytes
    replaced: bool


def shipped(kind: str, system: str, day: datetime.date) -> Template:
    """The template that comes with the site."""
    name = f"{kind}-{layout_on(system, day).code}.docx"
    return Template((SHIPPED / name).read_bytes(), replaced=False)


def template_for(kind: str, system: str, day: datetime.date) -> Template:
    """The editors' template for papers of that day, else the one of the site."""
    kept = System.PARTY if system == System.PARTY else System.STATE
    own = PaperTemplate.objects.for_paper(kind, kept, day).first()
    if own is None:
        return shipped(kind, kept, day)
    return Template(own.content(), replaced=True)
