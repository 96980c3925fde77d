// Sends sooner what forms and links would send. Without it every page works the same, one press later.
"use strict";

document.documentElement.classList.add("scripted");

const PAUSE = 150; // Milliseconds without a key before what was typed is sent.
const headers = { "x-perenne": "live" };
const form = document.querySelector("form[data-gone]");
const address = form && form.action;
let waiting = 0;
let sending = null;

// A form of fields and their values as they were when the page, or the last answer, came.
function changed() {
  const out = new URLSearchParams();
  out.set("version", form.elements.version.value);
  for (const field of form.elements) {
    if (field.name.startsWith("f/") && !field.disabled && field.value !== known.get(field.name)) out.set(field.name, field.value);
  }
  return out;
}

const known = new Map();
function remember() {
  for (const field of form.elements) if (field.name.startsWith("f/")) known.set(field.name, field.value);
}

const isDirty = () => !!form && [...changed().keys()].length > 1;

// Sends what was changed, and what is changed meanwhile. Whether all of it has come.
function send() {
  clearTimeout(waiting);
  sending ||= round().finally(() => { sending = null; });
  return sending;
}

async function round() {
  while (isDirty()) if (!(await once(changed()))) return false;
  return true;
}

async function once(body) {
  const began = performance.now();
  try {
    const answer = await fetch(address, { method: "POST", headers, body });
    if (!answer.ok) { location.reload(); return false; }
    const parts = await answer.json();
    refuse(parts.refused || parts.told);
    if (!parts.swap) return false;
    for (const [name, value] of body) if (name !== "version") known.set(name, value);
    form.elements.version.value = parts.version;
    // A button that is being pressed stays until it is let go.
    await pressed;
    const places = Object.keys(parts.swap).map((id) => document.getElementById(id));
    // Read before anything is written: a place asked for in between has the browser lay the page out for each part.
    const scrolled = places.map((part) => part?.scrollTop);
    Object.values(parts.swap).forEach((markup, at) => places[at] && swap(places[at], markup, scrolled[at]));
    place(parts.faults);
    later(rest);
    return !parts.refused;
  } catch {
    refuse(form.dataset.gone);
    return false;
  } finally {
    // With the layout that the browser does next anyway: what took so long is what is seen.
    document.body.getBoundingClientRect();
    document.documentElement.dataset.took = String(Math.round(performance.now() - began));
  }
}

let pressed = null;
document.addEventListener("pointerdown", () => {
  pressed = new Promise((done) => ["pointerup", "pointercancel", "dragend"].forEach((what) => addEventListener(what, () => setTimeout(done), { once: true })));
}, true);

// Whoever leaves takes along what was typed: it is sent first, and what was pressed is pressed again.
function leave(event, again) {
  if (!sending && !isDirty()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  send().then((all) => all && again());
}

document.addEventListener("submit", (event) => {
  const [sent, button] = [event.target, event.submitter];
  if (sent === form || sent.method === "dialog") return;
  leave(event, () => {
    // The part of the page may be another one by now: what is the same there is pressed, advice of before is not.
    const like = () => [...document.querySelectorAll(`button[value="${button?.value || ""}"]`)].find((one) => one.form?.action === sent.action);
    const there = button?.isConnected ? button : button?.value && like();
    if (there && !there.disabled) there.click();
  });
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.getAttribute("href").startsWith("#")) return;
  const to = link.href;
  leave(event, () => {
    const there = link.isConnected ? link : [...document.links].find((one) => one.href === to);
    if (there) there.click(); else location.href = to;
  });
}, true);

addEventListener("pagehide", () => { if (isDirty()) fetch(address, { method: "POST", headers, body: changed(), keepalive: true }); });

// Puts a part in its place; figures that are others than before are marked, with what they were.
const shown = new WeakMap();
function swap(part, markup, scroll) {
  part.querySelectorAll(".was").forEach((one) => one.remove());
  part.querySelectorAll(".changed").forEach((one) => one.classList.remove("changed"));
  if (shown.get(part) === markup) return;
  shown.set(part, markup);
  const before = new Map([...part.querySelectorAll("[data-figure]")].map((one) => [one.dataset.figure, one.textContent]));
  const open = [...part.querySelectorAll("details[id][open]")].map((one) => one.id);
  const late = new Map([...part.querySelectorAll("[data-from]")].map((one) => [one.id, [...one.childNodes]]));
  const focus = part.contains(document.activeElement) && document.activeElement.id;
  part.innerHTML = markup;
  open.forEach((one) => { const details = document.getElementById(one); if (details) details.open = true; });
  // Until it comes anew, what comes later stays where it is, so that nothing jumps.
  for (const one of part.querySelectorAll("[data-from]")) if (late.has(one.id)) one.replaceChildren(...late.get(one.id));
  if (scroll) part.scrollTop = scroll;
  savable();
  if (focus) document.getElementById(focus)?.focus();
  for (const one of part.querySelectorAll("[data-figure]")) {
    const was = before.get(one.dataset.figure);
    if (was === undefined || was === one.textContent) continue;
    one.classList.add("changed");
    if (one.closest(".figures")) {
      const old = document.createElement("span");
      old.className = "was";
      old.textContent = was;
      one.after(old);
    }
  }
}

