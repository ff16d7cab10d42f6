-- How many cases enter or leave what is hot, and what became of them?
-- One row: the definition against the agreed one; the same definition flips nothing.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
select
    count(*) filter (where flip = 'enters') as count_enters,
    count(*) filter (where flip = 'leaves') as count_leaves,
    count(*) filter (where flip = 'enters' and is_handed_over) as count_enters_handed_over,
    count(*) filter (where flip = 'leaves' and is_handed_over) as count_leaves_handed_over,
    count(*) filter (where flip = 'enters' and has_deal) as count_enters_with_deal,
    count(*) filter (where flip = 'leaves' and has_deal) as count_leaves_with_deal,
    count(*) filter (where flip = 'enters' and has_won_deal) as count_enters_won,
    count(*) filter (where flip = 'leaves' and has_won_deal) as count_leaves_won
from flips
