"""How fast is the What-if page? Part of `python -m tests.bench`; alone: `… --only what-if`.

The questions of one move at thresholds never seen before; then a real browser: a step of a dragged
slider, which the board answers from its cube, and from a released slider to the changed heading,
which SQL has answered. Medians.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from data.definition import Definition
from data.dials import turned
from data.draft import Draft, switches
from queries import Dataset
from queries.trial import Trial
from tests.browsing import FLAGS, open_page, served

REPEATS = 20
THRESHOLD = "potential.0.any.1.at_least"
DAYS, COUNT = "intent.1.any.0.within_days", "intent.1.any.0.at_least"
MOVE = ("lead_cells", "results_of_definition", "flip_counts")
POSITIONS = [float(n) for n in range(100, 3100, 15)]
# One step of a drag in the browser: from the event to the text that has changed.
STEP = """(slider) => {
  const numbers = document.querySelector(".numbers");
  const root = slider.getRootNode(), seen = root.querySelector(".numbers") ?? numbers;
  const steps = [];
  for (let n = 0; n < 200; n++) {
    slider.value = n % 2 ? 10 + (n % 40) : 60 - (n % 40);
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    void seen.offsetHeight; // the layout of it, too
    steps.push(performance.now() - start);
  }
  steps.sort((a, b) => a - b);
  return [steps[100], steps[198]];
}"""


def measure(home: Path) -> None:
    """Print how long a move takes, in SQL and on the screen."""
    measure_questions(home)  # whose dataset is let go of: of ten million leads one has to do
    measure_browser(home)


def measure_questions(home: Path) -> None:
    """The questions of a move, and the cube of a slider."""
    dataset = Dataset.current(home)
    agreed = dataset.definition
    print(f"\n{'what if, milliseconds':40}{'median':>8}")
    for question in MOVE:
        dataset.ask(question, None, Trial(agreed, agreed))
    for name, drafts in _drafts(agreed).items():
        _print(name, [_moved(dataset, agreed, draft) for draft in drafts])
    cube = Trial(agreed, agreed, (THRESHOLD,))
    values = {"positions": POSITIONS}
    _print("cube of 200 positions", [_once(
        lambda: [dataset.ask(name, values, cube) for name in ("threshold_curve", "threshold_cells")]
    ) for _ in range(3)])  # fmt: skip


def _drafts(agreed: Definition) -> dict[str, list[Definition]]:
    """What a reader moves: each draft is asked for once, at a place never seen before."""
    own = Draft.of(agreed)

    def places(path: str, start: float, step: float, count: int = REPEATS) -> list[Definition]:
        return [turned(agreed, path, start + step * n) for n in range(count)]

    return {
        "a number of the lead moved": places(THRESHOLD, 900, 5),
        "such a number moved far": places(THRESHOLD, 300, -5),
        "days of touches moved": places(DAYS, 89, -1),
        "days moved far": places(DAYS, 50, -1),
        "number of touches moved": places(COUNT, 2, 1, 4),
        "business hours to answer moved": places("sla_business_hours", 17, -0.5),
        "a hot cell clicked": [
            own.toggled_hot(potential.name, intent.name).definition
            for potential in agreed.potential
            for intent in agreed.intent
        ],
        "a band or condition switched off": [
            own.switched(path, False).definition for path in switches(agreed)
        ],
        "days between repeats moved": places("repeat_after_days", 20, -2, 6),
    }


def _moved(dataset: Dataset, agreed: Definition, draft: Definition) -> float:
    return _once(lambda: [dataset.ask(name, None, Trial(draft, agreed)) for name in MOVE])


def measure_browser(home: Path) -> None:
    """A slider that is dragged, and one that is released, in a real browser."""
    with served(home) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(120_000)
        open_page(page, f"{url}/what-if?lang=en&period=all")
        page.wait_for_timeout(5_000)  # its cube
        slider = page.locator("input[type=range]").nth(1)
        middle, most = slider.evaluate(STEP)
        print(f"{'a step of a drag (median, 99 %)':40}{middle:8.1f}{most:8.1f}")
        _print("released until the heading has changed", _releases(page))
        browser.close()


def _releases(page: Page) -> list[float]:
    slider = page.locator("input[type=range]").nth(1)
    took = []
    for n in range(REPEATS + 1):
        before = page.locator("h1").inner_text()
        start = time.perf_counter()
        slider.evaluate(
            """(slider, at) => {
              slider.value = at;
              for (const kind of ["input", "change"])
                slider.dispatchEvent(new Event(kind, { bubbles: true }));
            }""",
            20 + 2 * n,
        )
        page.wait_for_function(
            "(before) => document.querySelector('h1').innerText !== before", arg=before
        )
        took.append(time.perf_counter() - start)
        page.wait_for_timeout(1_000)
    return took[1:]


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _print(name: str, seconds: list[float]) -> None:
    print(f"{name:40}{1e3 * statistics.median(seconds):8.0f}   load {os.getloadavg()[0]:.1f}")
