-- Who was in a campaign was touched by it: its name, its type, and marketing's doing if nobody's.
--   $types  spelling, type and actor of each known type of campaign

create temp table campaign_touches as
select
    place(activities.file_no, activities.line_no) as place,
    campaigns.campaign_name,
    coalesce(types.activity_type, lower(campaigns.campaign_type)) as activity_type
from activities
left join raw.staged.campaigns as campaigns
    on id_key(campaigns.campaign_id) = id_key(activities.campaign_id)
left join (
    select word_key(spelling) as spelling, any_value(activity_type) as activity_type
    from (select unnest($types, recursive := true)) group by all
) as types on types.spelling = word_key(campaigns.campaign_type)
where activities.campaign_id is not null;

update activities set
    subject = coalesce(activities.subject, touches.campaign_name),
    actor = coalesce(activities.actor, if(activities.activity_type is null, 'marketing', null)),
    activity_type = coalesce(activities.activity_type, touches.activity_type)
from campaign_touches as touches
where touches.place = place(activities.file_no, activities.line_no);

insert into notes
select 'were in a campaign whose type is not named', 'activities', count(*)
from activities where campaign_id is not null and activity_type is null having count(*) > 0;
