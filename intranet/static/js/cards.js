// Cards of cited documents: shown on hover and focus, kept while the pointer is on them,
// put away with Escape (WCAG 1.4.13). Without this file the citations are plain links.
(() => {
  "use strict";
  let shown = null;
  let waiting = 0;

  const hide = () => {
    clearTimeout(waiting);
    if (!shown) return;
    shown.hidden = true;
    delete shown.dataset.shown;
    shown = null;
  };

  const place = (card, link) => {
    const box = link.getClientRects()[0];
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const below = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < card.offsetHeight + 8;
    card.style.left = `${scrollX + Math.max(8, Math.min(box.left, room))}px`;
    card.style.top = `${scrollY + (below ? box.bottom + 4 : box.top - card.offsetHeight - 4)}px`;
  };

  const show = (link) => {
    const card = document.getElementById(link.dataset.card);
    if (!card || card === shown) return clearTimeout(waiting);
    hide();
    (document.getElementById("content") || document.body).append(card);
    card.hidden = false;
    card.dataset.shown = "true";
    place(card, link);
    shown = card;
  };

  const soon = (action, pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(action, pause);
  };

  const about = (event) => event.target.closest?.("a[data-card]");

  document.addEventListener("mouseover", (event) => {
    const link = about(event);
    if (link) soon(() => show(link), 150);
    else if (shown && shown.contains(event.target)) clearTimeout(waiting);
    else if (shown) soon(hide, 250);
    else clearTimeout(waiting);
  });
  document.addEventListener("focusin", (event) => {
    const link = about(event);
    if (link) show(link);
    else hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
