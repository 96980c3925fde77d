# Sheets
workbook-readme = Read me
workbook-inputs = Inputs
workbook-inputs-title = Inputs: the yellow cells may be changed
workbook-inputs-note = Prices exclude VAT. Every yellow cell has a name, by which the formulas refer to it. The other cells are protected, without a password.
workbook-units = Units
workbook-units-title = Units in service and units charged for, by month
workbook-prices = Prices
workbook-prices-title = Indices, VAT, discounting and prices, by month
workbook-costs-excl = Costs excl. VAT
workbook-costs-excl-title = Costs excluding VAT, by month
workbook-costs-incl = Costs incl. VAT
workbook-costs-incl-title = Costs including VAT, by month
workbook-monthly = Months
workbook-monthly-title = Sums, subsidies, contributions and FCTVA, by month
workbook-loans = Loans
workbook-loans-title = Loans of the plan
workbook-years = Years
workbook-years-title = Cost and financing of the plan, by fiscal year
workbook-budget = Budget
workbook-budget-title = The city's budget without and with the plan
workbook-rules = Thresholds
workbook-rules-title = Euros left before each threshold
workbook-rules-note = A margin below zero means that the threshold is reached. The rules that measure the plan alone count after the pilot.

# Columns
workbook-column-label = Value
workbook-column-value = Input
workbook-column-unit = As written
workbook-column-source = Source
workbook-column-date = Date
workbook-column-grade = Grade
workbook-column-place = Place
workbook-column-path = Path
workbook-column-name = Name of the cell
workbook-column-line = Line
workbook-column-component = Component
workbook-column-cause = Cause
workbook-column-state = State
workbook-column-family = Family
workbook-column-section = Section
workbook-column-vat = VAT table
workbook-column-fctva = FCTVA
workbook-column-accounts = In accounts
workbook-month = Month
workbook-year = Year
workbook-total = Total
workbook-months-unit = months
workbook-excl = excl. VAT
workbook-incl = incl. VAT

# Units and prices
workbook-service = Number in service
workbook-charged = Units charged for
workbook-live = live
workbook-locked = locked
workbook-locked-falls = locked: falls
workbook-factors = Indices and rates
workbook-index = Index
workbook-vat = VAT
workbook-discount = Discounting
workbook-one-off = one-off, receipts
workbook-acquisition = Acquisition cost of a unit, incl. VAT, against the threshold of movable goods
workbook-prices-heading = Prices
workbook-price = price

# Months
workbook-costs = Costs
workbook-all = All costs
workbook-budget-parts = Parts of the city's budget, without the lines that its accounts hold already
workbook-plan-staff = Operating, staff
workbook-plan-operating-all = Operating, all
workbook-plan-operating = Operating, other than staff
workbook-plan-investment = Investment
workbook-plan-renewals = Renewals
workbook-base = Eligible base
workbook-granted = Granted, within the cap
workbook-share = Granted for each euro
workbook-received = received
workbook-benefits = Benefits
workbook-present = Present values
workbook-discounted = Discounted cost
workbook-discounted-receipts = Discounted receipts
workbook-running = Running cost less what it gives right to

# Loans
workbook-ceiling = What loans may pay for
workbook-invested = Investment incl. VAT
workbook-rights = Receipts that it gives right to, whenever they come
workbook-asked = Loans asked for
workbook-borrowed = Borrowed
workbook-instalment = Instalment
workbook-opening = Capital before
workbook-interest = Interest
workbook-principal = Capital repaid
workbook-paid = Paid
workbook-balance = Capital left

# Years
workbook-funding = Financing
workbook-drawn = Loans drawn
workbook-effects = What the plan does to the city's budget
workbook-plan-receipts = Receipts of operating
workbook-plan-grants = Investment subsidies and contributions
workbook-plan-fctva = FCTVA of investment
workbook-plan-savings = Savings
workbook-plan-revenues = Revenues
workbook-plan-renewal-rights = FCTVA that renewals give right to
workbook-plan-wall = Renewals less their FCTVA
workbook-pv-excl = Present value of the cost, excl. VAT
workbook-pv-incl = Present value of the cost, incl. VAT
workbook-cliff-pilot = Running cost a year, in the pilot
workbook-cliff-after = Running cost a year, once everything runs
workbook-chart-cliff = Cost incl. VAT by family and year

# Budget
workbook-accounts = Accounts and their growth
workbook-revenue = Operating revenue
workbook-staff = Staff
workbook-other-spending = Other operating spending
workbook-investment = Investment
workbook-grants = Investment grants
workbook-other-own = Other own revenue of investment
workbook-old-rate = Rate of the present debt
workbook-old-principal = Capital repaid, present debt
workbook-old-interest = Interest, present debt
workbook-old-debt = Present debt left
workbook-annuity = Annuity of one euro borrowed
workbook-minimum = Minimum working capital
workbook-without = Without the plan
workbook-with = With the plan
workbook-spending = Operating spending without interest
workbook-new-interest = Interest, new loans of the city
workbook-new-principal = Capital repaid, new loans of the city
workbook-own-revenue = Own revenue of investment
workbook-need = Need to borrow
workbook-room = Room to borrow
workbook-borrowing = Borrowed by the city
workbook-new-debt = New loans of the city left
workbook-chart-savings = Gross savings without and with the plan

# First sheet
workbook-verdict = Verdict
workbook-verdict-note = The verdict is the one perenne gave for the figures as written. Change inputs, then read the sheet "Thresholds"; for the verdict itself run perenne with --set.
workbook-key = Key figures (formulas)
workbook-what-live = What recalculates
workbook-live-1 = Prices, shares, failure rates, indices, VAT and FCTVA rates, the discount rate; quantities by phase for lines whose number never falls.
workbook-live-2 = Subsidies and contributions: rate, cap, lag; loans: amount and rate; benefits; the lag of the FCTVA; the threshold of movable goods, which decides the section of a line.
workbook-live-3 = The city: accounts, growth, rate of its loans, minimum working capital, envelopes, thresholds of the rules.
workbook-what-locked = What only perenne can redo
workbook-locked-1 = Start, horizon, phases; lives, warranties, terms and draws of loans: they are built into the structure of the formulas.
workbook-locked-2 = Lines whose number falls, and lump sums: their units are perenne's counts. Do not enter a quantity that makes a number fall: the oldest units would leave first, which the formulas do not follow.
workbook-locked-3 = The bounds of price tiers, the term of the city's loans, the months over which the running cost after the last growth is averaged.
workbook-locked-4 = The verdict, what counts against the plan, the verdict on secured funding; the residual value is not shown.
workbook-locked-5 = Cells hold binary numbers: figures agree with perenne's to the cent, a figure that lies on half a cent excepted.
workbook-locked-lines = Lines whose quantity is locked: { $lines }.
workbook-trace = Version and files (SHA-256)
