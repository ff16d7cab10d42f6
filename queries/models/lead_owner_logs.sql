-- How much did the charged owner log while one lead waited? Silence in the log is no proof.
-- One row per counted handover whose owner logged anything, for any lead.
--   $lead_no  number of the lead
--   $time_zone  the company's zone
select
    windows.handover_no,
    count(*) as count_owner_activities,
    count(*) filter (where activities.lead_id <> own.lead_id) as count_other_activities
from lead_windows as windows
inner join lead_facts as own on own.lead_no = $lead_no
inner join activities
    on activities.performed_by = windows.owner_name
    and activities.occurred_at <= windows.watched_until_at
where
    activities.actor = 'sales'
    and end_of_stamp(activities.occurred_at, activities.is_date_only, $time_zone)
    >= windows.handed_over_at
group by windows.handover_no
