## The words of the impact study that `report` makes.

study-kind = Study of the multi-year impact on operating spending
study-skip = Skip to the content
study-contents = Contents
study-annex = Annex { $letter }. { $heading }
study-annexes = Annexes
study-date = { $day } { $month }
study-month = { $month } { $year }
study-month-1 = January
study-month-2 = February
study-month-3 = March
study-month-4 = April
study-month-5 = May
study-month-6 = June
study-month-7 = July
study-month-8 = August
study-month-9 = September
study-month-10 = October
study-month-11 = November
study-month-12 = December
study-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
study-months = { $count } months
study-phase-pilot = pilot
study-phase-rollout = rollout
study-phase-run = operation
study-phase-works = works
study-phase-build = construction
study-phase-length = length of the phase “{ $phase }”
study-index = index “{ $index }”
study-path = { $of }: { $field }
study-city-field = city: { $account }
study-own-limit = the city's own threshold: { $rule }
study-exchange = exchange rate of { $currency }
study-field-horizon = length of the plan
study-field-start = start of the plan
study-field-in-accounts = in the accounts already
study-law-rule = { $level } threshold of the rule “{ $rule }”
study-law-discount-rate = discount rate
study-law-movable-threshold = unit value from which movable goods are investment
study-law-rule-materiality = share of revenue below which an effect does not count
study-law-rule-co-financing = largest share of public co-financing
study-law-depreciation = years of depreciation of the family “{ $family }”
study-law-vat-standard = VAT, standard rate
study-law-vat-intermediate = VAT, intermediate rate
study-law-vat-reduced = VAT, reduced rate
study-law-vat-zero = VAT, out of scope or zero
study-law-fctva-investment = FCTVA, investment
study-law-fctva-cloud = FCTVA, cloud infrastructure
study-law-fctva-upkeep = FCTVA, upkeep of buildings and roads
study-law-fctva-networks = FCTVA, upkeep of networks
study-field-index-general = prices in general
study-field-depreciation = depreciation
study-field-index-labour = wages
study-field-index-services = services
study-field-index-energy = energy
study-field-index-pension = pension contributions (CNRACL)
study-field-index-works = works
study-field-index-ducts = duct rents
study-field-quantity = quantity
study-value-acquired = acquired
study-value-requested = requested
study-value-hoped = hoped
study-value-years = years
study-value-year = year
study-value-months = months
study-value-quarter = quarter
study-value-month = month
study-value-rest = the rest of the horizon
study-value-then = then
study-value-first = the first { $length }
study-field-during = price for a time
study-value-ramp = { $value } (growing evenly)
study-value-per-line = { $value } for every { $count } ({ $line })
study-value-range = { $low } to { $high }
study-value-investment = investment
study-value-operating = operating
study-value-all = all spending
study-value-none = none
study-value-true = yes
study-value-false = no
study-value-annuity = annuity
study-value-constant-capital = constant capital
study-value-constant-debt = what keeps the debt constant
study-value-bullet = bullet
study-value-yearly = yearly
study-value-quarterly = quarterly
study-value-monthly = monthly
study-value-entry = entry
study-value-exit = exit
catalog-share = { $value } of { $component }
study-value-unknown = no price
study-from-plan = plan
study-from-city = the city's accounts
study-from-law = parameters
study-from-catalog = catalog
study-from-offer = offer { $name }
study-from-scenario = scenario { $name }
study-from-asked = value given for this study ({ $name })
study-value-included = included in “{ $component }”
study-value-tiers = { $bands } ({ $mode })
study-value-band = up to { $upto }: { $price }
study-value-band-beyond = beyond: { $price }
study-value-band-only = { $price }
study-file-offer = offer
replaced-by-offer = offer { $id }
replaced-by-scenario = scenario { $id }
study-value-per = { $value } per { $unit }
study-value-and-per = { $value } and { $unit }
study-value-of-investment = { $value } of the investment incl. VAT
study-value-of = { $value } of the price of “{ $component }”
study-growth = yearly growth: { $account }
component-salary = Basic pay, gross
component-net-pay = Net pay
component-employer-cost = Employer's cost (pay and contributions)
study-field-growth-depreciation = depreciation
component-recruitment = Recruitment
component-workstation = Workstation
component-pension = Employer's pension contributions
component-bonuses = Bonuses
component-contributions = Employer's other contributions
component-all-contributions = Employee's and employer's contributions, pension included
component-shifts = Shift work (nights, Sundays)

study-chart-as-table = Chart (given here by its table, as a picture is not portable in this format): { $title }
study-chart-see = Chart: { $title } Its figures are in the tables of the study.
study-chart-figures = The figures of the chart: { $title }
study-rounded = Each amount is rounded by itself: rows as shown may add up to { $gap } more or less than the total.
study-unpriced-note = Without a price, and not counted as 0: { $list }. Amounts after “≥” are minimums.

## In short

