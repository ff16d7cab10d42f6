-- Which handovers stand behind a delay?
-- One row per counted handover, the longest delay first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $side  marketing (creation to first handover) or sales (handover to first response)
--   $of_source  only this source; an empty text: those without one
--   $left_out  not known or implausible; empty: those that are counted
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from delays
    where
        side = $side
        and ($of_source is null or coalesce(source, '') = $of_source)
        and left_out is not distinct from $left_out
    order by business_hours desc, handover_no
    limit $most_rows
)

select
    leads.lead_id,
    leads.company_name,
    leads.lead_name,
    leads.created_at,
    handovers.handed_over_at,
    handovers.first_response_at,
    chosen.business_hours,
    chosen.is_ended,
    handovers.owner_name,
    handovers.team_name,
    handovers.source,
    handovers.verdict
from chosen
inner join verdicts as handovers on handovers.handover_no = chosen.handover_no
inner join lead_facts as leads on leads.lead_no = handovers.lead_no
order by chosen.business_hours desc, chosen.handover_no
