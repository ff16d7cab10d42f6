-- Which lead does each deal belong to, and what had become of it by the moment?
-- One row per deal that belongs to a lead: the one that it names, else the account's lead with
-- the latest handover at or before its creation.
--   $as_of  the moment the report is for
-- Kept.
with seen as (
    select *
    from deal_facts
    where created_at is null or created_at <= $as_of
),

attributed as (
    select deals.deal_id, deals.lead_no
    from account_deals as deals
    inner join merged_handovers as handovers on handovers.lead_no = deals.lead_no
    where handovers.handed_over_at <= deals.created_until_at
    qualify row_number() over (
        partition by deals.deal_id order by handovers.handed_over_at desc, deals.lead_id
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
    seen.created_on,
    seen.is_date_only,
    seen.closed_at,
    seen.closed_until_at,
    seen.is_won and (seen.closed_at is null or seen.closed_at <= $as_of) as is_won
from seen
left join attributed on attributed.deal_id = seen.deal_id
where coalesce(seen.lead_no, attributed.lead_no) is not null
