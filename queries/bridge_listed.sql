-- Which recorded handovers stand in a bar of the bridge?
-- One row per such record, the newest first; where another handover stands in its place, with that
-- one, its lead and its time.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  recorded at or after
--   $until_at  recorded before
--   $team_name  charged team
--   $source  source of the lead
--   $step  a bar, as bridge_steps names it; empty: all records
--   $most_rows  how many rows at the most; empty: all
with steps as (
    select own.step
    from bridge_bars as own
    inner join bridge_bars as asked
        on own.step_no = asked.step_no or (asked.is_total and own.step_no > asked.step_no)
    where asked.step = coalesce($step, 'handed_over')
),

chosen as (
    select *
    from bridge_records
    where step in (select step from steps)
    order by handed_over_at desc, handover_no
    limit $most_rows
)

select
    own.lead_id,
    own.company_name,
    leads.lead_name,
    chosen.handed_over_at,
    chosen.step,
    standing.lead_id as standing_lead_id,
    standing.handed_over_at as standing_handed_over_at,
    verdicts.owner_name,
    verdicts.team_name,
    verdicts.source,
    verdicts.potential,
    verdicts.intent,
    verdicts.verdict,
    chosen.is_sure,
    own.handover_id,
    standing.handover_id as standing_handover_id
from chosen
inner join verdicts on verdicts.handover_no = chosen.counted_no
inner join handover_facts as own on own.handover_no = chosen.handover_no
inner join lead_facts as leads on leads.lead_no = own.lead_no
left join handover_facts as standing on standing.handover_no = chosen.standing_no
order by chosen.handed_over_at desc, chosen.handover_no
