## Words of `simulate`.

simulated = { $plan }: { $scenarios } scenarios over { $inputs ->
    [one] one uncertain input
   *[other] { $inputs } uncertain inputs
}, seed { $seed }.
simulated-partly = PARTIAL: stopped after { $scenarios } of { $asked } scenarios.
compiled-anew = { $count } different plans had to be compiled, because drawn values change when something happens or how many units there are.
simulate-unpriced = Totals of the plan are at least what is shown; figures of the city leave out what has no price.
loans-cut-share = In { $share } of the scenarios the loans are above what they may pay for, and are cut to it.
nothing-uncertain = Nothing in this plan is uncertain: neither `uncertainty` nor a price with a range.
drivers-note = Share of each outcome's variance that the input explains alone (squared correlation), with the sign of the effect.
no-rule-reached = None: in no scenario does a threshold count against the plan.

heading-probabilities = How likely each verdict is
heading-rules-reached = Rules that count against the plan, and in how many of the scenarios
heading-figures = What it may cost, EUR (quantiles)
heading-gross_savings = Gross savings with the plan, EUR
heading-net_savings = Net savings with the plan, EUR
heading-working_capital = Working capital with the plan, EUR
heading-debt = Debt with the plan, EUR
heading-outcome-drivers = What drives the outcome

column-verdict = Verdict
column-all-funding = All funding
column-secured = Acquired only
column-counts-orange = Counts orange
column-counts-red = Counts red
column-reached = Orange or red
column-red = Red
column-figure = Figure
column-q05 = 5 %
column-q25 = 25 %
column-q50 = 50 %
column-q75 = 75 %
column-q95 = 95 %
column-mean = Mean
column-error = ±
column-min = Min
column-max = Max
column-seed = Seed
column-scenarios = Scenarios
column-asked = Scenarios asked for
column-input = Input
column-draw = Draw

figure-tco_excl_vat = TCO excl. VAT
figure-tco_incl_vat = TCO incl. VAT
figure-net_cost = Net cost
figure-net_cost_after_benefits = Net cost after benefits
figure-present_value = Present value of net cost
figure-equivalent_annual_cost = Equivalent annual cost
figure-pilot_cost = Recurring cost of operation in the pilot, renewals included, a year
figure-post_pilot_cost = Recurring cost of operation after it, renewals included, a year

driven-tco_incl_vat = TCO incl. VAT
driven-net_cost = Net cost
driven-post_pilot_cost = Recurring cost of operation
driven-verdict = Verdict

shape-triangular = triangular
shape-uniform = uniform
shape-normal = normal
shape-lognormal = lognormal

simulate-refused = a drawn value makes a plan that is at fault: { $settings }

## How sure a verdict is, beside it.

rules-by-secured = With all funding the plan lasts and on acquired money alone it does not in { $share } of the scenarios: there the rules are those on acquired money.
heading-confidence = How sure this is
odds-levels = In { $scenarios } draws of { $inputs ->
    [one] one uncertain input
   *[other] { $inputs } uncertain inputs
}: sustainable { $sustainable }, fragile { $fragile }, unsustainable { $unsustainable }.
odds-undetermined = In { $scenarios } draws of { $inputs ->
    [one] one uncertain input
   *[other] { $inputs } uncertain inputs
}: unsustainable { $unsustainable }; of the others no verdict is known.
odds-no-city = { $scenarios } draws of { $inputs ->
    [one] one uncertain input
   *[other] { $inputs } uncertain inputs
}; without a city there is no verdict to draw.
odds-fewer = No more than these, and not { $asked }, since each of the drawn durations and quantities makes another plan.
odds-net-cost = Net cost{ $benefits ->
    [some] {" "}before savings and revenues
   *[none] {""}
}: { $low } to { $high } in nine draws of ten, median { $middle }; { $above } of the draws are above the plan's own { $own }.
odds-run-cost = Yearly recurring cost at the pace of the first months at full service, renewals included: from { $low } to { $high } in nine draws of ten, median { $middle }; the plan's own is { $own }.
odds-brief-net-cost = Net cost{ $benefits ->
    [some] {" "}before savings and revenues
   *[none] {""}
}: { $low } to { $high } in nine draws of ten; { $above } of the draws are above the plan's own{ $benefits ->
    [some] {""}, { $own }
   *[none] {""}
}.
odds-brief-run-cost = Yearly recurring cost at the pace of the first months at full service: { $low } to { $high } in nine draws of ten.
odds-low = { $which ->
    [net-cost] The plan's net cost lies { $net } below the median of its own ranges.
    [run-cost] The plan's recurring cost lies { $run } a year below the median of its own ranges.
   *[both] The plan's net cost and its recurring cost lie { $net } and { $run } a year below the median of its own ranges.
}
odds-medians = In the middle of all draws: { $list }. The shares of each verdict and the ends are told under “In short”.
odds-median-net-cost = net cost to the city{ $benefits ->
    [some] {" "}before savings and revenue
   *[none] {""}
} { $middle }
odds-median-run-cost = yearly recurring cost once all is in service { $middle }
odds-low-budget = For the budget, take the median of the draws.
odds-otherwise = Most draws ({ $share }) give another verdict than the plan's own figures: { $level }.
growth-turns = Another growth of the city's accounts than the assumed one is enough to change the verdict: { $list }.
growth-turn = { $account } at { $value } instead of { $now }, the { $subject ->
    [programme] programme
   *[plan] plan
} becomes { $level }
growth-uncovered = Where a better course makes the verdict worse, it is because the city no longer passes { $list } by itself: it is then the { $subject ->
    [programme] programme
   *[plan] plan
} that makes it pass, which counts against it.
growth-uncovered-rule = the threshold of “{ $rule }” in { $year }
growth-kept = How the city's accounts are taken to grow, give or take a point, leaves the verdict as it is: { $list }.
growth-rate = { $account } at { $now }
odds-city-fixed = These shares vary the plan alone: the city's accounts and their growth stay as they are.
odds-city-reserved = These shares vary the plan alone: the city's accounts, their growth and its debt stay as they are; the shares hold under the verdict's own reserve.
odds-sampling = Draws: seed { $seed }; standard errors of sampling at most { $points } points on the shares{ $figures }.
odds-sampling-net = , { $error } on the net cost
odds-sampling-run = , { $error } on the recurring cost
odds-assumed = { $share } of the total cost (TCO excl. VAT) rests on at least one value that is assumed or has no source.
odds-refused = no draws: a drawn value makes a plan that is at fault: { $settings }
odds-too-many = no draws: { $inputs } uncertain inputs are more than the { $most } that are drawn beside a verdict; `perenne simulate` draws them
row-odds = { $figure } (share of { $scenarios } draws, seed { $seed })
row-odds-quantile = { $figure }, { $share } of draws below ({ $scenarios } draws, seed { $seed })
row-odds-above = Net cost above the plan's own
row-assumed = TCO excl. VAT that rests on assumptions
turned = the { $subject ->
    [programme] programme
   *[plan] plan
} would { $same ->
    [yes] stay
   *[no] become
} { $level }{ $when ->
    [year] , from { $year } on
    [instead] , from { $year } on instead of { $before }
   *[none] {""}
}{ $why }
turned-alone = { $rule }: { $with }
beyond-sustainable = sustainable
beyond-fragile = fragile
beyond-unsustainable = unsustainable
beyond-undetermined = undetermined
