-- How often does a handover convert, by the cell of its lead?
-- One row per cell of a handover, of all teams: the share that converted of those that are through
-- (neither excluded nor waiting). Fewer than 10 of them: that of the potential band, else of all.
--   $as_of  the moment the report is for
-- Kept.
with cells as (
    select
        potential_no,
        intent_no,
        count(*) filter (where verdict not in ('excluded', 'waiting')) as count_through,
        count(*) filter (where verdict = 'converted') as count_converted
    from verdicts
    group by potential_no, intent_no
),

summed as (
    select
        *,
        sum(count_through) over (partition by potential_no) as count_through_of_band,
        sum(count_converted) over (partition by potential_no) as count_converted_of_band,
        sum(count_through) over () as count_through_of_all,
        sum(count_converted) over () as count_converted_of_all
    from cells
)

select
    potential_no,
    intent_no,
    case
        when count_through >= 10 then share(count_converted, count_through)
        when count_through_of_band >= 10
        then share(count_converted_of_band, count_through_of_band)
        -- where nothing ever converted nobody knows a chance
        else nullif(share(count_converted_of_all, count_through_of_all), 0)
    end as conversion_rate,
    case
        when count_through >= 10 then 'cell'
        when count_through_of_band >= 10 then 'potential'
        when count_through_of_all > 0 then 'all'
    end as conversion_of
from summed
