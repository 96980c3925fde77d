## Accounts that a city already has: importing them.

accounts-unreadable = `{ $file }` cannot be read: { $why }
accounts-empty = `{ $file }` has no line of headers
    .help = a file of accounts begins with the names of its columns: download it again
accounts-format = `{ $file }` is no file of accounts that is known (columns: { $columns }…)
    .help = known are: DGFiP "comptes individuels des communes", OFGL "ofgl-base-communes", and the DGFiP's "balances comptables" or extracts of them
    .help-lacking = it lacks, or calls by another name: { $lacking }
accounts-kind = `{ $file }` is { $kind }, no table of text
    .help-unpack = unpack it, and give the CSV file inside
    .help-csv = open it in a spreadsheet, save it as "CSV UTF-8", and check that no figure was rounded
    .help-download = download the CSV export of the same data
    .help-published = `city import` takes published accounts; a city file goes to `--city`, `city show` or `city check`
accounts-kind-gzip = packed (gzip)
accounts-kind-zip = a packed folder (ZIP)
accounts-kind-xlsx = a workbook (XLSX)
accounts-kind-ods = a workbook (OpenDocument)
accounts-kind-xls = a workbook of an old format (XLS)
accounts-kind-json = JSON
accounts-kind-html = a web page
accounts-kind-picture = a picture
accounts-kind-pdf = a PDF
accounts-kind-parquet = a Parquet file
accounts-kind-utf16 = UTF-16 ("Unicode text" of a spreadsheet)
accounts-kind-binary = binary
accounts-kind-perenne = a file of perenne
accounts-why-special = it is a pipe or a device (save what it gives to a file first)
accounts-long-row = `{ $file }`, line { $line }: a row of more than a megabyte
    .help = no table of accounts has such a row: a quote may be left open above, or the file is none
accounts-damaged = `{ $file }` was not read beyond line { $line }, after { $count } faults
accounts-row = `{ $file }`, line { $line }: { $cells ->
        [one] { $cells } cell
       *[other] { $cells } cells
    } under { $columns } headers
    .help = the file may have been cut off: download it again
accounts-cell = `{ $file }`, line { $line }, column `{ $column }`: `{ $text }` is not a number that could stand there
accounts-contradicts = `{ $file }`, line { $line }, `{ $column }`: the amount `{ $text }` is not what the same row says in millions: `{ $millions }`
    .help = one of the two is damaged: download the file again
accounts-parts = `{ $file }`, line { $line }, `{ $column }`: `Montant BP` gives the main budget { $main }, and the row's other columns { $rest } (`Montant - Montant BA + Montant flux BP-BA`)
    .help = one of these amounts is damaged: download the file again
accounts-ambiguous = `{ $file }`, line { $line }, column `{ $column }`: `{ $text }` could have three decimals, or its thousands marked
    .help = published accounts have two decimals at most: download the file again, or write the number without a mark between its thousands
accounts-no-year = `{ $file }`, line { $line }: neither a column nor the file's name says which year it is
    .help = say so with `--year`
accounts-no-such-year = the files hold no accounts of { $insee } for { $year }, only for: { $known }
accounts-twice = `{ $file }`, line { $line }: other figures for { $year } than in { $other }
    .help = leave out one of the files, or the row that is not the city's own
accounts-heading = `{ $file }`: the column `{ $column }` is there twice
    .help = leave out the one that does not count
accounts-population = `{ $file }`, line { $line }: { $people } inhabitants, and { $known } on line { $first }
    .help = all rows of a city and a year have the same inhabitants: correct those that have others
accounts-unknown = the files hold no municipality with the INSEE code { $insee }
    .help-near = the nearest are: { $near }
    .help-annexes = the files hold its annex budgets alone ({ $names }): accounts are those of the main budget
accounts-encoding = `{ $file }` is not UTF-8: read as Latin-1 (Windows-1252), where the name is { $name }
accounts-year-taken = `{ $file }` does not say its year: { $year }, { $from }
accounts-year-asked = from `--year`
accounts-year-file = from the file's name
accounts-latest = the files hold several years ({ $known }): the latest, { $year }, was taken
    .help = another one with `--year`
    .help-page = for another one, give a file that holds that year alone
accounts-each = `{ $column }` makes { $each } an inhabitant, for { $people } inhabitants; the file says { $said }
    .help = one of the two is wrong: compare with the publication of the DGFiP before using the amount
accounts-identity = `{ $identity }` does not hold in the file: { $difference } apart
    .help = the figures were taken as they are: compare them with the city's administrative account before you rely on them
