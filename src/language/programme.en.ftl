## Programmes: several plans on one city's budget

programme-not-seen = No verdict can be given: no whole year after its own pilot is judged of { $plans }.
programme-sentence-sustainable = The city can go on paying for all of the plans: after the pilots their net running cost takes at most { $share } of gross savings ({ $cost } in { $year }), and { $thresholds }.
programme-sentence-sustainable-free = The city can go on paying for all of the plans: after the pilots they have no net running cost together, and { $thresholds }.
programme-sentence-fragile = { $when } the programme weakens the city: { $because }.
programme-sentence-fragile-before = { $when } the programme makes things worse for a city that is past the threshold already: { $because }.
programme-sentence-fragile-policy = { $when } the programme reaches a threshold of policy, chosen and not set by law: { $because }.
programme-sentence-unsustainable-law = { $when } the city can no longer pay for the programme: { $because }.
programme-sentence-unsustainable-law-before = { $when } the programme makes an imbalance worse that the law asks the city to mend already: { $because }.
programme-sentence-unsustainable-practice = { $when } the programme takes the city past a red line of financial analysis, a practice and not the law: { $because }.
programme-sentence-unsustainable-practice-before = { $when } the programme makes things worse for a city that is past a red line of financial analysis already, a practice and not the law: { $because }.
programme-sentence-unsustainable-policy = { $when } the programme exceeds a threshold of policy, chosen and not set by law: { $because }.
programme-sentence-by-secured = With all the funding hoped for, no threshold is reached because of the programme. The verdict hangs on { $amount } that are not acquired ({ $list }): counting only money that is acquired, { $when } { $because }.
programme-sentence-by-secured-policy = Counting only money that is acquired, a threshold of policy, chosen and not set by law, is reached because of the programme. With all the funding hoped for no threshold counts against it: the verdict hangs on { $amount } that are not acquired ({ $list }); without them, { $when } { $because }.
programme-each-lasts = Each of the { $count } plans lasts by itself; together they do not.
programme-none-fails = None of the { $count } plans is unsustainable by itself; together they are.
programme-keep = Give up { $dropped }: { $count ->
    [one] { $kept } lasts by itself
   *[other] { $kept } last together
}, and the verdict becomes SUSTAINABLE; { $tco } incl. VAT over the horizon, instead of { $all }.
programme-put-off = Keep all, and let { $plan } begin { $years ->
    [one] a year
   *[other] { $years } years
} later, in { $start }.
programme-no-way = No set of the plans lasts, and putting off a single one by one to five years does not help.
programme-no-put-off = Putting off a single plan by one to five years does not help.
programme-parts-missing = { $year }, { $rule }: { $amount } are missing before red. Parts: { $parts }.
programme-parts-left = { $year }, { $rule }: past the orange threshold by { $crossed }; { $amount } are left before red. Parts: { $parts }.
programme-parts-note = A part is the margin before red without the plan, less that with all; the first year of each rule that decides. All years are in the JSON and in the study.
programme-years-note = Net running cost of all plans; a single figure is the same without and with. * Not all plans go on until the end of this year: no flag is given.
programme-of-plan = { $plan }:{" "}
heading-programme-plans = The plans, each by itself (EUR)
heading-programme-parts = What each plan takes of what decides
heading-programme-totals = Totals of the plans, each over its own horizon
heading-programme-years = The city without → with the programme (thousand EUR)
heading-programme-rules = Rules that count against the programme
heading-programme-rules-secured = Rules that count against the programme, on acquired money alone
heading-programme-ways = Ways out
column-start = Start
column-alone = By itself
column-tco-incl = Cost incl. VAT
column-net-after = Net cost after benefits
programme-takes-no = A programme takes no { $option }: what is laid over a plan stands in the programme's file, under that plan
programme-whatif-nothing = nothing to try: give at least one --set; paths begin with a plan, as `bethune-sensors.sensors.quantity.rollout`, or with `city`
programme-not-drawn = A programme is not drawn: what is uncertain is looked at plan by plan, with `perenne { $command } PLAN --city CITY`
programme-not-solved = No value is looked for in a programme: `perenne sweep PROGRAMME --vary PLAN.PATH=VALUES` shows from which one on it lasts, and `perenne check PROGRAMME` its ways out
programme-one-city = A programme is laid over one city: { $option } names several
programme-no-form = A programme is not written as { $form }; known: { $known }
study-programme-kind = Summary of a multi-year programme of investment (PPI)
study-programme-verdict = The answer
study-programme-plans = The plans
study-programme-ppi = Investment by plan and year (PPI)
study-programme-budget = The city's budget
study-programme-parts = What each plan takes of what decides
study-programme-council = Financing, and decisions asked for
study-programme-council-left = Sums of the plans' own studies. Left to each of these: the M57 chapters, the threshold of article D1611-35, posts, the tests that the law asks for, renewals after the horizon, draws and the share of assumptions. Each amount is rounded by itself.
study-programme-plan-title = Financing plan, each plan over its own horizon, incl. VAT (EUR)
study-programme-credits-title = Equipment to authorise: payment credits by plan, incl. VAT (EUR)
study-programme-credits-note = Without renewals and without lines that the accounts hold already.
study-programme-own-share = The city's part in the aided investment excl. VAT (CGCT, art. L1111-10: least of { $least }).
study-programme-ask = { $plan }: { $kind ->
    [programme] open an authorisation of programme of { $amount } incl. VAT, of which { $credits } of credits in { $year }
   *[equipment] enter { $amount } incl. VAT of credits for equipment, of which { $credits } in { $year }
}.
column-spent = Spending and interest
column-grants = Grants
column-fctva = FCTVA
column-loans = Loans
column-own-resources = City's part
column-own-share = Part excl. VAT
study-programme-whole = All years
study-programme-ways = Ways out
study-programme-warnings = What to know of these figures
study-programme-inputs = Files read
study-programme-ppi-title = Investment incl. VAT by plan (EUR)
study-programme-run-title = Net running cost by plan (EUR)
study-programme-budget-title = The city without and with the programme (EUR)
study-programme-parts-note = The threshold crossed is that of the rule named, at its level. A part is the margin before red without the plan, less that with all; red of net savings is the équilibre réel.
study-programme-parts-title = Part of each plan in the margins that decide (EUR)
study-programme-plans-title = Each plan by itself (EUR)
study-programme-totals-title = All plans together, each over its own horizon (EUR)
study-programme-inputs-title = Files and their fingerprints
study-programme-all = All plans
study-programme-ppi-note = Gross, before subsidies and FCTVA; each plan in its own fiscal years.
study-programme-budget-note = Until { $judged } the rules are applied; later years do not hold all plans.
column-gross-without = Gross savings without
column-gross-with = with
column-net-without = Net savings without
column-net-with = with
column-debt-without = Debt without
column-debt-with = with
column-margin = Margin before red
column-margin-crossed = Margin to the threshold crossed
column-file = File
column-sha256 = SHA-256
