// The left side: bands and conditions with their switches, numbers with their sliders. Words go in
// as text only, so a band may well be called "<b>".

const PAUSE = 250; // after the last arrow key
const DWELL = 150; // of a pointer that only passes by
const MOVES = /^(Arrow|Page)|^(Home|End)$/;

const shapeOf = (groups) =>
  JSON.stringify(groups.map(({ path, dials, parts }) => [
    path, dials.map(pathOf), parts.map((part) => [part.path, part.depth, part.knobs.map(pathOf)]),
  ]));
const pathOf = ({ path }) => path;
const knobsOf = ({ dials, parts }) => [...dials, ...parts.flatMap((part) => part.knobs)];

function layOutDials(board, { groups, words }) {
  const shape = shapeOf(groups);
  board.left.setAttribute("aria-label", words.dials);
  if (shape === board.shape) return;
  Object.assign(board, { shape, knobs: new Map(), switches: new Map() });
  board.left.replaceChildren(...groups.map((group) => groupFor(board, group)));
}

function groupFor(board, group) {
  const inside = [
    ...group.dials.map((knob) => knobFor(board, knob)),
    ...group.parts.map((part) => partFor(board, part)),
  ];
  return make("section", { role: "group" }, switchFor(board, group, "title"), ...inside);
}

function partFor(board, part) {
  const knobs = part.knobs.map((knob) => knobFor(board, knob));
  const look = knobs.length === 1 ? "part single" : "part"; // its words say what the number is of
  const element = make("div", { class: look }, switchFor(board, part, "words"), ...knobs);
  element.style.setProperty("--depth", part.depth);
  return element;
}

function switchFor(board, { path }, look) {
  const words = make("span", { class: look });
  const badge = make("span", { class: "badge" });
  if (path === null) return make("div", { class: `head ${look}-head` }, words, badge);
  const box = make("input", { type: "checkbox", role: "switch", "data-path": path });
  const head = make("label", { class: `head ${look}-head` }, box, words, badge);
  board.switches.set(path, { box, head });
  box.onchange = () => {
    const is_on = box.checked;
    act(board, path, is_on, { kind: "switch", path, is_on });
    showAll(board);
  };
  return head;
}

function knobFor(board, { path }) {
  const slider = make("input", { type: "range", min: 0, step: 1, "data-path": path });
  const field = make("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", "data-path": path, "data-field": "",
  });
  const [label, badge, notch, message] = ["label", "badge", "notch", "message"].map((look) =>
    make("span", { class: look }));
  message.setAttribute("role", "status");
  const back = make("button", { type: "button", class: "back" });
  const track = make("div", { class: "track" }, notch, slider);
  const root = make("div", { class: "knob" }, make("div", { class: "line" }, label, badge, field),
    track, make("div", { class: "below" }, back, message));
  board.knobs.set(path, { path, root, slider, field, label, badge, notch, back, message });
  listenToSlider(board, board.knobs.get(path));
  listenToField(board, board.knobs.get(path));
  label.ondblclick = back.onclick = () => turnBack(board, path);
  return root;
}

function listenToSlider(board, knob) {
  const { slider, path } = knob;
  const dwell = () => (knob.dwell = setTimeout(() => grab(board, path), DWELL));
  slider.oninput = () => {
    grab(board, path);
    turn(board, path, board.told.get(path).values[slider.value]);
  };
  slider.onchange = () => knob.isKeyed || release(board, path);
  slider.onpointerdown = () => {
    knob.isKeyed = false;
    grab(board, path);
  };
  slider.onkeydown = ({ key }) => {
    clearTimeout(knob.pause);
    knob.isKeyed ||= MOVES.test(key);
  };
  slider.onkeyup = () => (knob.pause = setTimeout(() => release(board, path), PAUSE));
  slider.onblur = () => release(board, path);
  slider.onfocus = slider.onpointerenter = dwell;
  slider.onpointerleave = () => clearTimeout(knob.dwell);
}

function showKnob(board, path) {
  const knob = board.knobs.get(path), known = board.told.get(path);
  const { slider, field } = knob;
  const { words } = board.data;
  const text = textOf(board, path), value = valueOf(board, path), last = known.values.length - 1;
  const at = nearest(known.values, value);
  const agreed = known.agreed ?? at, isMoved = value !== known.values[agreed];
  if (+slider.max !== last) slider.max = last;
  if (+slider.value !== at) slider.value = at;
  slider.setAttribute("aria-valuetext", text);
  if (board.root.activeElement !== field) field.value = text;
  knob.root.classList.toggle("moved", isMoved);
  knob.root.classList.toggle("turning", value !== board.given.get(path));
  knob.notch.hidden = known.agreed === null;
  const share = (index) => index / Math.max(last, 1);
  knob.root.style.setProperty("--agreed", share(agreed));
  knob.root.style.setProperty("--from", share(Math.min(at, agreed)));
  knob.root.style.setProperty("--to", share(Math.max(at, agreed)));
  const was = isMoved ? known.positions[agreed] : "";
  knob.back.hidden = !isMoved;
  knob.back.textContent = was && words.agreed.replace("{value}", () => was);
}

// What changes only with an answer of Python.
function tellKnob(board, group, known) {
  const knob = board.knobs.get(known.path);
  const { words } = board.data;
  knob.label.textContent = known.label;
  knob.slider.setAttribute("aria-label", `${group.title}: ${known.label}`);
  knob.field.setAttribute("aria-label", words.exact.replace("{label}", () => known.label));
  const agreed = known.positions[known.agreed] ?? "";
  knob.back.title = words.back.replace("{value}", () => agreed);
  badge(knob.badge, known.is_today, words);
  if (known.refusal || knob.start == null) say(knob, known.refusal);
}

function badge(element, isToday, words) {
  element.textContent = isToday ? words.today : "";
  element.title = isToday ? words.today_help : "";
}

function tellHead(head, words, isToday, all) {
  head.querySelector(".title, .words").textContent = words;
  badge(head.querySelector(".badge"), isToday, all);
}

function tellDials(board, { groups, words }) {
  groups.forEach((group, at) => {
    const section = board.left.children[at];
    section.setAttribute("aria-label", group.title);
    tellHead(section.firstChild, group.title, false, words);
    for (const part of group.parts) {
      tellHead(board.switches.get(part.path).head, part.words, part.is_today, words);
    }
    for (const knob of knobsOf(group)) tellKnob(board, group, knob);
  });
}

// Whatever stands inside something that is off is off as well.
function showSwitches(board) {
  const isOff = new Set();
  for (const [path, { box }] of board.switches) {
    box.checked = valueOf(board, path);
    if (!box.checked) isOff.add(path);
  }
  const isInside = (path) => [...isOff].some((off) => path.startsWith(`${off}.`));
  for (const [path, { box, head }] of board.switches) {
    box.disabled = isInside(path);
    head.classList.toggle("off", isOff.has(path) || box.disabled);
  }
  for (const [path, { root, slider, field, back }] of board.knobs) {
    const off = isInside(path) || board.told.get(path).is_off;
    root.classList.toggle("off", off);
    slider.disabled = field.disabled = back.disabled = off;
  }
}
