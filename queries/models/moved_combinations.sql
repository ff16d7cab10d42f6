-- Which combinations of positions of the moved thresholds are there?
-- One row per combination.
select
    row_number() over (order by one.position_no, two.position_no, three.position_no)
        as combination_no,
    one.position as position_1,
    two.position as position_2,
    three.position as position_3,
    one.position_no as position_no_1,
    two.position_no as position_no_2,
    three.position_no as position_no_3
from moved_positions as one
inner join moved_positions as two on two.threshold_no = 2
inner join moved_positions as three on three.threshold_no = 3
where one.threshold_no = 1
