-- At which positions are the moved thresholds looked at?
-- One row per threshold and position, numbered from 1 in ascending order; a threshold that is not
-- moved has one position, which no value reaches.
--   $positions  values of the first threshold, a list
--   $positions_2  values of the second threshold, a list; empty: it is not moved
--   $positions_3  values of the third threshold, a list; empty: it is not moved
with given as (
    select distinct 1 as threshold_no, unnest(cast($positions as double[])) as position
    union all
    select distinct 2, unnest(cast(coalesce($positions_2, [1e308]) as double[]))
    union all
    select distinct 3, unnest(cast(coalesce($positions_3, [1e308]) as double[]))
)

select
    threshold_no,
    position,
    row_number() over by_threshold as position_no,
    coalesce(lead(position) over by_threshold, cast('infinity' as double)) as next_position
from given
window by_threshold as (partition by threshold_no order by position)
