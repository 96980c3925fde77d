## Words of the charts.

chart-unpriced = Amounts are incomplete: { $count ->
    [one] one component has no price
   *[other] { $count } components have no price
}; costs are minima (≥).
chart-bar = { $year }, { $name }: { $amount }
chart-partial = { $year } has { $months } months only
chart-rights = Grants and FCTVA

chart-cliff-up = The recurring cost of operation goes from { $pilot } to { $after } a year { $months ->
    [one] in the first month
   *[other] in the first { $months } months
} at full service
chart-cliff-down = The recurring cost of operation falls from { $pilot } to { $after } a year { $months ->
    [one] in the first month
   *[other] in the first { $months } months
} at full service
chart-cliff-flat = The recurring cost of operation is { $after } a year in the pilot, as { $months ->
    [one] in the first month
   *[other] in the first { $months } months
} at full service
chart-cliff-mean = , then { $amount } on average from { $first } to { $last }
chart-cliff-most = , { $amount } in the heaviest year ({ $year })
chart-cliff-pilot = Operating the pilot costs { $pilot } a year; what follows is beyond the horizon
chart-cliff-none = The recurring cost of operation reaches { $amount } in { $year }
chart-cliff-unit = Recurring spending, failures and renewals, { $unit } incl. VAT
chart-cliff-table = Recurring cost of operation, renewals included, by year, incl. VAT (EUR)
chart-net-run = Net to the city
chart-pilot-end = end of the pilot
chart-cliff-rights-note = Diamond: net to the city, less aid and FCTVA.
chart-cliff-averages = Thick lines: net yearly averages, { $pilot } in the pilot, then { $after } over the { $months } months after the last extension.
chart-cliff-average = Thick line: net yearly average, { $pilot } over the pilot.
chart-cliff-description = Net recurring cost of operation by year: { $list }.

nothing-to-draw = Nothing to draw for '{ $kind }': { $why }
nothing-of-cliff = nothing runs or is renewed in this plan
nothing-of-city = the plan is laid over no city; `--city` names one
nothing-of-waterfall = the plan costs nothing and brings nothing
nothing-of-offers = it takes priced offers; `--offers` names their files
nothing-of-tornado = nothing is uncertain: neither `uncertainty` nor a price with a `range`
nothing-of-fan = the plan is laid over no city; `--city` names one
nothing-of-thresholds = the plan is laid over no city; `--city` names one
nothing-of-plans = this is one plan by itself: give a programme
nothing-of-programme = of a programme, `plans` is drawn; the other charts are of one plan
chart-plans-run-title = { $count } plans cost the city up to { $amount } a year to run, in { $year }
chart-plans-ppi-title = { $count } plans invest up to { $amount } incl. VAT a year, in { $year }
chart-plans-ppi-description = Investment incl. VAT of all years: { $list }.
chart-plans-ppi-below = By fiscal year, one plan on the other
chart-plans-run-below = By fiscal year, one plan on the other; what saves more than it costs lies below zero, and a diamond marks what all come to
chart-plans-run = Net running cost
chart-plans-ppi = Investment incl. VAT
chart-plans-others = { $count } others
chart-plans-measure = Measure
chart-plans-table = What the plans run and invest each year (EUR)
chart-plans-in-euros = { $name } (EUR)
chart-plans-run-description = Net running cost of all years: { $list }.

help-chart = A chart of a plan as SVG, or the figures that it shows
help-chart-plan = Plan: a file, or the id of a shipped plan
help-chart-kind = What to draw
help-chart-offers = Offers to draw, for `offers` (repeatable)
help-chart-scenarios = Number of scenarios, for `fan`
help-chart-seed = Seed of the draws, for `fan`

chart-without = without the plan
chart-with = with the plan
chart-panel = { $name }, in { $unit }
chart-side = { $name } ({ $side })
chart-deleveraging = Deleveraging capacity, in years
chart-city-title = In { $year }, { $judged ->
    [all] at the lowest
   *[some] the lowest of the years judged
}, { $below ->
    [yes] the city's gross savings fall to { $with } with the plan, against { $without } without
   *[no] the city is left with { $with } of gross savings with the plan, against { $without } without
}
chart-city-same = In { $year }, { $judged ->
    [all] at the lowest
   *[some] the lowest of the years judged
}, { $below ->
    [yes] the city's gross savings fall to { $with }, with or without the plan
   *[no] the city is left with { $with } of gross savings, with or without the plan
}
chart-city-unit = The city's budget by year, without and with the plan
chart-city-table = The city without and with the plan (EUR)
chart-city-beyond = Triangle: beyond the scale of deleveraging; the exact value is in the table.
chart-city-gaps = There is no deleveraging capacity in years when gross savings are zero or negative.
chart-city-unpriced = With the plan, the savings shown leave out what has no price: they are neither a maximum nor a minimum.
chart-city-description = Gross savings by year, without → with the plan: { $list }.

