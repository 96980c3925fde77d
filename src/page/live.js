// Sends sooner what forms and links would send. Without it every page works the same, one press later.
"use strict";
document.documentElement.classList.add("scripted");

const PAUSE = 150; // Milliseconds without a key before what was typed is sent.
const headers = { "x-perenne": "live" };
const form = document.querySelector("form.left");
const address = form && form.action;
const gone = document.querySelector("main").dataset.gone;
let [waiting, sending] = [0, null];
let flying = new URLSearchParams(); // What was sent last.
let stale = sessionStorage.getItem(address) !== null; // What was sent by leaving may have come after this page was made.
sessionStorage.removeItem(address);

// A form of fields and their values as they were when the page, or the last answer, came.
function changed() {
  const out = new URLSearchParams();
  out.set("version", form.elements.version.value);
  for (const { name, value, disabled } of form.elements) if (name.startsWith("f/") && !disabled && value !== known.get(name)) out.set(name, value);
  return out;
}

const known = new Map(); // As the server sent them: what was typed before this script came is typed.
const mine = new Map(); // What was typed on this page since it came.
const first = (field) => (field.options ? [...field.options].find((one) => one.defaultSelected)?.value : field.defaultValue) ?? field.value;
function remember() {
  for (const field of form.elements) if (field.name.startsWith("f/")) known.set(field.name, first(field));
}

const isDirty = () => !!form && [...changed().keys()].length > 1;

// Sends what was changed, and what is changed meanwhile. Whether all of it has come.
function send() {
  clearTimeout(waiting);
  return (sending ||= round().finally(() => { sending = null; }));
}

async function round() {
  while (stale || isDirty()) {
    stale = false;
    if (!(await once((flying = changed())))) return false;
  }
  return true;
}

async function once(body) {
  const began = performance.now();
  try {
    const answer = await fetch(address, { method: "POST", headers, body });
    if (!answer.ok) throw answer; // Of a server that was started again nothing on this page is worth what was typed on it.
    const parts = await answer.json();
    const refused = parts.said?.refused;
    refuse(parts.said?.words);
    for (const [name, value] of body) if (name !== "version") {
      mine.set(name, value);
      if (!refused || !parts.form) known.set(name, value);
    }
    await pressed; // A button that is being pressed stays until it is let go.
    if (parts.form) redraw(parts.form, parts.said?.lost ? mine : changed());
    form.elements.version.value = parts.version;
    const places = Object.keys(parts.swap).map((id) => document.getElementById(id));
    // Read before anything is written: a place asked for in between has the browser lay the page out for each part.
    const scrolled = places.map((part) => part?.scrollTop);
    Object.values(parts.swap).forEach((markup, at) => places[at] && swap(places[at], markup, scrolled[at]));
    place(parts.faults);
    beside(parts.shown);
    later(rest);
    return !refused;
  } catch {
    refuse(gone);
    return false;
  } finally {
    document.body.getBoundingClientRect(); // The layout that the browser does next anyway: what took so long is what is seen.
    document.documentElement.dataset.took = String(Math.round(performance.now() - began));
  }
}

// The whole form anew, where something else than this page has changed it; what was typed here alone stays in its field.
function redraw(markup, typed) {
  const focus = form.contains(document.activeElement) && document.activeElement.id;
  const open = [...form.querySelectorAll("details")].map((one) => one.open);
  form.replaceChildren(...new DOMParser().parseFromString(markup, "text/html").forms[0].childNodes);
  const all = [...form.querySelectorAll("details")];
  if (all.length === open.length) all.forEach((one, at) => { one.open ||= open[at]; });
  known.clear();
  remember();
  for (const [name, value] of typed) if (name !== "version" && form.elements[name]) form.elements[name].value = value;
  if (focus) document.getElementById(focus)?.focus();
}

let pressed = null;
document.addEventListener("pointerdown", () => {
  pressed = new Promise((done) => ["pointerup", "pointercancel", "dragend"].forEach((what) => addEventListener(what, () => setTimeout(done), { once: true })));
}, true);

// Whoever leaves takes along what was typed: it is sent first, and what was pressed is pressed again. A page is never
// left for one of the browser's own, which would hold nothing of it: that the server is there is asked first.
let sure = false;
function leave(event, again) {
  if (sure) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // A remedy counts bytes of what is shown: it goes together with what was typed.
  const all = event.submitter?.name === "mend" ? Promise.resolve(sending).then(() => true) : send();
  all.then((all) => all && part("/own/icon.svg")).then((there) => {
    sure = typeof there === "string";
    if (there === null) refuse(gone);
    if (sure) again();
    sure = false;
  });
}

