-- Campaigns by name, for leads and for those who were in them.

update raw.staged.leads as leads set campaign = campaigns.campaign_name
from raw.staged.campaigns as campaigns
where id_key(campaigns.campaign_id) = id_key(leads.campaign_id) and leads.campaign is null;

-- Without a file of campaigns the id stands as the name.
update raw.staged.leads set campaign = campaign_id where campaign is null;
