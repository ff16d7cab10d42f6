-- What follows from the loaded rows themselves, before any definition.

-- Is a deal closed? The source says so, or the deal is won, or its stage does. A bare "not won"
-- means lost only where the source leaves some deals blank (no verdict yet, no closing date);
-- a source that fills every row (IsWon = false for open deals) does not say.
update deals set is_won = true
where is_won is null
    and regexp_matches(lower(deal_stage), $won_words)
    and not regexp_matches(lower(deal_stage), $lost_words);

update deals set is_closed = coalesce(
    is_closed,
    case
        when is_won then true
        when regexp_matches(lower(deal_stage), $closed_words) then true
        when is_won = false and closed_at is not null then (
            select bool_or(is_won is null) or bool_or(closed_at is null) from deals
        )
    end,
    false
);

-- Implausible rows are kept and counted; they are listed here, and left out of durations.
insert into implausible_rows
select 'deals', deal_id, 'closes before it is created', file_no, line_no
from deals where is_closed and closed_at < created_at;

insert into implausible_rows
select 'activities', activity_id, 'is before its lead was created', activities.file_no, activities.line_no
from activities inner join leads on leads.lead_id = activities.lead_id
where end_of_stamp(activities.occurred_at, activities.is_date_only, $time_zone) < leads.created_at;

insert into implausible_rows
select 'handovers', handover_id, 'is before its lead was created', handovers.file_no, handovers.line_no
from handovers inner join leads on leads.lead_id = handovers.lead_id
where local_day(handovers.handed_over_at, $time_zone) < local_day(leads.created_at, $time_zone);

insert into implausible_rows
select 'deals', deal_id, 'is created before its lead', deals.file_no, deals.line_no
from deals inner join leads on leads.lead_id = deals.lead_id
where local_day(deals.created_at, $time_zone) < local_day(leads.created_at, $time_zone);

insert into implausible_rows
select 'leads', lead_id, 'is created in the future', file_no, line_no
from leads where created_at > $loaded_at;
insert into implausible_rows
select 'handovers', handover_id, 'is handed over in the future', file_no, line_no
from handovers where handed_over_at > $loaded_at;
insert into implausible_rows
select 'activities', activity_id, 'happens in the future', file_no, line_no
from activities where occurred_at > $loaded_at;
insert into implausible_rows
select 'deals', deal_id, 'is created in the future', file_no, line_no
from deals where created_at > $loaded_at;

-- The newest thing that happened. A planned closing date is no such time.
insert into settings
select 'as_of', strftime(coalesce(max(happened_at), $loaded_at), '%Y-%m-%dT%H:%M:%S.%fZ')
from (
    select created_at as happened_at from leads
    union all
    select handed_over_at from handovers
    union all
    select occurred_at from activities
    union all
    select created_at from deals
)
where happened_at <= $loaded_at;
