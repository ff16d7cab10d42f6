-- Which sources bring MQLs that sales takes up, and which bring ones that it lets lie?
-- One row per source of the lead; leads that name no source are a row of their own.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with won_leads as (
    select distinct lead_no from lead_deals where is_won
)

select
    handovers.source,
    count(*) as count_handovers,
    count(*) filter (where handovers.verdict <> 'excluded') as count_counted,
    count(*) filter (where handovers.is_due) as count_due,
    count(*) filter (where handovers.verdict = 'ignored') as count_ignored,
    count(*) filter (where handovers.is_sure) as count_sure,
    count(*) filter (where handovers.verdict = 'converted') as count_converted,
    count(*) filter (where handovers.verdict = 'converted' and handovers.has_won_deal)
        as count_won,
    count(distinct handovers.lead_no) as count_leads,
    -- whenever the deal was created, before the handover too
    count(distinct won_leads.lead_no) as count_leads_won,
    share(
        count(*) filter (where handovers.verdict = 'ignored'),
        count(*) filter (where handovers.is_due)
    ) as ignored_rate,
    share(
        count(*) filter (where handovers.verdict = 'converted'),
        count(*) filter (where handovers.verdict <> 'excluded')
    ) as conversion_rate
from handovers_in_view as handovers
left join won_leads on won_leads.lead_no = handovers.lead_no
group by handovers.source
order by count_handovers desc, handovers.source
