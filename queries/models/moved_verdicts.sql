-- What would become of each handover with the first moved threshold under its value, or over it?
-- One row per counted handover in view that is an MQL on one side at least, and side.
select
    coalesce(moved.value_1, 1e308) as at_value,
    sides.is_under,
    sides.verdict,
    sides.is_due,
    sides.has_won_deal
from (
    select handover_no, true as is_under, verdict, is_due, has_won_deal
    from handovers_in_view_under
    where is_mql
    union all
    select handover_no, false as is_under, verdict, is_due, has_won_deal
    from handovers_in_view_over
    where is_mql
) as sides
inner join moved_handovers as moved on moved.handover_no = sides.handover_no
