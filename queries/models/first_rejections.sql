-- When did sales first give each handover back in its window, and why?
-- One row per counted handover that was rejected.
--   $as_of  the moment the report is for
select
    handovers.handover_no,
    min(greatest(recorded.rejected_at, handovers.handed_over_at)) as rejected_at,
    min(greatest(recorded.rejected_on, handovers.handed_over_on)) as rejected_on,
    -- the first one's reason, also where it gave none and a later one did
    nullif(arg_min(coalesce(recorded.rejection_reason, ''), recorded.rejected_at), '')
        as rejection_reason,
    arg_min(recorded.rejected_until_at > recorded.rejected_at, recorded.rejected_at)
        as is_date_only
from merged_handovers as handovers
inner join handover_facts as recorded on recorded.lead_no = handovers.lead_no
where
    recorded.handover_no >= handovers.handover_no
    and (
        handovers.next_handover_no is null
        or recorded.handover_no < handovers.next_handover_no
    )
    and recorded.handed_over_at <= $as_of
    and recorded.rejected_at <= $as_of
    and recorded.rejected_until_at >= handovers.handed_over_at
    and (
        handovers.next_handed_over_at is null
        or greatest(recorded.rejected_at, handovers.handed_over_at)
        < handovers.next_handed_over_at
    )
group by handovers.handover_no
