-- Which deals does the reader look at?
-- One row per deal made in the chosen period, of a lead of the team and source that is not excluded.
--   $from_at  made at or after
--   $until_at  made before
--   $team_name  team of the lead's owner
--   $source  source of the lead
-- Kept.
with standing as (
    select
        lead_no,
        is_handed_over,
        has_excluded_reason or is_excluded_by_definition() as is_excluded
    from lead_profiles
    where lead_no in (select lead_no from lead_deals)
    union all
    -- a lead that is there only later stands in no cell: its deal is missed, and counts
    select
        lead_no,
        false as is_handed_over,
        has_excluded_reason or is_excluded_by_definition() as is_excluded
    from unseen_profiles
)

select
    deals.*,
    coalesce(deals.created_at, deals.closed_at) as made_at,
    standing.is_handed_over
from lead_deals as deals
inner join standing on standing.lead_no = deals.lead_no
inner join lead_facts as facts on facts.lead_no = deals.lead_no
where
    not standing.is_excluded
    and ($from_at is null or coalesce(deals.created_at, deals.closed_at) >= $from_at)
    and ($until_at is null or coalesce(deals.created_at, deals.closed_at) < $until_at)
    and ($team_name is null or facts.team_name = $team_name)
    and ($source is null or facts.source = $source)