// Faults go to their fields: the nearest place that there is.
function place(faults) {
  const all = [...form.querySelectorAll(".faults")];
  all.forEach((slot) => slot.replaceChildren());
  const slots = new Map(all.map((slot) => [slot.dataset.at, slot]));
  for (const { at, html } of faults) {
    let name = at;
    while (name && !slots.has(name)) name = name.slice(0, Math.max(0, name.lastIndexOf("/")));
    (slots.get(name) || slots.get("")).insertAdjacentHTML("beforeend", html);
    for (let inside = document.getElementById(name); inside; inside = inside.parentElement) if (inside.tagName === "DETAILS") inside.open = true;
  }
}

function refuse(why) {
  document.querySelector(".refusal")?.remove();
  if (!why) return;
  const said = document.createElement("p");
  said.className = "refusal";
  said.setAttribute("role", "alert");
  said.textContent = why;
  document.querySelector("main").append(said);
}

function later(act, pause = 400) {
  clearTimeout(later[act.name]);
  later[act.name] = setTimeout(act, pause);
}

async function part(to) {
  const answer = await fetch(to, { headers });
  return answer.ok ? answer.text() : null;
}

// What takes longer than a key may comes after the rest: the draws, the ways out.
async function rest() {
  for (const section of document.querySelectorAll("[data-from]:not([data-there])")) {
    const markup = await part(section.dataset.from);
    if (section.isConnected && markup !== null) section.innerHTML = markup;
  }
}

// What can be saved once it is typed.
function savable() {
  const save = document.getElementById("save");
  if (save) save.disabled = save.hasAttribute("data-saved") && !isDirty();
}

// Keeps what was typed and not sent yet when a button is pressed: the form sends every field.
if (form) {
  remember();
  const live = form.id === "plan";
  form.addEventListener("input", (event) => {
    if (!event.target.name || !event.target.name.startsWith("f/")) return;
    savable();
    if (!live) return;
    clearTimeout(waiting);
    waiting = setTimeout(send, event.target.tagName === "SELECT" ? 0 : PAUSE);
  });
  if (live) form.addEventListener("change", send);
  form.addEventListener("paste", column);
  form.addEventListener("keydown", (event) => {
    // The return key sends at once and stays in its field.
    if (live && event.key === "Enter" && event.target.tagName === "INPUT") { event.preventDefault(); send(); }
  });
}
savable();
rest();

// A column out of a spreadsheet goes into the same field of the rows below, all of it or nothing.
function column(event) {
  const lines = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "").split("\n");
  const target = event.target;
  if (target.tagName !== "INPUT" || !target.name.startsWith("f/") || target.closest("table.pasted")) return;
  const columns = lines.some((line) => line.includes("\t"));
  if (lines.length < 2 && !columns) return;
  event.preventDefault();
  const places = below(target);
  const fits = lines.length <= places.length && places.slice(0, lines.length).every(Boolean);
  const blank = lines.some((line) => !line.trim());
  const room = places.findIndex((field) => !field);
  const why = columns ? "columns" : blank ? "blank" : "over";
  if (columns || blank || !fits) {
    refuse(form.dataset[why].replace("#1", lines.length).replace("#2", room < 0 ? places.length : room));
    return;
  }
  refuse(null);
  lines.forEach((line, at) => { places[at].value = line.trim(); });
  savable();
  if (form.id === "plan") send();
}

// The fields below one another from one on: those of its column in a table; elsewhere those whose names differ in one
// step that is not the last. Rows that have no such field are empty places.
function below(target) {
  const cell = target.closest("td");
  if (cell) {
    const rows = [...cell.closest("tbody").rows].filter((row) => !row.classList.contains("slot"));
    const from = rows.slice(rows.indexOf(cell.parentElement));
    const named = (row) => [...(row.cells[cell.cellIndex]?.querySelectorAll("input[name^='f/']") || [])].find((field) => field.name.split("/").pop() === target.name.split("/").pop());
    return from.map((row) => named(row) || null);
  }
  const steps = target.name.split("/");
  const names = [...form.querySelectorAll("[id^='f/']")].map((one) => one.id.split("/"));
  for (let at = steps.length - 2; at > 1; at--) {
    const row = (name) => name.slice(0, at).join("/") === steps.slice(0, at).join("/") && name[at];
    const rows = [...new Set(names.map(row).filter(Boolean))];
    const fields = rows.map((one) => form.elements[[...steps.slice(0, at), one, ...steps.slice(at + 1)].join("/")]);
    const inputs = fields.map((field) => (field?.tagName === "INPUT" ? field : null));
    if (inputs.filter(Boolean).length > 1) return inputs.slice(rows.indexOf(steps[at]));
  }
  return [target];
}

