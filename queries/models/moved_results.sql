-- What would be caught of the handovers at each combination of positions, in each part?
-- One row per combination and part in which something is caught.
select
    combinations.combination_no,
    handovers.is_newer,
    sum(handovers.count_hot) as count_hot,
    sum(handovers.count_hot_converted) as count_hot_converted,
    sum(handovers.count_hot_won) as count_hot_won,
    sum(handovers.won_amount_caught) as won_amount_caught
from moved_combinations as combinations
inner join moved_groups as handovers
    on is_hot_at(
        handovers.hot_bits,
        handovers.place_1 >= combinations.position_no_1,
        handovers.place_2 >= combinations.position_no_2,
        handovers.place_3 >= combinations.position_no_3
    )
group by combinations.combination_no, handovers.is_newer
