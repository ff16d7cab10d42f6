-- Who the users are: names and teams by id. Leaves owners and team_names.

create temp table team_names as
select team_id, arg_min(team_name, place(file_no, line_no)) as team_name
from raw.staged.teams where team_id is not null and team_name is not null group by team_id;

create temp table owners as
with said as (
    select
        user_id,
        coalesce(user_name, nullif(split_part(email, '@', 1), '')) as user_name,
        coalesce(users.team_name, team_names.team_name) as team_name,
        place(file_no, line_no) as place
    from raw.staged.users as users
    left join team_names on team_names.team_id = users.team_id
    union all
    select
        user_id, null, coalesce(teams.team_name, team_names.team_name),
        place(file_no, line_no) + 1000000000000000000
    from raw.staged.teams as teams
    left join team_names on team_names.team_id = teams.team_id
)

select
    id_key(user_id) as owner_key,
    coalesce(arg_min(user_name, place), min(user_id)) as owner_name,
    arg_min(team_name, place) as team_name
from said where user_id is not null group by owner_key;
