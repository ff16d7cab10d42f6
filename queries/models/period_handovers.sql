-- In which week or month was each handover made, and what had become of it at an equal age?
-- One row per counted handover of the view. Only a handover that is at least so many days old can
-- have converted or been answered in time: else the youngest would look the worst.
--   $as_of  the moment the report is for
--   $unit  week or month of handover; empty: week
--   $within_days  equal age, in days; empty: 90
with aged as (
    select
        handovers.*,
        facts.handed_over_on,
        coalesce($within_days, 90) * 86400000000 as within_us,
        epoch_us(handovers.handed_over_at) as handed_over_us
    from handovers_in_view as handovers
    inner join handover_facts as facts on facts.handover_no = handovers.handover_no
),

old as (
    select
        *,
        verdict <> 'excluded' and epoch_us($as_of) - handed_over_us >= within_us as is_old_enough
    from aged
)

select
    *,
    cast(
        case
            when $unit = 'month' then date_trunc('month', handed_over_on)
            else date_trunc('week', handed_over_on)
        end as date
    ) as period_on,
    is_old_enough and is_due as is_old_enough_due,
    is_old_enough and verdict = 'converted' and epoch_us(deal_at) - handed_over_us <= within_us
        as is_converted_in_time,
    is_old_enough and is_due
    and coalesce(epoch_us(first_response_at) - handed_over_us <= within_us, false)
        as is_answered_in_time
from old