study-summary = In short
study-beyond = Renewals of { $renewals } incl. VAT fall due in the { $months } months after the horizon, beside { $within } within it, and are in none of its costs. Under a horizon that covers them the verdict stays { $level }.
study-beyond-figures = { $rule }: { $with } with the plan, { $without } without it
study-beyond-turns = The verdict hangs on the horizon: with { $months } months more the plan becomes { $level }{ $when ->
    [year] , from { $year } on ({ $rules })
   *[none] {""}
}{ $reason ->
    [seen] , because a whole year after the pilot is judged then
    [course] , because its cost and the city's own course go on
   *[none] {""}
}; renewals of { $renewals } incl. VAT fall due in these months, beside { $within } within the horizon.
study-key-cost = Total cost of ownership incl. VAT over { $length }
study-key-cost-note = of which { $received } covered by subsidies, contributions and the FCTVA
study-key-cost-upkeep = { $note }; this holds { $amount } of FCTVA on upkeep of 2026 and later, a right to be checked in the finance act for 2026
study-key-cost-held = { $note }; of it, { $held } is in the city's accounts already
study-key-cost-granted = of which { $received } covered by subsidies and contributions
study-key-cost-fctva = of which { $received } covered by the FCTVA
study-key-cost-alone = without aid, contribution or FCTVA
study-key-net-sum = cost { $cost }, { $fctva ->
    [yes] aid and FCTVA received
   *[no] aid received
} { $received }
study-key-net-interest = { $sum }, loan interest { $interest }
study-key-net-benefits = { $sum }, savings and revenue { $benefits }
study-key-net-before = { $sum }; { $before } before savings and revenue
study-key-net-hoped = { $sum }; { $without } without the funding and benefits that are not acquired
study-key-balance = Interest on the extra loans that the city takes for its own investment
study-key-balance-note = with the plan, the city's savings and other resources leave more of it to be borrowed; not in the net cost: with it, { $sum } in all
study-key-net-rounded = { $sum } (each amount rounded by itself)
study-key-net-note = { $sum }; or { $amount } per inhabitant and year
study-key-run = Recurring cost of operation, a year, in the first { $months ->
    [one] month
   *[other] { $months } months
} at full service
study-key-run-held = { $note }; what the accounts hold already included
study-past = A study in retrospect: { $of ->
    [sources] the sources that it cites are more recent than the end of the plan, in { $end }
   *[study] on its date the plan has ended, in { $end }
}. The appropriations, posts and decisions that the plan asks for are those that it would have taken: there is nothing left to vote.
study-key-run-note = against { $pilot } a year in the pilot; recurring spending, failures and renewals of both sections, less aid and FCTVA{ $renewed ->
    [yes] {""}
   *[no] ; no renewal falls in these months
}
study-key-rule = Net running cost, heaviest year after the pilot ({ $year })
study-key-rule-unpiloted = Net running cost, heaviest year ({ $year })
study-key-rule-all = the whole operating section
study-key-rule-held = the operating section, without what the accounts hold already ({ $amount } in { $year })
study-key-rule-note = { $scope }, less aid, FCTVA, savings and revenue, renewals of investment left out; { $share } of the gross savings without the plan
study-key-rule-bare = { $scope }, less aid, FCTVA, savings and revenue, renewals of investment left out; without the plan the city has no gross savings
study-key-annual-note = the constant yearly amount with the present value of the net cost before savings and revenue, loan interest left out
study-cliff-times = Operating the pilot costs the city { $pilot } a year; from { $from } on everything runs at full price and takes { $after } a year, { $times } times as much: the recurring cost of operation, { $renewed ->
    [yes] renewals included
   *[no] without a renewal in these months
}, before savings and revenue.
study-cliff = Operating the pilot costs the city { $pilot } a year; from { $from } on everything runs at full price and takes { $after } a year: the recurring cost of operation, { $renewed ->
    [yes] renewals included
   *[no] without a renewal in these months
}, before savings and revenue.
study-asked = Decisions asked for: { $list }. The section on conditions has the details.
study-asked-once = Decisions that the plan as it is would ask for, not to be put to the vote before { $until }: { $list }. The section on conditions has the details.
study-until-lawful = its financing plan keeps the law
study-until-paid = aid and FCTVA no longer exceed the spending that they are for
study-until-within = it is back within the thresholds
study-until-priced = all of its spending has a price
study-until-seen = the horizon covers a whole year after the pilot
study-until-and = { $first } and { $second }
study-asked-programme = a programme authorisation of { $priced ->
    [no] at least { $amount } incl. VAT, of which at least { $credits }
   *[yes] { $amount } incl. VAT, of which { $credits }
} of payment appropriations in { $year }{ $more ->
    [yes] {""}, or { $whole } with the contingency for investment
   *[no] {""}
}
study-asked-equipment = appropriations for equipment of { $priced ->
    [no] at least { $amount } incl. VAT, of which at least { $credits }
   *[yes] { $amount } incl. VAT, of which { $credits }
} in { $year }
study-asked-first-year = operating appropriations of { $priced ->
    [no] at least { $amount }
   *[yes] { $amount }
} in { $year }
study-asked-contingency = a contingency of { $amount } over all years, of which { $first } in { $year }
study-tips-heading = What would make the plan sustainable
study-tips-heading-better = What would improve it, without being enough
study-tips-heading-worse = What would make it worse
study-tips-heading-lasts = What would upset this balance
study-tip-unpriced = Have priced what has no price ({ $list }): until then no favourable verdict is possible.
study-tip-turns = { $input }: at { $value } instead of { $now }, the plan becomes { $level }.
study-held-verdict = In that case { $becomes }.
study-held = { $count } FTE that the accounts hold already: { $name }. The verdict supposes that they are not replaced where they are; if they had to be, { $amount } a year would come on top of the budget (cost of { $year }).
study-started = On the date of this study the plan has begun ({ $start }). Nothing is committed before the vote: open the appropriations of { $year } by an amending budget, or put the start off.
study-less-than = less than { $share }
study-odds-small = The median of the draws is { $gap } above the plan's net cost, { $share } of it: up to { $least } is, by this study's convention, too little for a contingency.
study-odds-credits = The amounts and the posts proposed in this study are the plan's own figures, not that median.
study-odds-contingency = The amounts and the posts proposed in this study are the plan's own figures; what lies between them and that median, { $amount }, is proposed beside them as a contingency, by year and section (section 4).
study-draws-heading = What the draws say
study-contingency-programme = An authorisation is the ceiling of what may be committed: the one proposed does not hold the { $amount } of investment of this contingency. Voting it at { $whole } brings them in{ $m57 ->
    [yes] , or authorisations for unforeseen spending, which M57 admits within a ceiling, cover them
   *[no] {""}
}; else it has to be revised before any commitment that would exceed its amount. The appropriations of each budget stay a sincere estimate (CGCT, art. L1612-4): those of the contingency are justified, year by year, by bids and by what was spent.
study-budget-at-fault = These proposals hold only once { $why ->
    [law] the financing plan leaves the city the part that the law asks for (CGCT, art. L1111-10; section 3)
    [aid] aid and FCTVA no longer exceed the spending that they are for
   *[both] the financing plan leaves the city the part that the law asks for (CGCT, art. L1111-10; section 3) and aid and FCTVA no longer exceed the spending that they are for
}.
study-contingency-heading = Contingency
study-contingency = { $amount } on top of the plan's appropriations, which is what lies between the median of the draws and the plan's net cost. The amounts above do not hold it. It is entered in the chapters of the plan's spending (investment: { $investment }; operating: { $operating }): no provision in the sense of the accounts (15 and 68).
study-table-contingency = Contingency by year and section (EUR)
study-contingency-note = Net of aid and FCTVA, rounded to the euro; they sum to the contingency; what is entered gross is higher by the part that other funders would pay of it. Shared out in proportion to how much the spending of each year and section rises when every uncertain input takes its median, without what the accounts hold already, or to the spending itself where little of it rises: a convention, to be looked at again once offers are known. Appropriations that are not committed lapse at the end of the year; what is committed and not paid is carried over.
study-condition-contingency = Set aside what lies between the median of the draws and the plan's net cost: { $investment } of investment and { $operating } of operating spending, over all years
study-decision-contingency = Enter { $first } into the budget of { $year }, then each year its own amount (table in section 4), beside the plan's appropriations
study-nothing-turns-alone = None of the plan's uncertain inputs, taken alone and to its ends, changes the verdict; several together, or a value between its ends, change it in a part of the draws.
study-nothing-turns = None of the plan's uncertain inputs changes the verdict by itself, taken to either end of its range.
study-nothing-drawn = No input is declared uncertain: nothing could be put to the test.
study-way-saving = { $figure } of savings or revenue to be found, { $since ->
    [start] from the first month of the project on
   *[after] after the pilot
}
study-way-share = a contribution of { $figure } to all spending

## Context and scope

