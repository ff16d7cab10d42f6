-- Which lead does each deal belong to, and what had become of it by the moment?
-- One row per deal that belongs to a lead: the one that it names, else the account's lead with
-- the latest handover at or before its creation.
--   $as_of  the moment the report is for
with seen as (
    select *
    from deal_facts
    where created_at is null or created_at <= $as_of
),

attributed as (
    select seen.deal_id, facts.lead_no
    from seen
    inner join lead_facts as facts on facts.account_id = seen.account_id
    inner join merged_handovers as handovers on handovers.lead_no = facts.lead_no
    where seen.lead_no is null and handovers.handed_over_at <= seen.created_until_at
    qualify row_number() over (
        partition by seen.deal_id order by handovers.handed_over_at desc, facts.lead_id
    ) = 1
)

select
    seen.deal_id,
    coalesce(seen.lead_no, attributed.lead_no) as lead_no,
    seen.deal_stage,
    seen.amount,
    seen.owner_name,
    seen.created_at,
    seen.created_until_at,
    seen.created_reading,
    seen.is_date_only,
    seen.closed_at,
    seen.closed_until_at,
    seen.is_won and (seen.closed_at is null or seen.closed_at <= $as_of) as is_won
from seen
left join attributed on attributed.deal_id = seen.deal_id
where coalesce(seen.lead_no, attributed.lead_no) is not null
