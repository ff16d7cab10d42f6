-- Which handovers were given back for a reason, or for none?
-- One row per handover that was given back, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $reason  the reason given; an empty text: none; empty: all
--   $potential  potential band
--   $intent  intent band
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from handovers_in_view
    where
        verdict = 'rejected'
        and ($reason is null or coalesce(trim(rejection_reason), '') = $reason)
        and ($potential is null or potential = $potential)
        and ($intent is null or intent = $intent)
    order by handed_over_at desc, handover_no
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    chosen.handed_over_at,
    chosen.rejected_at,
    chosen.rejection_reason,
    chosen.owner_name,
    chosen.team_name,
    chosen.source,
    chosen.potential,
    chosen.intent,
    chosen.is_repeat
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.handed_over_at desc, chosen.handover_no