study-scope = Context and scope
study-duty-heading = Legal duty
study-duty-due = This study is due: the planned investment, { $investment } including VAT, { $by ->
    [amount] is above { $amount }, one of the two thresholds for a town of { $population } inhabitants (the other, { $threshold } of the real operating revenue, is not reached: { $share } of that of { $year }, { $revenue })
   *[share] is { $share } of the real operating revenue of { $year } ({ $revenue }), above the threshold of { $threshold } for a town of { $population } inhabitants
} (CGCT, art. L1611-9 and D1611-35). Its content is free.
study-duty-strata = Thresholds of article D1611-35: 150 % of the real operating revenue below 5 000 inhabitants, 100 % from 5 000 to 14 999, 75 % from 15 000 to 49 999, 50 % or 50 MEUR from 50 000 to 400 000, 25 % or 100 MEUR above. Above the threshold, the study is due as soon as the project is presented to the council, at the budget debate, with the budget decision or with the request for funding, and not only at the vote.
study-procurement = Public procurement: what the plan buys, without staff, fees for poles and roads, and lines that are in the accounts already, comes to { $amount } excl. VAT over its length, supplies, services and works together: a ceiling for any one contract. A contract of supplies or services needs no advertising and no competition below { $least } excl. VAT, and a formalised procedure from { $formalised } excl. VAT; one of works, below { $works-least } and from { $works-formalised } excl. VAT (thresholds at the start of the plan). Needs of one kind add up, however they are split (CCP, R2121-1 ff.). { $reached ->
    [none] Even put together, the purchases stay below the thresholds of the formalised procedure
    [supplies] Put together, the purchases are above the threshold of the formalised procedure for supplies and services, but not above that for works
   *[works] Put together, the purchases are above both thresholds of the formalised procedure; what each contract holds of them remains to be seen
}.
study-share-small = less than 0.1 %
study-duty-voluntary = This study is voluntary: the planned investment, { $investment } including VAT, is { $share } of the real operating revenue of { $year } ({ $revenue }), below the threshold of { $threshold } from which it is due for a town of { $population } inhabitants (CGCT, art. L1611-9 and D1611-35).
study-duty-open = Whether this study is due is open: the priced investment, { $investment } including VAT, is at least { $share } of the operating revenue of { $year } ({ $revenue }); the threshold is { $threshold } for a town of { $population } inhabitants (CGCT, art. L1611-9 and D1611-35), but some spending has no price yet.
study-duty-unknown = The parameters give no threshold at this date for a town of { $population } inhabitants (CGCT, art. L1611-9 and D1611-35); the planned investment, { $investment } including VAT, is { $share } of the operating revenue of { $year } ({ $revenue }). The duty is to be checked.
study-duty-before = This study is voluntary: the duty (CGCT, art. L1611-9 and D1611-35) exists since 2 July 2016 only, after the plan began; the planned investment, { $investment } including VAT, is { $share } of the real operating revenue of { $year } ({ $revenue }).
study-duty-amount = It would also be due above { $amount } of investment.
study-plan-heading = The plan
study-plan = “{ $title }”: from { $start } to { $end }, { $length }.
study-overridden = { $count ->
    [one] One value of the plan was replaced
   *[other] { $count } values of the plan were replaced
} for this study; see traceability.
study-vat-recovery = The service is subject to VAT: the city's costs exclude it, and the FCTVA does not apply.
study-law-of = Law applied: the thresholds and indices in force when the plan begins, in { $start }{ $since ->
    [known] {""}, without what has changed since; VAT and FCTVA, at the rate in force in the month of each spending
   *[unknown] ; VAT and FCTVA, at the rate in force in the month of each spending
}.{ $code ->
    [before] {" "}The code of public procurement (CCP) is in force since April 2019 only: its articles are cited for the law of today, the plan came under the texts before it.
   *[in-force] {""}
}
study-law-since = Texts that are younger than that beginning are cited too, for the law of today: { $texts }.
study-law-cgfp = the general code of the civil service (CGFP), in force since March 2022
study-law-m57 = the M57 nomenclature, common law since January 2024 (until then communes kept their accounts in M14, or in M57 by choice)
study-table-phases = Phases of the plan
study-table-lines = What is in service at the end of each phase
study-column-phase = Phase
study-column-from = From
study-column-to = To
study-column-months = Months
study-column-line = Line
study-column-at-end = End of phase: { $phase }
study-existing = { $line }: { $count } in service at the start already, for { $age }.
study-in-accounts = * In the city's accounts already: part of the total cost, not added to its budget.

## Costs

study-costs = Costs of the plan
study-details = Costs in detail and investment by year
study-costs-intro = The total cost holds purchase, renewals, failures, recurring spending and removal over the whole period. It is cost alone: funding and gains stand beside it and are never netted.
study-table-totals = From the total cost to the net cost, over { $length } (EUR)
study-table-by-phase = Cost by phase (EUR)
study-table-by-family = Cost by family (EUR)
study-table-by-line = Cost by line (EUR)
study-table-by-cause = Cost by cause (EUR)
study-column-amount = Amount (EUR)
study-column-investment-incl = Investment incl. VAT
study-column-operating-incl = Operating incl. VAT
study-moved-one = { $line } (acquisition: { $cost } incl. VAT a unit)
study-moved = These goods, which the plan gives as movable, are operating spending, renewals included, without FCTVA or aid to investment: { $lines }. Nature comes first: what is on the list of annex 1 of the circular of 26 February 2002, or like what it names, is investment whatever its price; what is fixed to a building or a street follows the immovable, and the plan must not give it as movable then. Else a movable good is investment from { $threshold } incl. VAT a unit (order of 26 October 2001); unless the council adds to the list (CGCT, art. L2122-21).
study-present-value-note = Present value and equivalent annual cost are of the net cost before savings and revenue, without loan interest, discounted at { $rate } a year. Each amount is rounded on its own.
study-voted = A vote that makes these goods investment would lower the net cost{ $gained ->
    [yes] {" "}after savings and revenue
   *[no] {""}
} by { $gain } over the period: { $fctva } of FCTVA, a right{ $aided ->
    [acquired] , { $aid } of acquired aid, which pays nothing of these goods as long as they are operating spending
    [open] , { $aid } of aid that is expected and not acquired, and pays nothing of these goods as long as they are operating spending
    [both] , { $aid } of aid, part of it expected alone, which pays nothing of these goods as long as they are operating spending
   *[no] {""}
}{ $interest ->
    [more] , less { $paid } of more interest, the loan being a part of the investment
    [less] , and { $paid } less interest
   *[same] {""}
}; it would go from { $before } to { $after }.
study-voted-uncut = With the same loans: those that are cut here to what they may pay for could then be { $more } more, another decision, which would cost { $paid } of interest.
study-voted-nothing = A vote that makes these goods investment would not lower the net cost{ $gained ->
    [yes] {" "}after savings and revenue
   *[no] {""}
} over the period ({ $before }, then { $after }).

## Financing

