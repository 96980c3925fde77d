## Words of reports and of the command line.

errors-found = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
more-diagnostics = { $count ->
    [one] … 1 more is not shown
   *[other] … { $count } more are not shown
}
no-item-of-that-word = no item has `{ $word }` in its name or label
nothing-of-that-name = nothing of the name `{ $name }`; there is: { $known }
total = Total
named = { $name }: { $value }
years = { $years } y
at-least = ≥ { $amount } ({ $count } unpriced)
sign-at-least = ≥ { $amount }
sign-at-most = ≤ { $amount }
sign-priced = { $amount } (priced)
unpriced-word = unpriced
acquired = acquired
requested = requested
hoped = hoped
primary = primary
trade = trade press
weak = weak
assumption = assumption

city-line-dated = { $city }: { $population } inhabitants
growth-line-old = The accounts are those of { $base }, { $age } years before { $from }: all that follows carries them that far, and recent accounts may change the verdict.
growth-line-even = The accounts are taken to grow by { $revenue } a year, revenue and spending.
growth-line = The accounts are taken to grow, a year: revenue by { $revenue }, spending by { $spending }.
city-line = { $city }: { $population } inhabitants, accounts of { $year }

## Verdict

verdict = Verdict: { $level }
verdict-sustainable = SUSTAINABLE
verdict-fragile = FRAGILE
verdict-unsustainable = UNSUSTAINABLE
verdict-undetermined = UNDETERMINED
verdict-undetermined-because = No verdict can be given: { $count ->
    [one] one component has no price, and a missing price is not a zero
   *[other] { $count } components have no price, and a missing price is not a zero
}.
verdict-not-seen = No verdict can be given: no whole year after the pilot lies within the horizon.
sentence-sustainable = { $lead }: after the pilot the plan's net running cost takes at most { $share } of gross savings ({ $cost } in { $year }), and { $thresholds }.
sentence-sustainable-free = { $lead }: after the pilot the plan has no net running cost, and { $thresholds }.
sentence-sustainable-saves = { $lead }: over its life the plan saves { $saved } more than it costs, and { $thresholds }.
sentence-sustainable-small = { $lead }: after the pilot the plan's net running cost is { $cost } in { $year }, and { $thresholds }.
thresholds-none = { $subject ->
    [programme] no threshold is reached because of them
   *[plan] no threshold is reached because of it
}
thresholds-small = { $subject ->
    [programme] no threshold counts against them: those passed because of them are not counted, since their net cost averages below { $share } of the city's revenue
   *[plan] no threshold counts against it: those passed because of it are not counted, since its net cost averages below { $share } of the city's revenue
}
lead-goes-on = The city can go on paying
lead-in-trouble = The city is in trouble without this plan, and the plan changes nothing of weight in that
lead-in-trouble-saves = The city is in trouble without this plan, and the plan does not add to it on the whole
when-from-first = From { $years } on
when-in-first = In { $years }
when-from = from { $years } on
when-in = in { $years }
years-and = { $years } and { $last }
reserve-thin-base = { $rule ->
    [run-cost] Reserve: the verdict hangs on gross savings that are next to nothing in { $year } ({ $base }); the threshold is passed only while they are below { $below }, { $share } of operating revenue (see the warning).
   *[renewal-wall] Reserve: the verdict hangs on net savings that are next to nothing in { $year } ({ $base }); the threshold is passed only while they are above zero and below { $below }, a band of { $share } of operating revenue: with a little more of them, or with none, it is not (see the warning).
}
reserve-straight-line-debt = Reserve: the verdict hangs on how the present debt is repaid, taken to be the same sum every year until it is gone for want of the city's own schedule, which may change it.
reserve-computed-fctva = Reserve on the capital that own resources do not cover: it is taken with the FCTVA of the investment computed at constant debt; with that of the accounts of { $base }, carried on, it would be covered in { $years } in spite of the { $subject ->
    [programme] programme
   *[plan] plan
} (see the warning).
own-share-broken = The financing plan does not keep the law: public funders give { $granted } for { $base } of investment excl. VAT{ $private ->
    [yes] , less private funding
   *[no] {""}
}{ $whole ->
    [yes] {""}
   *[no] {" "}on the base of “{ $names }” alone
}, { $above } above the { $limit } that they may; the city keeps { $keeps ->
    [none] nothing to pay
   *[some] { $own } only
}, below the minimum of { $least } (CGCT, art. L1111-10, exceptions granted under that article apart). It is to be corrected before anything is voted.
tightest-same = These are the figures of { $first }, the tightest year.
tightest-balance = These are the figures of { $first }; at the worst, in { $year }{ $beside ->
    [own] , when the city is past the threshold without { $subject ->
        [programme] the programme
       *[plan] the plan
    } too
    [small] , when its cost is too small to count
   *[no] {""}
}: { $short }.
tightest = These are the figures of { $first }; at the worst, in { $year }{ $beside ->
    [own] , when the city is past the threshold without { $subject ->
        [programme] the programme
       *[plan] the plan
    } too
    [small] , when its cost is too small to count
   *[no] {""}
}: { $with } ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), { $short }.
tightest-alone = These are the figures of { $first }; at the worst, in { $year }{ $beside ->
    [own] , when the city is past the threshold without { $subject ->
        [programme] the programme
       *[plan] the plan
    } too
    [small] , when its cost is too small to count
   *[no] {""}
}: { $with }, { $short }.
short-of-money = a shortfall of { $short }
short-of-savings = short of the threshold by { $short }
short-of-debt = { $short } too much debt
short-of-any-savings = with no gross savings to repay { $short } of debt
short-of-room = { $short } too much
deepened = The { $subject ->
    [programme] programme
   *[plan] plan
} adds, though, to what the city passes already without it, which the rule does not hold against it: { $rules }.
deepened-rule = { $rule }, worst in { $year }: { $with } ({ $without } without the { $subject ->
    [programme] programme
   *[plan] plan
}) against a threshold of { $threshold }, { $short }
deciding-too = Also decisive: { $rules }.
sentence-fragile = { $when } the plan weakens the city by { $law ->
    [yes] a threshold set by law
   *[no] a threshold of financial analysis, a practice and not the law
}: { $because }.
sentence-fragile-before = { $when } the plan makes things worse for a city that is past { $law ->
    [yes] a threshold set by law
   *[no] a threshold of financial analysis, a practice and not the law,
} already: { $because }.
sentence-fragile-policy = { $when } the plan reaches a threshold of policy, chosen and not set by law: { $because }.
sentence-unsustainable-law = { $when } the city can no longer pay for it: { $because }.
sentence-unsustainable-law-section = { $when } the city's operating section no longer balances with the depreciation that the law asks it to carry (CGCT, art. L2321-2; no money moves): { $because }.
sentence-unsustainable-law-computed = { $when } but under the convention of constant debt alone, which reckons the city's FCTVA, { $because }.
sentence-unsustainable-law-before = { $when } the plan makes an imbalance worse that the law asks the city to mend already: { $because }.
sentence-unsustainable-practice = { $when } the plan takes the city past a red line of financial analysis, a practice and not the law: { $because }.
sentence-unsustainable-practice-before = { $when } the plan makes things worse for a city that is past a red line of financial analysis already, a practice and not the law: { $because }.
sentence-unsustainable-policy = { $when } the plan exceeds a threshold of policy, chosen and not set by law: { $because }.
sentence-by-secured = With all the funding hoped for, no threshold counts against the plan. The verdict hangs on { $amount } that are not acquired ({ $list }): counting only money that is acquired, { $when } { $because }{ $law ->
    [yes] {" "}(a threshold set by law)
   *[no] {" "}(a threshold of financial analysis, a practice and not the law)
}.
sentence-by-secured-policy = Counting only money that is acquired, a threshold of policy, chosen and not set by law, is reached because of the plan. With all the funding hoped for no threshold counts against it: the verdict hangs on { $amount } that are not acquired ({ $list }); without them, { $when } { $because }.
secured-verdict-why = Counting only acquired funding and benefits: { $level }, first in { $year }: { $because }. What decides then: { $rules }.{ $law ->
    [yes] {" "}Set by law: { $legal }.
   *[no] {""}
}
secured-verdict-same = Counting only acquired funding and benefits: { $level } too, in the same years and for the same reasons.
secured-verdict = Counting only acquired funding and benefits: { $level }.
legal-not-kept = { $name }: not kept in { $years } (lowest margin: { $margin }, in { $year })
legal-beside = A test that the law asks for fails in { $years } too{ $pilot ->
    [yes] , before the end of the pilot, of which the verdict says nothing
   *[no] , on which the verdict does not rest
}: { $several ->
    [yes] in { $year } { $because }
   *[no] { $because }
}.{ $convention ->
    [yes] {" "}That is so under the convention of constant debt alone: with the FCTVA of its accounts of { $base }, carried on, this capital would be covered.
   *[no] {""}
}
legal-section = Balance of the operating section (CGCT, art. L1612-4)
legal-capital = Capital repaid from own resources (CGCT, art. L1612-4)
advice-at-fault = None of these ways mends the financing plan, which has to be mended first: { $why ->
    [law] public aid leaves the city less than the law asks for (CGCT, art. L1111-10).
    [aid] aid is above what there is to pay.
   *[both] public aid leaves the city less than the law asks for (CGCT, art. L1111-10), and aid is above what there is to pay.
}
operating-deficit = { $money ->
    [secured] Counting only acquired funding and benefits, { $whose ->
        [plan] because of the { $subject ->
            [programme] programme
           *[plan] plan
        }
        [city] with the { $subject ->
            [programme] programme
           *[plan] plan
        } as without it
       *[both] with the { $subject ->
            [programme] programme
           *[plan] plan
        } (in { $own } without it too)
    }
   *[all] { $whose ->
        [plan] Because of the { $subject ->
            [programme] programme
           *[plan] plan
        }
        [city] With the { $subject ->
            [programme] programme
           *[plan] plan
        } as without it
       *[both] With the { $subject ->
            [programme] programme
           *[plan] plan
        } (in { $own } without it too)
    }
}, the city's gross savings are below zero in { $years } ({ $lowest }{ $several ->
    [yes] {" "}at the lowest, in { $at }
   *[no] {""}
}). But the law asks that the operating section, too, be voted in balance (CGCT, art. L1612-4): { $several ->
    [yes] these years could be voted so only
   *[no] this year could be voted so only
} with a surplus carried forward. Neither loans nor the receipts of the investment section, FCTVA on investment among them, pay for operating spending.
section-depreciation = { $state ->
    [unknown] Whether the operating section balances with depreciation is not judged: the accounts do not give it.
    [short] Gross savings do not cover net depreciation in { $years }.
   *[covered] Gross savings cover net depreciation as well, in all years that are judged.
}

