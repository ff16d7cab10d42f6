-- Which owners would have had more MQLs a week than they can work on?
-- One row per owner; a week without any counts from the first to the last week that has some.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $capacity_a_week  MQLs that one owner can work on in a week
with span as (
    select date_diff('day', min(week_on), max(week_on)) / 7 + 1 as count_weeks from hot_loads
)

select
    loads.owner_name,
    sum(loads.count_hot) as count_hot,
    max(span.count_weeks) as count_weeks,
    sum(case when loads.week_on is not null then loads.count_hot else 0 end)
    / max(span.count_weeks) as hot_a_week,
    max(case when loads.week_on is not null then loads.count_hot end) as most_in_a_week,
    -- what no owner has, nobody works on
    max(max(
        case when loads.week_on is not null and loads.owner_name is not null
            then loads.count_hot else 0 end
    )) over () as most_of_any_owner,
    count(*) filter (
        where loads.week_on is not null and loads.count_hot > cast($capacity_a_week as double)
    ) as count_weeks_over
from hot_loads as loads
cross join span
group by loads.owner_name
order by count_hot desc, loads.owner_name