study-financing = Financing plan
study-financing-intro = All spending of the period is covered: what neither funders nor loans bring is the city's part. A loan spreads the spending: the city pays it back, with interest.
study-table-spending = Spending to be financed (EUR)
study-column-spending = Spending
study-spent-investment = Investment spending
study-spent-operating = Operating spending
study-table-financing = Resources (EUR)
study-column-funder = Funder
study-column-scheme = Scheme and base
study-column-base = Eligible base
study-column-rate = Rate
study-column-part = Share
study-column-status = Status
study-scheme-subsidy = Subsidy
study-scheme-contribution = Contribution
study-scheme-loan = Loan
study-scheme-fctva = FCTVA
study-scheme-city-operating = City's part (operating revenue)
study-scheme-city = City's part (savings, working capital or loans not tied to the plan)
study-funder-state = State
study-funder-city = City
study-status-right = by law
study-status-doubted = a right, to be checked
study-status-loan = to be signed
study-status-city = in the budget
study-balance = Balance: spending { $spending } = resources { $resources }.
study-own-share = The city's least share: public funders give { $granted } for { $base } of investment excl. VAT{ $private ->
    [yes] , less private funding
   *[no] {""}
}; the city keeps { $own } of it, { $exact ->
    [yes] which is the minimum
   *[no] above the minimum of { $least }
} (CGCT, art. L1111-10). FCTVA and loans are not counted.
study-own-share-all = The city's least share: no public funder gives anything for the { $base } of investment excl. VAT; the city keeps all of it, the FCTVA apart (minimum of { $least }: CGCT, art. L1111-10).
study-own-share-short = The city's least share: public funders give { $granted } for { $base } of investment excl. VAT{ $private ->
    [yes] , less private funding
   *[no] {""}
}; the city keeps { $keeps ->
    [none] nothing of it to pay
   *[some] { $own } of it only
}, below the minimum of { $least } (CGCT, art. L1111-10). FCTVA and loans are not counted.
study-own-share-base = On the base of “{ $names }” alone: { $granted } of public aid for { $base } excl. VAT{ $private ->
    [yes] , less private funding
   *[no] {""}
}; the city keeps { $keeps ->
    [none] nothing
   *[some] { $own }
} of it, { $kept ->
    [yes] above the minimum of { $least }
    [exactly] which is the minimum
   *[no] below the minimum of { $least }
}.
study-reconciled = From here to the net cost: the city's part { $own }{ $terms }, which makes a net cost of { $net }{ $rounded ->
    [yes] {" "}(each amount rounded by itself)
   *[no] {""}
}.
study-reconciled-loans = , plus loans that the city pays back { $amount }
study-reconciled-late = , plus receipts due but paid after the period { $amount }
study-late = Of this, { $amount } is paid after the end of the period: it is due, but no year of the study counts it.
study-cap = { $name }: the aid is capped at { $cap } in all.
study-upkeep-one = { $line }, { $component }: { $amount } incl. VAT ({ $right ->
    [networks] account 615232
   *[upkeep] accounts 615221 and 615231
})
study-upkeep-note = Assumption on the FCTVA of the operating section: this spending is counted as upkeep as a whole. { $list }. What of a fee is no upkeep (energy, a guarantee of performance, management) gives no right to it: have it itemised on the invoices.
study-fctva-base-note = What the State gives on amounts including VAT is taken out of the base of the FCTVA (CGCT, art. L1615-10).
study-pooled-aid-note = If one of these funders is the intercommunal body ({ $names }), which the plan does not say, its aid is a fonds de concours, voted by concurring deliberations; all such funds together may not exceed the part of the financing that the city bears, subsidies left out (CGCT, art. L5214-16 V, L5215-26 or L5216-5 VI).
study-base-note = The base is the eligible amount over the whole period; the amount is what it gives right to, whenever paid. Each amount is rounded by itself.
study-table-loans = Loans of the plan (EUR)
study-column-loan = Loan
study-column-draw = Draw
study-column-payments = Payments
study-column-first-payment = First payment
study-column-largest-payment = Largest payment
study-column-interest-all = Interest over the whole term
study-column-balance = Capital outstanding at the end of the period
study-loans-note = Loans pay for investment only; own resources have to cover the capital repaid (CGCT, art. L1612-4).
study-table-benefits = Expected savings and revenue (EUR)
study-column-benefit = Gain
study-once = once, in { $month }
study-saving = Saving
study-revenue = Revenue
study-benefits-note = A gain that is not acquired does not count in the verdict on acquired funding.
study-investment = Proposed budget
study-ppi-intro = Investment by year, what finances it, and the operating spending that it brings.
study-table-ppi = Investment and the operating spending it brings (EUR)
study-column-new = Equipment incl. VAT
study-column-renewed = Renewals incl. VAT
study-column-invested = Investment incl. VAT
study-column-sold = Savings and other receipts of investment
study-column-received = Investment aid and FCTVA received
study-column-borrowed = Loans
study-column-running = Operating spending incl. VAT
study-column-net-running = Operating net of receipts and gains
study-ppi-note = Receipts stand in the year of their payment. Lines that the city's accounts hold already are included.
study-chapters-heading = What the budget would have to carry
study-chapters-intro = By chapter of the M57 accounts: a proposal by the family and the nature of each cost, which the accountant confirms article by article.
study-table-chapters-spending = Spending by chapter and year, incl. VAT (EUR)
study-table-chapters-receipts = Receipts by chapter and year (EUR)
study-chapters-spending-note = Lines that the city's accounts hold already are left out. Depreciation (chapter 042 in operating spending, 040 in investment receipts) is an order movement: it comes on top, without any payment.
study-chapters-receipts-note = The FCTVA of investment is in chapter 10, that of operating spending in chapter 74. Savings lower spending and are no receipts.
study-chapter-011 = 011
study-chapter-012 = 012
study-chapter-65 = 65
study-chapter-20 = 20
study-chapter-20-21 = 20 or 21
study-chapter-21 = 21
study-chapter-23 = 23
study-chapter-spending-011 = 011 General charges
study-chapter-spending-012 = 012 Staff
study-chapter-spending-65 = 65 Current management
study-chapter-spending-66 = 66 Interest
study-chapter-spending-20 = 20 Intangible
study-chapter-spending-20-21 = 20 or 21 Software or equipment, by nature
study-chapter-spending-21 = 21 Tangible
study-chapter-spending-23 = 23 In progress
study-chapter-spending-16 = 16 Capital repaid
study-chapter-receipts-74 = 74 Grants
study-chapter-receipts-75 = 75 Other revenue
study-chapter-receipts-10 = 10 FCTVA
study-chapter-receipts-13 = 13 Subsidies
study-chapter-receipts-16 = 16 Loans
study-chapter-receipts-024 = 024 Proceeds of sales (forecast)
study-one-year = The equipment, { $amount } incl. VAT, is { $whole ->
    [yes] all bought in { $year }
   *[no] bought in { $year } for the most part ({ $credits })
}: yearly appropriations are enough, without a programme authorisation.
study-small-programme = The equipment, { $amount } incl. VAT, is bought over several years ({ $credits } at the most, in { $year }): below { $least }, a choice of this study, yearly appropriations are enough, unless the city's own budget rules (règlement budgétaire et financier) ask for an authorisation.
study-chapters-annexed = The appropriations by chapter of the M57 accounts and the depreciation of each year stand in annex A.
study-programme-heading = Proposed programme authorisation and payment appropriations
study-programme = It is proposed to open a programme authorisation of { $amount } incl. VAT for the plan's equipment, spread as follows ({ $law }).{ $large ->
    [yes] {" "}In a commune of 3 500 inhabitants or more it supposes rules on budgets and finance (règlement budgétaire et financier) that the council has adopted before.
   *[no] {""}
}
study-law-programme = CGCT, art. L5217-10-7
study-law-programme-small = CGCT, art. L2311-3
study-law-programme-either = CGCT, art. L2311-3, or L5217-10-7 in M57
study-law-debate = CGCT, art. L2312-1
study-law-ordinance = CGCT, as worded by ordinance 2025-526 of 12 June 2025
study-table-programme = Proposed payment appropriations, incl. VAT (EUR)
study-column-credits = Payment appropriations (EUR)
study-column-cumulated = Cumulated (EUR)
study-column-of-programme = Share of the authorisation
study-programme-note = Without renewals, which belong to the programmes of the years in which they fall (annex A), and without lines that the accounts hold already. Each amount is rounded by itself.
study-table-depreciation = Depreciation that the plan brings (EUR)
study-column-charge = Charges (chapter 042)
study-column-write-back = Subsidies written back
study-column-net-charge = Net charge
study-column-city-without = Whole city, net, without the plan
study-column-city-with = Whole city, net, with the plan
study-after-horizon = After the horizon
study-depreciation-intro = The savings of this study are real movements. Depreciation is an order movement between the sections (042 in operating, 040 in investment): no money moves, and no savings hold it, { $asked ->
    [no] but the operating section carries it where the council votes it. It is compulsory from 3 500 inhabitants on only (CGCT, art. L2321-2, 27°, and R2321-1): the city need not depreciate;
   *[yes] but the operating section has to carry it too. It is compulsory for movable and intangible goods, and optional for networks, roads and public buildings that bring no income (CGCT, art. L2321-2, 27°, and R2321-1);
} whatever has a duration is depreciated here.
study-depreciation-left = Not depreciated: { $amount } of investment, without a duration in the plan or one known for its family. Software and interfaces that are bought do depreciate: give them a duration of depreciation in the plan.
study-depreciation-durations = On amounts including VAT, in equal monthly parts from the month of the spending (M57, prorata temporis), over the duration of each component: its own, else its life, else that of its family. The council sets the durations (CGCT, art. R2321-1). The subsidies received for it are written back over the same time; the FCTVA and loans are not.
study-depreciation-unknown = The city's accounts at hand do not give its own depreciation: whether its gross savings cover all of it is not judged here.
study-debt-schedule = Schedule of the present debt

