// The search field: offers titles and numbers while someone types (a combobox after the
// ARIA Authoring Practices), and on the results page brings the results as well. Without
// this file the field is a plain form.
(() => {
  "use strict";

  const form = document.getElementById("site-search-form");
  const field = document.getElementById("site-search");
  if (!form || !field || !window.fetch) return;
  const PAUSE = 220;
  const SHORTEST = 2;
  const onResults = () => document.getElementById("listing") && location.pathname === form.getAttribute("action");

  const list = document.createElement("ul");
  list.id = "search-suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  list.hidden = true;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  form.append(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value);

  let chosen = -1;
  let asked = 0;
  let timer = 0;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const all = options();
    chosen = index < 0 ? all.length - 1 : index >= all.length ? 0 : index;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    field.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  };
  const open = (option) => {
    close();
    if (option.dataset.url) { location.assign(option.dataset.url); return; }
    field.value = option.dataset.text;
    form.requestSubmit();
  };

  const show = (items) => {
    list.replaceChildren(...items.map((item, at) => {
      const option = document.createElement("li");
      option.id = `search-suggestion-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      if (item.url) option.dataset.url = item.url; else option.dataset.text = item.title;
      if (item.symbol) {
        const number = document.createElement("span");
        number.className = "suggestion-number";
        number.textContent = `${item.symbol} `;
        option.append(number);
      }
      option.append(item.title);
      return option;
    }));
    if (!items.length) { close(); said.textContent = ""; return; }
    list.hidden = false;
    chosen = -1;
    field.setAttribute("aria-expanded", "true");
    field.removeAttribute("aria-activedescendant");
    said.textContent = form.dataset.offered.replace("{n}", items.length);
  };

  const suggest = async (turn) => {
    const text = field.value.trim();
    if (text.length < SHORTEST) { show([]); return; }
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: text })}`, { headers: { Accept: "application/json" } });
      const items = answer.ok ? (await answer.json()).items : [];
      if (turn === asked && document.activeElement === field) show(items);
    } catch { close(); }
  };

  const bring = () => {
    if (!window.htmx || !onResults()) return;
    const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
    window.htmx.ajax("GET", address, { target: "#listing", swap: "outerHTML" });
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    const turn = ++asked;
    timer = setTimeout(() => { suggest(turn); bring(); }, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const shown = !list.hidden;
    if (event.key === "ArrowDown" && shown) { event.preventDefault(); choose(chosen + 1); }
    else if (event.key === "ArrowUp" && shown) { event.preventDefault(); choose(chosen - 1); }
    else if (event.key === "Escape" && shown) { event.preventDefault(); close(); }
    else if (event.key === "Enter" && shown && chosen >= 0) { event.preventDefault(); open(options()[chosen]); }
    else if (event.key === "Tab" || event.key === "Enter") close();
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });

  document.addEventListener("htmx:afterSwap", () => {
    const heard = document.getElementById("search-said");
    const total = document.getElementById("listing-total");
    if (heard && total) heard.textContent = total.textContent;
  });

  // Which place of the list was opened, counted without a name.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-opened]");
    const results = link && link.closest("[data-results-for]");
    if (!results || !results.dataset.resultsFor || !results.dataset.count || !navigator.sendBeacon) return;
    const body = new FormData();
    body.append("q", results.dataset.resultsFor);
    body.append("csrfmiddlewaretoken", results.dataset.csrf);
    navigator.sendBeacon(results.dataset.count, body);
  });
})();

// Documents on the same matter are looked for when the reader comes near them.
(() => {
  "use strict";

  const bring = async (section) => {
    const answer = await fetch(section.dataset.related, { headers: { "X-Requested-With": "fetch" } });
    const html = answer.ok && !answer.redirected ? (await answer.text()).trim() : "";
    if (html) section.querySelector("[data-related-list]").innerHTML = html;
    else section.hidden = true;
  };
  const watch = "IntersectionObserver" in window && new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      bring(target).catch(() => { target.hidden = true; });
    }
  }, { rootMargin: "200px" });
  if (watch) for (const section of document.querySelectorAll("[data-related]")) watch.observe(section);
})();

// A result in an attachment opens at its page: "#tep-5-trang-3" is page 3 of file 5.
(() => {
  "use strict";

  const turn = () => {
    const place = /^#tep-(\d+)(?:-trang-(\d+))?$/.exec(location.hash);
    if (!place) return;
    const [, file, page] = place;
    const entry = document.getElementById(`tep-${file}`);
    const viewer = document.querySelector(`details[data-file="${file}"]`);
    if (viewer) viewer.open = true;
    if (page) {
      const link = entry && entry.querySelector("a[href]");
      if (link) link.hash = `page=${page}`;
      const shown = viewer && viewer.querySelector("object");
      if (shown) shown.data = `${shown.data.split("#")[0]}#page=${page}`;
    }
    (viewer || entry)?.scrollIntoView();
  };
  turn();
  window.addEventListener("hashchange", turn);
})();
