-- What became of each handover, as of a moment?
-- One row per counted handover, with its verdict and the flags beside it.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
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
    handover_no, lead_no, handed_over_at, handed_over_reading, next_handed_over_at, deadline_at,
    owner_name, team_name, source,
    potential_no, intent_no, potential, intent, is_hot, is_mql, is_excluded,
    sales_qualified_at,
    verdict,
    case
        when verdict in ('excluded', 'waiting') then null
        else coalesce(first_response_at > deadline_at, true)
    end as missed_sla,
    verdict = 'ignored' and coalesce(
        owner_logged_at <= least($as_of, deadline_at + interval 30 day), false
    ) as is_sure,
    verdict = 'converted' and activity_at is null as has_deal_without_activity,
    has_won_deal, has_closed_deal, is_repeat,
    activity_at as first_activity_at,
    deal_at, rejected_at, rejection_reason, owner_logged_at,
    first_response_at, response_is_day_only,
    (first_response_reading - handed_over_reading) / 3600000000.0 as response_business_hours,
    (epoch_us(first_response_at) - epoch_us(handed_over_at)) / 3600000000.0 as response_wall_hours,
    sla_us / 3600000000.0 as sla_business_hours,
    verdict not in ('excluded', 'waiting', 'unassigned') as is_due
from judged
