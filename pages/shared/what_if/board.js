// What the reader does, what Python answers, and what both look like. Python sends numbers in words;
// while a dial moves, everything follows by looking up the cube: nothing is computed here.
//
// What the reader has set stands until Python has answered it (`held`). One act is on its way at a
// time; what is done meanwhile waits, the newest of each dial alone (`queue`).

const boards = new WeakMap();
const LOST = 20_000; // an answer that takes longer will not come
const GRAB = "grab";

export default function ({ data, parentElement, setStateValue }) {
  const board = boardOf(parentElement);
  board.send = (what) => setStateValue("act", what);
  if (board.sent && data.turn < board.sent.no) return; // older than what the reader did last
  hear(board, data);
  layOutDials(board, data);
  layOutNumbers(board, data);
  layOutGrid(board, data);
  tellDials(board, data);
  showAll(board);
  sendNext(board);
}

function boardOf(root) {
  const known = boards.get(root);
  if (known?.left.isConnected) return known;
  const left = root.querySelector(".dials"), numbers = root.querySelector(".numbers");
  const place = root.querySelector(".field");
  const board = {
    root, left, numbers, place, grid: viewOf(place), shape: "", knobs: new Map(),
    switches: new Map(), told: new Map(), held: new Map(), queue: new Map(), sent: null, no: 0,
    asked: null, painted: new WeakMap(),
  };
  board.grid.table.onclick = ({ target }) => toggleHot(board, target.closest("button"));
  boards.set(root, board);
  return board;
}

function hear(board, data) {
  board.data = data;
  board.no = Math.max(board.no, data.turn);
  if (board.sent) clearTimeout(board.lost);
  board.sent = null;
  board.told = new Map(data.groups.flatMap(knobsOf).map((knob) => [knob.path, knob]));
  board.given = givenBy(data);
  board.cells = data.cells.map((cell) => ({ ...cell, id: idOf(cell.row, cell.column) }));
  board.cube = data.cube && {
    path: data.cube.path,
    numbers: new Map(Object.entries(data.cube.numbers)),
    cells: new Map(data.cube.cells.map(([row, column, steps]) => [idOf(row, column), steps])),
  };
  for (const [key, { no }] of board.held) {
    if (!board.given.has(key) || (no !== null && no <= data.turn)) board.held.delete(key);
  }
}

// What Python says of everything that the reader can set.
function givenBy({ groups, cells }) {
  const knobs = groups.flatMap(knobsOf).map(({ path, values, at }) => [path, values[at]]);
  const parts = groups.flatMap((group) => [group, ...group.parts]);
  const switches = parts.map(({ path, is_on }) => [path, is_on]);
  const hot = cells.map(({ row, column, is_hot }) => [idOf(row, column), is_hot]);
  return new Map([...knobs, ...switches, ...hot]);
}

const valueOf = (board, key) => board.held.get(key)?.value ?? board.given.get(key);

function textOf(board, path) {
  const { values, positions } = board.told.get(path);
  const value = valueOf(board, path), at = values.indexOf(value);
  return at < 0 ? (board.held.get(path)?.text ?? String(value)) : positions[at];
}

const nearest = (values, value) =>
  values.reduce((best, one, at) => (Math.abs(one - value) < Math.abs(values[best] - value) ? at : best), 0);

// Acts

function turn(board, path, value, text) {
  board.held.set(path, { value, text, no: null });
  showKnob(board, path);
  follow(board);
}

function release(board, path) {
  const knob = board.knobs.get(path), held = board.held.get(path);
  clearTimeout(knob.pause);
  knob.isKeyed = false;
  if (!held || held.no !== null || board.queue.get(path)?.value === held.value) return;
  const isAway = board.queue.has(path) || (board.sent?.path === path && board.sent.kind !== GRAB);
  if (!isAway && held.value === board.given.get(path)) return void settle(board, path);
  act(board, path, held.value, { kind: "turn", path, value: held.value }, held.text);
  follow(board);
}

// Back where it was before anybody was told.
function settle(board, path) {
  board.held.delete(path);
  showKnob(board, path);
  follow(board);
}

function turnBack(board, path) {
  const { values, agreed, is_off } = board.told.get(path);
  if (agreed === null || board.knobs.get(path).slider.disabled || is_off) return;
  say(board.knobs.get(path), "");
  turn(board, path, values[agreed]);
  release(board, path);
}

function toggleHot(board, button) {
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const { id, row, column } = button.dataset;
  const is_on = !valueOf(board, id);
  act(board, id, is_on, { kind: "hot", potential: row, intent: column, is_on });
  follow(board);
}

function act(board, key, value, what, text) {
  board.held.set(key, { value, text, no: null });
  board.queue.set(key, what);
  board.asked = null; // the cube that was asked for is of another draft now
  if (board.queue.get(GRAB)?.path === key) board.queue.delete(GRAB);
  sendNext(board);
}

// Asks for the cube of a dial, once: with the cube everything follows while it is dragged.
function grab(board, path) {
  if (!board.told.get(path)?.is_threshold || board.cube?.path === path) return;
  if (board.asked === path || board.sent?.path === path) return;
  board.asked = path;
  board.queue.set(GRAB, { kind: GRAB, path });
  sendNext(board);
}

function sendNext(board) {
  if (board.sent && board.sent.kind !== GRAB) return;
  const key = [...board.queue.keys()].find((one) => one !== GRAB) ?? [...board.queue.keys()][0];
  if (key === undefined) return;
  const what = { ...board.queue.get(key), no: ++board.no };
  board.queue.delete(key);
  if (board.held.has(key)) board.held.get(key).no = what.no;
  board.sent = what;
  clearTimeout(board.lost);
  board.lost = setTimeout(() => {
    board.sent = null;
    sendNext(board);
  }, LOST);
  board.send(what);
}
