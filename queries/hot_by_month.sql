-- How many MQLs would each month have had?
-- One row per local month: handed over ones by their handover, others by when they became MQLs;
-- empty for leads without a creation time that have been MQLs all along.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
with hot as (
    select local_day(handed_over_at, $time_zone) as hot_on, 1 as is_handed_over
    from handovers_in_view
    where is_mql
    union all
    select local_day(nullif(hot_at, timestamp '1900-01-01 00:00:00'), $time_zone) as hot_on, 0
    from hot_moments_in_view
)

select
    cast(date_trunc('month', hot_on) as date) as month_on,
    sum(is_handed_over) as count_hot,
    sum(1 - is_handed_over) as count_hot_leads
from hot
group by cast(date_trunc('month', hot_on) as date)
order by month_on
