-- Which owners were charged with handovers, and did they ever log anything afterwards?
-- One row per owner with due handovers in the view.
--   $as_of  the moment the report is for
select
    owner_name,
    max(team_name) as team_name,
    count(*) as count_due,
    count(*) filter (where verdict = 'ignored') as count_ignored,
    not bool_or(coalesce(owner_logged_at <= $as_of, false)) as is_silent
from handovers_in_view
where is_due and owner_name is not null
group by owner_name
