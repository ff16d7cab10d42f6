-- Whose is the open work?
-- One row per lead with open work; without an owner (or team) the group is empty.
--   $by  team; everything else: owner
select *, case when $by = 'team' then team_name else owner_name end as group_name
from work_items