accounts-non-cash = the charges were taken from `charge`, which holds depreciation and provisions: spending is too high by these
    .help = the file has neither `cfcaf` nor `caf`, from which the real charges could be had: take them from the administrative account
accounts-negative = `{ $path }` comes to { $amount }: { $columns } leaves less than nothing
    .help = the file counts some of these amounts net and others gross: the sum is right, its parts overlap
    .help-sign = this is never below nothing: look at the sign of the amount in the file
accounts-annexes = annex budgets are left out, for a city's accounts are those of its main budget; they owe: { $names }
    .help = what the main budget pays to or for them is in its own figures; a deficit that it would have to cover is not
accounts-budgets = `{ $file }` does not say which budget its amounts are of: annex budgets may be in them
    .help = take an export with the column "Type de budget", or "Montant BP" of the consolidated one
accounts-other-taxes = the file holds the local taxes alone: other taxes are counted in `revenue.other`
accounts-one-off = `investment_revenue.other` holds { $amount } of what was sold (`{ $column }`), which does not come back every year
    .help = the city file keeps it in the accounts' year and leaves it out of those after it (`outlook`: { $rest } in the next one)
accounts-missing = { $count ->
    [one] one figure is not in the file and was left to be written: { $paths }
   *[other] { $count } figures are not in the file and were left to be written: { $paths }
}
    .help = each has a commented line in the city file, with where to find it
    .help-page = fill them in on the city's page afterwards

accounts-title = { $name }, accounts of { $year }
accounts-yaml-head = { $name }, accounts of { $year }, taken from { $file }, line { $line }.
accounts-source-dgfip = Source: DGFiP, "comptes individuels des communes", data.economie.gouv.fr, Licence Ouverte 2.0.
accounts-source-ofgl = Source: OFGL, "comptes des communes", data.ofgl.fr, from DGFiP data, Licence Ouverte 2.0.
accounts-source-balances = Source: DGFiP, "balances comptables des communes", data.economie.gouv.fr, Licence Ouverte 2.0.
accounts-unit-thousand = The file gives thousand EUR; beside each figure stand the columns that it was taken from.
accounts-unit-lines = The file gives EUR; beside each figure stand the aggregates that it was taken from, with their lines.
accounts-unit-one = The file gives EUR; beside each figure stand the columns that it was taken from.
accounts-yaml-interest = `fin` holds every financial charge; `fin + remb` is { $amount } more than `annu`, which holds the interest of the loans alone.
accounts-yaml-annexes = Annex budgets are left out, for a city's accounts are those of its main budget; they owe: { $names }.
accounts-yaml-outlook = What was sold in { $year } is not carried forward: other revenue of investment without it, from the next year on.
accounts-yaml-other-years = The other years of the files, from which growth is fitted:
accounts-yaml-one-off = of which { $working }: a one-off, which later years do not bring again
accounts-cited-dgfip = DGFiP, "comptes individuels des communes", { $year } (Licence Ouverte 2.0)
accounts-cited-ofgl = OFGL, "comptes des communes", { $year }, from DGFiP data (Licence Ouverte 2.0)
accounts-cited-balances = DGFiP, accounting balances of the communes, { $year } (Licence Ouverte 2.0)
accounts-cited-table = The city's finance department, accounts of { $year } and forecast
accounts-cited-assumed = Assumptions of the import, each said where it stands
accounts-yaml-assumptions = ASSUMPTIONS: what follows is not in the accounts.
accounts-yaml-investing = One year's investment says little of the years to come: each of them is taken to invest what keeps the debt as it is (`accounts`: what this year did, borrowed for).
accounts-yaml-growth = All accounts move with general prices, 2 % a year (the target of the ECB), so that the city's ratios stay those of its accounts.
accounts-yaml-assumed = ASSUMPTION
accounts-yaml-lag = ASSUMPTION: nationally about 55 % is paid in the year after the spending (senat.fr, amendment I-1716, 2025-2026)
accounts-yaml-habits = Left to be written; without them perenne counts new loans at 3.5 % over 15 years and FCTVA two years late, and says so.
accounts-derived = derived:{" "}
accounts-partly = (so far: { $working }; not there: { $lacking })
accounts-fit = fitted over { $first } to { $last } ({ $years } years), R² = { $fit }
accounts-poor-fit = fitted over { $first } to { $last } ({ $years } years), R² = { $fit }: no habit yet (five years, R² of 0.5 and at most 10 % a year make one), to be decided
accounts-no-fit = to be decided: a fit takes three years above zero

