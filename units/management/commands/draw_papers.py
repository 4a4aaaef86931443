"""``manage.py draw_papers``: writes the templates of papers that come with the site."""

from typing import Any

from django.core.management.base import BaseCommand

from units.papers.drawing import DRAWN
from units.papers.layouts import LAYOUTS
from units.papers.templates import SHIPPED


class Command(BaseCommand):
    """After a change of ``units.papers.drawing``; the files are kept with the code."""

    help = "Draws the DOCX templates of plans and reports for each layout."

    def handle(self, *args: Any, **options: Any) -> None:
        """One file for each kind of paper and layout."""
        SHIPPED.mkdir(exist_ok=True)
        for kind, draw in DRAWN.items():
            for layout in LAYOUTS:
                path = SHIPPED / f"{kind}-{layout.code}.docx"
                path.write_bytes(draw(layout))
                self.stdout.write(str(path))
