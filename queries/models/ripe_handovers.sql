-- What became of the handovers within as many days, of those that are at least so old?
-- One row per counted handover in view that is not excluded; is_newer: handed over after the split.
--   $as_of  the moment the report is for
--   $split_at  from here on handovers are the newer part; empty: there is none
--   $within_days  days after which an outcome counts no more; empty: it always counts
select
    handovers.handover_no,
    handovers.lead_no,
    handovers.handed_over_at,
    coalesce(handovers.handed_over_at >= $split_at, false) as is_newer,
    handovers.verdict = 'converted' and (
        $within_days is null
        or handovers.deal_at <= handovers.handed_over_at + $within_days * interval 1 day
    ) as is_converted,
    handovers.verdict = 'converted' and handovers.has_won_deal as is_won,
    coalesce(wins.won_amount, 0) as won_amount
from handovers_in_view as handovers
left join handover_wins as wins on wins.handover_no = handovers.handover_no
where
    handovers.verdict <> 'excluded'
    and (
        $within_days is null
        or handovers.handed_over_at + $within_days * interval 1 day <= $as_of
    )
