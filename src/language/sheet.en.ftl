# Plans as workbooks

sheet-no-plan = the workbook holds no plan, no city and no offer
    .label = none of its sheets is called so
    .help = one sheet has to be called { $known }; `perenne new plan -o project.xlsx` writes a workbook to start from
sheet-no-headings = the sheet `{ $sheet }` has no row of headings
    .label = no headings in the first rows
    .help = one row has to name the columns, as in the workbook that `perenne new plan -o project.xlsx` writes
sheet-near =
    { $kind ->
        [sheet] no sheet is called `{ $name }`
       *[column] no column is called `{ $name }`
    }
    .label = not a known name
    .help = did you mean `{ $near }`? What stands here would not be read
    .help-more = the column is called `{ $near }`: what the heading says beyond that (a unit, VAT) is written in the cells, where it is read or refused; a column of your own has another name
    .help-meant = is it the column `{ $near }`? Then call it so, with unit and VAT in its cells; a column of your own has another name. As it is, { $count ->
        [one] its value would not be read
       *[other] its { $count } values would not be read
    }
    .help-elsewhere = is it the column { $near }? That one is on that other sheet; a column of your own has another name. Here, { $count ->
        [one] its value would not be read
       *[other] its { $count } values would not be read
    }
    .help-headings = it has the headings of the sheet `{ $near }`: call it so; where it does not count, take these headings away
sheet-twice = `{ $what }` stands here twice
    .label = the second time
    .first = the first time
    .help = keep one of the two
sheet-either =
    { $kind ->
        [none] the column `{ $one }` removes the component, and { $other } says more of it
       *[quantity] the column `{ $one }` is filled, and so is { $other }
    }
    .label =
    { $kind ->
        [none] what would not count
       *[quantity] by phase
    }
    .first =
    { $kind ->
        [none] the component is removed here
       *[quantity] in all
    }
    .help =
    { $kind ->
        [none] empty one or the other; to remove the component, this word alone is enough
       *[quantity] fill either `{ $one }`, for a number that does not change, or the columns of the phases, and empty the rest
    }
sheet-unheaded =
    { $count ->
        [one] one cell is filled below an empty heading: { $first }
       *[other] { $count } cells are filled below an empty heading, the first is { $first }
    }
    .label = the heading, in { $heading }, is empty: nothing says what `{ $shown }` is
    .help = write the heading in { $sheet }!{ $heading } (a word of your own if the column does not count), or empty these cells
sheet-no-id = the row does not say what it is about
    .label = this row
    .help = fill in the column { $column }, or empty the row
sheet-total = the row `{ $shown }` is a sum, which would be added to what it sums
    .label = a sum
    .help = take the row out, or put it on a sheet of your own; if it is no sum, give it another id
sheet-same-city = the city `{ $city }` is the one on the workbook's sheet: the one of the same id, in { $other }, is not shown
    .label = this city
    .help = to see both, give the one of the workbook another id
sheet-no-value =
    { $kind ->
        [empty] the formula has no result
       *[error] the cell holds no value: `{ $shown }`
    }
    .label = no value
    .help = mend the formula, or write the value itself; where there is no result, open the workbook in a spreadsheet and save it
sheet-unit = `{ $shown }` is no plain number, and the column of units says a unit too
    .label = which of the two?
    .help = write the number alone here, or the number with its unit and nothing in the column of units
sheet-hidden =
    { $kind ->
        [sheet] the sheet `{ $sheet }` is hidden, and holds what would be read
        [rows] hidden rows of the sheet `{ $sheet }` hold what would be read: { $which }
       *[columns] hidden columns of the sheet `{ $sheet }` hold what would be read: { $which }
    }
    .label = hidden
    .help = what is hidden is never read unseen: show it if it counts, delete it if not
sheet-format = the format `{ $format }` shows something else than the cell holds: `{ $shown }`
    .label = what the cell holds
    .help = which of the two numbers is right? Write it whole, with a plain format
sheet-odd =
    { $kind ->
        [struck] `{ $shown }` is struck out
        [raised] letters of `{ $shown }` are raised or lowered
       *[merged] `{ $shown }` is in a cell merged over several rows, and would be read for the first alone
    }
    .label = does it count?
    .help =
    { $kind ->
        [struck] take the line away if it counts, empty the cell if not
        [raised] write the number alone, and the sign of the footnote in the column of remarks
       *[merged] unmerge the cell, and write the value on each row that it is of
    }
sheet-beside = `{ $shown }` says of the amounts what their cells do not say
    .label =
    { $kind ->
        [page] at the head or the foot of the sheet's printed pages
       *[above] above the table
    }
    .help =
    { $kind ->
        [page] unit and VAT are said in the cells: write the amounts there in EUR excluding VAT, then take these words away (page setup of the sheet)
       *[above] unit and VAT are said in the cells: write the amounts there in EUR excluding VAT, then take these words away
    }
sheet-above =
    { $count ->
        [one] a row of the sheet `{ $sheet }` is above the headings, and would not be read: row { $rows }
       *[other] { $count } rows of the sheet `{ $sheet }` are above the headings, and would not be read: { $rows }
    }
    .label = above the headings, which are in row { $heading }
    .help = put the row of headings back above those that it names (a sort may have taken it with them); a title is one cell, in plain words
