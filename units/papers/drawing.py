"""Draws the templates that come with the site, one for each kind of paper and layout.

``manage.py draw_papers`` writes them to ``units/papers/shipped/``; a test holds the files
to what is drawn here. What stands in ``{{ }}`` is shown by ``units.papers.examples``.
"""

import io
from typing import Any

from docx.shared import Pt

from units.papers.layouts import Layout
from units.papers.sheet import (
    CENTRE,
    JUSTIFY,
    LEFT,
    RIGHT,
    Sheet,
    element,
    line,
    loop_row,
    row_of,
    rule,
    wide,
)


def plan(layout: Layout) -> bytes:
    """*Kế hoạch*: basis, aims, and a row for each duty with who, when and result."""
    sheet = Sheet(layout)
    heading(sheet)
    title(sheet, "KẾ HOẠCH")
    basis(sheet)
    sheet.text("{{ opening }}")
    sheet.text("I. MỤC ĐÍCH, YÊU CẦU", bold=True, keep=True)
    for name in ("aim", "demand"):
        sheet.text("{{ " + name + " }}")
    sheet.text("II. NHIỆM VỤ, PHÂN CÔNG VÀ THỜI GIAN THỰC HIỆN", bold=True, keep=True)
    duties(sheet)
    sheet.text("III. TỔ CHỨC THỰC HIỆN", bold=True, keep=True)
    with sheet.each("paragraph in carrying_out"):
        sheet.text("{{ paragraph }}")
    sheet.text("{{ closing }}" + layout.end_of_text)
    signature(sheet)
    return saved(sheet)


def duties(sheet: Sheet) -> None:
    """The table of duties."""
    table = sheet.table((11, 62, 32, 25, sheet.width - 130))
    heads = ("TT", "Nội dung nhiệm vụ", "Người thực hiện", "Thời hạn", "Kết quả")
    row_of(table, [(name, CENTRE) for name in heads], size=12, head=True)
    cells = [
        ("{{ duty.no }}", CENTRE),
        ("{{ duty.text }}", JUSTIFY),
        ("{{ duty.who }}", LEFT),
        ("{{ duty.when }}", CENTRE),
        ("{{ duty.result }}", LEFT),
    ]
    loop_row(table, "for duty in duties", cells, size=12)


def report(layout: Layout) -> bytes:
    """*Báo cáo*: who reported, the sections with their figures, annexes."""
    sheet = Sheet(layout)
    heading(sheet)
    title(sheet, "BÁO CÁO")
    addressees(sheet)
    with sheet.each("paragraph in opening"):
        sheet.text("{{ paragraph }}")
    sheet.text("I. TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ", bold=True, keep=True)
    sheet.text("{{ coverage }}")
    with sheet.each("section in sections"):
        sheet.text("{{ section.heading }}", bold=True, keep=True)
        with sheet.each("paragraph in section.paragraphs"):
            sheet.text("{{ paragraph }}")
        with sheet.given("section.figures"):
            figures(sheet)
        with sheet.each("grid in section.grids"):
            grid(sheet)
    sheet.text("{{ closing }}" + layout.end_of_text)
    signature(sheet)
    with sheet.each("annex in annexes"):
        sheet.new_page()
        sheet.centred("PHỤ LỤC {{ loop.index }}")
        sheet.centred("{{ annex.title }}")
        with sheet.each("grid in annex.figures"):
            grid(sheet, RIGHT)
        with sheet.each("grid in annex.grids"):
            grid(sheet)
    return saved(sheet)


def addressees(sheet: Sheet) -> None:
    """*Kính gửi*, where it is sent to somebody."""
    with sheet.given("addressees"):
        sheet.centred("Kính gửi: {{ addressees | join('; ') }}", bold=False)
        sheet.space(6)


def figures(sheet: Sheet) -> None:
    """Figures that became one: sum or average over the units that answered."""
    sheet.space(4)
    table = sheet.table((11, sheet.width - 101, 28, 32, 30))
    heads = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Số đơn vị trả lời")
    row_of(table, [(name, CENTRE) for name in heads], size=12, head=True)
    cells = [
        ("{{ figure.no }}", CENTRE),
        ("{{ figure.name }}", LEFT),
        ("{{ figure.measure }}", CENTRE),
        ("{{ figure.value }}", RIGHT),
        ("{{ figure.answers }}", CENTRE),
    ]
    loop_row(table, "for figure in section.figures", cells, size=12)
    sheet.space(4)