no-measure = not measurable
because-run-cost-bare = the net running cost of the { $subject ->
    [programme] programme
   *[plan] plan
}, { $amount } a year, finds no gross savings to be paid from, even without it ({ $base })
because-envelope-bare = the { $part } cost of the { $subject ->
    [programme] programme
   *[plan] plan
}, { $amount }, exceeds what the service may spend: nothing
because-deleveraging-bare = the city has no gross savings left to repay its debt ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
})
because-run-cost = the net running cost of the { $subject ->
    [programme] programme
   *[plan] plan
}, { $amount } a year, takes { $measure } of the gross savings that the city would have without it ({ $base }), beyond the threshold of { $threshold }
because-envelope = the { $part } cost of the { $subject ->
    [programme] programme
   *[plan] plan
}, { $amount }, { $level ->
    [red] exceeds what the service may spend: { $measure } of an envelope of { $base }
   *[orange] comes near to what the service may spend: { $measure } of an envelope of { $base }, beyond the threshold of vigilance of { $threshold }
}
because-renewal-wall = renewals of { $amount } fall due in one year, { $measure } of the net savings that the city would have without the { $subject ->
    [programme] programme
   *[plan] plan
} ({ $base }), beyond the threshold of { $threshold }
because-savings-rate = the city's savings rate falls to { $measure } ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), below the threshold of { $threshold }, short of it by { $short }
because-net-savings = the city's net savings fall to { $amount } ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}): its other own resources still make up for that, and { $left } are left of them once the capital is repaid (one of the conditions of the real balance, CGCT, art. L1612-4)
because-net-savings-deficit = the city's net savings fall to { $amount } ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), and its gross savings are below zero as well: its other own resources still cover the capital repaid, and { $left } are left of them, but they may not pay for operating spending (CGCT, art. L1612-4)
net-savings-below = What matters first: in { $years }, because of the { $subject ->
    [programme] programme
   *[plan] plan
}, the city's net savings fall below zero ({ $first } in { $year }{ $more ->
    [yes] {""}, { $lowest } at the lowest in { $at }
   *[no] {""}
}{ $deeper ->
    [yes] ; { $deepest } in { $then }, in which they are { $own } without it
   *[no] {""}
}); { $balance ->
    [broken] its other own resources do not make up for that in all these years: the real balance that the law asks for (CGCT, art. L1612-4) is broken.
    [computed] its other own resources do not make up for that in all these years, under the convention of constant debt alone (see the reserve).
    [section] its other own resources still cover the capital of the debt, but gross savings fall below zero as well, in { $deficit }: the operating section itself does not balance (see below).
   *[held] the capital of the debt is covered only with its other own resources (one of the conditions of the real balance, CGCT, art. L1612-4).
}
because-balance = the city's own resources do not cover the capital to be repaid, a shortfall of { $short } (équilibre réel, CGCT, art. L1612-4); net savings { $amount } ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
})
short-part = , of which { $part } because of { $subject ->
    [programme] the programme
   *[plan] the plan
}
next-to-nothing = { $base }, next to nothing that year
because-deleveraging = the city needs { $measure } of gross savings to repay its debt ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), beyond the threshold of { $threshold }
because-rigidity = staff and debt service take { $measure } of operating revenue ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), beyond the threshold of { $threshold }
because-debt-weight = debt comes to { $measure } of operating revenue ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), beyond the threshold of { $threshold }
because-working-capital = the city's working capital falls to { $amount } ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), below { $threshold }
because-half = ; the city is past this threshold already without the { $subject ->
    [programme] programme
   *[plan] plan
}, which takes more than half of its margin before red ({ $own } without it, { $left } with it)
half-years = { $several ->
    [yes] The years { $years } count
   *[no] The year { $years } counts
} though the city is past the threshold without the { $subject ->
    [programme] programme
   *[plan] plan
}, since { $subject ->
    [programme] the programme
   *[plan] the plan
} takes more than half of the city's margin before red ({ $several ->
    [yes] in { $year }, { $own }
   *[no] { $own }
} without it, { $left } with it); other years in which the city is past it anyway do not count.
because-depreciation = the city's gross savings come to { $measure } of the net depreciation that its operating section carries ({ $without } without { $subject ->
    [programme] the programme
   *[plan] the plan
}), below the threshold of { $threshold }, short of it by { $short }

