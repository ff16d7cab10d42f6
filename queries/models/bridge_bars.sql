-- Which bars has the bridge from marketing's number to sales' number, in which order?
-- One row per bar. A total holds everything that stands at its place or after it; any other bar
-- holds the records of its own step.
select *
from (
    values
        (1, 'handed_over', true),
        (2, 'repeat', false),
        (3, 'duplicate', false),
        (4, 'excluded', false),
        (5, 'unassigned', false),
        (6, 'waiting', false),
        (7, 'rejected', false),
        (8, 'ignored', false),
        (9, 'worked', true),
        (10, 'without_deal', false),
        (11, 'with_deal', true),
        (12, 'open', false),
        (13, 'lost', false),
        (14, 'won', true)
) as bars (step_no, step, is_total)