def grid(sheet: Sheet, align: Any = LEFT) -> None:
    """A table with as many columns as the values have, the first for names."""
    with sheet.given("grid.title"):
        sheet.text("{{ grid.title }}", italic=True, keep=True)
    sheet.space(4)
    table = sheet.table((sheet.width / 4,) * 4)
    heads = (
        "{{ grid.name }}", "{%tc for column in grid.columns %}", "{{ column }}",
        "{%tc endfor %}",
    )  # fmt: skip
    row_of(table, [(name, CENTRE) for name in heads], size=11, head=True)
    cells = [
        ("{{ row.name }}", LEFT),
        ("{%tc for cell in row.cells %}", LEFT),
        ("{{ cell }}", align),
        ("{%tc endfor %}", LEFT),
    ]
    loop_row(table, "for row in grid.rows", cells, size=11)
    wide(table)
    sheet.space(4)


def heading(sheet: Sheet) -> None:
    """Who writes on the left, the motto on the right, number and date below."""
    layout = sheet.layout
    narrow = 62 if len(layout.form.motto) > 1 else 74
    left, right = sheet.columns(narrow, sheet.width - narrow)
    line(left, "{%p if heading.superior %}", size=13)
    line(left, "{{ heading.superior }}", size=13)
    line(left, "{%p endif %}", size=13)
    line(left, "{{ heading.issuer }}", size=13, bold=True)
    if layout.star:
        line(left, layout.star, size=13)
    else:
        rule(left, 20)
    number = line(left, "{{ heading.number }}", size=13)
    number.paragraph_format.space_before = Pt(2)
    sizes = (12, 13) if len(layout.form.motto) > 1 else (15,)
    for text, size in zip(layout.form.motto, sizes, strict=True):
        line(right, text, size=size, bold=True)
    rule(right, 24 if len(layout.form.motto) > 1 else 15)
    date = line(right, "{{ heading.place_and_date }}", size=13, italic=True)
    date.paragraph_format.space_before = Pt(8)


def title(sheet: Sheet, words: str) -> None:
    """The type in capitals, the subject below."""
    layout = sheet.layout
    sheet.centred(words, size=layout.title_size, before=16)
    sheet.centred("{{ subject }}")
    if layout.under_title:
        sheet.centred(layout.under_title, bold=False)
    else:
        rule(sheet.document, 64)
    sheet.document.paragraphs[-1].paragraph_format.space_after = Pt(10)


def basis(sheet: Sheet) -> None:
    """What the paper rests on."""
    layout = sheet.layout
    with sheet.each("item in basis"):
        text = layout.before_basis + "{{ item }}" + layout.after_basis
        sheet.text(text, italic=layout.italic_basis)


def signature(sheet: Sheet) -> None:
    """Recipients on the left; authority, title and name on the right."""
    sheet.document.add_paragraph().paragraph_format.keep_with_next = True
    left, right = sheet.columns(sheet.width / 2, sheet.width / 2)
    line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=LEFT)
    line(left, "{%p for recipient in recipients %}", size=11, align=LEFT)
    line(left, "- {{ recipient }}", size=11, align=LEFT)
    line(left, "{%p endfor %}", size=11, align=LEFT)
    line(right, "{{ signature.authority }}", size=14, bold=True)
    line(right, "{{ signature.title }}", size=14, bold=True)
    name = line(right, "{{ signature.name }}", size=14, bold=True)
    name.paragraph_format.space_before = Pt(64)
    left._tc.getparent().get_or_add_trPr().append(element("cantSplit"))


def saved(sheet: Sheet) -> bytes:
    """The bytes of what was drawn."""
    buffer = io.BytesIO()
    sheet.document.save(buffer)
    return buffer.getvalue()


DRAWN = {"plan": plan, "report": report}