// A block out of a spreadsheet goes into the cells of a table, from the one that it is pasted into on.
document.addEventListener("paste", (event) => {
  const cell = event.target.closest && event.target.closest("table.pasted td");
  const rows = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "").split("\n").map((row) => row.split("\t"));
  if (!cell || (rows.length < 2 && rows[0].length < 2)) return;
  event.preventDefault();
  const lines = [...cell.closest("tbody").rows].filter((line) => line.querySelector("input"));
  const first = lines.indexOf(cell.parentElement);
  let over = false;
  rows.forEach((row, down) => row.forEach((text, right) => {
    const field = lines[first + down]?.cells[cell.cellIndex + right]?.querySelector("input");
    if (field) field.value = text.trim(); else over = true;
  }));
  refuse(over && cell.closest("table").dataset.over);
});

// A figure unfolds where it stands.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.why");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const host = link.closest(".why-tree li, .figures, figure, .line, li") || link.parentElement;
  // Within an entry of a list, else behind it.
  const inside = host.tagName === "LI";
  const next = inside ? host.querySelector(":scope > .why-tree") : host.classList.contains("why-tree") ? null : host.nextElementSibling;
  if (next && next.classList.contains("why-tree") && next.dataset.of === link.href) { next.remove(); return; }
  const markup = await part(link.href);
  if (!markup) { location.href = link.href; return; }
  if (next && next.classList.contains("why-tree")) next.remove();
  const at = document.createElement("div");
  at.innerHTML = markup;
  const tree = at.firstElementChild;
  tree.dataset.of = link.href;
  if (inside) host.append(tree); else host.after(tree);
  tree.scrollIntoView({ block: "nearest" });
});

// Ctrl-S saves, Ctrl-Z outside of a field undoes.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const typing = ["INPUT", "TEXTAREA"].includes(document.activeElement?.tagName);
  if (event.key === "s" && document.getElementById("save")) {
    event.preventDefault();
    const save = () => document.getElementById("save")?.click();
    if (form?.id === "plan") send().then(save); else save();
  } else if (event.key === "z" && !typing) {
    const undo = document.querySelector(`#file button[value="${event.shiftKey ? "redo" : "undo"}"]`);
    if (undo && !undo.disabled) { event.preventDefault(); undo.click(); }
  }
});

// A search that narrows a list to the items that have all its words.
for (const search of document.querySelectorAll("[data-narrows]")) {
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  search.addEventListener("input", () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    for (const group of document.getElementById(search.dataset.narrows).querySelectorAll("fieldset")) {
      let any = false;
      for (const item of group.querySelectorAll(".item")) {
        const text = plain(item.textContent + " " + item.querySelector("input").value + " " + group.querySelector("legend").textContent);
        item.hidden = !words.every((word) => text.includes(word)) && !item.querySelector("input").checked;
        any ||= !item.hidden;
      }
      group.hidden = !any;
    }
  });
}

// The line of a fault in the text.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line]");
  const text = document.getElementById("yaml");
  if (!link || !text) return;
  event.preventDefault();
  const lines = text.value.split("\n");
  const start = lines.slice(0, link.dataset.line - 1).join("\n").length + (link.dataset.line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[link.dataset.line - 1] || "").length);
  text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, link.dataset.line - 6);
});

// A form whose answer is a part of the page: sent while it is moved, shown in its place.
for (const levers of document.querySelectorAll("form[data-into]")) {
  const show = async () => {
    const to = levers.action + "?" + new URLSearchParams(new FormData(levers));
    const markup = await part(to);
    if (markup === null) return;
    document.getElementById(levers.dataset.into).innerHTML = markup;
    history.replaceState(null, "", to);
    later(rest);
  };
  levers.addEventListener("input", (event) => {
    const said = document.getElementById("of-" + event.target.name);
    if (said) {
      const number = Number(event.target.value).toLocaleString(document.documentElement.lang);
      said.textContent = number + " " + said.dataset.unit;
      said.classList.toggle("changed", event.target.value !== event.target.defaultValue);
    }
    later(show, PAUSE);
  });
}

// What is still being made is asked for again.
async function look() {
  const waiting = document.querySelector("[data-again]");
  if (!waiting) return;
  const markup = await part(waiting.dataset.again);
  if (markup !== null) document.getElementById("drawn").innerHTML = markup;
  setTimeout(look, 500);
}
look();
