## The words of the impact study that `report` makes.

study-kind = Study of the multi-year impact on operating spending
study-skip = Skip to the content
study-contents = Contents
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
study-field-index-general = prices in general
study-field-depreciation = depreciation
study-field-index-labour = wages
study-field-index-services = services
study-field-index-energy = energy
study-field-quantity = quantity
study-field-price = price
study-field-life = life
study-field-failure = failure rate
study-field-warranty = warranty
study-field-renewal = price of the renewal
study-field-rate = rate
study-field-cap = cap
study-field-amount = amount
study-field-lag = lag of payment
study-field-status = status
study-field-saving = yearly saving
study-field-revenue = yearly revenue
study-value-acquired = acquired
study-value-requested = requested
study-value-hoped = hoped
study-value-years = years
study-value-year = year
study-value-months = months
study-value-month = month
study-value-per = { $value } per { $unit }
study-value-and-per = { $value } and { $unit }
study-value-of = { $value } of the price of “{ $component }”
study-growth = yearly growth: { $account }
study-field-growth-taxes = taxes
study-field-growth-grants = grants
study-field-growth-other = other revenue
study-field-growth-staff = staff
study-field-growth-purchases = purchases
study-field-growth-subsidies = subsidies paid
study-field-growth-other_spending = other spending
study-field-growth-investment = investment
study-field-growth-depreciation = depreciation
study-field-tiers = price by tier
component-salary = Pay and charges
component-recruitment = Recruitment
component-workstation = Workstation
component-shifts = Shift work (nights, Sundays)

study-chart-as-table = Chart (given here by its table, as a picture is not portable in this format): { $title }
study-chart-figures = The figures of the chart: { $title }
study-unpriced-note = Without a price, and not counted as 0: { $list }. Amounts after “≥” are minimums.

## In short

study-summary = In short
study-key-cost = Full cost including VAT over { $length }
study-key-cost-note = of which { $received } covered by subsidies, contributions and the FCTVA
study-key-net-note = or { $amount } per inhabitant and year
study-key-run = Yearly running cost to the city once all is in service
study-key-run-note = against { $pilot } a year in the pilot
study-key-annual-note = the constant amount with the same present value
study-cliff-times = Running the pilot costs the city { $pilot } a year; from { $from } on everything runs at full price and takes { $after } a year, { $times } times as much (renewals and failures included, aid deducted).
study-cliff = Running the pilot costs the city { $pilot } a year; from { $from } on everything runs at full price and takes { $after } a year (renewals and failures included, aid deducted).
study-tips-heading = What would make the project sustainable
study-tips-heading-lasts = What would upset this balance
study-tip-unpriced = Have priced what has no price ({ $list }): until then no favourable verdict is possible.
study-tip-turns = { $input }: at { $value } instead of { $now }, the project becomes { $level ->
    [SUSTAINABLE] sustainable
    [FRAGILE] fragile
    [UNSUSTAINABLE] unsustainable
   *[other] undetermined
}.
study-nothing-turns = None of the uncertain inputs changes the verdict by itself, taken to either end of its range.
study-nothing-drawn = No input is declared uncertain: nothing could be put to the test.
study-way-saving = { $figure } of savings or revenue to be found
study-way-share = a contribution of { $figure } to all spending

## Context and scope

study-scope = Context and scope
study-duty-heading = Legal duty
study-duty-due = This study is due (CGCT, art. L1611-9 and D1611-35): the planned investment, { $investment } including VAT, is { $share } of the operating revenue of { $year } ({ $revenue }), above the threshold of { $threshold } for a town of { $population } inhabitants. It goes with the council's decision, and is presented before it.
study-duty-voluntary = This study is made of the city's own will: the planned investment, { $investment } including VAT, is { $share } of the operating revenue of { $year } ({ $revenue }), below the threshold of { $threshold } from which it is due for a town of { $population } inhabitants (CGCT, art. L1611-9 and D1611-35).
study-duty-open = Whether this study is due is open: the priced investment, { $investment } including VAT, is at least { $share } of the operating revenue of { $year } ({ $revenue }); the threshold is { $threshold } for a town of { $population } inhabitants (CGCT, art. L1611-9 and D1611-35), but some spending has no price yet.
study-duty-unknown = The parameters give no threshold at this date for a town of { $population } inhabitants (CGCT, art. L1611-9 and D1611-35); the planned investment, { $investment } including VAT, is { $share } of the operating revenue of { $year } ({ $revenue }). The duty is to be checked.
study-duty-amount = It would also be due above { $amount } of investment.
study-plan-heading = The project
study-plan = “{ $title }”: from { $start } to { $end }, { $length }.
study-overridden = { $count ->
    [one] One value of the plan was replaced
   *[other] { $count } values of the plan were replaced
} for this study; see traceability.
study-vat-recovery = The service is subject to VAT: the city's costs exclude it, and the FCTVA does not apply.
study-table-phases = Phases of the project
study-table-lines = What is in service at the end of each phase
study-column-phase = Phase
study-column-from = From
study-column-to = To
study-column-months = Months
study-column-line = Line
study-column-at-end = End of phase: { $phase }
study-existing = { $line }: { $count } in service at the start already, for { $age }.
study-in-accounts = * In the city's accounts already: part of the full cost, not added to its budget.

