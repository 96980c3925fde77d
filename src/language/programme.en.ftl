## Programmes: several plans on one city's budget

programme-not-seen = No verdict can be given: no whole year after its own pilot is judged of { $plans }.
programme-sentence-sustainable = The city can go on paying for all of the plans: after the pilots their net running cost takes at most { $share } of gross savings ({ $cost } in { $year }), and { $thresholds }.
programme-sentence-sustainable-free = The city can go on paying for all of the plans: after the pilots they have no net running cost together, and { $thresholds }.
programme-sentence-fragile = { $when } the programme weakens the city by { $law ->
    [yes] a threshold set by law
   *[no] a threshold of financial analysis, a practice and not the law
}: { $because }.
programme-sentence-fragile-before = { $when } the programme makes things worse for a city that is past { $law ->
    [yes] a threshold set by law
   *[no] a threshold of financial analysis, a practice and not the law,
} already: { $because }.
programme-sentence-fragile-policy = { $when } the programme reaches a threshold of policy, chosen and not set by law: { $because }.
programme-sentence-unsustainable-law = { $when } the city can no longer pay for the programme: { $because }.
programme-sentence-unsustainable-law-section = { $when } the city's operating section no longer balances with the depreciation that the law asks it to carry (CGCT, art. L2321-2; no money moves): { $because }.
programme-sentence-unsustainable-law-computed = { $when } but under the convention of constant debt alone, which reckons the city's FCTVA, { $because }.
programme-sentence-unsustainable-law-before = { $when } the programme makes an imbalance worse that the law asks the city to mend already: { $because }.
programme-sentence-unsustainable-practice = { $when } the programme takes the city past a red line of financial analysis, a practice and not the law: { $because }.
programme-sentence-unsustainable-practice-before = { $when } the programme makes things worse for a city that is past a red line of financial analysis already, a practice and not the law: { $because }.
programme-sentence-unsustainable-policy = { $when } the programme exceeds a threshold of policy, chosen and not set by law: { $because }.
programme-sentence-by-secured = With all the funding hoped for, no threshold is reached because of the programme. The verdict hangs on { $amount } that are not acquired ({ $list }): counting only money that is acquired, { $when } { $because }{ $law ->
    [yes] {" "}(a threshold set by law)
   *[no] {" "}(a threshold of financial analysis, a practice and not the law)
}.
programme-sentence-by-secured-policy = Counting only money that is acquired, a threshold of policy, chosen and not set by law, is reached because of the programme. With all the funding hoped for no threshold counts against it: the verdict hangs on { $amount } that are not acquired ({ $list }); without them, { $when } { $because }.
programme-each-lasts = Each of the { $count } plans lasts by itself; together they { $level ->
    [fragile] weaken the city
   *[unsustainable] do not
}.
programme-aid = Aid: { $all }, { $sure ->
    [yes] all of it acquired
   *[no] of which { $acquired } are acquired, { $requested } requested and { $hoped } hoped for; the verdict on acquired money counts the first alone
}.
programme-upkeep = Of the FCTVA, whenever it is received, { $amount } are on upkeep of 2026 and later, a right to be checked in the finance act for 2026.
programme-none-fails = None of the { $count } plans is unsustainable by itself; together they are.
programme-until = Sustainable until { $judged }; in the years after it, which are not judged, thresholds are crossed because of the programme.
programme-unjudged-none = { $count ->
    [one] The year { $years } stands in the tables but is not judged
   *[other] The years { $years } stand in the tables but are not judged
}, and the verdict says nothing of { $count ->
    [one] it
   *[other] them
}: one plan at least ends then or has ended before. With what is left of the plans, no threshold is crossed because of them.
programme-unjudged = { $count ->
    [one] The year { $years } stands in the tables but is not judged
   *[other] The years { $years } stand in the tables but are not judged
}, and the verdict says nothing of { $count ->
    [one] it
   *[other] them
}: one plan at least ends then or has ended before. With what is left of the plans, thresholds are crossed because of them all the same: { $rules }.
programme-unjudged-orange = orange: { $rules }
programme-unjudged-rule = { $rule } ({ $years }){ $count ->
    [one] {""}
   *[other] , at the worst in { $year }
}: { $with } ({ $without } without the programme) for { $level -> 
    [orange] an orange
   *[red] a red
} threshold of { $threshold }, { $short }
programme-unjudged-rule-alone = { $rule } ({ $years }){ $count ->
    [one] {""}
   *[other] , at the worst in { $year }
}: { $with } for { $level ->
    [orange] an orange
   *[red] a red
} threshold of { $threshold }, { $short }
programme-keep = Give up { $gone ->
    [one] one plan
   *[other] { $gone } plans
} of { $of } ({ $dropped }): { $count ->
    [one] only { $kept } is left, and the verdict becomes SUSTAINABLE
   *[other] { $kept } last together, and the verdict becomes SUSTAINABLE
}; { $tco } incl. VAT over the horizon, instead of { $all }.
programme-put-off = Keep all, and let { $plan } begin { $years ->
    [one] a year
   *[other] { $years } years
} later, in { $start }.
programme-no-way = No set of the plans lasts, and putting off a single one by one to five years does not help.
programme-no-put-off = Putting off a single plan by one to five years does not help.
programme-parts-missing = { $year }, { $rule }: { $amount } are missing before red. Parts: { $parts }.
programme-parts-left = { $year }, { $rule }: past the orange threshold by { $crossed }; { $amount } are left before red. Parts: { $parts }.
programme-plans-note = The last column: the cost incl. VAT and the interest on the plan's own loans, less subsidies, contributions, FCTVA, and what the plan saves or earns; without the interest on what the city borrows on top.
programme-parts-note = A part is the margin before red without the plan, less that with all; the first year of each rule that decides. All years are in the JSON and in the study.
programme-years-note = Net running cost of all plans; a single figure is the same without and with. * Not all plans go on until the end of this year: no flag is given.{ $outlive ->
    [yes] {" "}What a plan's loans still cost after its end is not in these figures.
   *[no] {""}
}
programme-plan-id = { $name } ({ $id })
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
study-programme-council-left = Sums of the plans' own studies. Left to each of these: the M57 chapters, the threshold of article D1611-35, posts, renewals after the horizon, draws and the share of assumptions. Each amount is rounded by itself.
study-programme-plan-title = Financing plan, each plan over its own horizon, incl. VAT (EUR)
study-programme-credits-title = Equipment to authorise: payment appropriations by plan, incl. VAT (EUR)
study-programme-credits-note = Without renewals and without lines that the accounts hold already.
study-programme-own-share = Part excl. VAT: what the city keeps of the investment excl. VAT that public funders help, on the base that they help most (CGCT, art. L1111-10: minimum of { $least }). Without public aid to investment: –.
study-programme-decisions-title = Decisions asked for by plan, incl. VAT (EUR)
study-programme-decisions-note = Gross, without renewals and without what the accounts hold already; “first year”: what is entered into the budget of that year, without a sum where these years differ. The contingency, net and over all years, comes on top: neither the authorisation nor the appropriations hold it.
study-programme-decision-programme = Programme authorisation
study-programme-decision-equipment = Appropriations for equipment
study-programme-decision-later = { $said }, from { $year } on
study-programme-decision-at-fault = { $said }, once { $why ->
    [law] the financing plan keeps the law (CGCT, art. L1111-10)
    [aid] aid and FCTVA no longer exceed the spending that they are for
   *[both] the financing plan keeps the law (CGCT, art. L1111-10) and aid and FCTVA no longer exceed the spending that they are for
}
study-programme-contingency-title = Contingency by year and plan (EUR)
study-programme-contingency-note = Net of aid and FCTVA, rounded to the euro; those of each plan's own study, which says how they are shared out. Sums of what each plan sets aside: what befalls different plans makes up for each other in part, and the median of all is not their sum.
study-programme-started = On the date of this study these plans have begun: { $plans }. Nothing is committed before the vote: open the appropriations of { $year } by an amending budget, or put their start off.
study-programme-asked-past = Decisions that the programme as it is would ask for, not to be put to the vote before it is back within the thresholds.
study-programme-asked-unpriced = Decisions that the programme as it is would ask for, not to be put to the vote before all spending of its plans has a price.
study-programme-asked-unseen = Decisions that the programme as it is would ask for, not to be put to the vote before the horizons cover, for each plan, a whole year after its pilot.
column-decision = Equipment: decision
column-first-year = First year
column-equipment = Equipment in all
column-equipment-first = Equipment, first year
column-operating-first = Operating, first year
column-contingency = Contingency
column-contingency-investment = of which investment
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
study-programme-parts-note = The threshold crossed is that of the rule named, at its level. A part is the margin before red without the plan, less that with all; red of net savings is capital that own resources do not cover (équilibre réel).
study-programme-parts-title = Part of each plan in the margins that decide (EUR)
study-programme-plans-title = Each plan by itself (EUR)
study-programme-balance-note = Interest on what the city borrows on top: with the plans, its savings and its other resources pay less of its investment; not in the net cost, until { $year }.
study-programme-totals-title = All plans together, each over its own horizon (EUR)
study-programme-inputs-title = Files and their fingerprints
study-programme-all = All plans
study-programme-ppi-note = Gross, before subsidies and FCTVA; each plan in its own fiscal years.
study-programme-balance-covered = Capital of the debt repaid from the city's own resources with all these plans (CGCT, art. L1612-4), which is in no study of one of them: at its tightest, in { $year }, { $left } are left of them once the capital is repaid ({ $without } without them). { $section ->
    [deficit] The operating section itself does not balance in all years: its gross savings are below zero with these plans.
   *[other] { $depreciation }
}
study-programme-balance-broken = The city's real balance with all these plans (CGCT, art. L1612-4), which is in no study of one of them: broken; at its tightest, in { $year }, { $short } are missing to repay the capital of the debt from its own resources (margin without them: { $without }).
study-programme-budget-note = Until { $judged } the rules are applied; later years do not hold all plans.{ $outlive ->
    [yes] {" "}What a plan's loans still cost after its end is not in them.
   *[no] {""}
}
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
