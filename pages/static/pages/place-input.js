/* Fills the suggestions of a clause field from the document chosen beside it. Without
   JavaScript the clause is typed; the server checks it either way. */
document.addEventListener("focusin", async (event) => {
  const input = event.target;
  if (!input.matches || !input.matches("[data-place-input]")) return;
  const chosen = document.getElementsByName(input.name.replace(/anchor$/, "document"))[0];
  if (!chosen || !chosen.value || input.dataset.placesOf === chosen.value) return;
  const answer = await fetch(input.dataset.placesUrl.replace(/0(?=\/$)/, chosen.value));
  if (!answer.ok) return;
  const list = document.createElement("datalist");
  list.id = `${input.id}-places`;
  for (const place of (await answer.json()).places) {
    list.append(new Option(place.label, place.anchor));
  }
  document.getElementById(list.id)?.remove();
  input.after(list);
  input.setAttribute("list", list.id);
  input.dataset.placesOf = chosen.value;
});
