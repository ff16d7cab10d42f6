-- Where did the agreed organisation do the agreed action in the agreed time?
-- One row per cell that holds a lead or a handover, per potential and per intent band ("total" on
-- the other axis), and in all. Handovers and hot leads that nobody handed over are counted.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
with sums as (
    select
        case when grouping(potential) = 1 then 'total' else potential end as potential,
        case when grouping(intent) = 1 then 'total' else intent end as intent,
        sum(count_leads) as count_leads,
        sum(count_handovers) as count_handovers,
        sum(count_hot_never_handed_over) as count_hot_never_handed_over,
        sum(count_kept) as count_playbook_kept,
        sum(count_late) as count_late,
        sum(count_other) as count_other,
        sum(count_missed) as count_missed,
        sum(count_open) as count_open,
        sum(count_kept + count_late + count_other + count_missed) as count_playbook_due
    from playbook_counts
    group by grouping sets ((potential, intent), (potential), (intent), ())
)

select
    sums.*,
    agreed_organisation() as organisation,
    agreed_actions() as actions,
    case when potential <> 'total' and intent <> 'total' then agreed_business_hours() end
        as agreed_business_hours,
    case when potential <> 'total' and intent <> 'total' then playbook_agreement() = 'agreed' end
        as has_owner,
    share(count_playbook_kept, count_playbook_due) as playbook_rate,
    wilson_low(count_playbook_kept, count_playbook_due) as playbook_low,
    wilson_high(count_playbook_kept, count_playbook_due) as playbook_high
from sums
order by potential, intent