sheet-city = the plan names the city `{ $city }`, and the workbook's sheet `{ $sheet }` is another one's: `{ $own }`
    .label = the city that the plan names
    .other = the workbook's city
    .help = which one is it? For that of the sheet `{ $sheet }`, empty this cell or write `{ $own }`; for `{ $city }`, take the sheet out or add `--city { $city }`
sheet-points = `{ $shown }` is text, and may be two numbers
    .label = a point before three digits
    .help = enter it in the cell as a number, not as text: the spreadsheet then knows whether the point groups digits
sheet-note = a note on this cell is not read: `{ $shown }`
    .label = the cell with the note
    .help = if it changes the value, change the cell; what comments it goes into the column of remarks
sheet-no-price = the unit `{ $unit }` has no price beside it
    .label = the unit alone changes nothing
    .help = write the price on this row, or empty the unit; without it that of the catalog or of the plan stays
sheet-extra =
    { $kind ->
        [sheet] the sheet `{ $name }` is not read ({ $count ->
            [one] one cell with something in it
           *[other] { $count } cells with something in them
        })
       *[column] the column `{ $name }` is not read ({ $count ->
            [0] empty
            [one] one cell with something in it
           *[other] { $count } cells with something in them
        })
    }
    .label = not one of those that are read
    .help = nothing of it counts in the result
sheet-formula = { $count ->
        [one] one cell holds a formula; its result is read
       *[other] { $count } cells hold formulas; their results are read
    }
    .label = the first one
    .help = the results are those of the last time that the workbook was calculated and saved

# The workbook that is written

sheet-about-project = What the plan is called, the city that it is laid over, when it starts, how long it lasts, its phases. A sheet City may stand beside it (`perenne new city -o city.xlsx` writes one): the plan's city is then that one. One field a row; names with a point, such as phases.pilot, stand inside another field.
sheet-about-lines = What is deployed: an item of a catalog, and how many are in service at the end of each phase. A ramp says whether the number is reached at once or month by month.
sheet-about-prices = Your own prices, excluding VAT, in the place of the catalog's, field by field; and further components. The unit decides how a price accrues: EUR/sensor, EUR/year, EUR/sensor/month.
sheet-about-funding = Who pays: subsidies, contributions, loans.
sheet-about-benefits = What the plan saves or brings in.
sheet-about-uncertainty = What is not certain: low and high end around the value of a path.
sheet-about-scenarios = What-ifs: other values for paths, under the name of a scenario.
sheet-about-city = The accounts of a city and how they grow. One field a row; names with a point stand inside another field.
sheet-about-offer = Who offers, for which plan, when it was received, how long it is valid, its technical score. One field a row; names with a point stand inside another field.
sheet-about-offered = What is quoted for the components of the plan's lines, excluding VAT, in the place of the plan's own prices, field by field. What another component's price holds already is *included in* it.
sheet-read-me = Columns may stand in any order, headings in English or in French; empty rows and columns are passed over. `perenne check FILE.xlsx` names the cell of every fault.
sheet-read-me-cells = A number takes its unit from its format. What has no column of its own, such as prices by volume, is written in a cell as in YAML: {"{"}pilot: 0 EUR/month{"}"}.
sheet-read-me-remarks = `perenne convert FILE.xlsx -o plan.yaml` makes the same as text; remarks become comments.

# Words of cells

sheet-word-rest = rest
sheet-word-upkeep = upkeep
sheet-word-networks = networks
sheet-word-cloud = cloud

# The command

sheet-cell-too-long = a cell would have more than { $most } characters
convert-leaves = { $count ->
        [one] one cell is left behind
       *[other] { $count } cells are left behind
    } (titles, Meaning, Read me): { $cells }
text-or-workbook = YAML or a workbook
convert-to-what = name the file to write with -o: .xlsx for a workbook, .yaml for text
convert-city-beside = the workbook also holds its city, `{ $id }`: `perenne convert { $path } --city -o { $id }.yaml` writes it
convert-city-other = nothing is written: the sheet of the city has the id `{ $id }`, and so has another city ({ $other }), over which the YAML would be laid. Give the sheet's city an id of its own, or write it there first: `perenne convert { $path } --city -o { $id }.yaml --force`
convert-no-city = { $path }: no sheet City beside a plan; without --city the file itself is converted
convert-kind = { $path }: plans, cities and offers can be workbooks, this is none of them
convert-cell = { $path }: something in it cannot stand in a cell, or not be written as YAML; nothing is written

# Notes on headings

sheet-note-line = The line's own id: lower-case letters, digits and hyphens. Prices, paths and other lines name it so.
sheet-note-of-line = The id of the line, as the sheet of lines has it.
sheet-note-component = A component of the line's item, as `perenne catalog show ITEM` names it; a new name adds a component.
sheet-note-price-unit = The unit of the price beside it, which decides how often it is paid: EUR/sensor, EUR/year, EUR/sensor/month. Empty where the price says it itself.
sheet-note-phase = The number in service at the end of this phase. A number that does not change stands under Quantity alone; fill one or the other.
sheet-note-ramp = How the number of this phase is reached: step (at once), linear (month by month).
