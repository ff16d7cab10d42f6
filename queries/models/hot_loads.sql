-- How many MQLs would each owner have had in each week?
-- One row per owner and local week, from its Monday; owner_name is empty where nobody is named,
-- week_on for leads without a creation time that have been MQLs all along.
--   $time_zone  the company's zone
with hot as (
    select owner_name, local_day(handed_over_at, $time_zone) as hot_on
    from handovers_in_view
    where is_mql
    union all
    select
        facts.owner_name,
        local_day(
            nullif(moments.hot_at, timestamp '1900-01-01 00:00:00'), $time_zone
        ) as hot_on
    from hot_moments_in_view as moments
    inner join lead_facts as facts on facts.lead_no = moments.lead_no
)

select owner_name, cast(date_trunc('week', hot_on) as date) as week_on, count(*) as count_hot
from hot
group by owner_name, cast(date_trunc('week', hot_on) as date)
