-- What became of each handover, as of a moment?
-- One row per counted handover, with its verdict and the flags beside it.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
-- Kept when asked again.
with answered as (
    select *, sla_us() as sla_us
    from placed_handovers
),

timed as (
    select
        answered.*,
        -- the earliest moment at which the business clock has run the whole SLA
        slots.starts_at + to_microseconds(
            answered.handed_over_reading + answered.sla_us - slots.slot_no * $slot_us
        ) as deadline_at
    from answered
    left join business_slots as slots
        on slots.slot_no
        = (answered.handed_over_reading + answered.sla_us - 1) // nullif($slot_us, 0)
),

judged as (
    select
        *,
        case
            when is_excluded then 'excluded'
            when deal_at is not null then 'converted'
            when rejected_at is not null then 'rejected'
            when activity_at <= deadline_at then 'followed_up'
            when activity_at is not null then 'followed_up_late'
            when deadline_at is null or $as_of <= deadline_at then 'waiting'
            when owner_name is null then 'unassigned'
            else 'ignored'
        end as verdict
    from timed
)

select
    judged.handover_no,
    judged.lead_no,
    judged.handed_over_at,
    judged.handed_over_reading,
    judged.next_handed_over_at,
    judged.deadline_at,
    judged.owner_name,
    judged.team_name,
    judged.source,
    judged.potential_no,
    judged.intent_no,
    judged.potential,
    judged.intent,
    judged.is_hot,
    judged.is_mql,
    judged.is_excluded,
    judged.sales_qualified_at,
    judged.verdict,
    case
        when judged.verdict in ('excluded', 'waiting') then null
        else coalesce(judged.first_response_at > judged.deadline_at, true)
    end as missed_sla,
    judged.verdict = 'ignored' and coalesce(
        judged.owner_logged_at <= least($as_of, judged.deadline_at + interval 30 day), false
    ) as is_sure,
    judged.verdict = 'converted' and judged.activity_at is null as has_deal_without_activity,
    judged.has_won_deal,
    judged.is_repeat,
    judged.activity_at as first_activity_at,
    judged.deal_at,
    judged.rejection_reason,
    judged.first_response_at,
    judged.response_is_day_only,
    (judged.first_response_reading - judged.handed_over_reading) / 3600000000.0
        as response_business_hours,
    (epoch_us(judged.first_response_at) - epoch_us(judged.handed_over_at)) / 3600000000.0
        as response_wall_hours,
    judged.verdict not in ('excluded', 'waiting', 'unassigned') as is_due
from judged