accounts-hint-population = municipal population: insee.fr
accounts-hint-revenue-taxes = administrative account, chapter 73 (and 731)
accounts-hint-revenue-grants = administrative account, chapter 74
accounts-hint-revenue-other = real operating revenue less taxes and grants
accounts-hint-spending-staff = administrative account, chapter 012
accounts-hint-spending-purchases = administrative account, chapter 011
accounts-hint-spending-subsidies = administrative account, chapter 65
accounts-hint-spending-other = real operating spending less staff, purchases, subsidies and interest
accounts-hint-interest = administrative account, chapter 66
accounts-hint-principal = administrative account, chapter 16, spending
accounts-hint-depreciation = if known, net: account 68 less 777; then the rule on depreciation is measured
accounts-hint-debt = annex "state of the debt" of the administrative account
accounts-hint-investment-equipment = administrative account, chapters 20, 21 and 23
accounts-hint-investment-other = real investment spending less equipment and capital repaid
accounts-hint-investment-revenue-grants = administrative account, chapter 13
accounts-hint-investment-revenue-fctva = administrative account, account 10222
accounts-hint-investment-revenue-other = real investment revenue less loans, grants and FCTVA
accounts-hint-working-capital = balance sheet of the treasurer's account: permanent funds less fixed assets

help-city-import = Make a city file of published accounts (DGFiP, OFGL)
help-city-import-files = Files of accounts: CSV of the DGFiP or of the OFGL; or one filled table of `city template`
help-city-import-insee = INSEE code of the municipality, in published accounts
help-city-import-year = Year to take; the latest of the files otherwise
help-city-import-assume = Write usual assumptions for growth, loans and the FCTVA's lag, instead of leaving them to be written
accounts-imported = { $name }, accounts of { $year }: { $known } of { $all } figures taken from { $file }, line { $line }.

## A city without any plan.

help-city-check = The rules of a city, year by year, without any plan
help-city-check-city = City: a file, or an id
help-city-check-years = Years to look ahead
city-check-what = Without any plan: what its accounts and growth rates lead to. No verdict is given, for there is no plan to judge.
heading-city-rules = Rules by year
heading-city-reached = Thresholds reached
city-check-marks = * orange reached, ** red reached. The first year is that of the accounts.
city-check-reached = - { $rule }, { $level } in { $count ->
    [one] one year, { $first }
   *[other] { $count } years, from { $first }
} (threshold: { $threshold })
city-check-none = None.

## Cities side by side.

help-city-compare = Cities side by side: EUR, EUR an inhabitant, ratios
help-city-compare-cities = Cities: ids, city files, or FILE.csv:INSEE for a row of published accounts
city-compare-title = ({ $place }) { $title }: { $population } inhabitants
city-compare-amount = ({ $place }) EUR
city-compare-per-head = ({ $place }) EUR/inh.
city-compare-mean = ({ $place }) stratum, EUR/inh.
city-compare-means = Mean of the stratum
city-compare-revenue = Operating revenue
city-compare-spending = Operating spending without interest
city-compare-staff = of which staff
city-compare-interest = Interest
city-compare-gross-savings = Gross savings
city-compare-principal = Capital repaid
city-compare-net-savings = Net savings
city-compare-investment = Investment without capital repaid
city-compare-own-revenue = Investment revenue without loans
city-compare-debt = Debt at year end
city-compare-working-capital = Working capital
city-compare-nothing = ({ $place }) Without more debt it can invest nothing in { $year }.
city-compare-investable = ({ $place }) Without more debt it can invest { $own } in { $year } before grants and FCTVA, { $loans }.
city-compare-aided = An assumption: { $cut ->
    [yes] at a rate of grants and FCTVA cut to { $rate }
   *[no] at the rate of grants and FCTVA of its accounts of { $base }, { $rate }
}, that would make about { $amount }.
city-compare-note = Stratum: means that the DGFiP publishes beside the row, for municipalities of like size. Before 2017 they hold non-cash revenue.

## The table that a finance department fills in

