-- Did the agreed organisation do the agreed action in the agreed time after each handover?
-- One row per counted handover. playbook says: excluded; none: no organisation was agreed for the
-- cell; unknown: nobody explained who that organisation is; kept: done at or before the deadline;
-- late: done after it; open: not done, the deadline is not past; other: the deadline is past and
-- something else happened (an activity that counts, a deal, a rejection); missed: nothing did.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
-- Kept.
with agreed as (
    select
        cells.handover_no,
        first.first_at as kept_at,
        first.performed_by as kept_by,
        first.activity_type as kept_type
    from first_activities as first
    left join repeated_handovers as repeated on repeated.handover_no = first.handover_no
    inner join (select handover_no, potential, intent from verdicts) as cells
        on cells.handover_no = coalesce(repeated.first_handover_no, first.handover_no)
    left join owner_teams on owner_teams.owner_name = first.performed_by
    where first.first_at <= $as_of and is_agreed_action()
    qualify row_number() over (
        partition by cells.handover_no
        order by first.first_at, first.activity_type, first.performed_by
    ) = 1
),

-- What sales did, deals and rejections stand in the verdict as its first response.
others as (
    select distinct coalesce(repeated.first_handover_no, first.handover_no) as handover_no
    from first_activities as first
    left join repeated_handovers as repeated on repeated.handover_no = first.handover_no
    where
        first.actor = 'marketing'
        and first.first_at <= $as_of
        and counts_as_follow_up(first.activity_type)
)

select
    verdicts.handover_no, verdicts.lead_no, verdicts.handed_over_at, verdicts.deadline_at,
    verdicts.owner_name, verdicts.team_name, verdicts.source, verdicts.potential, verdicts.intent,
    verdicts.verdict,
    case
        when verdicts.verdict = 'excluded' then 'excluded'
        else playbook_state(
            playbook_agreement(), agreed.kept_at, verdicts.deadline_at, $as_of,
            others.handover_no is not null or verdicts.first_response_at is not null
        )
    end as playbook,
    agreed.kept_at, agreed.kept_by, agreed.kept_type
from verdicts
left join agreed on agreed.handover_no = verdicts.handover_no
left join others on others.handover_no = verdicts.handover_no
