"""The hours in which Aomine Sensing works, and the span that its log covers."""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta

import holidays

START = datetime(2025, 1, 6, 9)
END = datetime(2026, 6, 30, 18)
HOURS_A_DAY = 9


class Clock:
    """Counts the hours from 09:00 to 18:00 of the given days, from the first of them."""

    def __init__(self, days):
        self.days = days

    def hours(self, at):
        """Give the business hours that have passed at a moment."""
        index = bisect_left(self.days, at.date())
        opened = (at - datetime.combine(at.date(), time(9))) / timedelta(hours=1)
        is_open = self.days[index] == at.date()
        return HOURS_A_DAY * index + (min(max(opened, 0), HOURS_A_DAY) if is_open else 0)

    def moment(self, hours):
        """Give the moment at which so many business hours have passed."""
        index, rest = divmod(hours, HOURS_A_DAY)
        opening = datetime.combine(self.days[int(index)], time(9))
        return opening + timedelta(seconds=round(rest * 3600))


def _business_days():
    """List the weekdays without national holidays and without 29 December to 3 January."""
    national = holidays.country_holidays("JP", years=range(2025, 2029))
    days = [START.date() + timedelta(days=n) for n in range(1200)]
    open_days = [day for day in days if (1, 3) < (day.month, day.day) < (12, 29)]
    return [day for day in open_days if day.weekday() < 5 and day not in national]


def _in_golden_week(day):
    """Tell whether the company is closed for Golden Week, bridge days included."""
    return date(day.year, 4, 29) <= day <= date(day.year, 5, 5)


# The deadline runs through the bridge days of Golden Week, but nobody is there to answer.
SLA = Clock(_business_days())
WORK = Clock([day for day in SLA.days if not _in_golden_week(day)])