accounts-source-table = Source: the city's own table of accounts and forecast.
accounts-unit-table = Beside each amount stands its cell, and what it says in the table's own unit.
accounts-table-outlook = Forecast of the table; accounts and years that it leaves out go on by growth.
accounts-table-debt = What the present debt costs, by the table.
accounts-table-investing = The table forecasts investment: it goes on as the accounts and the forecast have it, and the city borrows for it.
accounts-table-municipality = Municipality
accounts-table-insee = INSEE code
accounts-table-population = Inhabitants
accounts-table-note = The first year is that of the accounts, all of it; later years are the forecast, as far as there is one. In thousands? Write k€ in place of EUR.
accounts-table-account = Account (EUR)
accounts-table-unit = EUR
accounts-table-year = Year
accounts-table-forecast-sheet = Forecast
accounts-table-debt-sheet = Debt
accounts-table-other-year = the first year of the table is that of the city's accounts: leave out --year
accounts-table-years-left = the forecast or the debt of the city goes on to { $last }: what lies beyond the table is not in it
accounts-table-one = `city import` takes published accounts with --insee; without it, one filled table of `city template`, and no --year
forecast-no-table = `{ $file }`: no amounts in a table of accounts by year
    .help = its heading has the years, the first that of the accounts, and its rows the accounts: `city template` makes one to fill in; published accounts take --insee
forecast-unit = `{ $file }`, { $cell }: `{ $text }`: EUR, or thousands?
    .help = write it into the heading, once: `Account (EUR)` or `Account (k€)`
forecast-kind = `{ $file }`, { $cell }: `{ $text }`: the first year is to be one of accounts, and all amounts are in euros of their own year
    .help = write what was spent and received in that year, in current euros; a budget or constant euros are other figures
forecast-heads = `{ $file }`, { $cell }: `{ $text }`: amounts for an inhabitant are not those of the municipality
    .help = write the municipality's own amounts, in EUR or k€; leave the others out of the file
forecast-at = error[{ $code }]: { $file }, { $cell }: { $why }
forecast-cell-unit = `{ $file }`, { $cell }: `{ $text }` is shown in another unit than the heading's
    .help = write the amount in the unit of the heading, with a plain number format
forecast-cell = `{ $file }`, { $cell }: `{ $text }` does not fit here
    .help = write a number, or leave the cell empty: then the account goes on by growth
    .help-people = the number of inhabitants is a whole number, at least 1
    .help-formula = the file does not hold the result of this formula: open it in a spreadsheet and save it
    .help-hidden = the row or the column is hidden: show it, or take it out of the file
    .help-negative = costs, debts and taxes are written without a minus or brackets
    .help-marked = the number is struck out, or has raised digits: write it in a cell without such letters
    .help-format = the format of the cell shows another number than it holds: write it with a plain format
    .help-large = no amount is as large: check the unit of the heading
forecast-ambiguous = `{ $file }`, { $cell }: `{ $text }` is { $one } or { $other }?
    .help = write it without a mark between its thousands
forecast-row = `{ $file }`, { $cell }: `{ $text }` is none of the accounts, but has amounts
    .help = rows are those of `city template`, in French or in English; leave out totals and balances, which follow
forecast-follows = `{ $file }`, { $cell }: `{ $text }`: of the accounts' year alone, the first; later it follows from the others
    .help = interest and capital repaid of later years stand in the table of the debt, for the present debt alone
forecast-twice = `{ $file }`, { $cell }: `{ $text }` is there twice
    .help = leave one of them
forecast-debt = `{ $file }`, { $cell }: a year of the debt has its interest and its capital repaid, 0 where there is none
    .help = fill in both, or leave both empty

accounts-which = `{ $file }` holds published accounts ({ $publisher }) of { $count ->
    [one] one municipality
   *[other] { $count } municipalities
} ({ $years }): which one?
    .help = it is named by its INSEE code, with --insee, as in --insee { $example }; the file holds: { $named }{ $count ->
        [one] {""}
        [2] {""}
        [3] {""}
       *[other] {"…"}
    }
accounts-id-taken = the city `{ $id }` is that of `{ $other }` already, in the same folder: nothing is written
    .help = two files of one city would hide each other: replace the first (-o { $other } --force), or write into another folder
accounts-left =
    { $kind ->
        [growth] no accounts say what comes after them; left to be written: { $names }
       *[habits] no accounts say how the city borrows; left to be written: { $names }
    }
    .help = each has a commented line in the city file; without it, growth counts as 0 %/year, new loans as 3.5 % over 15 years, the FCTVA comes two years after, and `check` says so; `--assume` writes usual assumptions, told as such
    .help-page = fill them in on the city's page afterwards; without them, growth counts as 0 % a year, new loans are at 3.5 % over 15 years, and FCTVA comes two years later
forecast-hidden = `{ $file }`: hidden sheets, not read: { $sheets }
    .help = show them, if they are to count

help-city-template = A table of accounts, forecast and debt to fill in or paste into, which `city import` reads back
help-city-template-city = City whose figures are filled in: a file, or an id
help-city-template-year = Year of the accounts, the first of the table
help-city-template-years = Years of the forecast; otherwise six, or as many as the city's forecast and debt have
