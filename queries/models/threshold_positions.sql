-- At which positions is the first moved threshold looked at?
-- One row per position, numbered from 1 in ascending order, with the next one.
--   $positions  values of the threshold, a list
select
    position,
    row_number() over (order by position) as position_no,
    coalesce(lead(position) over (order by position), cast('infinity' as double)) as next_position
from (select distinct unnest(cast($positions as double[])) as position) as given
