-- How many open deals are older than any deal was that ever closed?
-- One row: open deals whatever the period, the longest cycle of all closed ones, those beyond it.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
--   $team_name  team of the lead's owner
--   $source  source of the lead
select
    count(*) as count_open,
    count(*) filter (where is_old) as count_old,
    max(age_days) as oldest_days,
    sum(amount) filter (where is_old) as old_amount,
    max(longest_days) as longest_days,
    coalesce(max(count_closed), 0) as count_closed
from open_deals
