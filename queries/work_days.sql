-- On which business days does open work fall due next?
-- One row per business day: the moment's own day as number 0 (where it is one), then five more.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
select day_no, due_on, closes_at
from days_ahead
order by due_on
