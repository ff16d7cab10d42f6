-- How long did a lead wait for marketing to hand it over, and then for sales to respond?
-- One row per counted handover of the view and side, "marketing" (the first handover of each lead)
-- and "sales". Without hours: the creation of the lead is not known, or lies after the handover.
--   $time_zone  the company's zone
with handovers as (
    select * from handovers_in_view where verdict <> 'excluded'
),

from_creation as (
    select
        handovers.handover_no,
        handovers.source,
        case
            when facts.lead_created_on is null then 'not known'
            when facts.lead_created_on > facts.handed_over_on then 'implausible'
        end as left_out,
        greatest(
            0,
            handovers.handed_over_reading - coalesce(
                clock_reading(
                    facts.lead_created_at, day.opens_at, day.open_seconds, day.reading_before
                ),
                0
            )
        ) / 3600000000.0 as business_hours
    from handovers
    inner join handover_facts as facts on facts.handover_no = handovers.handover_no
    left join calendar_days as day on day.local_day = facts.lead_created_on
    where not handovers.is_repeat
)

select
    'marketing' as side,
    handover_no,
    source,
    left_out,
    left_out is null as is_ended,
    case
        when left_out is not null then null
        -- very many of them to a tenth of an hour, as response_waits has them, long ones to an hour
        when (select count(*) from from_creation) <= 50000 then business_hours
        when business_hours < 100 then ceil(business_hours * 10) / 10
        else ceil(business_hours)
    end as business_hours
from from_creation
union all
select
    'sales', handovers.handover_no, handovers.source, null, waits.is_answered, waits.business_hours
from handovers
inner join response_waits as waits on waits.handover_no = handovers.handover_no
