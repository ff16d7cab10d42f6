-- Which recorded handovers only repeat an earlier one, as of a moment?
-- One row per repeat, with the counted handover that it belongs to.
--   $as_of  the moment the report is for
select
    repeats.handover_no,
    max(firsts.handover_no) as first_handover_no
from handover_facts as repeats
inner join handover_facts as firsts
    on firsts.lead_no = repeats.lead_no and firsts.handover_no < repeats.handover_no
where
    repeats.handed_over_at <= $as_of
    and repeats.us_since_previous < repeat_after_us()
    and (firsts.us_since_previous is null or firsts.us_since_previous >= repeat_after_us())
group by repeats.handover_no
