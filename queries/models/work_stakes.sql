-- What is at stake with each lead of the chosen work?
-- One row per such lead: amount × chance × urgency, a factor that nobody knows being 1. Urgency is
-- 1 at the deadline, a half one SLA before it, and a half one usual SLA after it, in business hours.
with factors as (
    select
        items.*,
        amounts.mean_won_amount,
        amounts.amount_of,
        chances.conversion_rate,
        chances.conversion_of,
        coalesce(
            case
                when items.left_business_hours >= 0
                then share(
                    items.sla_business_hours, items.sla_business_hours + items.left_business_hours
                )
                -- Once late, all cells fade alike: a short SLA must not make the hottest fade first.
                else share(usual_business_hours(), usual_business_hours() - items.left_business_hours)
            end,
            1
        ) as urgency
    from chosen_work as items
    left join band_amounts as amounts on amounts.potential_no = items.potential_no
    left join cell_chances as chances
        on chances.potential_no = items.potential_no and chances.intent_no = items.intent_no
)

select
    *,
    coalesce(mean_won_amount, 1) * coalesce(conversion_rate, 1) * urgency as stake_amount
from factors
