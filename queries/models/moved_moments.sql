-- Where would the moved thresholds have to stand for each lead that was never handed over?
-- One row per such lead and moment at which it could be an MQL; hot_bits as in queries/thresholds.py.
with moments as (
    select
        lead_no,
        seen_at,
        moved_value_1() as value_1,
        moved_value_2() as value_2,
        moved_value_3() as value_3,
        hot_bits() as hot_bits
    from replayed_profiles
)

select moments.*
from moments
anti join leads_out_of_view as others on others.lead_no = moments.lead_no
where moments.hot_bits > 0