## Impact

study-impact = Multi-year impact on the city's budget
study-budget = The city's budget, year by year
study-impact-intro = The city's budget is projected twice from its accounts, without the plan and with it. The difference is the plan's effect.
study-impact-unpriced = Some spending has no price yet ({ $list }): the columns “with” leave it out, and are not what the city will have.
study-old-debt = In { $year } the capital that the city repays without the plan falls from { $from } to { $to }: part of its present debt is paid off. Net savings rise for that reason, and not because of the plan.
study-legal-heading = Tests that the law asks for
study-legal-intro = These tests stand apart: the other thresholds are practice of financial analysis or policy, and do not bind the city.
study-table-legal = Tightest year of each legal test, and the first in which it fails, with the plan (EUR)
study-column-test = Test
study-column-left = Margin without the plan (EUR)
study-column-left-with = Margin with the plan (EUR)
study-column-result = Result
study-legal-net-savings = Capital repaid from own resources (CGCT, art. L1612-4)
study-legal-bare = The same without the year's { $once } of “other investment revenue”, loans being the same
study-legal-section = Operating section in balance: gross savings of 0 at least (CGCT, art. L1612-4)
study-legal-section-broken = not kept, but for a surplus carried forward
study-legal-acquired = Counting only acquired funding and benefits, a test that this table says is kept would not be. { $tests }.
study-legal-by-secured = This table is of acquired funding and benefits alone, on which the verdict hangs.
study-legal-sum = In { $year }, with the plan: net savings { $net } + FCTVA and other own resources of investment { $other } = margin { $margin }. { $fctva ->
    [computed] At constant debt the city's FCTVA in it is that of the investment computed, { $computed }; that of its accounts, carried on, would be { $carried }. Its other resources go on as in the accounts.
   *[carried] These other resources go on as in the accounts.
}{ $some ->
    [yes] {""} They hold { $once } of "other investment revenue", a line of the accounts that may be what comes once, such as sales, or a mere remainder: without it, loans being the same, the margin would be { $margin } − { $once } = { $bare }.
   *[no] {""}
}
study-legal-own-share = The city's own part of the investment that public funders help: { $least } at least (CGCT, art. L1111-10)
study-legal-own-share-sum = Own part: public funders may give { $limit } of { $base } of investment excl. VAT{ $whole ->
    [yes] {""}
   *[no] {" "}(the base of { $names })
}{ $private ->
    [yes] , private funding deducted,
   *[no] {""}
} and give { $granted }; the margin is the rest.
study-legal-other = { $rule }: threshold set by law{ $id ->
    [depreciation] {" "}(CGCT, art. L2321-2)
   *[other] {""}
}
study-legal-kept = kept
study-legal-kept-other = kept, subject to the other investment revenue
study-legal-computed = not covered under the convention of constant debt, covered with the FCTVA of the accounts carried on
study-legal-broken = not kept
study-legal-none = None of the thresholds in use is set by law.
study-side-without = without
study-side-with = with
study-side-difference = difference
study-column-side = { $name }, { $side }
study-table-investable = What the city can invest without more debt, and the net cost of the plan (EUR)
study-table-savings = Gross and net savings (EUR)
study-table-debt = Debt and working capital on 31 December (EUR)
study-table-operating = Real operating revenue and spending, interest included (EUR)
study-column-revenue = Revenue
study-column-charges = Real spending
study-table-ratios = Ratios
study-table-rules = Thresholds crossed because of the plan
study-table-rules-secured = Thresholds crossed because of the plan, on acquired money alone
study-thresholds = { $rule }: orange at { $orange } ({ $orange-nature }), red at { $red } ({ $red-nature }).
study-nature-law = law
study-nature-practice = practice
study-nature-policy = policy
study-partial = The year { $year } is not covered whole: no threshold is judged in it.

## Offers

study-offers = Comparison of the offers
study-confidential = Confidential until the contract is awarded: it holds amounts of offers (CCP, art. L2132-1).
study-confidential-running = confidential until the award
study-offers-confidential = Confidential until the contract is awarded: neither the total nor the detailed prices of an offer may be given away while the procedure runs (CCP, art. L2132-1).
study-offers-without-amounts = This version holds neither the bidders' names nor any amount of their offers.
study-table-offers = What each offer costs (EUR)
study-table-offers-order = The offers, without amounts
study-table-gaps = Not quoted, filled from the plan's reference prices (EUR)
study-column-component = Component
study-offers-order-note = Marks rank the offers by the criteria of the tender. The rank by cost tells the order of totals alone, offers filled from reference prices: an offer whose price is suspected of being abnormally low can be first there (CCP, art. L2152-6).
study-offers-note = What the offer itself prices, and what the reference price fills in. The rank is on the filled total including VAT.

## Risks

study-risks = Sensitivity and risks
study-sensitivity = Sensitivity and reservations
without-funder = The { $kind ->
    [contribution] contribution
   *[subsidy] aid
} “{ $name }” carries { $part } of the resources ({ $amount }). Without it, acquired or not, the net cost to the city{ $benefits ->
    [some] {" "}before savings and revenue
   *[none] {""}
} would be { $net } and { $becomes }.
without-fctva = Without this FCTVA the net cost to the city{ $benefits ->
    [some] {" "}before savings and revenue
   *[none] {""}
} would be { $net } and { $becomes }.
study-growth-intro = Draws do not vary how the city's accounts grow from year to year, on which the verdict hangs too:
study-growth-same = { $account }: a point less or more than { $now } leaves the verdict as it is.
study-growth-turn = { $account }: at { $value } instead of { $now }, the plan becomes { $level }.
study-city-upsets = How the city's accounts grow is enough to change the verdict (see above).
study-open-elsewhere = Told under “In short”: { $list }.
study-open-funding = the financing plan, which is to be corrected
study-open-capital = the capital left to repay after the end of the plan
study-open-held = the posts that the accounts hold already, taken not to be replaced
study-open-assumed = the share of the cost that rests on assumed values or on none that is sourced
study-risks-intro = Each uncertain input is taken to both its ends by itself; the effect is the difference in total cost including VAT, and in net cost after savings and revenue.
study-table-sensitivity = Sensitivity (EUR)
study-column-cost-low = Total cost incl. VAT, low end
study-column-cost-high = Total cost incl. VAT, high end
study-column-net-low = Net cost, low end
study-column-net-high = Net cost, high end
study-sensitivity-more = { $count ->
    [one] One more input has
   *[other] { $count } more inputs have
} a smaller effect.
study-table-scenarios = Scenarios (EUR)
study-column-scenario = Scenario
study-as-written = The plan as it is
study-nothing-open = None: everything is priced, acquired and sourced.
study-simulation = Simulation
study-simulation-apart = These draws are others than the { $drawn } of which “In short” gives the shares and the ranges: from one set of draws to another, medians and ranges differ a little.
study-table-simulated = Spread of the amounts (EUR)
study-drivers-note = Share of each result's variance that the input explains by itself.

workbook-fctva-investment = investment
workbook-fctva-cloud = cloud
workbook-fctva-upkeep = upkeep
workbook-fctva-networks = upkeep of networks

