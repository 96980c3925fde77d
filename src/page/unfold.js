
// A figure unfolds where it stands.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.why");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.matches(".deeper")) return void unfold(link.href, link.closest(".why-tree"));
  const host = link.closest(".why-tree li, .figures, figure, .line, li") || link.parentElement;
  const inside = host.tagName === "LI"; // Within an entry of a list, else behind it.
  const next = inside ? host.querySelector(":scope > .why-tree") : host.classList.contains("why-tree") ? null : host.nextElementSibling;
  if (next && next.classList.contains("why-tree") && next.dataset.of === link.href) { next.remove(); return; }
  const place = document.createElement("div");
  if (next && next.classList.contains("why-tree")) next.replaceWith(place); else if (inside) host.append(place); else host.after(place);
  if (!(await unfold(link.href, place))) location.href = link.href;
});

// An explanation in the place of something else; nothing where there is none.
async function unfold(to, place) {
  const markup = await part(to);
  const tree = markup && new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
  if (!tree) { place.remove(); return false; }
  tree.dataset.of = to;
  place.replaceWith(tree);
  if (place.localName === "div" && !place.className) tree.scrollIntoView({ block: "nearest" }); // What was asked for is seen.
  return true;
}
