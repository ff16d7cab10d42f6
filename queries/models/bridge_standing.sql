-- Which counted handovers of the view stand for their lead and for its person?
-- One row per counted handover of the view, with the one that stands in its place: the latest of
-- its lead, or of its person where that has several leads; both empty where it stands itself.
with latest as (
    -- Only one whose lead was handed over before can stand in the place of another. Numbers run by
    -- lead and time.
    select lead_no, max(handover_no) as latest_no
    from handovers_in_view
    where is_repeat
    group by lead_no
),

by_lead as (
    select
        seen.handover_no, seen.handed_over_at, seen.verdict, seen.is_sure,
        seen.has_won_deal, seen.has_closed_deal,
        latest.latest_no as lead_standing_no
    from handovers_in_view as seen
    left join latest on latest.lead_no = seen.lead_no and latest.latest_no > seen.handover_no
),

by_person as (
    select
        by_lead.handover_no,
        first_value(by_lead.handover_no) over (
            partition by facts.person_no
            order by by_lead.handed_over_at desc, by_lead.handover_no desc
        ) as person_standing_no
    from handover_facts as facts
    inner join by_lead on by_lead.handover_no = facts.handover_no
    where by_lead.lead_standing_no is null and facts.person_no is not null
)

select by_lead.*, by_person.person_standing_no
from by_lead
left join by_person
    on by_person.handover_no = by_lead.handover_no
    and by_person.person_standing_no <> by_lead.handover_no
