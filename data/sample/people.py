"""The leads as they come in: made-up people, their companies, and the campaigns that found them."""

import math
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from data.sample.clock import END, START

NAMES = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
TEAMS = NAMES["teams"]
COUNTRIES = {name: NAMES["abroad"] | country for name, country in NAMES["countries"].items()}
BLANK_FIELDS = {"annual_revenue employees": 8, "annual_revenue": 14, "employees": 4, "": 74}
MONTHS = {
    date(int(year), month, 1): weight
    for year, weights in NAMES["months"].items()
    for month, weight in enumerate(weights, 1)
}


def leads(rng, count):
    """Let people from made-up companies come in, in the order of their arrival."""
    firms = _companies(rng, count * 7 // 10)
    found = [_lead(rng, rng.choice(firms)) for _ in range(count)]
    found.sort(key=lambda each: each["created_at"])
    return [each | {"lead_id": f"L{number:05}"} for number, each in enumerate(found, 1)]


def _companies(rng, count):
    """Invent companies, no name twice, which leaves seven in ten of them Japanese."""
    found: dict[str, dict] = {}
    while len(found) < count:
        company = _company(rng, _draw(rng, {name: c["weight"] for name, c in COUNTRIES.items()}))
        found.setdefault(company["company_name"], company | {"account_id": f"C{len(found) + 1:04}"})
    return list(found.values())


def _company(rng, country):
    """Invent a company; revenue is log-normal, in yen, and the head count follows it."""
    industry = rng.choice(list(NAMES["industries"]))
    revenue = rng.lognormvariate(math.log(3.2e9), 1.6)
    team = rng.choice(["East", "West"]) if country == "Japan" else "Overseas"
    return {
        "company_name": _company_name(rng, country, industry),
        "country": country,
        "industry": industry,
        "team_name": team,
        "region": country if team == "Overseas" else _word(rng, NAMES["regions"][team]),
        "annual_revenue": max(20_000_000, int(round(revenue, -7 if revenue < 1e10 else -9))),
        "employees": max(3, round(revenue / 3.2e7 * rng.lognormvariate(0, 0.5))),
    }


def _company_name(rng, country, industry):
    """Name a company as its country would."""
    japanese, foreign = NAMES["industries"][industry]
    stem = "".join(_word(rng, stems) for stems in COUNTRIES[country]["stems"])
    made = _word(rng, japanese) if country == "Japan" else f" {_word(rng, foreign)}"
    return rng.choice(COUNTRIES[country]["legal_forms"]).format(stem + made)


def _lead(rng, firm):
    """Let one person come in, with what the form or the card left blank."""
    lead = firm | _person(rng, firm) | {"potential": None}
    # West lives on exhibitions more than the others.
    booth = {"exhibition": 40} if lead["team_name"] == "West" else {}
    lead["source"] = _draw(rng, NAMES["sources"] | booth)
    lead["campaign"], lead["created_at"] = _arrival(rng, lead["source"])
    lead |= dict.fromkeys(_draw(rng, BLANK_FIELDS).split())
    return lead | {"potential": _potential(lead["annual_revenue"], lead["employees"])}


def _person(rng, firm):
    """Invent somebody who works at the company, with addresses that reach nobody."""
    country = COUNTRIES[firm["country"]]
    family, given = (_word(rng, country[names]) for names in ("family_names", "given_names"))
    in_order = [family, given] if firm["country"] == "Japan" else [given, family]
    mailbox = ".".join(name.split(":")[-1].lower() for name in (given, family))
    return {
        "lead_name": " ".join(name.split(":")[0] for name in in_order),
        "email": f"{mailbox}@{firm['account_id'].lower()}.{country['mail']}",
        "phone": country["phone"].format(f"{rng.randrange(10_000):04}"),
        "department": _word(rng, country["departments"]),
        "job_title": _word(rng, country["job_titles"]),
    }


def _potential(revenue, employees):
    """Place a company as the pages do by default; without both fields it has no band."""
    if revenue is None and employees is None:
        return None
    if (revenue or 0) >= 10_000_000_000 or (employees or 0) >= 1000:
        return "A"
    return "B" if (revenue or 0) >= 2_000_000_000 or (employees or 0) >= 300 else "C"


def _arrival(rng, source):
    """Draw the campaign that brought a lead in, and the moment."""
    if source == "exhibition":
        weights = [each["weight"] for each in NAMES["exhibitions"]]
        held = rng.choices(NAMES["exhibitions"], weights)[0]
        name, hour = held["name"], rng.uniform(10, 17)
        day = held["opens_on"] + timedelta(days=rng.randrange(3))
    else:
        name, day = rng.choice(NAMES["campaigns"][source]), _day(rng, source)
        hour = 14 if source == "seminar" else rng.triangular(8, 22, 13)
    at = datetime.combine(day, time()) + timedelta(seconds=round(hour * 3600))
    return f"{name} {at:%Y-%m}", min(at, END - timedelta(minutes=rng.randrange(5, 500)))


def _day(rng, source):
    """Draw a day by the season; seminars are held on the third Wednesday."""
    first = _draw(rng, MONTHS)
    if source == "seminar":
        return first + timedelta(days=(2 - first.weekday()) % 7 + 14)
    return max(first + timedelta(days=rng.randrange(28 if first.month == 2 else 30)), START.date())


def _draw(rng, weights):
    """Draw a key by its weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def _word(rng, words):
    """Draw one of the words of a text."""
    return rng.choice(words.split())