## Costs

study-costs = Costs of the project
study-costs-intro = The full cost holds purchase, renewals, failures, recurring spending and removal over the whole period. It is cost alone: funding and gains stand beside it and are never netted.
study-table-totals = From the full cost to the net cost, over { $length } (EUR)
study-table-by-phase = Cost by phase (EUR)
study-table-by-family = Cost by family (EUR)
study-table-by-line = Cost by line (EUR)
study-table-by-cause = Cost by cause (EUR)
study-column-amount = Amount (EUR)
study-column-investment-incl = Investment incl. VAT
study-column-operating-incl = Operating incl. VAT
study-moved = { $line }: the unit purchase cost of { $cost } including VAT is below the threshold of { $threshold } for movable goods. It is operating spending, renewals included, and gives right neither to the FCTVA nor to investment aid (arrêté of 26 October 2001).

## Financing

study-financing = Financing plan
study-financing-intro = All spending of the period is covered: what nobody else pays is the city's part. A loan advances money; the city pays it back.
study-table-spending = Spending to be financed (EUR)
study-column-spending = Spending
study-spent-investment = Investment spending
study-spent-operating = Operating spending
study-table-financing = Resources (EUR)
study-column-funder = Funder
study-column-scheme = Scheme and base
study-column-base = Eligible base
study-column-rate = Rate
study-column-part = Part
study-column-status = Status
study-scheme-subsidy = Subsidy
study-scheme-contribution = Contribution
study-scheme-loan = Loan
study-scheme-fctva = FCTVA
study-scheme-city = Own money
study-funder-state = State
study-funder-city = City
study-status-right = by law
study-status-loan = to be signed
study-status-city = in the budget
study-balance = Balance: spending { $spending } = resources { $resources }.
study-reconciled = From here to the net cost: the city's own money { $own }, plus loans that the city pays back { $loans }, plus receipts due but paid after the period { $late }, is the net cost { $net }.
study-late = Of this, { $amount } is paid after the end of the period: it is due, but no year of the study counts it.
study-cap = { $name }: the aid is capped at { $cap } in all.
study-base-note = The base is the eligible amount over the whole period; the amount is what it gives right to, whenever paid. Each amount is rounded by itself.
study-table-loans = Loans of the project (EUR)
study-column-loan = Loan
study-column-draw = Draw
study-column-payments = Payments
study-column-first-payment = First payment
study-column-largest-payment = Largest payment
study-column-interest-all = Interest over the whole term
study-column-balance = Capital outstanding at the end of the period
study-loans-note = Loans pay for investment only; own resources cover the capital repaid (CGCT, art. L1612-4).
study-table-benefits = Expected savings and revenue (EUR)
study-column-benefit = Gain
study-once = once, in { $month }
study-saving = Saving
study-revenue = Revenue
study-benefits-note = A gain that is not acquired does not count in the verdict on secured funding.
study-investment = Multi-year investment plan
study-ppi-intro = Investment by year, what finances it, and the operating spending that it brings.
study-table-ppi = Investment and the operating spending it brings (EUR)
study-column-new = Equipment incl. VAT
study-column-renewed = Renewals incl. VAT
study-column-invested = Investment incl. VAT
study-column-received = Aid and FCTVA received
study-column-borrowed = Loans
study-column-running = Operating spending incl. VAT
study-column-net-running = Operating net of receipts and gains
study-ppi-note = Receipts stand in the year of their payment. Lines that the city's accounts hold already are included.
study-table-depreciation = Depreciation that the project brings (EUR)
study-column-charge = Charges (chapter 042)
study-column-write-back = Subsidies written back
study-column-net-charge = Net charge
study-column-city-without = Whole city, net, without the project
study-column-city-with = Whole city, net, with the project
study-after-horizon = After the horizon
study-depreciation-intro = The savings of this study are real movements. Depreciation is an order movement between the sections (042 in operating, 040 in investment): no money moves, and no savings hold it, but the operating section has to carry it too (CGCT L2321-2, 27°).
study-depreciation-durations = On amounts including VAT, in equal monthly parts from the month of the spending (M57, prorata temporis), over the duration of each component: its own, else its life, else that of its family. The council sets the durations (CGCT R2321-1). The subsidies received for it are written back over the same time; the FCTVA and loans are not.
study-depreciation-unknown = The city's accounts at hand do not give its own depreciation: whether its gross savings cover all of it is not judged here.
study-debt-schedule = Schedule of the present debt