document.addEventListener("submit", (event) => {
  const [sent, button] = [event.target, event.submitter];
  if (sent.method === "dialog") return;
  leave(event, () => {
    if (!button) return sent.requestSubmit();
    // The part of the page may be another one by now: what is the same there is pressed, advice of before is not.
    const like = () => [...document.querySelectorAll("button")].find((one) => one.id === button.id && one.value === button.value && one.form?.action === sent.action);
    const there = button.isConnected ? button : (button.id || button.value) && like();
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

// What comes back as it was left may be older than the plan.
addEventListener("pageshow", (event) => { if (event.persisted && form) isDirty() ? send() : location.reload(); });
// What is typed goes before the next page is asked for; what is on its way still, before it or behind, is of this page too.
function away() {
  if (!isDirty()) return;
  const body = changed();
  sessionStorage.setItem(address, "");
  for (const [name, value] of flying) if (name !== "version") body.append("was/" + name, value);
  fetch(address, { method: "POST", headers, body, keepalive: true }).catch(() => {});
}
for (const what of ["beforeunload", "pagehide"]) addEventListener(what, away);

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
    if (one.closest(".figures")) one.after(Object.assign(document.createElement("span"), { className: "was", textContent: was }));
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
  if (why) document.querySelector("main").append(Object.assign(document.createElement("p"), { className: "refusal", role: "alert", textContent: why }));
}

const later = (act, pause = 400) => (clearTimeout(later[act.name]), (later[act.name] = setTimeout(act, pause)));
const part = (to) => fetch(to, { headers }).then((answer) => (answer.ok ? answer.text() : null), () => null);

// What takes longer than a key may comes after the rest: the draws, the ways out.
async function rest() {
  for (const section of document.querySelectorAll("[data-from]:not([data-there])")) {
    const markup = await part(section.dataset.from);
    if (section.isConnected && markup !== null) section.innerHTML = markup;
  }
  for (const tree of form?.querySelectorAll(".why-tree") || []) await unfold(tree.dataset.of, tree); // Those in the form are of before.
}

// What can be saved once it is typed.
const savable = () => document.querySelectorAll("#save[data-saved]").forEach((save) => { save.disabled = !isDirty(); });

// A form sends what was changed in it and nothing else, as it is typed and when a button is pressed.
if (form) {
  remember();
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (name.startsWith("f/")) value === known.get(name) ? formData.delete(name) : known.set(name, value);
  });
  form.addEventListener("input", (event) => {
    if (!event.target.name || !event.target.name.startsWith("f/")) return;
    savable();
    clearTimeout(waiting);
    waiting = setTimeout(send, event.target.tagName === "SELECT" ? 0 : PAUSE);
  });
  form.addEventListener("change", send);
  form.addEventListener("paste", column);
  // The return key sends at once and stays in its field.
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.tagName === "INPUT") { event.preventDefault(); send(); } });
}
savable();
if (form) send();
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
  if (columns || blank || !fits) return refuse(form.dataset[why].replace("#1", lines.length).replace("#2", room < 0 ? places.length : room));
  refuse(null);
  lines.forEach((line, at) => { places[at].value = line.trim(); });
  savable();
  send();
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
  send().then(() => over && refuse(cell.closest("table").dataset.over));
});

// Ctrl-S saves; outside of a field Ctrl-Z undoes, Ctrl-Y and Ctrl-Shift-Z do again.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const typing = ["INPUT", "TEXTAREA"].includes(document.activeElement?.tagName);
  const key = event.key.toLowerCase();
  const save = () => document.querySelector("#save, #save-as");
  if (key === "s" && save()) {
    event.preventDefault();
    send().then((all) => all && save().click());
  } else if ((key === "z" || key === "y") && !typing) {
    const step = document.querySelector(`#file button[value="${key === "y" || event.shiftKey ? "redo" : "undo"}"]`);
    if (step && !step.disabled) { event.preventDefault(); step.click(); }
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
  const markup = waiting && (await part(waiting.dataset.again));
  if (markup !== null) document.getElementById("drawn").innerHTML = markup;
  if (waiting) setTimeout(look, 500);
}
look();

// The unit beside a field that was sent: the next number is read in it. What was typed with a unit of its own becomes the
// number alone, once the field is left.
function beside(shown) {
  for (const [name, [value, unit]] of Object.entries(shown)) {
    const field = form.elements[name];
    if (field?.tagName !== "INPUT") continue;
    if (field.nextElementSibling?.className === "unit") field.nextElementSibling.textContent = unit;
    field.onblur = () => {
      field.onblur = null;
      if (field.value === known.get(name) && /[^\d\s.,-]/.test(field.value)) known.set(name, (field.value = value));
    };
    if (document.activeElement !== field) field.onblur();
  }
}

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
