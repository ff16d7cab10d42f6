-- How many handovers got which verdict?
-- One row per verdict that occurs, in the order in which verdicts are decided.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
select
    verdict,
    count(*) as count_handovers,
    count(*) filter (where is_sure) as count_sure
from handovers_in_view
group by verdict
order by
    case verdict
        when 'excluded' then 1 when 'converted' then 2 when 'rejected' then 3
        when 'followed_up' then 4 when 'followed_up_late' then 5 when 'waiting' then 6
        when 'unassigned' then 7 else 8
    end
