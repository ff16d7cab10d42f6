-- How many handovers stand in each cell, and what became of them?
-- One row per cell that holds a handover.
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
-- Kept when asked again.
-- Adds up by lead.
select
    potential_no,
    intent_no,
    count(*) as count_handovers,
    count(*) filter (where is_due) as count_due,
    count(*) filter (where is_due and verdict <> 'ignored') as count_followed_up,
    count(*) filter (where verdict = 'converted') as count_converted,
    count(*) filter (where verdict = 'converted' and has_won_deal) as count_won,
    count(*) filter (where verdict = 'ignored') as count_ignored,
    count(*) filter (where is_sure) as count_sure,
    count(*) filter (where verdict <> 'excluded') as count_counted
from handovers_in_view
group by potential_no, intent_no
