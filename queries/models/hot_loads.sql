-- How many MQLs would each owner have had in each week?
-- One row per owner and local week, from its Monday; owner_name is empty where nobody is named.
--   $time_zone  the company's zone
with hot as (
    select owner_name, local_day(handed_over_at, $time_zone) as hot_on
    from handovers_in_view
    where is_mql
    union all
    select facts.owner_name, local_day(moments.hot_at, $time_zone) as hot_on
    from hot_moments_in_view as moments
    inner join lead_facts as facts on facts.lead_no = moments.lead_no
)

select owner_name, cast(date_trunc('week', hot_on) as date) as week_on, count(*) as count_hot
from hot
group by owner_name, cast(date_trunc('week', hot_on) as date)
