## Words of compare, whatif, sweep, sensitivity, solve, batch, and of the advice of check.

heading-overrides = Values replaced ({ $count })
not-written = not written
not-known = not known
changed = changed
same = the same

figure-pilot-cost = Recurring cost of operation in the pilot, renewals included, a year
figure-run-cost = Recurring cost of operation after the pilot, renewals included, a year
figure-gross-savings = Lowest gross savings of the city in any year
figure-debt = Highest debt of the city
figure-working-capital = Lowest working capital of the city
short-tco = TCO incl. VAT
short-net-cost = Net cost
short-run-cost = Recurring cost of operation a year after the pilot
short-present-value = Present value
figures-note = EUR over the whole plan, unless a row says otherwise. Recurring cost of operation: recurring, failure and renewal amounts incl. VAT, less what they give right to, over the 12 months that follow the last extension.
doubt = * { $said }. The financing plan is to be corrected before anything is voted.
doubt-at = * With { $name }: { $said }{ $others ->
    [0] {""}
    [one] {" "}(and at 1 other point)
   *[other] {" "}(and at { $others } other points)
}. The financing plan is to be corrected before anything is voted.
saved-co-financing = public subsidies and contributions come to more of the investment than the law lets them (CGCT L1111-10)
saved-co-financing-base = public aid comes to more of its own base than the law lets it (CGCT L1111-10)
saved-aid-above-cost = subsidies, contributions and FCTVA come to more than the spending costs that they are for
saved-loans-cut = the loans were above what they may pay for, and were cut
figures-unpriced = { $count ->
    [one] 1 component has no price, which is not 0
   *[other] { $count } components have no price, which is not 0
}: totals of the plan are at least what is shown; figures of the city and differences leave out what has no price.

column-figure = Figure
column-difference = Difference
column-verdict = Verdict
column-secured = On acquired funding
column-part = Part
column-effect = Effect on the cost
column-kind = Kind
column-doubts = Warnings
column-error = Error
column-input = Input
column-low-high = Low … value … high
column-low = low
column-high = high
column-value = Value
column-swing = { $figure }: change at low … high
column-run-swing = Recurring cost of operation after the pilot
column-below-threshold = just below the unit-value threshold
column-turns = Verdict
column-goal = Until
column-next = Fails at
side-before = Before
side-after = After

## compare

heading-drivers = What drives the difference: { $after } against { $before } (EUR incl. VAT over the plan)
no-drivers = Nothing: every line, funding and benefit is the same.
other-parts = { $count ->
    [one] 1 other part
   *[other] { $count } other parts
}
part-figure = figure
part-line = line
part-component = component
part-funding = funding
part-benefit = benefit
compare-years = These do not cover the same years ({ $list }): totals over the horizon cannot be compared as they are; look at yearly figures.
compare-two = two results at least are needed to compare
compare-unreadable = { $file } is no saved result: { $why }
compare-damage-at = at line { $line }, column { $column }, { $why }
compare-damage = { $kind ->
        [amount] `{ $name }` is not an amount with two decimals and at most 18 digits before the point
        [year] `{ $name }` is not a year of four digits
        [missing] `{ $name }` is missing
        [twice] `{ $name }` stands there twice
        [unknown] `{ $name }` is not accepted there
        [cut] the file ends too early
        [together] `budget`, `flags` and `verdict` go together: one of them is missing
       *[other] something else is expected there
    }

## whatif, sweep, sensitivity, solve

