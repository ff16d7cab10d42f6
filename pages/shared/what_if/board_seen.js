// The right side: headline numbers and the grid, as Python says or at a position of the cube.

function layOutNumbers(board, { numbers, words }) {
  const names = JSON.stringify(numbers.map(({ name }) => name));
  board.numbers.setAttribute("aria-label", words.headline);
  if (names === board.names) return;
  board.names = names;
  board.shown = new Map(numbers.map(({ name }) => [name, numberFor()]));
  const elements = [...board.shown.values()].map(({ element }) => element);
  const rows = [elements.slice(0, 4), elements.slice(4)];
  board.numbers.replaceChildren(...rows.filter((row) => row.length).map((row, at) =>
    make("div", { class: at ? "row small" : "row" }, ...row)));
}

function numberFor() {
  const [label, text, change, note] = ["label", "text", "change", "note"].map((part) =>
    make("span", { class: part }));
  const element = make("div", {}, label, make("div", { class: "value" }, text, change), note);
  return { element, label, text, change, note };
}

function layOutGrid(board, { rows, columns, words }) {
  const titles = { row_title: words.potential, column_title: words.intent, is_ordered: true };
  const focused = board.root.activeElement?.dataset.id;
  layOut(board.grid, { rows, columns, ...titles });
  const given = new Set(board.cells.map(({ id }) => id));
  for (const [id, button] of board.grid.buttons) button.hidden = !given.has(id);
  if (focused) board.grid.buttons.get(focused)?.focus({ preventScroll: true });
}

function showAll(board) {
  for (const path of board.knobs.keys()) showKnob(board, path);
  showSwitches(board);
  follow(board);
  if (!board.grid.stop || !isShown(board.grid.stop)) rove(board.grid, firstStop(board.grid));
}

const isChanged = (board, key) => board.held.get(key).value !== board.given.get(key);

// Numbers and cells at the position of the dial that moves; what can't follow is dimmed.
function follow(board) {
  const changed = [...board.held.keys()].filter((key) => isChanged(board, key));
  const at = positionIn(board, changed);
  const isBehind = changed.length > 0 && at < 0;
  for (const number of board.data.numbers) {
    const step = at < 0 ? null : stepAt(board.cube.numbers.get(number.name), at);
    showNumber(board, step ? withSeen(number, step) : number, isBehind || (at >= 0 && !step));
  }
  for (const cell of board.cells) showCell(board, cell, at);
  board.place.classList.toggle("behind", isBehind);
}

// Only what changes is painted: a step of most dials moves a few cells.
function showCell(board, cell, at) {
  const button = board.grid.buttons.get(cell.id);
  const step = at < 0 ? null : stepAt(board.cube.cells.get(cell.id), at);
  const is_hot = valueOf(board, cell.id), before = board.painted.get(button);
  if (!button || (before?.seen === (step ?? cell) && before.is_hot === is_hot)) return;
  board.painted.set(button, { seen: step ?? cell, is_hot });
  const { words } = board.data;
  paint(button, { ...(step ? cellSeen(board, cell, step) : cell), is_hot }, words.hot);
  if (!cell.is_open) return;
  button.setAttribute("aria-pressed", is_hot);
  button.title += `\n${is_hot ? words.make_cool : words.make_hot}`;
}

function positionIn(board, changed) {
  const path = board.cube?.path;
  if (path === undefined || changed.length !== 1 || changed[0] !== path) return -1;
  return board.told.get(path).values.indexOf(valueOf(board, path));
}

const stepAt = (steps, at) => steps?.findLast(([from]) => from <= at);
const withSeen = (number, [, text, note, change, look]) => ({ ...number, text, note, change, look });

function cellSeen(board, cell, [, text, note, change, change_look, heat, look]) {
  const colours = look === "heat" ? board.data.palette[heat] : [];
  const label = [`${cell.row} × ${cell.column}: ${text}`, note, change].filter(Boolean).join(", ");
  return { ...cell, text, note, change, change_look, look, colours, label };
}

function showNumber(board, number, isBehind) {
  const shown = board.shown.get(number.name);
  for (const part of ["label", "text", "change", "note"]) {
    write(shown[part], number[part]);
  }
  shown.element.className = `number ${number.look}`;
  shown.element.classList.toggle("behind", isBehind);
}
