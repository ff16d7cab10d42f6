-- Where did the won deals come from: from hot leads that were handed over, or past the definition?
-- One row per deal won in the chosen period: "as_agreed" (its lead was handed over from a hot cell),
-- "not_hot" (handed over, but never from a hot cell), "not_scored" (handed over, but its cell was
-- never known), "never_handed_over", "excluded" (the lead counts for nobody), "no_lead". One without
-- a closing time counts when it was created.
--   $from_at  won at or after
--   $until_at  won before
--   $team_name  team of the lead's owner
--   $source  source of the lead
with won as (
    select *, coalesce(closed_at, created_at) as won_at
    from seen_deals
    where
        is_won
        and ($from_at is null or coalesce(closed_at, created_at) >= $from_at)
        and ($until_at is null or coalesce(closed_at, created_at) < $until_at)
),

heat as (
    select
        verdicts.lead_no,
        bool_or(verdicts.is_hot) as is_hot,
        bool_or('not scored' not in (verdicts.potential, verdicts.intent)) as is_scored
    from verdicts
    inner join (select distinct lead_no from won) as leads on leads.lead_no = verdicts.lead_no
    group by verdicts.lead_no
)

select
    won.deal_id,
    won.lead_no,
    won.won_at,
    won.created_at as deal_at,
    won.amount,
    won.owner_name,
    leads.potential,
    leads.intent,
    leads.source,
    leads.team_name,
    case
        when won.lead_no is null then 'no_lead'
        when leads.is_excluded then 'excluded'
        when heat.is_hot then 'as_agreed'
        when heat.is_scored then 'not_hot'
        when heat.lead_no is not null then 'not_scored'
        else 'never_handed_over'
    end as origin
from won
left join placed_leads as leads on leads.lead_no = won.lead_no
left join heat on heat.lead_no = won.lead_no
where
    ($team_name is null or leads.team_name = $team_name)
    and ($source is null or leads.source = $source)