whatif-nothing = nothing to try: give at least one --set, --offer or --scenario
bad-vary = `{ $text }` is no range and no list: write `path=a..b step s` or `path=a, b, c`, with at most { $most } values
bad-vary-comma = the decimal mark is a point, commas stand between values: write `--vary { $meant }`
bad-vary-two = `{ $text }`: one number, or several values? Write `--vary { $one }`, or `--vary { $two }`
bad-vary-unit = `{ $text }`: some values have a unit and others none; write it with each
bad-vary-each = if `{ $unit }` is the unit of all of them, write `--vary { $meant }`
too-many-points = the grid has too many points: at most { $most }
nothing-uncertain = Nothing is uncertain here: the plan has no `uncertainty`, and no price in use has a `range`.
sensitivity-note = Each input by itself, all others at their value: { $plan } from the plan, { $catalog } from ranges of catalogs. Low and high of a normal or lognormal distribution are its 5 % and 95 % quantiles.{ $between ->
    [yes] {" "}Where a price takes a good past the unit-value threshold between its ends, the verdict just below it is looked at too.
   *[no] {""}
}
verdict-at = { $level } (at { $value })
ends-differ = `{ $from }` and `{ $to }` are in different units: write both in one
varied-twice = `{ $path }` is varied twice: put all its values into one list
bad-goal = `{ $text }` is no goal: write `sustainable`, `fragile`, or a condition such as `net_cost <= 500_000 EUR`; figures: { $known }
no-lever = no range to look in at `{ $path }`: there is no figure now, or it is 0, or the ends leave nothing between them; give --from and --to, with their unit
no-lever-price = no range to look in at `{ $path }`: it is `{ $now }`, which is not one number; give --from and --to, with their unit, to put a single one in its place
no-lever-number = no range to look in at `{ $path }`: it is `{ $now }`, which is not one number that can be moved
no-lever-near = no range to look in at `{ $path }`: it is `{ $now }`, which is not one number; paths that can be moved: { $near }
goal-sustainable = the plan is sustainable
goal-fragile = the plan is at worst fragile
goal-at-most = “{ $figure }” is at most { $limit }
goal-at-least = “{ $figure }” is at least { $limit }
solve-largest = The largest `{ $path }` with which { $goal }: { $value } (now { $now }).
solve-smallest = The smallest `{ $path }` with which { $goal }: { $value } (now { $now }).
solve-next = With { $next }, it is no longer so.
solve-end = This is the end of the range: nothing beyond it was tried.
solve-none = None: there is no `{ $path }` from { $low } to { $high } with which { $goal }.
solve-unknown = Not known: as long as something has no price, of no `{ $path }` from { $low } to { $high } can it be said that { $goal }.
solve-all = Every value counts, from { $low } to { $high } by steps of { $step }, tried from the end that was asked for ({ $runs } runs).
solve-grid = Looked for on a grid of 1 000 points from { $low } to { $high }, then halved down to { $step } ({ $runs } runs). Between two points of the grid, a stretch that behaves otherwise can be missed.
solve-faults = { $count ->
    [one] At one value the plan could not be calculated; it counts as failing.
   *[other] At { $count } values the plan could not be calculated; they count as failing.
}

## advice of check

advice-own-heading = What would make it sustainable, but on the plan's own figures only: most draws give another verdict
advice-crossed-heading = What would change the verdict, with thresholds still crossed
advice-none = No single change that was tried makes the plan sustainable: neither fewer units, a slower rollout, lower prices nor other funding, nor savings elsewhere.
advice-way = { $way }: { $changes }. { $net }: { $after } instead of { $before }.
advice-way-same = { $way }: { $changes }. { $net }: { $after }, unchanged.
advice-savings = { $way }: { $changes }, outside the plan. { $gained ->
    [yes] Net cost of the plan after its own benefits
   *[no] Net cost of the plan
}: { $after } instead of { $before }.
advice-savings-same = { $way }: { $changes }, outside the plan. { $gained ->
    [yes] Net cost of the plan after its own benefits
   *[no] Net cost of the plan
}: { $before }, unchanged, since these benefits are not the plan's (written among its own to try it, they are taken off).
advice-savings-dearer = That is more than the plan itself costs to run at the most ({ $cost } in { $year }): the rest pays { $loans ->
    [yes] its loans, and those
   *[no] the loans
} that the city takes on top with it, and no threshold is then crossed because of it, or further than without it.
advice-savings-dearer-crossed = That is more than the plan itself costs to run at the most ({ $cost } in { $year }). Thresholds stay crossed for all that: with these savings the plan's net cost only averages below { $share } of the revenue, under which they are not held against it.
advice-borrowed-whole = The loan as planned would be more than is left to pay of the investment, aids and FCTVA taken off: it is cut to that rest, all of which the city would then borrow.
advice-above-city = If this partner is the intercommunal body, its part is a fonds de concours, which may not exceed what the city bears itself, subsidies left out (CGCT, art. L5214-16 V, L5215-26 or L5216-5 VI); here it would take { $given } of { $section ->
    [investment] investment
   *[operating] operating spending
} and leave the city { $kept }.
advice-dropped = nothing is left of: { $list }
advice-drawn = In { $scenarios } draws of the plan so changed: sustainable { $sustainable }, fragile { $fragile }, unsustainable { $unsustainable }.
advice-own = So it is sustainable on the plan's own figures alone.
advice-undrawn = How sure that is, is not known: { $why }.
advice-posts = posts cut to, at the most: { $list }
advice-posts-left = { $count } FTE
advice-working-time = { $share } of full time
advice-less-gained = savings and revenue less in the same proportion
advice-all-quantities = quantities cut to { $left }, rounded
advice-many = { $count } values replaced
advice-change = { $path } from { $from } to { $to }
advice-promised = Nothing of it is signed today ({ $status }): it is a promise until the agreement is.
advice-signed-first = { $path } to “{ $to }”, with a signed agreement
advice-signed = { $path } from “{ $from }” to “{ $to }”, with a signed agreement
advice-add-block = to add to the plan, which has no block `{ $key }`, as one line at its top level: { $entry }
advice-add = to add under `{ $key }`: { $entry }
way-secure-funding = Get the expected money signed
way-fewer-units = Fewer units
way-pilot-alone = The pilot alone, without the rollout
way-smaller-plan = A smaller plan altogether
way-longer-rollout = A slower rollout
way-lower-price = A lower price
way-more-funding = A higher share of the funders, to be had from them
way-partner-share = A partner that pays a share, to be found
way-savings = Savings or new revenue elsewhere

