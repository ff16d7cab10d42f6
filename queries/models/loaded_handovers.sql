-- How many handovers had the owner received in the week of each one?
-- One row per due handover of the view that is charged to an owner.
select
    handovers.*,
    loads.week_on,
    loads.count_received,
    case
        when loads.count_received = 1 then '1'
        when loads.count_received <= 3 then '2–3'
        when loads.count_received <= 6 then '4–6'
        when loads.count_received <= 12 then '7–12'
        when loads.count_received <= 24 then '13–24'
        else '25+'
    end as load_band
from handovers_in_view as handovers
inner join handover_loads as loads on loads.handover_no = handovers.handover_no
where handovers.is_due
