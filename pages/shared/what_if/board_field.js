// The field of a dial, for an exact number.

function listenToField(board, knob) {
  const { field, path } = knob;
  field.onfocus = () => {
    const known = board.told.get(path);
    knob.start = field.value = editable(valueOf(board, path), textOf(board, path), known);
    field.select();
  };
  field.oninput = () => say(knob, "");
  field.onblur = () => {
    type(board, knob);
    knob.start = null;
    showKnob(board, path);
  };
  field.onkeydown = (event) => {
    event.stopPropagation(); // Streamlit has keys of its own
    if (event.isComposing) return;
    if (event.key === "Escape") field.value = knob.start;
    if (event.key === "Enter") type(board, knob);
  };
}

function type(board, knob) {
  const known = board.told.get(knob.path);
  if (knob.field.value === knob.start) return;
  const value = numberIn(knob.field.value, known);
  const { words } = board.data;
  if (!Number.isFinite(value)) return say(knob, words.no_number);
  if (known.is_whole && !Number.isInteger(value)) return say(knob, words.no_whole);
  const typed = knob.field.value.trim();
  knob.start = knob.field.value;
  turn(board, knob.path, value, typed);
  release(board, knob.path);
}

function say(knob, message) {
  knob.message.textContent = message;
  knob.root.classList.toggle("refused", message !== "");
  knob.field.setAttribute("aria-invalid", message !== "");
}
