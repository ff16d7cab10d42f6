-- Which handovers fell into weeks of a given load?
-- One row per due handover that is charged to an owner, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $load_band  handovers received by the owner in that week: 1, 2–3, 4–6 …; empty: all
--   $which  missed_sla; empty: all that are due
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select handover_no, count_received
    from loaded_handovers
    where
        ($load_band is null or load_band = $load_band)
        and ($which is null or missed_sla)
    order by handed_over_at desc, handover_no
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    verdicts.handed_over_at,
    verdicts.owner_name,
    verdicts.team_name,
    chosen.count_received,
    verdicts.source,
    verdicts.potential,
    verdicts.intent,
    verdicts.verdict,
    verdicts.deadline_at,
    verdicts.first_response_at,
    verdicts.response_business_hours,
    verdicts.missed_sla
from chosen
inner join verdicts on verdicts.handover_no = chosen.handover_no
inner join lead_facts as facts on facts.lead_no = verdicts.lead_no
order by verdicts.handed_over_at desc, verdicts.handover_no