## Rules and levels

rule-savings-rate = Savings rate
rule-net-savings = Net savings
rule-balance = Real balance (L1612-4)
rule-deleveraging = Deleveraging capacity
rule-rigidity = Structural spending ratio
rule-debt-weight = Debt to operating revenue
rule-working-capital = Working capital
rule-depreciation = Cover of depreciation
rule-run-cost = Running cost / gross savings
rule-envelope = Envelope of the service
rule-renewal-wall = Renewals against net savings
part-operating = operating
part-investment = investment
level-red = red
level-orange = orange
level-ok = ok
level-unmeasured = not measured, for want of net savings
before-pilot-end = (pilot)
reason = { $year }: { $because }.
counts-milder = A red threshold that counts as orange is one that the city is past without the { $subject ->
    [programme] programme
   *[plan] plan
} too, which makes it worse.
no-rule-counts = None: no threshold is reached because of the plan.
no-rule-counts-unseen = Nothing is concluded: no whole year after the pilot is judged.
no-rule-counts-unpriced = Nothing is concluded: what has no price is in none of these thresholds.
no-rule-counts-small = None: the thresholds passed because of the plan are not counted against it.
standing-red = By itself, without this { $subject ->
    [programme] programme
   *[plan] plan
}, the city is in trouble: { $rules }.
standing-orange = By itself, without this { $subject ->
    [programme] programme
   *[plan] plan
}, the city is past an orange threshold: { $rules }.
standing-also = It is past an orange threshold too: { $rules }.
standing-computed-fctva = Reserve on the capital that own resources do not cover: it is taken with the FCTVA of the investment computed at constant debt; with that of the accounts of { $base }, carried on, it would be covered in { $years }.
standing-apart = That is the city's own state, not the verdict on the { $subject ->
    [programme] programme
   *[plan] plan
}.
too-small = Passed because of the { $subject ->
    [programme] programme
   *[plan] plan
}, but not counted against it, since its net cost averages below { $share } of the city's revenue: { $rules }.
investable-own = Without more debt, and with at least { $keep } of working capital, the city can invest { $own } a year at constant debt, before grants and FCTVA, { $loans } (average of { $first } to { $last }).
investable-own-some = Without more debt, and with at least { $keep } of working capital, the city can invest nothing in { $nothing }; in { $years } it can invest { $own } a year on average at constant debt, before grants and FCTVA, { $loans }.
investable-loans = { $part ->
    [none] none of it new loans
    [all] all of it new loans, at most what is repaid
   *[some] of which { $loans } of new loans, at most what is repaid
}
investable-loans-beyond = In { $years } it borrows { $beyond } { $count ->
    [one] more
   *[more] more a year on average
} than what it invests before grants and FCTVA: that money repays old loans or makes up for savings that are missing, and adds nothing to its investment.
investable-aided = An assumption, since grants of a single year do not repeat themselves: at the rate of grants and FCTVA of its accounts of { $base }, { $rate }, that would make about { $amount } of investment a year; its accounts of { $base } show { $invested }.
investable-aided-beyond = With grants and FCTVA it can do more, and its accounts do not say how much: their rate of { $base }, { $written }, is that of a single year and would make more than twice the investment that they show ({ $invested }).
investable-aided-cut = An assumption: at a rate of grants and FCTVA cut to { $rate } (accounts of { $base }: { $written }), that would make about { $amount } of investment a year; its accounts of { $base } show { $invested }, and such a rate cannot be that of every year.
investable-plan = The { $subject ->
    [programme] programme
   *[plan] plan
} costs it { $net } in all from { $first } to { $last }, less savings and revenue and without what the accounts hold already, { $share } of what it can invest so in these years ({ $own } in all).
investable-plan-nothing = Of that { $net } fall in { $nothing }, when it has nothing to invest.
investable-taken = Under the same assumption other projects would have about { $taken } a year less to invest.
investable-beyond = The { $subject ->
    [programme] programme
   *[plan] plan
} costs it { $net } in all from { $first } to { $last }, without what the accounts hold already, more than what it can invest so in these years ({ $own } in all): even without any other project it would take debt.
investable-none = Without more debt, and with at least { $keep } of working capital, the city can invest nothing from { $first } to { $last }.
investable-none-plan = The { $subject ->
    [programme] programme
   *[plan] plan
} costs it { $net } in all from { $first } to { $last }: there is nothing to pay for it, and a loan may pay for investment only, not for running costs.
investable-untouched = The { $subject ->
    [programme] programme
   *[plan] plan
} takes nothing of it: from { $first } to { $last } it brings in what it costs, or more.
investable-debt-falls = The debt does not stay as it is for all that: { $subject ->
    [programme] without the programme it goes
    [plan] without the plan it goes
   *[none] it goes
} from { $from } at the end of { $base } to { $to } at the end of { $last }, { $why }.
why-nothing = there being no investment to pay for in { $years }
why-granted = since in { $years }, after grants, less is left to borrow for than the city repays
heading-investable = What the city can invest without more debt (thousand EUR)
investable-note = At constant debt: gross savings without the plan and other revenue of investment, less what is missing to keep { $keep } of working capital. Grants and FCTVA: { $rate } of investment.
investable-note-own = At constant debt: gross savings without the plan and other revenue of investment, less what is missing to keep { $keep } of working capital.
column-own = At constant debt, before aid
column-new-loans = Of which new loans
column-aid = Grants and FCTVA
column-investable = Investment
column-plan-net-cost = Net cost of the plan
row-sum = Total

