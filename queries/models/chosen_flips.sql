-- Which flips does the reader look at?
-- One row per flip, the newest first.
--   $which  enters, leaves, enters_won, leaves_won, enters_handed_over or leaves_handed_over; empty: all
--   $most_rows  how many rows at the most; empty: all
select *
from flips
where
    case $which
        when 'enters_won' then flip = 'enters' and has_won_deal
        when 'leaves_won' then flip = 'leaves' and has_won_deal
        when 'enters_handed_over' then flip = 'enters' and is_handed_over
        when 'leaves_handed_over' then flip = 'leaves' and is_handed_over
        else $which is null or flip = $which
    end
order by seen_at desc, lead_no
limit $most_rows