## Impact

study-impact = Multi-year impact on the city's budget
study-impact-intro = The city's budget is projected twice from its accounts, without the project and with it. The difference is the project's effect.
study-impact-unpriced = Some spending has no price yet ({ $list }): the columns “with” leave it out, and are not what the city will have.
study-side-without = without
study-side-with = with
study-side-difference = difference
study-column-side = { $name }, { $side }
study-table-savings = Gross and net savings (EUR)
study-table-debt = Debt and working capital on 31 December (EUR)
study-table-operating = Operating revenue and spending, interest included (EUR)
study-column-revenue = Revenue
study-column-charges = Spending
study-table-ratios = Ratios
study-table-rules = Thresholds crossed because of the project
study-table-rules-secured = Thresholds crossed because of the project, on acquired money alone
study-thresholds = { $rule }: orange at { $orange }, red at { $red }.
study-partial = The year { $year } is not covered whole: no threshold is judged in it.

## Offers

study-offers = Comparison of the offers
study-table-offers = What each offer costs (EUR)
study-table-gaps = Not quoted, filled from the plan's reference prices (EUR)
study-column-component = Component
study-offers-note = What the offer itself prices, and what the reference price fills in. The rank is on the filled total including VAT.

## Risks

study-risks = Sensitivity and risks
study-risks-intro = Each uncertain input is taken to both its ends by itself; the effect is the difference in full cost including VAT, and in net cost after savings and revenue.
study-table-sensitivity = Sensitivity (EUR)
study-column-cost-low = Full cost incl. VAT, low end
study-column-cost-high = Full cost incl. VAT, high end
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
study-table-simulated = Spread of the amounts (EUR)
study-drivers-note = Share of each result's variance that the input explains by itself.

## Conditions

study-conditions = Conditions to last
study-conditions-sustainable = The project fits into the city's budget on the following conditions.
study-conditions-fragile = The project weakens the city's budget. It lasts only on the following conditions, the return below the thresholds first.
study-conditions-unsustainable = As it is, the project does not fit into the city's budget. All of the following conditions are needed, the return below the thresholds first.
study-conditions-undetermined = No conclusion is possible while some spending has no price. The known conditions are these.
study-table-conditions = Who pays, from when, and which decision
study-column-condition = Condition
study-column-who = Who pays or acts
study-column-decision = Decision
study-before-vote = before the vote
study-condition-unpriced = Price what has no price: { $list }
study-decision-unpriced = Ask for quotes; do not vote on an incomplete project
study-condition-threshold = No longer cross the { $level } threshold of the rule “{ $rule }” (most is missing in { $year })
study-decision-threshold = Resize the project or free this margin, in the debate on the budget's orientation (CGCT, art. L2312-1)
study-condition-run = Pay the running cost at full price, every year ({ $pilot } a year in the pilot)
study-decision-run = Enter it into each year's initial budget
study-condition-grant = Obtain the aid “{ $name }”, today: { $status }
study-decision-grant = Sign the agreement or receive the decision before committing the spending
study-condition-grant-ends = Take over from “{ $name }”, which no longer covers the spending
study-decision-grant-ends = Provide for it in the budget, or renegotiate the aid before its end
study-condition-benefit = Realise the gain “{ $name }”, today: { $status }
study-decision-benefit = Name who answers for it, measure it every year, cut the appropriations by as much
study-condition-loan = Take the loan “{ $name }”
study-decision-loan = Vote the loan, or delegate it to the mayor (CGCT, art. L2122-22, 3°)
study-condition-repay = Repay “{ $name }” until { $until } (largest payment)
study-decision-repay = Enter the annuity, compulsory spending (CGCT, art. L2321-2)
study-condition-staff = Fill { $count } FTE: { $name }
study-decision-staff = Create or redeploy the posts in the staffing table (CGFP, art. L313-1)
study-condition-renewal = Renew the equipment (heaviest year; { $all } in all, from { $first } on)
study-decision-renewal = Enter the renewals into the investment plan
study-condition-fctva = Receive the FCTVA, { $years ->
    [0] in the year of the spending
    [one] a year after the spending
   *[other] { $years } years after the spending
}
study-decision-fctva = Book the spending on eligible accounts