## Headings

heading-cliff = The cost cliff
cliff-times = The city pays { $pilot } a year to run the pilot, then { $after } a year at the pace of the { $months ->
    [one] first month
   *[other] first { $months } months
} at full service (from { $from } on): { $times } times as much.
cliff = The city pays { $pilot } a year to run the pilot, then { $after } a year at the pace of the { $months ->
    [one] first month
   *[other] first { $months } months
} at full service (from { $from } on).
cliff-note = Recurring amounts, failures and renewals incl. VAT, less what they give right to; before savings and revenues{ $held ->
    [yes] {""}; what the accounts hold already included
   *[no] {""}
}.
full-service = Beyond { $window ->
    [one] this month, the first
   *[other] these { $window } months, the first
} at full service: { $list }.
full-service-mean = { $amount } a year on average from { $first } to { $last }
full-service-whole = the heaviest whole year is { $year }, at { $amount }
full-service-part = the { $months ->
    [one] one month
   *[other] { $months } months
} studied of { $year } { $months ->
    [one] takes
   *[other] take
} more, { $amount }
cliff-without-after = The city pays { $pilot } a year to run the pilot; no month follows the last extension, so that full service cannot be shown.
heading-totals = Totals over { $length }
heading-totals-years = Totals over { $years ->
    [one] one year
   *[other] { $years } years
}
heading-totals-months = Totals over { $months } months
row-tco-excl = Total cost of ownership, excl. VAT
row-tco-incl = Total cost of ownership, incl. VAT
row-received = Subsidies, contributions, FCTVA received
row-loan-interest = Loan interest
row-net-cost = Net cost to the city
row-benefits = Benefits
row-net-acquired = Net cost without the funding and benefits that are not acquired
row-per-inhabitant = Net cost per inhabitant and year
row-net-after = Net cost after benefits
row-pv-net = Present value of the net cost
row-eac = Equivalent annual cost
present-value-note = Present value and equivalent annual cost are those of the net cost before benefits and without loan interest, discounted at { $rate } a year. Each figure is rounded by itself: rows need not add up to the cent.
row-payback = Paid back by what it saves and earns, from (excl. loans)
row-payback-discounted = The same, discounted at { $rate }, from
payback-never = not within the horizon
row-residual = Residual value at the end, excl. VAT (for information)
heading-years = The city without → with the plan (thousand EUR)
years-note = A single figure is the same without and with, so rounded.
years-note-partial = * The horizon ends within this year: no flag is given.
unjudged = { $year } is not judged, and the verdict says nothing of it: the plan ends after { $months ->
    [one] its first month
   *[other] its first { $months } months
}. Even so, with these months alone, it reaches thresholds because of the plan: { $rules }.
verdict-until = Sustainable until { $judged }; with a longer horizon the plan becomes { $level }.
verdict-until-unjudged = Sustainable until { $judged }; in { $year }, a year that is not judged, thresholds are crossed because of it.
unjudged-none = { $year } is not judged, and the verdict says nothing of it: the plan ends after { $months ->
    [one] its first month
   *[other] its first { $months } months
}. With these months alone, no threshold is reached because of the plan.
unjudged-open = { $year } is not judged, and nothing is concluded of it: the plan ends after { $months ->
    [one] its first month
   *[other] its first { $months } months
}.
unjudged-rule = { $rule }, { $with } ({ $without } without the plan) against a threshold of { $threshold }, { $short }
unjudged-rule-alone = { $rule }, { $with } against a threshold of { $threshold }, { $short }
present-debt-ends = Without a schedule of it, the debt of the accounts is taken to be repaid by { $principal } a year, the last time in { $year }.
city-loans = In both projections the city borrows for its investment what its savings and its other resources do not pay of it, at { $rate } over { $term } years. At the end of { $year } its debt is { $debt } with the { $subject ->
    [programme] programme
   *[plan] plan
}, against { $before } without it.
city-loans-interest = Until then the { $subject ->
    [programme] programme
   *[plan] plan
} makes it pay { $interest } of interest on these loans: that is in the table and in the rules, but neither in the loan interest nor in the net cost of the { $subject ->
    [programme] plans
   *[plan] plan
}.
plan-depreciation = The plan adds up to { $net } of depreciation in a year ({ $year }), write-backs of subsidies deducted: order movements, which the savings above do not hold.
depreciation-unmeasured = The rule that holds gross savings against depreciation is not measured: the city's accounts do not give theirs.
heading-rules = Rules that count against the plan
heading-rules-secured = Rules that count against the plan, on acquired money alone
heading-open = Open points
open-unpriced = Without a price, and not counted as 0: { $list }.
open-idle = “{ $name }” brings the plan nothing: none of its spending is what it helps (section, lines or phases). Not to be counted on in the financing plan without the funder's word in writing.
open-staff-ends = { $count } FTE that end with the plan, from { $month } on: { $name } ({ $some ->
    [no] none is left
   *[yes] { $left } left
}). A civil servant does not leave with the plan: where nobody redeploys them the city goes on paying, which these figures do not count.
open-fctva = FCTVA on upkeep: { $amount } counted on spending of 2026 and later; the finance bill for 2026 proposed to end it. To be checked before the vote in the finance act for 2026{ $then ->
    [known] .
   *[unknown] : without it the net cost before savings rises by as much, and thresholds may be crossed, or in an earlier year.
}
open-own-share = The public aid to investment{ $whole ->
    [yes] {""}
   *[no] , on the base of “{ $names }” alone,
} is { $above } above what the law lets it be: the city keeps { $keeps ->
    [none] nothing to pay
   *[some] { $own }
} instead of { $least } at least (CGCT, art. L1111-10). To be corrected before the vote.
aid-overpaid = Aid and FCTVA come to { $priced ->
    [no] at least { $amount }
   *[yes] { $amount }
} more than the spending that they are for, all funders together: nobody pays more than there is to pay, and the net cost is too low by as much. The financing plan is to be corrected before anything is voted.
capital-left = When the plan ends ({ $end }), { $all ->
    [yes] all of “{ $name }”, { $amount }, is still to be repaid
   *[no] { $left } of the { $amount } of “{ $name }” are still to be repaid
}, until { $until }: the years judged do not bear that, and { $interest } of interest due after the plan's end are in none of its costs.
aided-beside = { $names }, with { $others }
open-unsecured = Not acquired: { $list }.
heading-warnings = Warnings ({ $count })
heading-cost-incl = Cost by year, incl. VAT (EUR)
heading-cost-excl = Cost by year, excl. VAT (EUR)
heading-funding = Receipts by year (EUR)