## Ids of shipped plans, as a page says them.

plan-word-leaders = leaders
plan-word-technician = technician
plan-word-pessimistic = pessimistic
plan-word-optimistic = optimistic
plan-word-cheap-sensor = cheap sensor
plan-word-convention-goes-on = convention goes on
plan-word-hired = hired
plan-word-guaranteed = guaranteed savings
plan-word-partner-leaves = partner leaves
plan-word-rents-hoped = rents hoped for
plan-word-contribution-signed = contribution signed
plan-word-by-day-only = by day only

## Conditions

study-conditions = Conditions to last, and decisions asked for
study-conditions-sustainable = The plan fits into the city's budget on the following conditions.
study-conditions-fragile = { $nature ->
    [law] { $before ->
        [yes] The plan makes things worse, before the pilot ends, for a city that is past a threshold set by law already.
       *[no] The plan takes the city past a threshold set by law, before the pilot ends.
    }
    [practice] { $before ->
        [yes] The plan makes things worse for a city that is past a threshold of vigilance of financial analysis already, a practice and not the law.
       *[no] The plan takes the city past a threshold of vigilance of financial analysis, a practice and not the law.
    }
   *[policy] The plan reaches a management threshold, chosen and not set by law.
}{ $hoped ->
    [yes] {""} That is with acquired funding and gains alone: with all that is expected, no threshold counts against it.
   *[no] {""}
} The first table says what the plan takes for granted as it is priced{ $hoped ->
    [yes] {""}
   *[no] ; the second, what it would take no longer to cross the thresholds that decide the verdict
}.
study-conditions-unsustainable = { $nature ->
    [convention] As it stands the plan does not leave the city, under the convention of constant debt alone, what it takes to cover the capital that the law asks it to cover.
    [law] { $before ->
        [yes] As it is, the plan makes an imbalance worse that the law asks the city to mend already.
       *[no] As it is, the plan breaks a balance that the law asks for.
    }
    [practice] { $before ->
        [yes] As it is, the plan makes things worse for a city that is past a red threshold of financial analysis already, a practice and not the law.
       *[no] As it is, the plan takes the city past a red threshold of financial analysis, a practice and not the law.
    }
   *[policy] As it is, the plan goes past a management threshold, chosen and not set by law.
} The first table says what the plan takes for granted as it is priced, and a revised one would otherwise; the second, what it would take no longer to cross the thresholds that decide the verdict.
study-conditions-balance = With the plan the city's own resources cover the capital repaid in all years that are judged, one of the conditions of the real balance (CGCT, art. L1612-4){ $other ->
    [yes] , subject to the “other investment revenue” among them (section 5)
   *[no] {""}
}. { $depreciation }
study-conditions-section = The operating section itself does not balance with the plan in { $years }: gross savings are below zero, and the law allows that only with a surplus carried forward (CGCT, art. L1612-4).
study-conditions-acquired = Counting only acquired funding and benefits, a threshold set by law is not kept. { $tests }.
study-conditions-not-seen = No conclusion is possible: no whole year after the pilot is judged. Make the period that is studied longer before anything is voted.
study-conditions-undetermined = No conclusion is possible while some spending has no price. The known conditions are these.
study-table-conditions = Who pays, from when, and which decision
study-column-condition = Condition
study-column-who = Who pays or acts
study-column-decision = Decision
study-before-vote = before the vote
study-condition-unpriced = Price what has no price: { $list }
study-decision-unpriced = Ask for quotes; do not vote on an incomplete plan
study-condition-own-share = Correct the financing plan: public funders give { $granted } for { $base } of investment excl. VAT{ $private ->
    [yes] , less private funding
   *[no] {""}
}{ $whole ->
    [yes] {""}
   *[no] {" "}on the base of “{ $names }” alone
}, and may give { $limit }
study-decision-open-credits = Enter nothing before { $open ->
    [priced] all spending has a price
    [seen] the horizon covers a whole year after the pilot
   *[both] all spending has a price and the horizon covers a whole year after the pilot
}
study-condition-overpaid = Correct the financing plan: aid and FCTVA come to { $priced ->
    [no] at least { $amount }
   *[yes] { $amount }
} more than the spending that they are for, all funders together
study-decision-overpaid = Bring the aid down with the funders, before any other decision of this table
study-decision-own-share = Bring the aid down with the funders, or leave the city its part of { $least }, before any other decision of this table (CGCT, art. L1111-10)
study-condition-programme = Open the programme authorisation for the equipment
study-condition-equipment = Open the appropriations for the equipment
study-decision-equipment = Enter { $credits } into the budget of { $year }{ $more ->
    [yes] , and the rest into those that follow
   *[no] {""}
}{ $shared ->
    [yes] ; it is less than one of each: to be taken from what the city has, or bought whole
   *[no] {""}
}
study-decision-programme = Vote the programme authorisation and its payment appropriations, of which { $credits } in { $year } (law and years: section 4)
study-condition-first-year = Open the operating appropriations of the first year
study-decision-first-year = Enter these appropriations in the budget of { $year }, by chapter (annex A)
study-table-conditions-thresholds = Thresholds not to be crossed (EUR)
study-conditions-thresholds-note = Each amount is that of the year named, the one in which most is missing of those that decide the verdict{ $below ->
    [yes] {" "}and those in which net savings fall below zero
   *[no] {""}
}{ $hoped ->
    [yes] {""}; funding and benefits that are not acquired count in them as obtained
   *[no] {""}
}. These amounts add up neither with one another nor with those of the table above: different years, one cause. The plan is to be resized, or what is missing found, { $large ->
    [yes] in the debate on the budget's orientation ({ $law })
   *[no] when the initial budget is voted
}.
study-condition-threshold = { $lacking ->
    [half] Leave the city, in spite of the plan, at least half of its margin before the red threshold of the rule “{ $rule }”
   *[other] No longer cross the { $level } threshold of the rule “{ $rule }” because of the plan
} ({ $several ->
    [yes] most of all in { $year }
   *[no] in { $year }
}{ $lacking ->
    [none] : without gross savings no debt is repaid
    [shared] ; the plan's part: without it the city is past the threshold by { $own } already
   *[other] {""}
})
study-remedy-beyond = { $remedy }; that is more than { $what ->
    [fixed] the plan's staff and loan annuity
   *[run] the plan's net running cost
} in that year ({ $own }): the rest can only be found elsewhere
study-remedy-none = Resize the plan and find gross savings again
study-remedy-spending = Spend { $amount } less on operating, or find { $revenue } of operating revenue
study-remedy-savings = Spend { $amount } less on operating, or find as much operating revenue
study-remedy-fixed = Bring staff and the annuity of the debt down by { $amount } (other savings of that year change nothing), or find { $revenue } of operating revenue
study-remedy-debt = Bring the debt down by { $amount }: fewer loans, or as much investment revenue in their place
study-remedy-years = { $debt ->
    [enough] Bring the debt down by { $amount }: fewer loans, or as much investment revenue in their place; or find { $revenue } more of gross savings, the debt being the same
    [part] Find { $revenue } more of gross savings, the debt being the same. The plan's own debt alone is not enough: it adds { $added }, and it would take { $amount } less
   *[none] Find { $revenue } more of gross savings, the debt being the same. The plan adds no debt that could be lowered
}
study-remedy-cash = Find { $amount } by then: savings, revenue, or less investment without loans
study-remedy-run-cost = Bring the plan's net running cost down by { $amount }: what it spends, or what it saves and earns
study-remedy-investment = Bring the plan's investment net of aid down by { $amount }, or raise the envelope
study-remedy-renewals = Bring the renewals of that year, net of FCTVA, down by { $amount }, or spread them
study-condition-growing = { $count ->
    [one] Open the operating appropriations of the year before full service ({ $list })
   *[other] Open the operating appropriations up to full service, in all ({ $list })
}
study-decision-growing = { $count ->
    [one] Enter them into the budget of { $last }
   *[other] Enter each year in its budget, up to { $last }
}; gross amounts, without what the accounts hold already
study-condition-rest = { $count ->
    [one] Open the operating appropriations of the year that follows ({ $list })
   *[other] Open the operating appropriations of the years that follow, in all ({ $list })
}
study-decision-rest = { $count ->
    [one] Enter them into the budget of { $last }
   *[other] Enter each year into its budget, until { $last }
}
study-condition-run = Open the operating appropriations of each year that needs any, from the first whole year at full service on (the most: { $most_amount } in { $most }{ $months ->
    [12] {""}
    [one] , one month alone
   *[other] , { $months } months
})
study-decision-run = Enter them into the initial budget of { $year }{ $until ->
    [end] , then every year
    [none] {""}
   *[years] , then in { $years }
}; gross, before aid, FCTVA and savings, without what the accounts hold already{ $renewals ->
    [yes] ; with { $renewed } of renewals in the operating section over the whole period
   *[no] {""}
}
study-condition-grant = Obtain the { $kind ->
    [contribution] contribution
   *[subsidy] aid
} “{ $name }” (today: { $status })
study-decision-grant = { $funder ->
    [private] Sign the agreement with the private funder before committing the spending
   *[other] Sign the agreement or receive the decision before committing the spending
}
study-condition-grant-held = { $kind ->
    [contribution] Hold the agreement that sets the contribution
   *[subsidy] Hold the act that grants the aid
} “{ $name }”
study-decision-grant-held = { $funder ->
    [state] Annex the order or the agreement to the deliberation
    [private] Annex the agreement with the private funder to the deliberation
   *[other] Annex the order or the agreement to the deliberation; between authorities, the agreement that binds them for the whole length
}
study-condition-grant-ends = Take over from “{ $name }”, which no longer covers the spending
study-decision-grant-ends = Provide for it in the budget, or renegotiate the { $kind ->
    [contribution] contribution
   *[subsidy] aid
} before its end
study-condition-benefit = Realise the gain “{ $name }”, today: { $status }
study-decision-benefit = Name who answers for it, measure it every year, cut the appropriations by as much
study-condition-benefit-once = Realise the saving “{ $name }”, once (today: { $status })
study-decision-benefit-once = Name who answers for it, establish the saving, cut the appropriations of that year by as much
study-condition-revenue = Collect the revenue “{ $name }” (today: { $status })
study-decision-revenue = Sign what it rests on, enter it among the receipts of every budget
study-condition-revenue-once = Collect the revenue “{ $name }”, once (today: { $status })
study-decision-revenue-once = Sign what it rests on, enter it among the receipts of that year's budget
study-condition-loan = Take the loan “{ $name }”
study-decision-loan = Vote the loan, or delegate it to the mayor (CGCT, art. L2122-22, 3°)
study-condition-repay = Repay “{ $name }” until { $until } (annuity of { $first }{ $apart ->
    [yes] ; the largest, in { $year }: { $most }
   *[no] {""}
})
study-decision-repay = Enter the annuity, compulsory spending (CGCT, art. L2321-2)
study-condition-cameras = Obtain the authorisation of video protection, without which no camera is installed and the State aids none
study-decision-cameras = File the request before the works; it lasts five years at most{ $times ->
    [0] {""}
    [one] , to be renewed once within the period
   *[other] , to be renewed { $times } times within the period
} (CSI, art. L252-1 ff.)
study-funder-prefect = Prefect
study-condition-staff = Fill { $count } FTE: { $name }{ $more ->
    [yes] {" "}({ $all } in all, { $whole } a year)
   *[no] {""}
}{ $priced ->
    [yes] ; yearly cost of { $count } FTE at prices of { $year }
   *[no] {""}
}
study-decision-staff = { $part ->
    [yes] Find this part of the time of somebody in post, and settle who takes over what they leave; failing that, add it to a part-time post
   *[no] Create or redeploy the posts
} in the staffing table (CGFP, art. L313-1)
study-staff-prices = Posts are priced in the year that their row names, the first whole one in which they are filled{ $several ->
    [yes] : amounts at prices of different years do not add up
   *[no] {""}
}.
study-condition-staff-ends = Abolish or redeploy { $count } FTE from { $month } on: { $name } ({ $some ->
    [no] none is left
   *[yes] { $left } left
})
study-decision-staff-ends = Arrange for these people to be redeployed, or for their contracts to end: a civil servant does not leave with the plan, and the city's budget then goes on paying, which this study does not count
study-staff-note = The cost of posts follows the indices of annex D.
study-staff-pension = The employer's pension rate (CNRACL) rises from { $rate } in { $year } to 43.65 % in 2028, by 3 points a year on 1 January (decree 2025-86). These posts follow it, on the plan's anniversary: { $posts }.
study-staff-pension-flat = The employer's pension rate (CNRACL) rises from { $rate } in { $year } to 43.65 % in 2028, by 3 points a year on 1 January (decree 2025-86). The index of pension contributions in this study does not follow all of that rise: up to { $points } points of gross pay are missing from the cost of these posts: { $posts }.
study-staff-no-pension = The employer's pension contributions of these posts are not priced apart: their cost follows the index of wages and not the rise of the employer's pension rate (CNRACL), from { $rate } in { $year } to 43.65 % in 2028 (decree 2025-86): { $points } points of gross pay that the cost lacks unless the price holds them already: { $posts }.
study-condition-in-accounts = Keep { $count } FTE that the accounts hold already: { $name }. If they had to be replaced where they are, this would come on top of the budget (cost of { $year })
study-decision-in-accounts = Record the redeployment in the staffing table (CGFP, art. L313-1)
study-condition-renewal = Renew the equipment: investment section (heaviest year; { $all } in all, from { $first } on)
study-decision-renewal = Enter the renewals into the investment plan
study-condition-fctva = Receive the FCTVA, { $years ->
    [0] in the year of the spending
    [one] a year after the spending
   *[other] { $years } years after the spending
}
study-decision-fctva = Book the spending on eligible accounts{ $doubt ->
    [yes] {""}; before the vote, check in the finance act for 2026 the right to the { $doubted } of FCTVA on upkeep that are counted in it{ $late ->
       [no] {""}
      *[yes] , of which { $after } are paid after the end of the period
    }
   *[no] {""}
}