chart-subsidies = Subsidies
chart-contributions = Contributions
chart-fctva = FCTVA
chart-savings = Savings
chart-revenues = Revenues
chart-waterfall-net = Of a total cost of { $cost }, { $net } are left to the city
chart-waterfall-after = Of a total cost of { $cost }, { $net } are left to the city, and { $after } after savings and revenues
chart-waterfall-unit = From the total cost of ownership to the net cost, over the whole horizon, incl. VAT
chart-waterfall-table = From the total cost to the net cost (EUR)
chart-after-horizon = { $amount } of grants and FCTVA arrive after the horizon and are not counted.
chart-waterfall-description = Steps: { $list }.

chart-low = low value
chart-high = high value
chart-base = as it is: { $amount }
chart-tornado-title = Depending on { $input }, the total cost goes from { $low } to { $high }
chart-tornado-still = No uncertain input moves the total cost of { $cost }
chart-tornado-unit = Change of the total cost incl. VAT when one input alone takes its low or its high value
chart-tornado-table = Effect of each uncertain input on the total cost incl. VAT (EUR)
chart-tornado-more = The { $drawn } inputs that matter most are drawn, of { $count }.
chart-tornado-description = Total cost as it is: { $cost }. Change at the low … at the high value: { $list }.
chart-no-effect = no effect
chart-tornado-refused = An end with which the plan cannot be calculated is not drawn; the table says why.
chart-at-low = Cost at the low value
chart-at-high = Cost at the high value
chart-as-it-is = As it is

chart-fan-title = In { $year }, for what is uncertain in the plan alone, gross savings lie between { $low } and { $high } in 90 % of the draws
chart-fan-unit = Gross savings of the city with the plan, in { $unit }
chart-fan-table = Gross savings with the plan: quantiles (EUR)
chart-between = { $low } to { $high }
chart-fan-note = Black line: median. Only what is uncertain in the plan is drawn ({ $inputs ->
    [0] no input
    [one] one input
   *[other] { $inputs } inputs
}, { $scenarios } scenarios, seed { $seed }): what is uncertain in the city's accounts is not.
chart-fan-partial = The simulation was stopped early: { $asked } scenarios were asked for.
chart-fan-description = By year, quantiles 5 % / 50 % / 95 %: { $list }.

chart-thresholds-fine = No threshold is reached with the plan, of { $count } rules
chart-thresholds-secured = counting only acquired money
chart-thresholds-title = With the plan, { $red ->
    [0] no rule is red
    [one] one rule is red
   *[other] { $red } rules are red
} and { $orange ->
    [0] none
    [one] one
   *[other] { $orange }
} orange, of { $count }
chart-thresholds-unit = Tightest year of each rule, since the plan began
chart-in-year = { $measure } in { $year }
chart-thresholds-table = Tightest year of each rule, since the plan began (EUR, but for ratios)
chart-thresholds-note = Each row has a scale of its own. A threshold that is crossed counts only where the plan is the cause.
chart-orange-at = Orange at
chart-red-at = Red at
chart-thresholds-description = The worst year of each rule, with the plan: { $list }.

chart-offers-title = By the end of { $year }, { $best } is the cheapest offer: { $amount }
chart-offers-alone = By the end of { $year }, { $best } will have cost { $amount }
chart-offers-unit = Cumulative cost of the need at the end of each year, in { $unit } incl. VAT
chart-offers-table = Cumulated cost of the need by offer, incl. VAT (EUR)
chart-offers-crossing = in { $year }, { $cheaper } falls below { $dearer }
chart-offers-same = No offer overtakes another within the horizon.
chart-offers-none = Offers without a complete price, which cannot be compared: { $list }.
chart-offers-mark = Circles, where cumulative costs cross: { $list }.
chart-offers-description = Cumulative cost at the end: { $list }.
chart-cut-axis = The axis does not begin at zero.
