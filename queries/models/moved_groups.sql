-- How many handovers lie alike among the positions of the moved thresholds?
-- One row per place among the positions (0: before the first), hot_bits and part.
with placed as (
    select
        ripe.*,
        moved.hot_bits,
        coalesce(one.position_no, 0) as place_1,
        coalesce(two.position_no, 0) as place_2,
        coalesce(three.position_no, 0) as place_3
    from ripe_handovers as ripe
    inner join moved_handovers as moved on moved.handover_no = ripe.handover_no
    left join moved_positions as one
        on one.threshold_no = 1
        and moved.value_1 >= one.position and moved.value_1 < one.next_position
    left join moved_positions as two
        on two.threshold_no = 2
        and moved.value_2 >= two.position and moved.value_2 < two.next_position
    left join moved_positions as three
        on three.threshold_no = 3
        and moved.value_3 >= three.position and moved.value_3 < three.next_position
)

select
    place_1, place_2, place_3, hot_bits, is_newer,
    count(*) as count_hot,
    count(*) filter (where is_converted) as count_hot_converted,
    count(*) filter (where is_won) as count_hot_won,
    sum(case when is_won then won_amount else 0 end) as won_amount_caught
from placed
group by place_1, place_2, place_3, hot_bits, is_newer
