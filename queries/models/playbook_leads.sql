-- Did the agreed organisation do the agreed action in the agreed time for hot leads that nobody
-- handed over?
-- One row per such lead; playbook says what it says in playbook_verdicts.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
-- Kept.
with recent as (
    select *
    from activities
    where
        actor in ('sales', 'marketing')
        and occurred_at <= $as_of
        and occurred_at >= (select min(hot_from_at) - interval 1 day from hot_leads_since)
),

acted as (
    select
        hot.lead_no, hot.potential, hot.intent,
        done.actor,
        coalesce(done.activity_type, 'unknown') as activity_type,
        done.performed_by,
        owner_teams.team_name,
        greatest(done.occurred_at, hot.hot_from_at) as first_at
    from hot_leads as hot
    inner join lead_facts as facts on facts.lead_no = hot.lead_no
    inner join recent as done on done.lead_id = facts.lead_id
    left join owner_teams on owner_teams.owner_name = done.performed_by
    where
        -- a date-only one counts for any moment of its day
        end_of_stamp(done.occurred_at, done.is_date_only, $time_zone) >= hot.hot_from_at
        -- the touch that made it hot is no answer to it
        and (done.actor = 'sales' or done.occurred_at <> hot.hot_from_at)
),

agreed as (
    select lead_no, first_at as kept_at, performed_by as kept_by, activity_type as kept_type
    from acted
    where is_agreed_action()
    qualify row_number() over (
        partition by lead_no order by first_at, activity_type, performed_by
    ) = 1
),

others as (
    select distinct lead_no from acted where counts_as_follow_up(activity_type)
)

select
    hot.*,
    playbook_state(
        playbook_agreement(), agreed.kept_at, hot.deadline_at, $as_of, others.lead_no is not null
    ) as playbook,
    agreed.kept_at,
    agreed.kept_by,
    agreed.kept_type
from hot_leads as hot
left join agreed on agreed.lead_no = hot.lead_no
left join others on others.lead_no = hot.lead_no
