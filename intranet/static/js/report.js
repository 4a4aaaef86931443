// Rows of a table come and go without a round trip; without this file the same buttons
// send the page.
(() => {
  "use strict";

  const changed = (table) => table.dispatchEvent(new Event("change", { bubbles: true }));

  document.addEventListener("click", (event) => {
    const add = event.target.closest("button[data-add]");
    const drop = event.target.closest("button[data-drop]");
    if (!add && !drop) return;
    const table = event.target.closest("fieldset").querySelector("table[data-rows]");
    const body = table.tBodies[0];
    event.preventDefault();
    if (add) {
      const row = body.rows[body.rows.length - 1].cloneNode(true);
      for (const input of row.querySelectorAll("input")) input.value = "";
      body.append(row);
      number(body);
      row.querySelector("input").focus();
      return;
    }
    const row = drop.closest("tr");
    if (body.rows.length > 1) {
      const next = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      next.querySelector("button[data-drop]").focus();
    } else {
      for (const input of row.querySelectorAll("input")) input.value = "";
    }
    number(body);
    changed(table);
  });

  // Labels for screen readers and the values of the buttons name the row.
  function number(body) {
    [...body.rows].forEach((row, place) => {
      for (const input of row.querySelectorAll("input")) {
        input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+$/, place + 1));
      }
      const drop = row.querySelector("button[data-drop]");
      drop.value = drop.value.replace(/\d+$/, place);
      const hidden = drop.querySelector(".visually-hidden");
      hidden.textContent = hidden.textContent.replace(/\d+$/, place + 1);
    });
  }
})();
