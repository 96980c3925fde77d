## Words of explanations and of the list of assumptions.

explain-value = { $path } = { $value }
explain-unknown = no figure has the path `{ $path }`
explain-unknown-year = no figure has the path `{ $path }` in { $year }
explain-similar = did you mean { $list }?
explain-known = paths begin with: { $known }; the whole list: `perenne explain PLAN --list`
explain-constant-debt = this city has no such figures: its investment is that of its accounts (`investing: accounts`); `--set city.investing=constant-debt` gives them, under `constant_debt`
explain-more = … and { $count } more: { $value }
explain-see = → { $path }
explain-cut = … there is more: --depth { $depth }, or --all
explain-told = … told further up already
explain-incomplete = { $count ->
    [one] one component of the plan has no price and is not in this figure: { $list }
   *[other] { $count } components of the plan have no price and are not in this figure: { $list }
}
explain-moved = line `{ $line }`: a unit costs { $cost } including VAT, below the { $threshold } threshold of movable goods: operating spending, without FCTVA

explain-receipts = receipts
explain-costs = spending
explain-in-line = { $line } ({ $label })
explain-month = { $month }
explain-of-month = {""}
explain-of-vowel = {""}
explain-months = { $count } months, { $of }{ $first } to { $last }
explain-months-count = months, { $of }{ $first } to { $last }
explain-units = { $unit }, line { $line }
explain-units-month = { $unit }, line { $line }, { $month }
explain-units-summed = { $unit }, line { $line }, in { $count } months, { $of }{ $first } to { $last }
explain-unit-months = months of service ({ $unit }), line { $line }, in { $count } months, { $of }{ $first } to { $last }
explain-constant = constant of the method
explain-twelfth = one month of a yearly amount
explain-one-and = one and the rate
explain-times = times in a row
explain-calculated = calculated
explain-sum = sum
explain-product = product
explain-quotient = quotient
explain-power = compounded
explain-least = the smaller one counts
explain-greatest = the larger one counts
explain-cents = rounded to the cent
explain-loser = not this one
explain-rate-in-full = the whole rate: the cap is not reached
explain-cap-reached = the cap is reached: what is left of it, over the eligible spending of the month
explain-loan-cut = cut to what loans may pay for
explain-loan-whole = as asked for
explain-default = default, written in no file
explain-instead = instead of { $from }
explain-instead-of-nothing = written nowhere before
explain-with = with the plan
explain-without = without the plan

## What a number is

what-amount = cost excluding VAT
what-units = units
what-life-left = units, times the share of their life that is left
what-residual = residual value
what-index-factor = price index
what-receipt = receipt
what-grant-share = share that is paid
what-cap-left = what is left of the cap
what-eligible = eligible spending
what-benefit = benefit
what-twelve = months of a year
what-loan-amount = amount borrowed
what-instalment = instalment
what-loan-interest = loan interest
what-loan-principal = loan capital repaid
what-loan-balance = loan capital outstanding
what-loan-ceiling = what loans may pay for
what-plan-investment = the plan's investment including VAT
what-discount = discount factor
what-annuity = constant yearly amount for one euro of present value
what-year-cost = cost including VAT
what-year-receipts = subsidies, contributions and FCTVA received
what-year-interest = loan interest
what-year-benefits = savings and revenues
what-year-net-cost = net cost to the city
what-plan-staff = the plan's staff
what-plan-operating = the plan's other operating spending including VAT
what-plan-year-investment = the plan's investment including VAT
what-plan-receipts = receipts of the plan's operating spending
what-plan-grants = the plan's investment subsidies and contributions
what-plan-fctva = FCTVA of the plan's investment
what-plan-resales = revenue of the plan's investment section
what-revision = revision, with its fixed part
what-plan-savings = the plan's savings
what-plan-revenues = the plan's revenues
what-plan-loans = the plan's loans drawn
what-plan-interest = interest of the plan's loans
what-plan-principal = capital repaid of the plan's loans
what-plan-renewals = renewals including VAT, less their FCTVA
what-depreciation-charge = depreciation charged for the plan's investment
what-write-back = what subsidies and contributions write back of it
what-plan-depreciation = net depreciation of the plan
what-of-plan = its own amount
what-depreciation-months = years over which it is depreciated
what-months-held = of these, months in the year
what-depreciation = net depreciation of the city
what-run-cost = the plan's net running cost
what-net-investment = the plan's investment, less its receipts of the year
what-revenue = operating revenue
what-spending = operating spending without interest
what-staff = staff costs
what-interest = interest
what-old-interest = interest of the debt in the accounts
what-old-principal = capital repaid of the debt in the accounts
what-old-debt = debt of the accounts still outstanding
what-old-debt-rate = mean rate of the debt in the accounts
what-new-interest = interest of the city's new loans
what-new-principal = capital repaid of the city's new loans
what-new-debt = the city's new loans outstanding
what-annuity-factor = yearly payment for one euro borrowed
what-principal = capital repaid
what-gross-savings = gross savings
what-net-savings = net savings
what-investment = investment
what-grants = investment grants
what-own-revenue = own revenue of investment
what-need = need for borrowing
what-room = most that may be borrowed
what-borrowing = new loans of the city
what-working-capital = working capital
what-minimum-working-capital = minimum working capital
what-kept-working-capital = working capital to keep
what-affordable-investment = what the city can invest without more debt
what-own-investment = what the city can invest before grants and FCTVA, new loans included
what-own-loans = new loans within it
what-investment-aid = grants and FCTVA for what the city can invest
what-years-counted = { $count ->
        [one] fiscal year
       *[other] fiscal years
    }
what-aided-share = share of the investment that grants and FCTVA pay for
what-most-aided = most that this share is taken to be
what-thirty-days = days
what-debt = debt
what-cliff-cost = recurring cost of operation, renewals included, a year
what-service = units in service
what-months = { $count ->
        [one] year
       *[other] years
    }
what-population = inhabitants

## Assumptions

heading-inputs = What the figures of { $plan } rest on
inputs-none = No value.
inputs-grades = By grade
inputs-warning = { $count ->
    [one] one value is an assumption, or has no source at all
   *[other] { $count } values are assumptions, or have no source at all
}: together they touch { $share } of the total cost. They are marked ⚠; replace them by quotes before a vote.
inputs-sourced = { $share } of the cost is that of components whose own price has a source that is no assumption ({ $count } of { $of } prices).
inputs-sourced-shares = A further { $more } is that of assumed shares of such prices, as spares are of a device.
inputs-told-range = In parentheses: between which ends a value may lie by what its source says; nothing is drawn there.
inputs-note = The share of a value is that of the total cost (TCO excluding VAT) that depends on it; several values drive one cost, so shares add up to more than 100 %. Values of funding, VAT, law and city do not enter the cost excluding VAT: they have no share.
inputs-not-settable = In brackets: what `--set` does not take by itself. A parameter is changed by a file of parameters, the price of a band or of `during` by the whole of `tiers` or `during`.
column-share = Share of TCO
column-grade = Grade
column-date = Date
column-place = Place
column-values = Values
column-path = Path
cited = cited text
choice = choice of the plan
uncited = no source
source-of-parameter = Parameter `{ $name }`
source-of-offer = Offer of { $vendor }

