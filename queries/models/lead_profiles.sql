-- What do the definition's conditions ask of each lead, and what became of it?
-- One row per lead seen as of the moment: handed over, as it stood then; others as they stand.
--   $as_of  the moment the report is for
-- Kept.
with handed_over as (
    select
        atoms.lead_no,
        atoms.source,
        atoms.lead_team_name as team_name,
        atoms.lead_created_at as created_at,
        true as is_handed_over,
        atoms.has_excluded_reason,
        atoms.seen_at,
        profile_names()
    from merged_handovers as handovers
    inner join handover_atoms as atoms on atoms.handover_no = handovers.handover_no
    where handovers.next_handover_no is null
),

others as (
    select
        atoms.lead_no,
        atoms.source,
        atoms.team_name,
        atoms.created_at,
        false as is_handed_over,
        atoms.has_excluded_reason,
        $as_of as seen_at,
        profile_names()
    from unhanded_profiles as atoms
)

select
    profiles.*,
    deals.count_deals,
    deals.has_won_deal,
    deals.won_amount,
    qualified.sales_qualified_at,
    -- one small number, by which a grid of many leads is counted fastest
    cast(
        case when profiles.is_handed_over then 1 else 0 end
        + case when qualified.sales_qualified_at is not null then 2 else 0 end
        + case when deals.count_deals is not null then 4 else 0 end
        + case when deals.has_won_deal then 8 else 0 end as tinyint
    ) as traits
from (
    select * from handed_over
    union all
    select * from others
) as profiles
left join lead_deal_sums as deals on deals.lead_no = profiles.lead_no
left join sales_qualified as qualified on qualified.lead_no = profiles.lead_no
