"""The colours of what is tried and of what is agreed, on every chart of the page."""

DRAFT = "#0b7ac4"  # the accent: readable on white and on dark
AGREED = "#8a8f98"
# A second rate beside the draft's own, told apart by colour-blind readers too.
OTHER = "#d55e00"
BAND = "rgba(11, 122, 196, 0.16)"
OTHER_BAND = "rgba(213, 94, 0, 0.13)"
PALE = "rgba(138, 143, 152, 0.75)"
GRID = "rgba(138, 143, 152, 0.25)"
