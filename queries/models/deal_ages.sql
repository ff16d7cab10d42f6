-- How many days has each deal been open, or had it been when it closed?
-- One row per deal seen by the moment whose creation day is known; an open deal has an age, a closed
-- one a cycle; one that closes before it is created has neither.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
with seen as (
    select
        dated.*,
        deals.is_closed and (dated.closed_at is null or dated.closed_at <= $as_of) as is_closed
    from seen_deals as dated
    inner join deals on deals.deal_id = dated.deal_id
    where dated.created_on is not null
)

select
    deal_id,
    lead_no,
    deal_stage,
    amount,
    owner_name,
    created_at,
    case
        when not is_closed then date_diff('day', created_on, local_day($as_of, $time_zone))
    end as age_days,
    case
        when is_closed and local_day(closed_at, $time_zone) >= created_on
        then date_diff('day', created_on, local_day(closed_at, $time_zone))
    end as cycle_days
from seen
