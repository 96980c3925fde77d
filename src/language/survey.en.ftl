## One plan in every municipality of a file of accounts

survey-of = { $all ->
        [one] The one municipality of { $file } { $judged ->
            [0] has no verdict
           *[other] has a verdict
        }.
       *[other] { $judged ->
            [0] None of the { $all } municipalities of { $file } has a verdict
            [one] One of the { $all } municipalities of { $file } has a verdict
           *[other] { $judged } of the { $all } municipalities of { $file } have a verdict
        }.
    }
survey-growth-of = Growth, new loans and the lag of the FCTVA are those of { $city }, in all; each year invests what keeps the debt as it is, however { $city } invests.
survey-growth-assumed = ASSUMPTIONS, the same in all: every account grows by 2 % a year, new loans at 3.5 % over 15 years, FCTVA a year later; each year invests what keeps the debt as it is. `--growth-of` takes a city's own.
survey-scaled = Quantities are in proportion to inhabitants, from the { $population } of { $city }: what comes whole is rounded to whole units, at least one. Subsidies, contributions and loans stay as written; loans are cut to what they may pay for.
survey-stratum = Inhabitants
survey-count = Municipalities
survey-sustainable = Sustainable
survey-fragile = Fragile
survey-unsustainable = Unsustainable
survey-undetermined = Undetermined
survey-quantiles = Last columns: running cost over gross savings, in the year after the pilot in which it weighs most. 10 % of the municipalities stay below the first figure, half of them below the second, 90 % below the third.
survey-reserved = { $count ->
    [one] ‡ 1 of these verdicts hangs
   *[other] ‡ { $count } of these verdicts hang
} on savings next to nothing, or on how the debt is taken to be repaid: the rows name them; look at the city alone before using one.
survey-no-year = { $file } has no accounts of { $year }; it holds: { $known }.
survey-too-late = { $count ->
    [one] 1 municipality has no verdict: its accounts do not precede the plan. A later start (`--set start=…`) or the accounts of an earlier year make one.
   *[other] { $count } municipalities have no verdict: their accounts do not precede the plan. A later start (`--set start=…`) or the accounts of an earlier year make one.
}
survey-rests-on = Rests on
survey-downwards = `{ $low }..{ $high }` runs downwards: write `{ $high }..{ $low }`
survey-no-savings = no savings
survey-from-to = { $from } to { $to }
survey-from = { $from } and more
survey-all = All
survey-incomplete = { $count ->
    [one] 1 municipality has no verdict
   *[other] { $count } municipalities have no verdict
}, for the file does not give all that it takes, and nothing is filled: { $lacking }.
survey-faulty = { $count ->
    [one] 1 municipality has no verdict: the plan cannot be judged on its accounts of that year (is the plan later than they are? are they sound?).
   *[other] { $count } municipalities have no verdict: the plan cannot be judged on their accounts of that year (is the plan later than they are? are they sound?).
}
survey-more = … and { $count } more: the rows name all (`-o rows.csv`)
survey-outside = { $count ->
    [one] 1 municipality is
   *[other] { $count } municipalities are
} not between { $low } and { $high } inhabitants, and left out.
survey-outside-from = { $count ->
    [one] 1 municipality has
   *[other] { $count } municipalities have
} fewer than { $low } inhabitants, and { $count ->
    [one] is
   *[other] are
} left out.
survey-stopped = Stopped: { $done } of { $all } municipalities of the file are done, and counted here.
survey-stopped-reading = stopped while the file was read: no municipality is done
survey-debt-alone = this file gives the debt alone: a verdict takes the accounts (« comptes individuels » of the DGFiP, or the OFGL's base)
survey-insee = INSEE code
survey-name = Name
survey-room = Room before red (EUR)
survey-room-year = Its year
survey-room-rule = Its rule
survey-missing = Missing or wrong

help-survey = A plan in every municipality of a file of published accounts: one row each, and what they come to
help-survey-plan = Plan: a file, or the id of a shipped one
help-survey-accounts = File of published accounts: CSV of the DGFiP or of the OFGL
help-survey-year = Year to take; the latest of each municipality otherwise
help-survey-population = Municipalities of this size alone: 20000..100000
help-survey-growth_of = City whose growth, loans and lag of the FCTVA all are taken to have; usual assumptions otherwise
help-survey-scale = Quantities in proportion to inhabitants, from those of the plan's own city
help-survey-scale-population = The inhabitants
