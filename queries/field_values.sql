-- Which values does the data hold in the fields that a definition may name?
-- One row per field and value, the most frequent 200 of each; types of activities stand as touches
-- (of leads and marketing) and activities (of sales).
select field, value, count_rows
from known_values
order by field, count_rows desc, value
