-- What is known of each deal that can be tied to a lead?
-- One row per deal that names a known lead, or only an account.
--   $time_zone  the company's zone
-- Built at load.
with timed as (
    select
        *,
        -- A closed deal without a creation time was there when it closed, at the latest.
        coalesce(created_at, case when is_closed then closed_at end) as known_from_at,
        case
            when created_at is not null then created_is_date_only else closed_is_date_only
        end as is_date_only
    from deals
)

select
    timed.deal_id,
    lead_facts.lead_no,
    case when timed.lead_id is null then timed.account_id end as account_id,
    timed.deal_stage,
    timed.amount,
    timed.owner_name,
    timed.known_from_at as created_at,
    end_of_stamp(timed.known_from_at, timed.is_date_only, $time_zone) as created_until_at,
    timed.is_date_only,
    local_day(timed.known_from_at, $time_zone) as created_on,
    -- The closing time of an open deal is a plan.
    case when timed.is_closed then timed.closed_at end as closed_at,
    case
        when timed.is_closed
        then end_of_stamp(timed.closed_at, timed.closed_is_date_only, $time_zone)
    end as closed_until_at,
    coalesce(timed.is_won, false) and timed.is_closed as is_won
from timed
left join lead_facts on lead_facts.lead_id = timed.lead_id
