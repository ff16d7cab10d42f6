"""A press of the mouse on what is drawn: it must not come before the drawing listens."""

from collections.abc import Callable

from playwright.sync_api import FloatRect, Locator, Page, TimeoutError

Place = Callable[[FloatRect], tuple[float, float]]  # in a box, from its upper left corner

# A table is one canvas: where a button or a box of it answers, the mouse turns into a hand.
TABLE_ANSWERS = """({x, y}) => {
    const part = document.elementFromPoint(x, y);
    return part !== null && getComputedStyle(part).cursor === "pointer";
}"""
# A chart knows the mark under the mouse before it is pressed: that mark is what it will tell.
CHART_ANSWERS = """({x, y}) =>
    document.elementFromPoint(x, y)?.closest(".js-plotly-plot")?._hoverdata?.length > 0"""
TRIES = 150  # of a tenth of a second


def press_in_table(page: Page, table: Locator, across: float, down: float) -> None:
    """Press a button or a box of a table, so many pixels from its upper left corner."""
    _press(page, table, lambda _box: (across, down), TABLE_ANSWERS)


def press_in_chart(page: Page, part: Locator, across: float = 0.5, down: float = 0.5) -> None:
    """Press on a bar, a point or the area of a chart, at a share of its width and height."""
    _press(page, part, lambda box: (across * box["width"], down * box["height"]), CHART_ANSWERS)


def _press(page: Page, part: Locator, place: Place, answers: str) -> None:
    for _ in range(TRIES):
        part.scroll_into_view_if_needed()  # what stands above it may have grown since
        page.wait_for_timeout(50)
        box = part.bounding_box()
        if box is None:
            continue
        across, down = place(box)
        at = {"x": box["x"] + across, "y": box["y"] + down}
        page.mouse.move(at["x"] - 1, at["y"])
        page.mouse.move(at["x"], at["y"])
        page.wait_for_timeout(50)
        if part.bounding_box() == box and page.evaluate(answers, at):
            page.mouse.click(at["x"], at["y"])
            return
    raise TimeoutError("what is drawn there never listened")
