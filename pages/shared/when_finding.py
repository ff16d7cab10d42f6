"""What a trend shows, in one sentence, and what stands behind it in a few more."""

from datetime import date, timedelta

from pages.shared.text import _, count, percent
from pages.shared.when_choice import Choice
from pages.shared.when_words import Row, period_name, periods, written

RUN = 8
BEYOND = ("above", "below")
# Limits out of fewer periods than this move with each new one.
FIRM = 20
MOST_NAMED = 4
# After so many quiet periods the quiet is the news.
LONG_AGO = {"week": 12, "month": 6}


def headline(rows: list[Row], choice: Choice) -> str:
    """The newest signal, or that there is none."""
    judged = [row for row in rows if row["is_judged"]]
    if not judged:
        return _too_few(rows, choice)
    signals = [row for row in judged if row["signal"]]
    if not signals:
        return _steady(judged[0]["center_rate"], choice)
    newest = signals[-1]
    is_run = newest["run_length"] >= RUN
    said = _run(newest, rows, choice) if is_run else _beyond(newest, choice)
    since = len(judged) - 1 - judged.index(newest)
    if since < LONG_AGO[choice.unit]:
        return said
    return _("No signal for {periods}; last: {finding}").format(
        periods=periods(choice.unit, since), finding=said
    )


def _steady(center: float, choice: Choice) -> str:
    if center in (0, 1):
        return _("{rate}: {center} in every period that can be judged").format(
            rate=choice.measure.label, center=percent(center)
        )
    return choice.measure.steady.format(center=percent(center))


def _too_few(rows: list[Row], choice: Choice) -> str:
    if not any(not row["is_not_yet_due"] for row in rows):
        return _("No period is complete yet: nothing can be judged")
    if choice.unit == "week":
        return _("No complete week with 10 MQLs or more: try months")
    return _("No complete month with 10 MQLs or more: too few to judge")


def _beyond(row: Row, choice: Choice) -> str:
    said = choice.measure.above if row["signal"] == "above" else choice.measure.below
    return said.format(
        period=period_name(choice.unit, row["period_on"]),
        part=count(row["numerator"]), whole=count(row["denominator"]),
    )  # fmt: skip


def _run(row: Row, rows: list[Row], choice: Choice) -> str:
    names = {
        "periods": periods(choice.unit, row["run_length"]),
        "since": _day_or_month(row["run_from_on"], choice),
        "last": _day_or_month(row["period_until_on"] - timedelta(days=1), choice),
    }
    is_above = row["side"] > 0
    is_current = row is [one for one in rows if one["is_judged"]][-1]
    # A log that began late fills up only slowly: nothing after it is said to be better or worse.
    if is_current and not any(one["is_before_log"] for one in rows):
        return (choice.measure.run_above if is_above else choice.measure.run_below).format(**names)
    if is_above:
        return _("{periods} in a row above the average, from {since} to {last}").format(**names)
    return _("{periods} in a row below the average, from {since} to {last}").format(**names)


def _day_or_month(on: date, choice: Choice) -> str:
    return written(on) if choice.unit == "week" else period_name("month", on)


def summary(rows: list[Row], choice: Choice) -> str:
    """How many points are signals, which they are, and from how many the limits come."""
    judged = [row for row in rows if row["is_judged"]]
    if not judged:
        return ""
    said = [
        _("Average {center} of {periods} that are complete and can be judged.").format(
            center=percent(judged[0]["center_rate"]), periods=periods(choice.unit, len(judged))
        ),
        *_signals(judged, choice),
    ]
    if len(judged) < FIRM:
        said.append(_("Fewer than 20 points: the range is provisional."))
    return " ".join(said)


def _signals(judged: list[Row], choice: Choice) -> list[str]:
    beyond = [row for row in judged if row["signal"] in BEYOND]
    in_runs = sum(row["run_length"] >= RUN for row in judged)
    said = []
    if beyond:
        named = _named(beyond, choice)
        said.append(_("Beyond the range of chance: {named}.").format(named=named))
    if in_runs:
        runs = _("{count} points stand in rows of 8 or more on one side of the average.")
        said.append(runs.format(count=count(in_runs)))
    if since := _quiet(judged):
        quiet = _("No signal in the {periods} since then.")
        said.append(quiet.format(periods=periods(choice.unit, since)))
    if said:
        return [*said, _("The rest is noise: differences as large as chance makes them.")]
    return [_("All of it is noise: differences as large as chance makes them.")]


def _quiet(judged: list[Row]) -> int:
    """How many came after the newest signal; 0 where there is none."""
    places = [number for number, row in enumerate(judged) if row["signal"]]
    return len(judged) - 1 - places[-1] if places else 0


def _named(beyond: list[Row], choice: Choice) -> str:
    """The newest ones by name, and how many there are besides."""
    said = [
        _("{period} ({part} of {whole})").format(
            period=period_name(choice.unit, row["period_on"]),
            part=count(row["numerator"]), whole=count(row["denominator"]),
        )
        for row in reversed(beyond[-MOST_NAMED:])
    ]  # fmt: skip
    if len(beyond) > MOST_NAMED:
        said.append(_("{count} more").format(count=count(len(beyond) - MOST_NAMED)))
    return " · ".join(said)


def late_logs(starts: Row, choice: Choice, is_logged: bool) -> list[str]:
    """Since when the data can be compared with itself, where a log begins late."""
    handed = written(starts["first_handover_on"])
    said = []
    if starts["is_late_for_deals"]:
        said.append(
            _(
                "The first MQL was handed over on {handed}, but the first deal in the data is of "
                "{first}: deals made before it are missing. Conversion of periods that began "
                "before {first} can't be compared. They are drawn apart and take no part in "
                "average and range, and the rise after them is no improvement."
            ).format(handed=handed, first=written(starts["first_deal_on"]))
        )
    if is_logged and starts["is_late_for_activities"]:
        said.append(
            _(
                "The first MQL was handed over on {handed}, but the first activity of sales in "
                "the data is of {first}: what sales did before it is not in the data. Missed and "
                "ignored in periods that began before {first} can't be compared. They are drawn "
                "apart and take no part in average and range, and a fall after them is no "
                "improvement."
            ).format(handed=handed, first=written(starts["first_activity_on"]))
        )
    return said