## Assumptions

study-assumptions = Assumptions and sources
study-assumptions-intro = Every value on which the figures of this study rest, those that carry most of the cost first. An assumption has no source and says so.
study-table-grades = What the values rest on
study-table-assumptions = Values and ranges
study-table-sources = Sources cited
study-column-input = Input
study-column-number = No.
study-column-source-date = Date, or from when in force
study-nth-value = { $name }, value no. { $place }

## Method

study-method = Method
study-method-intro = Calculations run month by month, in current euros; fiscal years are calendar years.
study-method-exact = Amounts are calculated in exact decimals and rounded to the cent only where they are shown, each by itself.
study-method-articles = Articles L1612-4, L2321-2 and R2321-1 of the CGCT are cited by their numbers before ordinance 2025-526 of 12 June 2025, which orders the rules on budgets anew from the fiscal year 2026 on: numbers to be checked in the consolidated code.
study-method-cost = Total cost
study-method-cost-text = Sum of entries into service, renewals, failures, recurring spending and exits, excluding VAT and then including it at the rate of the month of the spending (CGI, art. 278 and following).
study-method-renewal = Renewal
study-method-renewal-text = A unit that enters service in month t is renewed at t + life, t + 2 × life, while it is in service.
study-method-failure = Failures
study-method-failure-text = Yearly rate / 12 × units out of warranty, replaced at the month's price.
study-method-index = Price revision
study-method-index-text = Price × product of (1 + rate of the index), on each anniversary of the plan.
study-method-net = Net cost
study-method-net-text = Cost including VAT + loan interest − subsidies − contributions − FCTVA.
study-method-fctva = FCTVA
study-method-fctva-text = 16.404 % of investment including VAT, and of the upkeep of public buildings, roads and networks whatever its section (for that upkeep, to be checked in the finance act for 2026); 5.6 % for eligible cloud infrastructure; the rate in force in the month of the spending, received after the city's lag (CGCT, art. L1615-1 and following). What the State pays on amounts including VAT gives no right to it and is taken out of the base (art. L1615-10).
study-method-loan = Loan
study-method-loan-text = Constant annuity = P × r / (1 − (1 + r)^−n); with constant capital, P / n and the interest on what is still owed; interest rounded to the cent at each payment.
study-method-savings = Savings
study-method-savings-text = Gross savings = real operating revenue (RRF) − real operating spending (DRF), interest being part of the DRF; net savings = gross savings − capital repaid. The real balance (CGCT, art. L1612-4) asks that the operating section balance by itself, depreciation included, and that own resources cover the capital. The latter is judged here; the former, with depreciation, only where the city's accounts give it.
study-method-deleveraging = Deleveraging capacity
study-method-deleveraging-text = Debt / gross savings, in years.
study-method-borrowing = Loans of the city for its investment
study-method-borrowing-text = What is missing to keep the minimum working capital, within its investment; repaid in constant annuities from the next year on.
study-method-investable = The city's investment at constant debt
study-method-investable-text = max(0, gross savings without the plan + other revenue of investment − what is missing to keep the working capital) / (1 − r), where r is the share of grants and FCTVA in the investment of the accounts, from 0 to 80 %. The same investment is taken with the plan, which comes on top.
study-method-borrowing-constant = Loans of the city for its investment
study-method-borrowing-constant-text = What is missing to keep the working capital of the accounts (the minimum where that is more), within investment less grants: without the plan new loans take the place of the capital repaid; they are repaid in constant annuities from the next year on.
study-method-cliff = Recurring cost of operation, renewals included
study-method-cliff-text = Recurring spending, failures and renewals including VAT, less the aid and FCTVA that they give right to: yearly average of the pilot, then of the 12 months after the last extension.
study-method-run = Net running cost (rule)
study-method-run-text = Spending of the operating section in the year, incl. VAT, entries and exits included, less operating aid, FCTVA, revenue and savings; held against the gross savings without the plan.
study-method-verdict = Verdict
study-method-verdict-text = Unsustainable if a red threshold is crossed because of the plan after the pilot; fragile if an orange one is, if a red one is before, or if acquired funding alone gives a worse verdict; sustainable otherwise. A threshold that the city crosses already without the plan counts against it too: red, as soon as the plan makes it worse (at the red level if the city is there in its accounts or the year after, else orange); orange, if it leaves less than half of the margin there would be before red. So a ratio that changes little but is near red may count in a year, and another not. { $small }
study-method-verdict-small = As long as the plan's average yearly net cost stays below { $share } of the year's real operating revenue without it, no effect counts (a policy choice of the parameters, not set by law); an envelope that was voted is exceeded by any euro.

