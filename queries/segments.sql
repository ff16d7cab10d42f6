-- Which teams and sources can a reader choose?
-- One row per kind of segment and name.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
select 'team_name' as segment, team_name as name, count(*) as count_rows
from verdicts
where team_name is not null
group by team_name
union all
select 'source' as segment, source as name, count(*) as count_rows
from placed_leads
where source is not null
group by source
order by segment, name
