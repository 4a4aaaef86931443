// Small comforts; every page works without them.
(() => {
  "use strict";

  const typing = (target) =>
    target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);

  // "/" goes to the search field.
  document.addEventListener("keydown", (event) => {
    const field = document.getElementById("site-search");
    if (event.key === "/" && field && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
    if (event.key === "Escape") {
      const open = event.target.closest("details.site-menu[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    }
  });

  // A press beside the open menu closes it.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.site-menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  // Buttons that copy: data-copy holds the text, data-copied what to say afterwards.
  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const text = button.dataset.copy.startsWith("#")
      ? location.origin + location.pathname + button.dataset.copy
      : button.dataset.copy;
    await navigator.clipboard.writeText(text);
    const said = document.getElementById("copied");
    if (said) said.textContent = button.dataset.copied;
    button.dataset.done = "true";
    setTimeout(() => delete button.dataset.done, 2000);
  });

  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
