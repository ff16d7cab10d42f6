-- At which moment do handovers part into an older and a newer part, and is there enough in each?
-- One row: its parts hold only handovers that are old enough, as in threshold_combinations.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $within_days  days after which an outcome counts no more; empty: it always counts
--   $older_share  share of the handovers that the older part holds, 0 to 1
--   $split_at  to be left empty: it is what is asked
with ranked as (
    select
        handed_over_at,
        is_converted,
        is_won,
        row_number() over (order by handed_over_at, handover_no) as place,
        count(*) over () as count_handovers
    from ripe_handovers
),

split as (
    select
        min(handed_over_at) as first_at,
        min(case when place > $older_share * count_handovers then handed_over_at end) as split_at,
        max(handed_over_at) as last_at
    from ranked
)

select
    split.first_at,
    split.split_at,
    split.last_at,
    count(*) filter (where handed_over_at < split_at) as count_older,
    count(*) filter (where handed_over_at < split_at and is_converted) as count_older_converted,
    count(*) filter (where handed_over_at < split_at and is_won) as count_older_won,
    count(*) filter (where handed_over_at >= split_at) as count_newer,
    count(*) filter (where handed_over_at >= split_at and is_converted) as count_newer_converted,
    count(*) filter (where handed_over_at >= split_at and is_won) as count_newer_won
from split
left join ranked on true
group by split.first_at, split.split_at, split.last_at
