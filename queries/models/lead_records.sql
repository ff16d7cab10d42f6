-- How often was one lead handed over within each counted handover, and when given back?
-- One row per counted handover of the lead.
--   $as_of  the moment the report is for
--   $lead_no  number of the lead
with recorded as (
    select
        windows.handover_no,
        windows.handed_over_at as counted_from_at,
        facts.handed_over_at,
        facts.rejected_at,
        facts.rejected_until_at > facts.rejected_at as is_day_only,
        facts.rejected_at <= $as_of
        and facts.rejected_until_at >= windows.handed_over_at
        and (
            windows.next_handed_over_at is null
            or greatest(facts.rejected_at, windows.handed_over_at) < windows.next_handed_over_at
        ) as is_rejected_in_window
    from lead_windows as windows
    inner join handover_facts as facts on facts.handover_no >= windows.handover_no
    where
        facts.lead_no = $lead_no
        and facts.handed_over_at <= $as_of
        and (
            windows.next_handover_no is null or facts.handover_no < windows.next_handover_no
        )
)

select
    handover_no,
    count(*) as count_recorded,
    max(handed_over_at) as last_handed_over_at,
    min(case when is_rejected_in_window then greatest(rejected_at, counted_from_at) end)
        as rejected_at,
    arg_min(is_day_only, rejected_at) filter (where is_rejected_in_window)
        as rejection_is_day_only
from recorded
group by handover_no
