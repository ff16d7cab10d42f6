-- Where would the moved thresholds have to stand for each handover to be an MQL?
-- One row per counted handover that could be one; hot_bits as in queries/thresholds.py.
with moved as (
    select
        handover_no, lead_no, handed_over_at, owner_name, team_name, source,
        moved_value_1() as value_1,
        moved_value_2() as value_2,
        moved_value_3() as value_3,
        hot_bits() as hot_bits
    from handover_profiles
)

select * from moved where hot_bits > 0
