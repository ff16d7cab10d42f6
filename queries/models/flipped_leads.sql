-- Which leads that were never handed over are MQLs by the definition or by the agreed one alone?
-- One row per such lead, from the moment at which it became one; one that merely becomes an MQL at
-- another time is none of them.
--   $from_at  become one at or after
--   $until_at  become one before
with flipped as (
    select
        coalesce(drafted.lead_no, agreed.lead_no) as lead_no,
        coalesce(drafted.hot_at, agreed.hot_at) as seen_at,
        drafted.lead_no is not null as is_entering
    from hot_moments as drafted
    full join hot_moments_agreed as agreed on agreed.lead_no = drafted.lead_no
    where drafted.lead_no is null or agreed.lead_no is null
)

select flipped.*
from flipped
anti join leads_out_of_view as others on others.lead_no = flipped.lead_no
where
    ($from_at is null or flipped.seen_at >= $from_at)
    and ($until_at is null or flipped.seen_at < $until_at)
