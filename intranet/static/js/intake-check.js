// The check page: the left side follows the field that has the focus, and the keyboard
// leads from one uncertain field to the next. Without this file links lead there.
(() => {
  "use strict";

  const form = document.getElementById("check");
  const original = document.getElementById("original");
  if (!form || !original) return;
  const rooms = [...form.querySelectorAll(".intake-field")];
  const input = (room) => room.querySelector("input, select, textarea");
  const placesOf = (room) => {
    const region = document.getElementById(`read-${room.dataset.field}`);
    return region ? [region] : [...original.querySelectorAll(`.read-${room.dataset.field}`)];
  };

  const show = (room) => {
    for (const old of original.querySelectorAll(".is-shown")) old.classList.remove("is-shown");
    const places = room ? placesOf(room) : [];
    if (!places.length) return;
    for (const place of places) place.classList.add("is-shown");
    const box = places[0].getBoundingClientRect();
    const frame = original.getBoundingClientRect();
    const middle = original.scrollTop + box.top - frame.top - (original.clientHeight - box.height) / 2;
    original.scrollTo({ top: Math.max(middle, 0) });
  };

  for (const room of rooms) {
    const field = input(room);
    if (room.classList.contains("is-unsure")) {
      for (const place of placesOf(room)) place.classList.add("is-unsure");
      const sign = room.querySelector(".tag-warn");
      if (sign) field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), sign.id].filter(Boolean).join(" "));
    }
    field.addEventListener("focus", () => show(room));
    field.addEventListener("input", () => room.classList.add("is-changed"));
    const where = room.querySelector(".intake-where");
    if (where) where.hidden = true; // the focus leads there
  }

  const next = (room) => {
    const after = rooms.slice(rooms.indexOf(room) + 1);
    const goal = after.find((one) => one.classList.contains("is-unsure"));
    const target = goal ? input(goal) : form.querySelector("[data-first]");
    if (target) { target.focus(); if (target.select) target.select(); }
  };
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    const first = form.querySelector("[data-first]");
    if ((event.ctrlKey || event.metaKey) && first) { event.preventDefault(); form.requestSubmit(first); return; }
    const room = event.target.closest(".intake-field");
    if (room && event.target.tagName !== "TEXTAREA" && !event.altKey && !event.shiftKey) { event.preventDefault(); next(room); }
  });

  const begin = form.querySelector("#form-errors") ? form.querySelector("[aria-invalid]")
    : input(form.querySelector(".intake-field.is-unsure") || rooms[0]);
  if (begin) begin.focus({ preventScroll: window.innerWidth < 1024 });

  const images = [...original.querySelectorAll("img")];
  const settled = () => { const room = document.activeElement && document.activeElement.closest(".intake-field"); if (room) show(room); };
  for (const image of images) image.addEventListener("load", settled, { once: true });

  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
})();
