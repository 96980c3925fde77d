## Words of the charts.

chart-unpriced = Amounts are incomplete: { $count ->
    [one] one component has no price
   *[other] { $count } components have no price
}; costs are minima (≥).
chart-bar = { $year }, { $name }: { $amount }
chart-partial = { $year } has only { $months } months.
chart-rights = Grants and FCTVA

chart-cliff-up = Running cost goes from { $pilot } to { $after } a year once the pilot is over
chart-cliff-down = Running cost falls from { $pilot } to { $after } a year once the pilot is over
chart-cliff-flat = Running cost stays at { $after } a year once the pilot is over
chart-cliff-pilot = The pilot costs { $pilot } a year to run; what follows does not show within the horizon
chart-cliff-none = Running cost reaches { $amount } in { $year }
chart-cliff-unit = Running and replacement spending by year, in { $unit } incl. VAT
chart-cliff-table = Running cost by year (incl. VAT)
chart-net-run = Net to the city
chart-pilot-end = end of the pilot
chart-average-pilot = pilot: { $amount }/year
chart-average-after = then: { $amount }/year
chart-cliff-rights-note = Diamond: net to the city, less the subsidies, contributions and FCTVA that this spending gives right to, whenever they are received.
chart-cliff-average-note = Thick lines: net yearly averages, over the pilot, then over the 12 months that follow the last growth.
chart-cliff-description = Net running cost by year: { $list }.

nothing-to-draw = Nothing to draw for '{ $kind }': { $why }
nothing-of-cliff = nothing runs or is renewed in this plan
nothing-of-city = the plan is laid over no city; `--city` names one
nothing-of-waterfall = the plan costs nothing and brings nothing
nothing-of-offers = it takes priced offers; `--offers` names their files
nothing-of-tornado = nothing is uncertain: neither `uncertainty` nor a price with a `range`
nothing-of-fan = the plan is laid over no city; `--city` names one
nothing-of-thresholds = the plan is laid over no city; `--city` names one

help-chart = A chart of a plan as SVG, or the figures that it shows
help-chart-plan = Plan: a file, or the id of a shipped plan
help-chart-kind = What to draw
help-chart-offers = Offers to draw, for `offers` (repeatable)
help-chart-scenarios = Number of scenarios, for `fan`
help-chart-seed = Seed of the draws, for `fan`
