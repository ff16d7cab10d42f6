// A table of buttons. Python sends words and colours; this lays them out, moves the focus and
// reports the choice. Data goes in as text only, so a band may well be called "<b>".

const views = new WeakMap();
const COLOURS = ["--fill", "--ink", "--fill-on-dark", "--ink-on-dark"];

const idOf = (row, column) => JSON.stringify([row, column]);
const isShown = (button) => !button.hidden;
const classOf = ({ kind, has_gap }) => (has_gap ? `${kind} gap` : kind);
const blank = () => make("td", { "aria-hidden": "true" });

// Streamlit calls this again for every change of the data. The table stays, and so does the focus.
function grid({ data, parentElement, setStateValue }) {
  const view = viewOf(parentElement);
  const focused = parentElement.activeElement?.dataset.id;
  view.send = (choice) => setStateValue("chosen", choice);
  layOut(view, data);
  fill(view, data);
  select(view, data.selected && idOf(...data.selected));
  if (!view.stop || !isShown(view.stop)) rove(view, firstStop(view));
  if (focused) view.buttons.get(focused)?.focus({ preventScroll: true });
}

function viewOf(root) {
  const known = views.get(root);
  if (known?.table.isConnected) return known;
  const table = root.querySelector("table");
  const view = { table, shape: "", lines: [], buttons: new Map(), stop: null, selected: null };
  table.onclick = ({ target }) => choose(view, target.closest("button"));
  table.onkeydown = (event) => move(view, event);
  table.addEventListener("focusin", ({ target }) => rove(view, target));
  views.set(root, view);
  return view;
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children); // a string becomes a text node, never markup
  return element;
}

function layOut(view, { rows, columns, row_title, column_title, is_ordered }) {
  view.table.classList.toggle("unordered", !is_ordered);
  const shape = JSON.stringify([rows, columns, row_title, column_title]);
  if (shape === view.shape) return;
  const lines = rows.map((row) => columns.map((column) => buttonFor(row.id, column.id)));
  const buttons = new Map(lines.flat().map((button) => [button.dataset.id, button]));
  Object.assign(view, { shape, lines, buttons, stop: null });
  const names = ["axis", "label", ...columns.map(classOf)];
  view.table.replaceChildren(
    make("caption", {}, `${row_title} × ${column_title}`),
    make("colgroup", {}, ...names.map((name) => make("col", { class: name }))),
    head(columns, column_title),
    body(rows, columns, lines, row_title),
  );
  const { style } = view.table.parentElement;
  style.setProperty("--columns", columns.length);
  style.setProperty("--gaps", columns.filter((band) => band.has_gap).length);
}

function buttonFor(row, column) {
  const data = { "data-row": row, "data-column": column, "data-id": idOf(row, column) };
  const words = ["text", "note", "change", "mark"].map((name) => make("span", { class: name }));
  return make("button", { type: "button", tabindex: -1, ...data }, ...words);
}

// Axis titles lie along the bands only: "not scored" and totals are no step of the axis.
function stretchOf(bands) {
  const kinds = bands.map(({ kind }) => kind);
  const first = Math.max(kinds.indexOf("band"), 0);
  return { first, span: Math.max(kinds.lastIndexOf("band") - first + 1, 1) };
}

function axisTitle(title, attributes) {
  // Japanese stands upright in a vertical line, Latin letters lie on their side.
  const isUpright = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(title);
  const words = make("span", { class: isUpright ? "text upright" : "text" }, title);
  const along = make("div", { class: "along" }, words, make("span", { class: "arrow" }));
  return make("td", { "aria-hidden": "true", ...attributes }, along); // the caption says it, too
}

function head(columns, title) {
  const { first, span } = stretchOf(columns);
  const look = { class: `column-title ${classOf(columns[first])}`, colspan: span };
  const before = Array.from({ length: 2 + first }, blank);
  const titles = make("tr", { "aria-hidden": "true" }, ...before, axisTitle(title, look));
  const label = (band) => make("th", { class: classOf(band), scope: "col" }, band.label);
  const labels = make("tr", {}, blank(), make("td"), ...columns.map(label));
  return make("thead", {}, titles, labels);
}

function body(rows, columns, lines, title) {
  const { first, span } = stretchOf(rows);
  const axis = axisTitle(title, { class: "row-title", rowspan: span });
  const line = (row, index) => {
    const cell = (column, at) => make("td", { class: classOf(column) }, lines[index][at]);
    const label = make("th", { scope: "row" }, row.label);
    const element = make("tr", { class: classOf(row) }, label, ...columns.map(cell));
    if (index === first) element.prepend(axis);
    else if (index < first || index >= first + span) element.prepend(blank());
    return element;
  };
  return make("tbody", {}, ...rows.map(line));
}

function fill(view, { cells, hot_label }) {
  const given = new Map(cells.map((cell) => [idOf(cell.row, cell.column), cell]));
  for (const [id, button] of view.buttons) {
    button.hidden = !given.has(id);
    if (isShown(button)) paint(button, given.get(id), hot_label);
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text; // else all is laid out anew
}

function paint(button, cell, hotLabel) {
  const mark = cell.is_hot ? hotLabel : "";
  const words = [cell.text, cell.note, cell.change, mark];
  words.forEach((text, at) => write(button.children[at], text));
  button.children[2].className = `change ${cell.change_look}`;
  button.className = cell.is_hot ? `${cell.look} hot` : cell.look;
  button.title = cell.label;
  button.setAttribute("aria-label", cell.label);
  button.setAttribute("aria-description", mark);
  button.setAttribute("aria-disabled", !cell.is_open);
  COLOURS.forEach((name, at) => button.style.setProperty(name, cell.colours[at] ?? ""));
}

function select(view, id) {
  view.selected = id;
  for (const [key, button] of view.buttons) button.setAttribute("aria-pressed", key === id);
}

// The mark moves at once; Python's answer follows with the rerun.
function choose(view, button) {
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  select(view, button.dataset.id === view.selected ? null : button.dataset.id);
  view.send(view.selected && JSON.parse(view.selected));
}

function firstStop(view) {
  return view.buttons.get(view.selected) ?? view.lines.flat().find(isShown) ?? null;
}

// One Tab stop for the whole grid: the button that had the focus last.
function rove(view, button) {
  if (view.stop) view.stop.tabIndex = -1;
  if (button) button.tabIndex = 0;
  view.stop = button;
}

function move(view, event) {
  if (event.altKey || event.metaKey) return; // Alt and an arrow is the browser's own "Back"
  const next = neighbour(view.lines, event.target, event);
  if (next !== null) event.preventDefault(); // at the edge, too: the page should not scroll away
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest", inline: "nearest" }); // unlike focus(), minds the margin
}

function neighbour(lines, here, { key, ctrlKey }) {
  const row = lines.findIndex((line) => line.includes(here));
  const at = lines[row].indexOf(here);
  const standing = lines.map((line) => line[at]);
  const reach = ctrlKey ? lines.flat() : lines[row];
  if (key === "ArrowRight") return lines[row].slice(at + 1).find(isShown);
  if (key === "ArrowLeft") return lines[row].slice(0, at).findLast(isShown);
  if (key === "ArrowDown") return standing.slice(row + 1).find(isShown);
  if (key === "ArrowUp") return standing.slice(0, row).findLast(isShown);
  if (key === "Home") return reach.find(isShown);
  if (key === "End") return reach.findLast(isShown);
  return null;
}
