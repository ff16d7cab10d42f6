-- What became of each handover, as far as sums ask?
-- One row per counted handover: as verdicts, but fewer columns, which are sooner written.
-- Kept.
-- Turned by handover_profiles; kept.
select
    handover_no, lead_no, handed_over_at,
    is_mql, verdict, is_due, is_sure, has_won_deal, deal_at
from judged_handovers