## Columns

column-item = Item
column-horizon = Amount
column-year = Year
column-run-cost = Net running cost
column-gross = Gross savings
column-net = Net savings
column-debt = Debt
column-deleveraging = Deleveraging
column-deleveraging-years = Deleveraging (y)
column-rule = Rule
column-without = Without
column-with = With
column-threshold = Threshold
column-counts = Counts as
column-funding = Funding
column-plan = Plan
column-group = Group
column-excl = Excl. VAT
column-incl = Incl. VAT
column-measure-unit = Unit
unit-of-euros = EUR
unit-of-years = years
unit-of-ratio = ratio
unit-of-month = month
column-level = Level
column-margin-orange = Margin before orange
column-margin-red = Margin before red
column-label = Label
column-family = Family
column-unit = Unit
column-component = Component
column-price = Price excl. VAT
column-range = Range
column-life = Life
column-source = Source
column-observed = Seen
column-basis = VAT
basis-excl_vat = excl. VAT
basis-incl_vat = incl. VAT
basis-unstated = unstated
basis-no_vat = no VAT
column-id = Id
column-population = Inhabitants
column-origin = Figures of
origin-published = published accounts
origin-other = means, or an example
column-accounts = Accounts
column-account = Account
column-amount = Amount
column-per-inhabitant = Per inhabitant
column-growth = Growth a year

