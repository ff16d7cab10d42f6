-- Which handovers carry a pattern?
-- One row per such handover, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $pattern  without_reason, uncounted_only, in_bulk; empty: touched in a quarter of an hour
--   $quarter_no  quarter of an hour before the deadline, 0 is the last one
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from patterned_handovers
    where
        case $pattern
            when 'without_reason' then is_rejected_without_reason
            when 'uncounted_only' then has_uncounted_only
            when 'in_bulk' then is_logged_in_bulk
            else $pattern is null and quarter_no = $quarter_no
        end
    order by handed_over_at desc, handover_no
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    chosen.handed_over_at,
    chosen.deadline_at,
    chosen.first_activity_at,
    chosen.performed_by,
    chosen.uncounted_type,
    chosen.owner_name,
    chosen.team_name,
    chosen.source,
    chosen.potential,
    chosen.intent,
    chosen.verdict,
    chosen.rejected_at
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.handed_over_at desc, chosen.handover_no