## Assumptions

study-assumptions = Assumptions and sources
study-assumptions-intro = Every value on which the figures of this study rest, those that carry most of the cost first. An assumption has no source and says so.
study-table-grades = What the values rest on
study-table-assumptions = Values and ranges
study-table-sources = Sources cited
study-column-input = Input
study-column-number = No.

## Method

study-method = Method
study-method-intro = Calculations run month by month, in current euros; fiscal years are calendar years.
study-method-exact = Amounts are calculated in exact decimals and rounded to the cent only where they are shown, each by itself.
study-method-cost = Full cost
study-method-cost-text = Sum of entries into service, renewals, failures, recurring spending and exits, excluding VAT and then including it at the rate of the month of the spending (CGI, art. 278 and following).
study-method-renewal = Renewal
study-method-renewal-text = A unit that enters service in month t is renewed at t + life, t + 2 × life, while it is in service.
study-method-failure = Failures
study-method-failure-text = Yearly rate / 12 × units out of warranty, replaced at the month's price.
study-method-index = Price revision
study-method-index-text = Price × product of (1 + rate of the index), on each anniversary of the project.
study-method-net = Net cost
study-method-net-text = Cost including VAT + loan interest − subsidies − contributions − FCTVA.
study-method-fctva = FCTVA
study-method-fctva-text = 16.404 % of investment including VAT, 5.6 % for eligible cloud infrastructure; the rate in force in the month of the spending (CGCT, art. L1615-1 and following).
study-method-loan = Loan
study-method-loan-text = Constant annuity = P × r / (1 − (1 + r)^−n), interest rounded to the cent at each payment.
study-method-savings = Savings
study-method-savings-text = Gross savings = operating revenue − operating spending − interest; net savings = gross savings − capital repaid. Own resources have to cover the capital repaid (CGCT, art. L1612-4).
study-method-deleveraging = Deleveraging capacity
study-method-deleveraging-text = Debt / gross savings, in years.
study-method-borrowing = What the city borrows by itself
study-method-borrowing-text = What is missing to keep the minimum working capital, within its investment; repaid in constant annuities from the next year on.
study-method-cliff = Cost cliff
study-method-cliff-text = Recurring spending, failures and renewals including VAT, less the aid and FCTVA that they give right to: yearly average of the pilot, then of the 12 months after the last growth.
study-method-verdict = Verdict
study-method-verdict-text = Unsustainable if a red threshold is crossed because of the project after the pilot; fragile if an orange one is, if a red one is before, or if acquired funding alone gives a worse verdict; sustainable otherwise.

## Glossary

study-glossary = Glossary
study-term-tco = Full cost (total cost of ownership)
study-term-tco-text = All that has to be paid for a project over its life, from purchase to removal.
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
study-term-fctva-text = VAT compensation fund: the State gives back a part of the VAT paid on investment.
study-term-net-cost = Net cost
study-term-net-cost-text = What the city pays itself once aid and FCTVA are received (reste à charge).
study-term-pilot = Pilot
study-term-pilot-text = The first phase, often helped, before the rollout.
study-term-cliff = Cost cliff
study-term-cliff-text = The step from what the pilot costs the city to what full scale costs.
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
help-report-output_file = File to write; its extension says the form: .html, .xlsx, .md, .csv, .json