## Glossary

study-glossary = Glossary
study-term-tco = Total cost (of ownership, TCO)
study-term-tco-text = All that has to be paid for a plan over its life, from purchase to removal.
study-term-excl = Excluding, including VAT
study-term-excl-text = Without and with value added tax (HT, TTC).
study-term-rrf = Operating revenue
study-term-rrf-text = Taxes, grants and other current revenue of the year, without book entries (recettes réelles de fonctionnement).
study-term-gross = Gross savings
study-term-gross-text = What current revenue leaves after current spending and interest (épargne brute).
study-term-net = Net savings
study-term-net-text = Gross savings after the capital repaid (épargne nette).
study-term-deleveraging = Deleveraging capacity
study-term-deleveraging-text = Years of gross savings that it would take to repay the whole debt (capacité de désendettement).
study-term-working = Working capital
study-term-working-text = The reserve built up over the years (fonds de roulement).
study-term-fctva = FCTVA
study-term-fctva-text = VAT compensation fund: the State gives back a part of the VAT paid on investment and, so far, on the upkeep of public buildings, roads and networks.
study-term-net-cost = Net cost
study-term-net-cost-text = What the city pays itself once aid and FCTVA are received (reste à charge).
study-term-pilot = Pilot
study-term-pilot-text = The first phase, often helped, before the rollout.
study-term-cliff = Cost cliff
study-term-cliff-text = The step from the recurring cost of operation of the pilot, to the city, to that of full service, renewals included.
study-term-renewal = Renewal
study-term-renewal-text = Replacement of equipment at the end of its life.
study-term-ppi = PPI
study-term-ppi-text = Multi-year investment plan (programmation pluriannuelle des investissements).
study-term-operating = Operating section
study-term-operating-text = Current spending and revenue, which come back every year.
study-term-investment = Investment section
study-term-investment-text = What lasts: equipment, works, capital repaid.
study-term-present = Present value
study-term-present-text = Future amounts brought back to the start by a discount rate.
study-term-assumption = Assumption
study-term-assumption-text = A value that no source backs.
study-term-rigidity = Structural spending ratio
study-term-rigidity-text = Share of the operating revenue that staff and debt service take.
study-term-debt-weight = Debt to operating revenue
study-term-debt-weight-text = Debt over a year's real operating revenue.
study-term-wall = Renewals against net savings
study-term-wall-text = The renewals of a year over the city's net savings without the plan.
study-term-programme = Programme authorisation, payment appropriations
study-term-programme-text = The limit of what may be committed for an investment of several years; what may be paid of it each year.
study-term-annual = Equivalent annual cost
study-term-annual-text = The amount, the same every year, whose discounted sum is the present value.
study-term-depreciation = Depreciation charges
study-term-depreciation-text = The yearly part of the wear of an asset, borne by the operating section without being paid.
study-term-unpriced = Unpriced
study-term-unpriced-text = What has no price yet: never counted as zero.

## Traceability

study-traceability = Traceability
study-made-by = Made by perenne { $version }. The same files and options give the same document, byte for byte.
study-table-files = Files used
study-column-file = File
study-column-hash = SHA-256
study-no-override = No value of the plan was replaced.
study-table-overrides = Replaced values
study-column-before = Before
study-column-now = Used
study-column-by = By
study-seed = Simulation: seed { $seed }, { $scenarios } scenarios.
study-csv-table = table
study-csv-row = row

## Command line

report-no-file = a file is needed: `-o study.html`; known extensions: { $known }
report-no-form = { $file }: unknown extension; known extensions: { $known }
report-no-browser = no Chromium was found to make the PDF (chromium, chromium-browser, google-chrome); `-o study.html`, then “print to PDF”, gives the same
report-browser-failed = the browser { $browser } made no PDF: { $why }
help-report-output_file = File to write; its extension says the form: .html, .pdf, .docx, .xlsx, .md, .csv, .json