## Command line

help-compare = Plans and saved results side by side, and what drives the difference
help-compare-plans = Two or more: plans (files, or ids of shipped plans) and results saved with --format json
help-whatif = A plan before and after a change, and what the change does to the verdict
help-sweep = One run for each value of an input, or for each point of a grid
help-sensitivity = What each uncertain input does by itself: the tornado
help-sensitivity-by = Figure whose swing orders the inputs
help-solve = The largest or smallest value of an input with which a plan still lasts
help-batch = Many runs: one JSON object a line in, one result or error a line out
help-whatif-plan = Plan or programme: a file, or the id of a shipped one
help-sweep-plan = Plan or programme: a file, or the id of a shipped one
help-batch-plan = Plan, or programme, of the lines that name none
help-option-plan = A plan: a file, or the id of a shipped plan
help-option-file = File of lines; - reads standard input
help-option-full = The whole result in each line, as check --format json gives it
help-option-top = Parts shown at most
help-option-vary = An input and its values: path=a..b step s, or path=a, b, c (repeatable: every combination)
help-solve-path = The input to move, such as sensors.quantity.rollout
help-option-until = sustainable, fragile, or a condition such as 'net_cost <= 500_000 EUR'
help-option-largest = Look for the largest value
help-option-smallest = Look for the smallest value
help-solve-from = Lowest value to try
help-option-to = Highest value to try
help-option-no_advice = Leave out what would make the plan last
help-option-no_draws = Leave out the draws of what is uncertain

## `check --city all`
in-cities-city = City
in-cities-first = First year and rule
in-cities-share = Running cost / savings
in-cities-without = Without the plan
in-cities-reserves = Reserves on the verdict
in-cities-on-secured = Verdict on acquired money
in-cities-first-year = First year
in-cities-run-cost = Net running cost
in-cities-savings = Gross savings without the plan
in-cities-rule-savings-rate = savings rate
in-cities-rule-net-savings = net savings
in-cities-rule-balance = real balance
in-cities-rule-deleveraging = years of debt
in-cities-rule-rigidity = rigidity
in-cities-rule-debt-weight = debt ratio
in-cities-rule-depreciation = cover of depreciation
in-cities-rule-working-capital = working capital
in-cities-rule-run-cost = running cost
in-cities-rule-envelope = envelope
in-cities-rule-renewal-wall = renewals
in-cities-not-real = * No INSEE code, so no published accounts: means, an example, or a file of your own.
in-cities-reserved = ‡ Hangs on savings next to nothing or on how the debt is taken to be repaid, or names a real balance that is missed only by the FCTVA computed: look at the city alone before using it.
in-cities-secured = † On acquired money alone; with all funding the plan would last.
in-cities-unpriced = { $count ->
    [one] One component has no price: no verdict but "unsustainable" can be given.
   *[other] { $count } components have no price: no verdict but "unsustainable" can be given.
}
in-cities-note = Running cost / savings: the plan's net running cost against the gross savings that the city has without it, in the year after the pilot in which it weighs most; – where there are no savings, or no such year. Without the plan: the worst threshold that the city reaches by itself (red: in trouble).
in-cities-other-time = Left out, as their accounts do not precede the plan or are more than five years older: { $list }.
in-cities-newer-accounts = Left out, as there are newer accounts of the same city: { $list }.
in-cities-apart = Warnings given by their code alone differ from city to city: `--city` with one of them tells it in full.
in-cities-differs = differs from city to city
in-cities-everywhere = every city
help-check-city = Other cities than the plan's: an id or a file; several with commas; `all`: every city with accounts that fit
