// Files dropped on the desk are sent one by one, with their progress; a lost connection
// asks to try again. Without this file the form sends them all at once.
(() => {
  "use strict";

  const form = document.getElementById("drop");
  if (!form || !window.FormData) return;
  const field = form.querySelector("[type=file]");
  const sending = document.getElementById("sending");
  const AT_ONCE = 2;
  const waiting = [];
  let running = 0;

  form.querySelector("[type=submit]").hidden = true;

  const line = (file) => {
    const item = document.createElement("li");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    item.append(words, bar);
    sending.append(item);
    return { item, bar, say: (text) => { words.textContent = `${file.name} ${text}`; } };
  };

  const bring = async () => {
    const address = new URL(form.dataset.rows, location.href);
    address.search = location.search;
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
    const list = document.getElementById("intake-list");
    if (!answer.ok || answer.redirected || !list) return;
    list.outerHTML = await answer.text();
    if (window.htmx) window.htmx.process(document.getElementById("intake-list"));
  };

  const refused = (html) => {
    const box = document.createElement("ul");
    box.innerHTML = html;
    return [...box.querySelectorAll(".tag-bad")].map((tag) => tag.closest("li"));
  };

  const fail = (shown, file, text) => {
    shown.bar.remove();
    shown.say(text);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-outline-primary ms-2";
    button.textContent = form.dataset.retry;
    button.addEventListener("click", () => { shown.item.remove(); waiting.push(file); next(); });
    shown.item.append(button);
  };

  const send = (file) => {
    running += 1;
    const shown = line(file);
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "section"]) {
      const input = form.elements[name];
      if (input) body.append(name, input.value);
    }
    body.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action") || location.pathname);
    request.setRequestHeader("X-Requested-With", "fetch");
    request.upload.addEventListener("progress", (event) => {
      const part = event.lengthComputable ? Math.round(event.loaded / event.total * 100) : 0;
      shown.bar.value = part;
      shown.say(part < 100 ? form.dataset.sending.replace("{n}", `${part} %`) : form.dataset.checking);
    });
    request.upload.addEventListener("load", () => { shown.bar.removeAttribute("value"); shown.say(form.dataset.checking); });
    request.addEventListener("loadend", async () => {
      running -= 1;
      const away = new URL(request.responseURL || location.href).pathname !== location.pathname;
      if (request.status === 200 && !away) {
        // Why a file was refused stays in sight; its name is not kept by the site.
        const told = refused(request.responseText);
        shown.item.remove();
        for (const row of told) sending.append(row);
        await bring().catch(() => {});
      } else fail(shown, file, away ? form.dataset.ended : form.dataset.lost);
      next();
    });
    request.send(body);
  };

  const next = () => { while (running < AT_ONCE && waiting.length) send(waiting.shift()); };
  const take = (files) => { waiting.push(...files); next(); };

  field.addEventListener("change", () => { take(field.files); field.value = ""; });
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("is-over"); });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove("is-over");
    take(event.dataTransfer.files);
  });
  window.addEventListener("beforeunload", (event) => { if (running || waiting.length) event.preventDefault(); });
})();
