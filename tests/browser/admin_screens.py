"""Wagtail's admin as the walk uses it, and what its screens say."""

import re
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.browser.letters import WrittenLetter
from tests.wagtail_messages import shown_in_english

SEEN = """() => {
  const said = [];
  const add = text => text && said.push(text.replace(/\\s+/g, ' ').trim());
  for (const item of document.querySelectorAll('body *')) {
    if (!item.checkVisibility() || item.closest('script, style')) continue;
    for (const name of ['aria-label', 'title', 'placeholder']) add(item.getAttribute(name));
    for (const node of item.childNodes) if (node.nodeType === 3) add(node.textContent);
  }
  return said;
}"""


class Admin:
    """A person at the admin; ``english`` gathers what was not translated."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.english: set[str] = set()

    def looks(self) -> None:
        """Read everything that the screen says."""
        self.english.update(shown_in_english(set(self.page.evaluate(SEEN))))

    def opens(self, path: str) -> None:
        self.page.goto(path)
        self.looks()

    def follows(self, link: Locator) -> None:
        link.click()
        self.page.wait_for_load_state()
        self.looks()

    def makes_issuing_body_unless_known(self, name: str) -> None:
        self.opens(f"/admin/snippets/pages/issuingbody/?q={quote(name)}")
        known = self.page.get_by_role("link", name=name, exact=True)
        if known.count():
            return
        self.opens("/admin/snippets/pages/issuingbody/add/")
        self.page.locator("[name=name]").fill(name)
        self.page.locator("[name=system]").select_option("party")
        self.page.locator("footer button[type=submit]").click()
        expect(self.page.locator(".messages .success")).to_be_visible()
        self.looks()

    def writes(self, letter: WrittenLetter) -> None:
        """Fill in the form of a new document, each duty a block of its own."""
        page = self.page
        party = page.locator("[name=document_type] optgroup[label='Đảng']")
        chosen = party.locator("option", has_text=re.compile(r"^\s*Công văn\s*$"))
        page.locator("[name=document_type]").select_option(
            chosen.get_attribute("value")
        )
        page.locator("[name=issuing_body]").select_option(label=letter.issuing_body)
        for name, text in letter.fields.items():
            page.locator(f"[name={name}]").fill(text)
        position = 0
        if letter.opening:
            self.adds_block(position, "Đoạn văn", letter.opening)
            position += 1
        for number, title, text in letter.duties:
            self.adds_block(position, "Nhiệm vụ", text)
            page.locator(f"[name=body-{position}-value-number]").fill(number)
            page.locator(f"[name=body-{position}-value-title]").fill(title)
            position += 1

    def adds_block(self, position: int, kind: str, text: str) -> None:
        page = self.page
        page.locator("[data-contentpath=body] .c-sf-add-button").nth(position).click()
        if position == 0:
            self.looks()
        page.get_by_role("option", name=kind, exact=True).click()
        block = page.locator(f"[name=body-{position}-type]").locator("xpath=..")
        block.locator("[contenteditable=true]").click()
        page.keyboard.insert_text(text)

    def attaches(self, file: Path) -> None:
        """Upload the signed original from inside the form."""
        page = self.page
        page.locator("#id_attachments-ADD").click()
        page.get_by_role("button", name="Chọn tệp").click()
        dialogue = page.locator(".modal-dialog")
        expect(dialogue).to_be_visible()
        self.looks()
        dialogue.get_by_role("tab", name="Tải lên").click()
        self.looks()
        title = dialogue.locator("[name$=title]")
        title.fill("Bản gốc đã ký")
        dialogue.locator("[type=file]").set_input_files(file)
        expect(title).to_have_value("Bản gốc đã ký")
        dialogue.locator("form [type=submit]:visible").click()
        expect(dialogue).to_be_hidden()
        page.locator("[name=attachments-0-role]").select_option("original")
        self.looks()

    def presses(self, button: str) -> None:
        """A button of the footer's menu of actions."""
        self.page.locator("footer [data-w-dropdown-target=toggle]").click()
        self.looks()
        self.page.locator(f"footer {button}").click()
        self.page.wait_for_load_state()
        self.looks()