by-family = Family
by-line = Line
by-component = Component
by-cause = Cause
by-section = Section
by-phase = Phase
family-sensor = Sensors
family-connectivity = Connectivity
family-platform = Platforms
family-fiber = Fibre
family-lighting = Lighting
family-staff = Staff
family-service = Services
cause-entry = Entry into service
cause-renewal = Renewal
cause-failure = Failures
cause-recurring = Recurring
cause-exit = Exit
section-investment = Investment
section-operating = Operating

city-constant-debt = Its investment is each year what keeps its debt as it is (investing: constant-debt), not that of these accounts.
ground-accounts = accounts
ground-population = population
ground-outlook = years to come
ground-debt_schedule = schedule of the debt
ground-growth = growth
ground-investing = investment to come
ground-loans = new loans
ground-fctva_lag = lag of the FCTVA
ground-depreciation = depreciation
heading-forecast = Years to come, by the city or by the import of its accounts
account-revenue-taxes = Taxes
account-revenue-grants = Operating grants
account-revenue-other = Other operating revenue
account-spending-staff = Staff
account-spending-purchases = Purchases and external charges
account-spending-subsidies = Subsidies paid
account-spending-other = Other operating spending
account-interest = Interest
account-principal = Capital repaid
account-debt = Debt at year end
account-investment-equipment = Equipment spending
account-investment-other = Other investment
account-investment_revenue-grants = Investment grants
account-investment_revenue-fctva = FCTVA
account-investment_revenue-other = Other investment revenue
account-working_capital = Working capital
account-depreciation = Depreciation, net
heading-usage = Usage:
heading-commands = Commands
