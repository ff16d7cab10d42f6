"""Definitions as text for the tests: parts of one, and one that says everything."""

POTENTIAL = '[[potential]]\nname = "A"\n'
INTENT = '[[intent]]\nname = "A"\n'
REST = "is_rest = true\n"
SIZES = """
[[potential]]
name = "large"
any = [{ field = "employees", at_least = 1000 }]
[[potential]]
name = "medium"
any = [{ field = "employees", at_least = 100 }]
[[potential]]
name = "small"
is_rest = true
"""
# Everything that a definition can say.
EVERYTHING = """
sla_business_hours = 4.5
[calendar]
country = "US"
closures = ["12-24/12-26"]
[calendar.hours]
mon = "08:00-17:00"
[points]
half_life_days = 30
each = [{ touches = ["download"], points = 10 }, { touches = [], points = 0.5 }]
[[intent]]
name = 'quote " and % and 🙂'
any = [{ field = "points", at_least = 60 }, { all = [
    { touches = ["seminar"], outcome = ["asked"], subject = ["Paper"], within_days = 7 },
    { any = [{ field = "status", in = ["潜在"] }, { field = "source", contains = ["web"] }] },
] }]
[[exclusion]]
all = [{ field = "industry", in = ["food"] }, { field = "employees", below = 5 }]
[mql]
all = [{ field = "deal_stage", contains = ["'; drop table leads; --"] }]
[sales_qualified]
any = [{ activities = ["call"], outcome = ["budget confirmed"], organisation = "Inside" }]
[[organisation]]
name = "Inside"
teams = ["East"]
[target]
ignored_rate = 0.1
"""
