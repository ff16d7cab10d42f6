-- In which cell stood each chosen lead when it was judged?
-- One row per lead and moment of a chosen flip, by the definition that it is asked with.
with placed as (
    select lead_no, seen_at, potential_no() as potential_no, intent_no() as intent_no
    from flip_profiles
)

select lead_no, seen_at, potential_name() as potential, intent_name() as intent
from placed
