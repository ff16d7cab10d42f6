-- How many leads that were never handed over lie alike among the positions, at all their moments?
-- One row per set of places and hot_bits, and end of a part (older, newer; before: before the
-- chosen period begins).
--   $from_at  become an MQL at or after
--   $until_at  become one before
--   $split_at  from here on it is the newer part; empty: there is none
with ends as (
    select 'before' as part, least($from_at, $until_at) as end_at
    where $from_at is not null
    union all
    select 'older', coalesce($split_at, $until_at, timestamp '9999-01-01 00:00:00')
    union all
    select 'newer', coalesce($until_at, timestamp '9999-01-01 00:00:00')
    where $split_at is not null
),

placed as (
    select
        moments.lead_no,
        moments.seen_at,
        ((coalesce(one.position_no, 0) * 1000 + coalesce(two.position_no, 0)) * 1000
        + coalesce(three.position_no, 0)) * 256 + moments.hot_bits as place
    from moved_moments as moments
    left join moved_positions as one
        on one.threshold_no = 1
        and moments.value_1 >= one.position and moments.value_1 < one.next_position
    left join moved_positions as two
        on two.threshold_no = 2
        and moments.value_2 >= two.position and moments.value_2 < two.next_position
    left join moved_positions as three
        on three.threshold_no = 3
        and moments.value_3 >= three.position and moments.value_3 < three.next_position
),

sets as (
    select ends.part, placed.lead_no, list_sort(list(distinct placed.place)) as places
    from placed
    inner join ends on placed.seen_at < ends.end_at
    group by ends.part, placed.lead_no
)

select part, places, count(*) as count_leads
from sets
group by part, places
