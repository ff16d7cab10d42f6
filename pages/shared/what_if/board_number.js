// What a reader types, as a number: ２０億, 1,000, 90 days, 1.5M. Not a number: NaN.

const POWERS = { 兆: 1e12, 億: 1e8, 万: 1e4, 千: 1e3, bn: 1e9, b: 1e9, m: 1e6, k: 1e3 };
const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
const STEP = new RegExp(`(${DIGITS})(兆|億|万|千|bn|b|m|k)?`, "gy");

const plain = (text) =>
  text.normalize("NFKC").replaceAll("−", "-").replace(/\s+/g, "").toLowerCase();

function numberIn(typed, { positions, values, unit }) {
  const text = plain(typed);
  const known = positions.findIndex((position) => plain(position) === text);
  if (known >= 0) return values[known];
  const end = plain(unit);
  const bare = end && text.endsWith(end) ? text.slice(0, -end.length) : text.replace(/円$/, "");
  const amount = amountIn(bare.replace(/^[+-]/, ""));
  return bare.startsWith("-") ? -amount : amount;
}

// 1億5000万 is a sum whose powers fall; 5万1億 is a slip of the keyboard.
function amountIn(text) {
  const steps = [...text.matchAll(STEP)];
  const powers = steps.map(([, , power]) => POWERS[power] ?? 1);
  const isFalling = powers.every((power, at) => at === 0 || power < powers[at - 1]);
  if (!isFalling || !steps.length || steps.map(([all]) => all).join("") !== text) return NaN;
  const sum = steps.reduce((all, [, digits], at) => all + digits.replaceAll(",", "") * powers[at], 0);
  return Number(sum.toPrecision(15)); // 1.1 × 10⁸ is no whole number to a computer
}

// To be typed over: as it is shown, where that can be read back.
function editable(value, text, knob) {
  return numberIn(text, knob) === value ? text : String(value);
}
