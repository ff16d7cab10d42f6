-- Which team does each owner belong to, where a row names the owner alone?
-- One row per owner: the team that most rows name with them.
-- Built at load.
with named as (
    select owner_name, team_name from handovers
    union all
    select owner_name, team_name from leads
),

counted as (
    select owner_name, team_name, count(*) as count_rows
    from named
    where owner_name is not null and team_name is not null
    group by owner_name, team_name
)

select owner_name, team_name
from counted
qualify row_number() over (partition by owner_name order by count_rows desc, team_name) = 1
