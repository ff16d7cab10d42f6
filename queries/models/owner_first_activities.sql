-- When did an owner next log anything, for any lead? Silence of one who logs nothing is no proof.
-- One row per recorded handover and owner who may be charged with it.
--   $time_zone  the company's zone
-- Built at load.
with owners as (
    select lead_no, owner_name from handover_facts where owner_name is not null
    union
    select lead_no, owner_name from lead_facts
    where owner_name is not null and first_handed_over_at is not null
),

charges as (
    select handover_facts.handover_no, handover_facts.handed_over_at, owners.owner_name
    from handover_facts
    inner join owners on owners.lead_no = handover_facts.lead_no
),

-- A date-only activity is found by any handover of its day: it sorts at the end of the day.
events as (
    select
        performed_by as owner_name,
        end_of_stamp(occurred_at, is_date_only, $time_zone) as sorted_at,
        occurred_at,
        null as handover_no
    from activities
    where
        actor = 'sales'
        and occurred_at is not null
        and performed_by in (select owner_name from owners)
    union all
    select owner_name, handed_over_at, null, handover_no from charges
),

looked_up as (
    select
        handover_no,
        owner_name,
        sorted_at as handed_over_at,
        min(occurred_at) over (partition by owner_name order by sorted_at desc) as next_at
    from events
)

select handover_no, owner_name, greatest(next_at, handed_over_at) as first_at
from looked_up
where handover_no is not null and next_at is not null
order by handover_no
