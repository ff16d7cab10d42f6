-- How many leads that were never handed over become MQLs at each combination of positions?
-- One row per combination and end of a part by which some have (parts as in moved_sets).
with places as (
    select
        part, count_leads, row_number() over (order by part, places) as set_no,
        unnest(places) as place
    from moved_sets
),

hot as (
    select
        combinations.combination_no, places.part, places.set_no,
        max(places.count_leads) as count_leads
    from moved_combinations as combinations
    inner join places
        on is_hot_at(
            places.place,
            places.place // 256000000 >= combinations.position_no_1,
            places.place // 256000 % 1000 >= combinations.position_no_2,
            places.place // 256 % 1000 >= combinations.position_no_3
        )
    group by combinations.combination_no, places.part, places.set_no
)

select combination_no, part, sum(count_leads) as count_leads
from hot
group by combination_no, part
