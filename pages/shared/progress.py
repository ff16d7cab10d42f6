"""The progress of long work on a bar of the page."""

from streamlit.delta_generator import DeltaGenerator


def show(bar: DeltaGenerator, done: float, step: str) -> None:
    """Move the bar; `done` is from 0 to 1."""
    bar.progress(min(done, 1.0), text=step)
