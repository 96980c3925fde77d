# The words of every diagnostic, under its code. The value is the message: one line that stands alone, as machine output shows
# it. Attributes are the labels beside the excerpt and the hints below it.

error = error
warning = warning
help = help
and = and

why-missing = there is no such file
why-folder = it is a folder
why-denied = access is denied
why-other = the system gives no reason
why-missing-folder = there is no such folder
why-no-folder = it is no folder
why-special = it is no regular file
why-linked = it is a link to a folder
why-depth = it has more than 16 levels
why-entries = it holds more than 20 000 files
why-ending = only names that end in `.yaml` or `.yml`, in small letters, are read
why-hidden = its name begins with a dot
why-large = it is larger than 64 MB
why-no-schema = its first line is not `schema: perenne/…/v1` with one of the five schemas, at the left margin
why-no-catalog = there is no catalog, no city and no parameters in it
why-bad-id = its id is not made of `a` to `z`, `0` to `9` and `-`
why-no-id = no line at the left margin gives its id
why-not-text = it is not UTF-8 text
why-removed = the component is removed
why-included = the component is included in another one
why-unpriced = the component has no price
why-no-figure = no single figure stands there
why-no-city = the plan has no city
why-unused = nothing in the plan uses it

## Files

unreadable = { $what ->
        [folder] the folder cannot be read: { $why }
        [nothing] the folder holds no file of perenne
       *[other] the file cannot be read: { $why }
    }
    .label = nothing could be read
    .help = give the path of a file, or the id of a plan that is shipped with perenne
    .help-similar = did you mean `{ $similar }`?
    .help-folder = `--catalogs` takes a folder that holds catalogs, cities or parameters
    .help-shipped = `{ $similar }` is shipped with perenne: name it by its id alone, as in `perenne check { $similar }`
    .help-inside = name a file in it: `{ $similar }`
too-large = the file is too large: { $size } MB
    .label = not read
    .help = files of up to 64 MB are read; split the catalog into several
not-utf8 = { $what ->
        [workbook] this is a workbook or an archive, and no text
       *[text] the file is not UTF-8 text
    }
    .label = the first bytes that are not UTF-8
    .workbook = nothing was read of it
    .help = save the file with the encoding UTF-8
    .help-workbook = give the workbook by its name: `perenne check project.xlsx`; standard input takes YAML alone here
syntax = { $slip ->
        [colon] a space is missing after a colon
        [no-colon] a colon is missing after a key
        [quotes] curly quotes are not quotes of YAML
        [blank] a line is indented with no-break spaces
        [text] this text needs quotes
        [bracket] a bracket is left open
        [comma] a value without a key stands after a comma
       *[other] this is not valid YAML
    }
    .label = { $slip ->
        [bracket] never closed
        [other] reading stops here
       *[slip] here
    }
    .help-colon = write `key: value`, with a space after the colon
    .help-no-colon = write `{ $write }`
    .help-text = put the text between straight double quotes, like `"Sensors: phase 2"`
    .help-quotes = write straight quotes, `"…"`, or none
    .help-blank = indent with plain spaces, two for each level; word processors and web pages put others in their place
    .help-bracket = close what is opened here, on this line or a later one
    .help = look for a missing colon, quote or bracket, or a wrong indent, here or on the line above
    .help-comma = a list stands between brackets, `[…, …]`; a text that holds a comma, between double quotes; a key has a colon and its value, `{ $word }: …`
invisible = an invisible character stands here: { $kind ->
        [hyphen] a soft hyphen
        [space] a zero-width space
        [order] a byte order mark
       *[mark] a mark that joins letters or turns the direction of reading
    } (U+{ $char })
    .label = nothing to be seen
    .help = delete it, and type the word anew: it came along from a web page or a word processor
invisible-text = an invisible character stands in this text: { $kind ->
        [hyphen] a soft hyphen
        [space] a zero-width space
        [order] a byte order mark
       *[mark] a mark that joins letters or turns the direction of reading
    } (U+{ $char })
    .label = nothing to be seen
    .help = it changes no figure, but goes into reports, and searches miss the word: type it anew; it came along from a web page or a word processor
tab = a tab is used to indent
    .label = a tab
    .help = indent with spaces, two for each level
too-deep = the file nests deeper than { $limit } levels
    .label = too deep
alias = YAML anchors, aliases and merge keys are not accepted
    .label = an anchor, an alias or a merge key
    .help = write the value out at each place: every figure then stands where it is used
tag = YAML tags are not accepted
    .label = tagged
    .help = leave the tag out: the format knows the kind of every value
second-document = the file holds a second YAML document
    .label = it begins here
    .help = put it into a file of its own
    .help-stray = leave out this line `---`: what follows it belongs to the same file
empty = the file is empty
    .label = nothing here
    .help = begin with `schema: perenne/plan/v1` (or `catalog`, `city`, `offer`, `parameters` in place of `plan`)
    .help-mapping = leave out `--mapping`: without one, a skeleton to be filled in is printed for a schedule that needs it
duplicate-key = `{ $key }` is written twice
    .label = the second time
    .first = the first time
    .help = keep one of the two, or put what stands under both into one
    .help-pilot = `pilote` and `pilot` are the same phase: keep one of the two
unknown-schema = the file does not begin with a schema that is known
    .label = not a known schema
    .help = begin with `schema: perenne/plan/v1` (or `catalog`, `city`, `offer`, `parameters` in place of `plan`)
    .help-similar = did you mean `{ $similar }`?
wrong-schema = a file `{ $expected }` is expected, this one is `{ $found }`
    .label = another kind of file
    .help = give a file whose first line is `schema: { $expected }`
    .help-sheet = name a workbook whose sheet of that schema is filled in: `Project`, `City` or `Offer`
    .help-plan = a plan is given to `perenne check PLAN`
    .help-city = a city is laid under a plan by `perenne check PLAN --city FILE`, and looked at by `perenne city check FILE`
    .help-programme = a programme is given to `perenne check PROGRAMME` and to `report`, `explain`, `whatif`, `sweep`, `batch`, `chart` and `survey`
    .help-offer = an offer is laid over a plan by `perenne check PLAN --offer FILE`, and compared by `perenne offers compare PLAN FILE`
    .help-catalogs = catalogs and parameters are found in the plan's folder, in `catalogs`, or in that of `--catalogs FOLDER`
duplicate-id = the { $kind } `{ $id }` is defined twice in one folder
    .label = the second time
    .first = the first time

## Keys and shapes

unknown-key =
    { $kind ->
        [column] the column `{ $key }` is not for this row
        [field] there is no field `{ $key }`
       *[key] unknown key `{ $key }`
    }
    .label =
        { $kind ->
            [column] nothing may stand here
            [field] no such field
           *[key] no such key here
        }
    .help =
        { $kind ->
            [column] empty this cell; a row of this kind has the columns { $known }
            [field] the fields here are: { $known }
           *[key] the keys here are: { $known }
        }
    .help-similar = did you mean `{ $similar }`?
    .help-rows = what is called so is said on the sheet `{ $sheet }`, a row for each; empty this row
missing-key =
    { $kind ->
        [cell] `{ $key }` is empty
        [value] `{ $key }` has no value
        [one-of] one of { $key } is missing
        [column] the column `{ $key }` has to be filled in on this row
        [field] the field `{ $key }` is missing
        [sheet] the sheet `{ $key }` is missing
       *[key] the key `{ $key }` is missing
    }
    .label =
        { $kind ->
            [cell] to be filled in
            [value] nothing after it
            [one-of] none of them in here
            [column] nothing under `{ $key }`
           *[key] no `{ $key }` in here
        }
    .help =
        { $kind ->
            [cell] fill in this cell
            [one-of] add one of them
            [column] fill in the column `{ $key }`, or add it
            [field] add a row `{ $key }` with its value
            [sheet] add a sheet `{ $key }`, as in the workbook that `perenne new` writes
           *[key] add `{ $key }: …`
        }
    .help-empty = write a value after `{ $key }:`, or leave the key out
not-a-map = keys with their values are expected here
    .label = write `key: value`, one a line, or {"{"}key: value, …{"}"}
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
    .help-dash = leave out the `- ` before each key: the keys are not in a list
not-a-list = a list is expected here
    .label = write `- …`, one a line, or […, …]
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
    .help-dash = each entry of the list begins with `- `: write `- { $key }: …`
    .help-entry = each entry of the list begins with `- `: write it like `{ $example }`
    .help-all = leave the key out: without it, all of them count
empty-list = the list is empty
    .label = without a value nothing is said, and nothing is never 0
    .help = write one, like `{ $example }`, or leave the field out
not-a-scalar = a single value is expected here
    .label = one value, neither a map nor a list
    .help-write = write `{ $write }`, without brackets
    .help-phases = a quantity of each phase stands behind its name, like `{"{"}pilot: 50, run: 200{"}"}`
unknown-word = `{ $word }` is not accepted here
    .label = not one of the words accepted here
    .help = accepted: { $known }
    .help-similar = did you mean `{ $similar }`?
    .help-page = choices: { $known }
bad-id = `{ $id }` cannot be an id
    .label = an id is made of `a` to `z`, `0` to `9` and `-`
    .help = write `{ $write }`; a name in plain words goes into `title`, `label` or `name`, where there is one; a line has that of its item
    .help-sheet = write `{ $write }`; a name in plain words goes under Title or Name, where there is one; a line has that of its item, and anything else goes under Remarks
    .help-known = write the id of one that there is, exactly as it stands there
    .help-file = files are looked up by the id that stands in them: open `{ $id }` and write the id it gives itself, such as `city: its-id`; or leave the key out and give the file by `--city { $id }`
    .help-long = an id has at most { $limit } characters
reserved-id = the id `{ $id }` is reserved
    .label = paths need this word for themselves
    .help = choose another id, such as `{ $id }-1`

## Values

not-a-number = this is not a number
    .label = a number is expected
    .help-write = write `{ $write }`
    .help = write it like `{ $example }`
decimal-comma = the decimal mark is a point, not a comma
    .label = a decimal comma
    .help = write it like `{ $example }`
    .help-sheet = enter it in the cell as a number, not as text: the spreadsheet then knows what its marks say
    .help-write = write `{ $write }`
digit-groups = digits are grouped with `_`, or not at all
    .label = digits grouped in another way
    .help = write it like `{ $example }`
    .help-sheet = enter it in the cell as a number, not as text: the spreadsheet then knows what its marks say
    .help-write = write `{ $write }`
too-many-digits = this figure has more digits than are computed exactly
    .label = more than 28 digits
    .help = round it to 28 digits or fewer
signed-value = a plus before a figure adds nothing
    .label = a value replaces the one before
    .help-written = write `{ $write }`: in a file a value stands by itself, and only scenarios and `--set` change the one before it
    .help = write `{ $write }` for the value itself, `+10 %` or `x 1.2` for more than before
missing-unit = the unit is missing
    .label = a figure without its unit
    .help-duration = write the unit: `{ $number } months`, or `{ $number } years`
    .help-years = write the unit: `{ $number } years`, or `{ $number } months`
    .help-amount = write the unit, such as `{ $write }`
    .help-like = write the value as in `{ $example }`
    .help-time = write a whole number of months or of years, like `18 months` or `10 years`
    .help = write it like `{ $example }`; a price for each unit ends in `EUR/` and the item's unit, a price without unit is charged once for the whole line
    .help-write = write the unit, for instance `{ $write }`; a price for each unit ends in `EUR/` and the item's unit, a price without unit is charged once for the whole line
    .help-page = write it like { $example }
    .help-write-page = write the unit, for instance { $write }
unknown-currency = the currency is not known
    .label = a currency is `EUR`, `€` or a code of three letters
    .help = write its code of three capital letters, such as `{ $example }`
    .help-write = in euros, write `{ $write }`; in another currency, its code of three letters, such as `USD`
    .help-page = write it like { $example }, or by its code of three capitals, like `USD`
no-exchange = the plan has no rate of exchange for { $currency }
    .label = a price in { $currency }
    .help = add to the plan what one { $currency } is worth: `exchange: {"{"}{ $currency }: … EUR{"}"}`
    .help-sheet = add to the sheet of the plan what one { $currency } is worth, in EUR, among its exchange rates
    .help-page = give the price in euros, or add to the plan's text what one { $currency } is worth in euros
foreign-currency = only EUR is accepted here
    .label = in { $write }
    .help-write = convert the amount to EUR; the plan's `exchange` serves prices only
    .help-write-page = convert the amount to euros; the plan's rate of exchange is for prices only
price-incl-vat = prices are written excluding VAT (HT)
    .label = a price including VAT (TTC)
    .help = write the price excluding VAT, like `{ $example }`: that including VAT divided by 1 + the VAT rate
    .help-write = write `{ $write }` if the VAT is 20 %; else divide by 1 + the VAT rate
price-excl-vat-word = prices exclude VAT already, without the word `HT`
    .label = the word `HT` is too much
    .help = write it without this word, like `{ $example }`
    .help-write = write `{ $write }`
vat-word = an amount that is no price is written as it stands, without `HT` or `TTC`
    .label = the word is too much
    .help = write the amount alone, like `{ $example }`
    .help-write = write `{ $write }`: nothing is taken off for VAT
negative = a negative figure is not accepted here
    .label = below zero
    .help = write a figure of zero or more, like `{ $example }`; only a city's accounts may be negative
    .help-page = write a value of zero or more, like { $example }; only a city's accounts can be negative
    .help-relative = a fall is of `-100 %` at most: write it like `{ $example }`
not-money = this is not an amount of money
    .label = an amount is expected
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
not-yearly-money = an amount a year is expected
    .label = not an amount a year
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
    .help-once = once, or each year? Once: keep `{ $once }` and say when, such as `at: run`, without `from`, `until` or `index`; each year: write `{ $write }`
    .help-once-sheet = once, or each year? Once: keep `{ $once }` and say when in the column `Received in`, by the phase or the time (`36 months`), leaving the first and last phase and the index empty; each year: write `{ $write }`
not-a-price = this is not a price
    .label = a price is expected
    .help = write it like `{ $example }`, with `/month` or `/year` at the end where it recurs
    .help-write = write `{ $write }`
    .help-unknown = if the price is still to be found, write `{ $write }`: totals are then told as lower bounds
    .help-free = what costs nothing is written so: `0 EUR/` and the item's unit where it is counted by units, `0 EUR` where it is charged once for the whole line
    .help-included = what another price holds is no cost of its own: in a plan, write `none` in the place of the whole component (`install: none`); in an offer, `included_in:` and the component that holds it, instead of `price`
    .help-question = what is meant? A price still to be found is `unknown`; what costs nothing is `0 EUR/` and the item's unit; a component that is not needed is left out by `none` in its place
    .help-open = write the one figure to count with; the ends between which it may lie stand beside it, as `range: 500 .. 580 EUR/sensor`
    .help-spread = write `{ $write }`, the figure to count with, and beside it the ends between which it may lie: `range: { $example }`
    .help-page = write an amount, like { $example }
    .help-free-page = what costs nothing is written “free”
    .help-included-page = what another price includes is no cost of its own: remove this component
    .help-question-page = what is meant? A price that is still to be found is written “on quotation”; what costs nothing, “free”; a component that is not needed is removed
    .help-open-page = write the one figure to be used; the ends between which it may lie go into the field of the range
    .help-unknown-page = if the price is still to be found, write “on quotation”: totals are then shown as minimums
not-a-component-share = this is not a share of a component
    .label = the share, and of what
    .help = write `8 %/year of device` for a yearly charge, `8 % of device` for one at entry
    .help-write = write `{ $write }`
    .help-share = say of which component, as in `{ $example } of device` (once) or `{ $example }/year of device` (each year)
    .help-period = such a share is charged once, or each year with `/year`: work out what it comes to in a year
    .help-share-page = say of the price of what, as in “{ $example } of Supply of the equipment” for a charge at the start, “{ $example }/year of Supply of the equipment” for one every year
    .help-page = write the share and the component that it is a share of: “8 % of Supply of the equipment” for a charge at the start, “8 %/year of Supply of the equipment” for one every year
bare-share = the sign `%` is missing
    .label = a share without `%`
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`, if that is what is meant
    .help-write-page = what is meant?
not-a-share = this is not a share
    .label = a share is expected
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
not-a-rate = this is not a yearly rate
    .label = a rate a year is expected
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
    .help-period = a rate of another period is not converted: work out what it comes to in a year, and end it with `/year`
    .help-list = a rate for each year is a list: write `{ $write }`
    .help-period-page = a rate of another period is not converted: work out what it makes a year
share-not-rate = a share is expected, not a yearly rate
    .label = `/year` is too much
    .help-write = write `{ $write }`
rate-not-share = a yearly rate is expected
    .label = `/year` is missing
    .help-write = write `{ $write }`
not-a-duration = this is not a duration
    .label = a duration is expected
    .help = write whole months or years: `18 months`, `10 years`
    .help-write = write `{ $write }`
    .help-open = write the one duration to count with; the ends between which it may lie stand in the plan under `uncertainty`
    .help-never = leave it out: what has no life is never renewed
    .help-open-page = write the one duration to be used; the ends between which it may lie are added under “What is not sure”
    .help-never-page = leave the field empty: what has no life is never renewed
not-a-month = this is not a month
    .label = a year and a month are expected
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
    .help-day-first = write the year, then the month: `{ $write }` if the first figure is the day
not-a-date = this is not a date
    .label = a year, a month and a day are expected
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
    .help-day-first = write the year first: `{ $write }` if the first figure is the day
not-a-quantity = this is not a quantity
    .label = a number of units is expected
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
    .help-share = for a share of another line, write `{ $example }` and the name of that line, as in `{ $example } sensors`
    .help-open = write the one number to count with; the ends between which it may lie stand in the plan under `uncertainty`
    .help-ratio = so many for each of so many holds for all phases at once: write it as the `quantity` itself, and not under a phase
    .help-open-page = write the one number to be used; the ends between which it may lie are added under “What is not sure”
    .help-ratio-page = so many for so many holds for all phases at once: first make it one quantity for all phases again
not-a-range = this is not a range
    .label = a low and a high end are expected
    .help = write it like `{ $example }`
    .help-write = write `{ $write }`
not-a-score = this is not a score
    .label = the points, and out of how many
    .help = write it like `{ $example }`
out-of-range = this value is outside the limits of what is possible here
    .label = outside the limits
    .help = the limits are: { $example }
range-kinds = the ends of the range are not of the same kind: `{ $low }` and `{ $high }`
    .label = one of them is counted otherwise
    .help = write both for the same unit and the same period, as `450 .. 750 EUR/sensor`: the unit once, after the second end
    .help-write = write `{ $write }`
range-order = the range does not run from low to high
    .label = write the lower price first, and both ends in the same unit

## Catalogs and components

wrong-unit =
    { $kind ->
        [item] the prices of this item are for each `{ $expected }`, its unit is `{ $unit }`
       *[price] the unit `{ $unit }` is not the unit of the item
    }
    .label = in `{ $unit }`
    .unit = the item is counted in `{ $expected }`
    .help = write `{ $write }`
    .help-item = write `{ $write }`, or give the prices for each `{ $unit }`
    .help-price = give the price for each `{ $expected }`: `… EUR/{ $expected }`
    .help-time = a price that recurs is written by month, quarter or year: calculate what it makes a year, and end it with `/year`
    .help-quantity = give the number in `{ $expected }`, like `1 { $expected }`
    .help-price-page = give the price by { $expected }
    .help-time-page = a price that comes back is by month, quarter or year: work out what it makes a year
    .help-page = write { $write }
    .help-quantity-page = give the number in { $expected }
price-kind = `{ $price }` is not the same kind of price as the one that it stands in for
    .label = another kind of price
    .other = the price it stands in for
    .help = write both for the same unit, and both once or both by `/month` or `/year`
    .help-page = give both in the same unit, and both once, or both by month or by year
price-dependents = the new price of `{ $component }`, `{ $new }`, counts otherwise than the one that it replaces, `{ $old }`; { $names } of the same line depend on it
    .label = this price
    .other = the price that it replaces
    .help = write it on the same basis as the price that it replaces, or price { $names } anew too
    .help-write = write `{ $write }`; if it really is another kind of price, price { $names } anew too
unknown-component = { $of ->
        [item] the item `{ $line }` has
       *[line] the line `{ $line }` has
    } no component `{ $component }`
    .label = its components are: { $known }
    .help-similar = did you mean `{ $similar }`?
removed-component = `{ $component }` is needed here, but was removed from the line `{ $line }`
    .label = needs `{ $component }`
    .removed = removed here
    .help = remove this component too, or give it a price that needs no other
circle = `{ $component }` depends on itself
    .label = leads back to `{ $component }`
share-base = no share can be taken of `{ $of }`
    .label = a share of `{ $of }`
    .base = recurs, or has graduated tiers
    .help = take a share of a component that is charged once (`EUR` or `EUR/unit`), without graduated tiers
    .help-page = take a share of a component that is charged once, without prices by volume
follows-unit = `{ $component }` does not accrue like `{ $leader }`, which it follows
    .label = follows `{ $leader }`
    .other = the price of `{ $component }`
    .help = price both for each unit (`EUR/unit`), or both as a lump sum (`EUR`)
    .help-page = give both a price for each unit, or both one price for the whole line
field-conflict =
    { $field ->
        [graduated] graduated tiers need a price for each unit, not a lump sum
        [at] `at` with a phase or a duration is for lump sums (`EUR`) only
        [index] a share has no `index` of its own: it moves with the price it is a share of
        [fixed_part] a share has no `fixed_part` of its own: it moves with the price it is a share of
        [once] what comes once (`at`) is an amount, without period, `from`, `until` or `index`
        [section] only a revenue that comes once (`at`) can be of section investment
       *[other] `{ $field }` cannot stand beside `{ $other }`
    }
    .label =
        { $field ->
            [graduated] graduated, but not for each unit
            [at] only `entry` or `exit` here
            [index] leave it out
            [fixed_part] leave it out
            [once] not beside the other
            [section] leave it out, or give a `revenue` with `at`
           *[other] keep one of the two
        }
    .other =
        { $field ->
            [at] not a lump sum
            [index] a share
            [fixed_part] a share
           *[other] `{ $other }`
        }
    .help-once = for what comes once, write an amount without a period, such as `12_000 EUR`; for what comes each year, `from` instead of `at`
    .page =
        { $field ->
            [graduated] graduated bands need a price for each unit, not a lump sum
            [at] a phase or a delay is for lump sums only
            [index] a share has no index of its own: it moves with the price that it is a share of
            [fixed_part] a share has no fixed part of its own: it moves with the price that it is a share of
            [once] what comes once is an amount, without a period, a first or last phase, or an index
            [section] only a revenue that comes once can be in the investment section
           *[other] `{ $field }` cannot stand beside `{ $other }`: empty one of the two
        }
    .help-once-page = for a revenue or a saving that comes once, an amount without a period, such as 12,000 EUR; for what comes every year, a first phase in place of a moment
tier-order =
    { $what ->
        [upto] the bands are out of order
        [until] the phase of `until` comes before that of `from`
       *[from] the dates are out of order
    }
    .label =
        { $what ->
            [upto] this band
            [until] the last phase
           *[from] not later than the one before
        }
    .other =
        { $what ->
            [until] the first phase
           *[from] this one
        }
    .help =
        { $what ->
            [upto] let each `upto` be above the one before
            [until] let `until` name the phase of `from`, or a later one
           *[from] list the values by date, the oldest first, each date once
        }
    .help-open = leave `upto` out in the last band, and only there
    .help-page = put bands in order from the smallest to the largest, dates from the oldest to the newest, phases as they follow each other
    .help-open-page = the last band has no end, all others have one
unknown-source = the catalog has no source `{ $source }`
    .label = not among the sources
    .sources = the sources are listed here
    .help = known: { $known }; or describe this one under the plan's `sources`
    .help-none = describe it under the plan's `sources`
    .help-similar = did you mean `{ $similar }`?
    .help-page = known sources: { $known }; or describe this one among the plan's sources, in its text
    .help-none-page = describe it among the plan's sources, in its text
unknown-index = there is no index `{ $index }`
    .label = neither in the plan nor in the parameters
    .help = known: { $known }; or add `indices: {"{"}{ $index }: 2 %/year{"}"}` to the plan
    .help-id = known: { $known }; or add `indices: {"{"}{ $id }: 2 %/year{"}"}` to the plan, and write `{ $id }` here
    .help-similar = did you mean `{ $similar }`?
    .help-sheet = known: { $known }; or add `{ $index }` with its rate among the price indices of the plan
    .help-page = known indices: { $known }; or add this one among the plan's price indices, in its text
unknown-phase = the plan has no phase `{ $phase }`
    .label = not one of the phases
    .help = its phases are: { $known }
    .help-similar = did you mean `{ $similar }`?
outside-horizon =
    { $what ->
        [draw] the loan is drawn outside the plan
       *[at] the lump sum is charged after the plan's end
    }
    .label = outside the horizon
    .help = choose a month from the plan's start to the end of its horizon

## Plans

unknown-catalog = there is no catalog `{ $catalog }`
    .label = not found in any folder
    .help = known: { $known }; `--catalogs` adds a folder
    .help-similar = did you mean `{ $similar }`?
    .help-page = known catalogs: { $known }
unknown-item = there is no item `{ $item }`
    .label = not found
    .help = an item is written `catalog/item`, such as `sensors/urban-sensor`
    .help-known = the items of this catalog are: { $known }
    .help-similar = did you mean `{ $similar }`?
    .help-page = an item is named by its catalog and its name, like `sensors/urban-sensor`
unknown-city = there is no city `{ $city }`
    .label = not found in any folder
    .help = known: { $known }; `--catalogs` adds a folder, `--city FILE` names a city's file
    .help-similar = did you mean `{ $similar }`?
    .help-workbook = a workbook has that name: name it, `--city { $file }`
    .help-file = an id of a city stands here; its file is named by the command, `--city { $file }`
    .help-page = choose one of the list, or add yours from the desk
    .help-file-page = choose one of the list
    .help-workbook-page = choose one of the list, or take the workbook in from the desk
unknown-plan = there is no plan `{ $name }`
    .label = no file there, and no plan of this id in any folder
    .help = known: { $known }; a file is named from the programme's folder, as `plans/mine.yaml`
    .help-programme = `{ $name }` is a programme: name its plans one by one
    .help-similar = did you mean `{ $similar }`?
unknown-offer = there is no offer `{ $name }`
    .label = no file there, and no offer of this id in any folder
    .help = known: { $known }; a file is named from the programme's folder, as `offers/vendor.yaml`
    .help-similar = did you mean `{ $similar }`?
plan-twice = the plan `{ $plan }` stands twice in the programme
    .label = the second time
    .first = the first time
    .help = take one of them out; what is deployed twice is twice as much in one plan
no-plans = a programme without plans
    .label = no plan here
    .help = name at least one: `plans: [bethune-sensors]`
city-of-plan = `{ $path }` changes the city for one plan alone: all plans of a programme stand on the same
    .label = the city is not the plan's own here
    .help = leave it out (`{ $by }`); another city for all is named under `city`, or with `--city`
no-city = no verdict without a city: the plan names none
    .label = add `city: …`
    .label-sheet = the city to name
    .help = name a city with `--city`, or use `perenne cost` for the cost alone
    .help-sheet = write a city there (`perenne city list` shows them) or name it with `--city`, or use `perenne cost` for the cost alone
    .help-page = choose a city of the list
unknown-line = the plan has no line `{ $line }`
    .label = not one of the lines
    .help = its lines are: { $known }
    .help-similar = did you mean `{ $similar }`?
in-scenario = in the scenario `{ $scenario }`: { $fault }
    .label = what the scenario says
    .plan = in the plan
    .help = without this scenario the plan can be calculated: mend the value of the scenario
phases-sum = the phases do not add up to the horizon
    .label = `{ $sum }` in all, without `rest`
    .horizon = `{ $horizon }`
    .help = let the phases add up to the horizon, or write `rest` for one of them, which must have something left
    .help-page = the phases must add up to the plan's duration; one of them may take what is left, and something must be left for it
short-after-pilot = at least 12 months must follow the pilot
    .label =
        { $months ->
            [0] nothing follows it
            [one] only { $months } month follows it
           *[other] only { $months } months follow it
        }
    .horizon = the horizon
    .help = shorten the pilot or lengthen the horizon: what comes after the pilot is what has to be paid for
    .help-page = make the pilot shorter or the plan longer: what comes after the pilot is what will have to be paid
fraction = `{ $what }` is counted in whole numbers
    .label = a fraction
    .help = round it, or set `divisible: true` on the item in its catalog
    .help-thousands = are thousands meant? Then write `{ $write }`; a part of one cannot be counted
    .help-whole = write a whole number
    .help-page = round it: a part of a unit is not counted
    .help-thousands-page = are these thousands? Then write { $write }; a part of a unit is not counted
same-id = the id `{ $id }` is used twice
    .label = the second time
    .first = the first time
loan-ceiling = the loans are { $excess } above what they may pay for
    .label = the first of the loans
    .help =
        loans pay for investment only: at most { $ceiling } here, the investment incl. VAT
        less the subsidies, contributions and FCTVA that it gives right to
loan-periods = the term of the loan does not fit its payments
    .label = does not fit
    .other = the term
    .help =
        { $every ->
            [1] a payment falls due every month: the term must be at least one month
           *[other] a payment falls due every { $every } months: the term must be a multiple of that
        }
    .help-deferral =
        { $every ->
            [1] a payment falls due every month: `deferral` counts them, and must end before the term of `{ $term }`
           *[other] a payment falls due every { $every } months: `deferral` counts them, and must end before the term of `{ $term }`
        }
    .help-deferral-page =
        { $every ->
            [1] an instalment falls every month: the deferral is counted in instalments and must end before the term of { $term }
           *[other] an instalment falls every { $every } months: the deferral is counted in instalments and must end before the term of { $term }
        }
unknown-path = { $use ->
        [draw] `{ $path }` cannot be drawn
        [empty] `{ $path }` holds no figure that could be drawn
        [unpriced] `{ $path }` is `unknown`, so that there is no figure that could be drawn
       *[other] the path `{ $path }` leads to nothing
    }
    .label = { $use ->
        [draw] cannot be uncertain
        [empty] no single figure there
        [unpriced] a price that is still to be found
       *[other] nothing at this path
    }
    .help-drawn = what can be drawn there: { $known }
    .help-empty = write one figure there first; prices by volume and a number counted by another line are not drawn
    .help-draw = quantities, prices, renewals, failures, lives and warranties, indices and the discount rate, rates, caps, amounts and draws of funding, benefits, and a city's accounts, growth, loan rate and envelopes can be drawn; what another start, length, term, lag or population does, a scenario or `sweep` shows
    .help-scenarios = the plan has no scenarios
    .help = in place of `{ $part }` there are: { $known }
    .help-programme = paths of a programme begin with a plan, as `bethune-sensors.sensors.quantity.rollout`, or with `city`; here: { $known }
    .help-no-scenario = the plan has no scenarios: leave `scenario` out, or write one under `scenarios` in the plan
    .help-relative = `+10 %` and `x 1.2` change a figure that is written; at this path there is none: give the value itself
    .help-similar = did you mean `{ $similar }`?
    .help-unpriced = give the price a figure first, or leave its uncertainty out until then
    .page =
        { $use ->
            [draw] `{ $path }` cannot be drawn
            [empty] `{ $path }` holds no amount to be drawn
            [unpriced] `{ $path }` has no price: there is no amount to be drawn
           *[other] `{ $path }` leads to nothing in this plan
        }
not-relative = `{ $value }` has nothing to change at `{ $path }`: { $why }
    .label = a change of a price that is not there
    .help = give the price itself
outside-range = the value of `{ $path }` lies outside its range
    .label = does not hold the value
    .help = a triangular draw runs from low over the value to high: widen the range, or, under `uncertainty`, name another `distribution`
    .help-sheet = a triangular draw runs from low over the value to high: widen the range, or name another distribution in the sheet “Uncertainty”
    .help-page = a triangular draw goes from low to high by way of the value: widen the range, or choose another distribution under “What is not sure”
accounts-year = the accounts of { $year } do not precede the plan, which starts in { $start }
    .label = the year of the accounts
    .plan = the plan's start
    .help = take the last closed accounts before the plan's first year, or let the plan start later
outlook-year = the outlook gives { $year }, but the accounts are those of { $base }: only later years can be forecast
    .label = not after the accounts
    .accounts = the year of the accounts
outlook-investing = with `investing: constant-debt` the city invests each year what keeps its debt as it is: an outlook of `{ $account }` has no place
    .label = follows from the debt
    .investing = investment is not as in the accounts
    .help = leave it out of the outlook, or write `investing: accounts`
    .help-sheet = leave it out of the forecast, or write `accounts` in the field “Investment to come”
    .page = the city invests each year what keeps its debt unchanged: a forecast of { $account } has no place there
    .help-page = remove it from the forecast, or choose “as in the accounts, by borrowing”
no-depreciation = the accounts give no depreciation, so that none can be forecast or grow
    .label = nothing to go on from
    .help = give it first: `accounts: {"{"}…, depreciation: … EUR{"}"}`, net of what subsidies write back
    .help-sheet = give it first in the field “Depreciation, net”, net of what subsidies write back
    .help-page = give it among the accounts first, net of subsidies written back
debt-years = the debt schedule goes on with { $year } where { $expected } is expected
    .label = { $expected } is missing before
    .accounts = the schedule begins in the year after these accounts
    .help = give every year from the one after the accounts on, without a gap
debt-repaid = the debt schedule repays { $principal } in { $year }, but only { $left } are left
    .label = more than is left
    .debt = the debt at the end of the accounts' year
    .help = correct the schedule or the debt: together they repay it and no more
no-law = there is no value of `{ $key }` in force on { $day }
    .label = the plan needs it
    .help-early = the oldest value is of { $first }: check the start of the plan
    .help = add one with `from: { $day }` or earlier to a file of parameters
    .help-page = check the plan's start: no rule is known for that date
overflow = the figures are too large to be calculated to the cent
    .help = check quantities, prices, accounts and growth for a slip: no figure may exceed 1 000 000 000 000 000 EUR
weights = the weights do not add up to 100 %
    .label = `price` and `technical` together make 100 %

## Warnings

unpriced = `{ $component }` has no price: the totals that it belongs to are lower bounds
    .label = no price
    .help = give it a price; until then the only verdict that can be given is unsustainable
price-magnitude = the new price of `{ $component }`, `{ $new }`, is more than ten times off the one that it replaces, `{ $old }`
    .label = the price in use
    .other = the price that it replaces
    .help = make sure that no thousands, cents or mark of decimals slipped: the price is used as it is
subsidy-renewals = the subsidy `{ $funding }` names { $lines ->
        [named] its lines, and no phases
       *[all] neither phases nor lines
    }: { $renewals } of its { $all } are for renewals
    .label = this rate holds for renewals too
    .help = funders rarely pay for what replaces an investment years later: if it is meant for the first equipment, limit it by `phases: [pilot, …]`, or by `cap`; if renewals are meant, name all phases
    .help-sheet = funders rarely pay for what replaces an investment years later: if it is meant for the first equipment, limit it in the column “Eligible phases” or “Cap”; if renewals are meant, name all phases
    .help-page = a funder rarely pays for what replaces an investment years later: if it is for the first equipment alone, bound it by its eligible phases or by its cap; if it pays for renewals too, name all phases
idle-funding = `{ $funding }` pays nothing: no spending of the plan is what it helps
    .label = this rate is of no amount
    .help = check its section (`of`), its `lines` and its `phases`; a movable good below the unit value is operating spending
    .help-sheet = check its section, its eligible lines and phases; a movable good below the unit value is operating spending
    .help-page = check its section, its eligible lines and phases; a movable good below the unit value threshold is operating spending
length-magnitude = `{ $written }` without a unit is read as { $written } km: write `{ $metres }` if metres are meant, `{ $kilometres }` if not
    .label = from { $limit } km on the unit is asked for: few municipal networks are that long
principal-above-debt = { $city }: the capital repaid, { $principal }, is above the debt, { $debt }
    .label = repaid in the year
    .other = what is owed at its end
    .help = check that both are in the same unit, and that neither was written for the other: the debt is what is left at the year's end
revenue-magnitude = { $city }: { $revenue } of revenue for { $population } inhabitants are { $each } each: cities have between { $low } and { $high }
    .label = the first of the amounts
    .other = the inhabitants
    .help = accounts are published in EUR or in thousands (`k€`): check the unit, and the number of inhabitants
account-magnitude = { $city }: { $account } ({ $year }): { $amount }, { $how ->
        [above] more than the operating revenue
        [times] more than ten times the operating revenue
       *[leap] out of all proportion to { $than }
    } ({ $other })
    .label = this amount
    .other = what it is held against
    .help = accounts are published in EUR or in thousands (`k€`): check the unit of this amount
price-not-yet = no price of `{ $component }` is in force yet in { $start }: counted as unpriced
    .label = all begin later
expired-price = the price of `{ $component }` was valid until { $date }, before the plan's start in { $start }: used as it is
    .label = no longer valid at the plan's start
stale-source = { $of ->
        [offer] the offer
       *[price] the source of
    } `{ $component }` dates from { $date }, more than 24 months before the plan's start in { $start }: { $of ->
        [offer] its prices are used as they are
       *[price] its price is used as it is
    }
    .label = this source
    .date = its date
movable-threshold = { $line }: { $cost } incl. VAT a unit is below { $threshold }: operating
    .label = moved to operating spending
    .help =
        movable goods below the unit-value threshold are operating spending and lose the FCTVA and investment
        subsidies: a cheaper unit can cost the city more. If the council has listed them as investment goods,
        say so with `section: investment`
    .help-sheet =
        movable goods below the unit-value threshold are operating spending and lose the FCTVA and investment
        subsidies: a cheaper unit can cost the city more. If the council has listed them as investment goods,
        write “investment” in the column “Section” of the sheet “Prices”
    .help-page = movable goods below the unit value threshold are operating spending: they lose FCTVA and investment subsidies, so that a cheaper unit can cost the city more. If the council enters them as investment, choose the investment section for this price
co-financing = public subsidies and contributions come to { $granted }, more than { $limit } of the investment of { $investment } HT{ $private ->
        [yes] , what private funders pay taken off
       *[no] {""}
    }
    .help = the city must bear a share of its investments itself (CGCT L1111-10)
co-financing-base = on the base of `{ $funding }` alone, public aid comes to { $granted } for { $base } HT of investment{ $private ->
        [yes] , what private funders pay taken off
       *[no] {""}
    }, more than { $limit } of it: the city keeps { $keeps ->
        [none] nothing to pay
       *[some] { $own } only
    }
    .help = the least is that of the operation which is aided (CGCT L1111-10): what the aid does not cover is no part of the city's in it
aid-above-cost = subsidies, contributions and FCTVA come to { $priced ->
    [no] at least { $amount }
   *[yes] { $amount }
} more than the spending costs that they are for
    .help = nobody pays more than there is to pay: lower a rate, cap it, or give it to other phases or lines
quantity-dips = the number in service of `{ $line }` falls and rises again: units are scrapped, then bought anew
    .label = falls, then rises
no-growth = `{ $city }` gives no growth for { $names }: counted as 0 %/year
    .label = not in here
no-account =
    the accounts of `{ $city }` leave out { $names }: { $count ->
        [one] counted as 0 EUR
       *[other] each counted as 0 EUR
    }
    .label = no { $paths } in here
    .label-sheet = not on this sheet
    .empty = to be filled in
    .help = give the amount; write `0 EUR` where there is none
field-ignored = `{ $field }` means nothing for `{ $component }`, whose price recurs: ignored
    .label = ignored
    .other = the price in use
default-loans = `{ $city }` leaves out the rate or the term of new loans: counted as 3.5 % and 15 years
    .label = no `loans: {"{"}rate: …, term: …{"}"}`
default-fctva-lag = `{ $city }` leaves out when the FCTVA is received: counted as 2 years after the spending
    .label = no `fctva_lag`
default-minimum = `{ $city }` leaves out its minimum working capital: counted as 30 days of the operating spending in its accounts
    .label = no `minimum_working_capital`
dropped-uncertainty = the price of `{ $component }` was replaced: its uncertainty, `{ $path }`, is left out
    .label = left out
dropped-range = `{ $path }` was moved out of its range: it is kept as it is and not drawn
    .label = does not hold the value any more
not-drawn = `{ $path }` is not drawn: { $why }
    .label = not drawn
dropped-with-price = the new price of `{ $component }` replaces all that was said of the old one: { $fields }
    .label = the price in use
    .other = goes with the old price
    .help = write beside the new price what still holds: { $fields }
price-over-inclusion = { $field ->
    [renewal] `{ $component }` is included in `{ $other }`: the price of its renewal changes nothing
   *[price] the price of `{ $component }` replaces an inclusion: it was included in `{ $other }`
    }
    .label = { $field ->
        [renewal] without effect
       *[price] the price in use
    }
    .other = { $field ->
        [renewal] the inclusion that stays
       *[price] what it replaces
    }
near-component = `{ $component }` is a component of its own beside `{ $similar }`, and both are charged
    .label = added to the item of line `{ $line }`
    .help = if `{ $similar }` is meant, write `{ $similar }`; if not, another name keeps the two apart
    .help-page = if both are the same, keep one of them; if not, another name avoids confusion
passed-over = { $file } is not read: { $why }
    .label = passed over
    .help-id = in `{ $key }` the key of its id is misspelt: write `{ $write }:`
search-cut = this folder is not searched whole: { $limit }
    .label = searched in part
    .help = keep catalogs in a folder of their own, and name it by `--catalogs`
price-basis = the new price of `{ $component }`, `{ $new }`, does not count what the old one counted, `{ $old }`
    .label = the price in use
    .other = the price that it replaces
    .help = a price without unit is charged once for the whole line, `EUR/` and the item's unit for each unit; with `/month` or `/year` it recurs, without it is charged once: make sure that the change is meant
    .help-page = a price without a unit is counted once for the whole line, a price by unit for each of them; by month or year it comes back every period, else it is due once: check that this change is meant
no-pilot = the plan has no pilot: the rules count from its first year on
    .label = the first of the phases
    .help = name the phase that is the pilot `pilot` (or `pilote`); without a pilot, leave the phases as they are
    .help-page = if one of the phases is the pilot, call it `pilot` in the plan's text; without a pilot, leave the phases as they are
no-costs = the line `{ $line }` has no component: it counts as 0
    .label = nothing is charged for it
no-lines = the plan has no line: nothing is deployed, and nothing costs anything
    .label = nothing stands here
unused-index = nothing is revised by the index `{ $name }`
    .label = changes nothing
    .help-similar = did you mean `{ $similar }`?
unused-parameter = nothing reads the parameter `{ $name }`
    .label = changes nothing
    .help-similar = did you mean `{ $similar }`?
three-decimals = `{ $written }` is read with three decimals
    .label = a point before three digits
    .help = if thousands are meant, write `{ $grouped }`; if not, `{ $short }` leaves no doubt
never-charged = `{ $component }` has a price, but nothing is ever charged for it
    .label = in this line
loans-cut = the loans are { $excess } above what they may now pay for: cut in proportion to { $ceiling } in all
after-horizon = { $amount } of receipts fall after the horizon: listed, and not counted
city-size = `{ $city }` has { $population } inhabitants, and the prices are meant for cities of { $low } to { $high }: used as they are
    .label = the size of this city
    .help = prices, staff and quantities do not grow with the number of inhabitants alone: look at each before you rely on the verdict
plan-not-seen = no whole year after the pilot lies within the horizon: what the plan costs the city then is not seen, and no verdict is given
    .help = a horizon that holds the whole of { $year } is the shortest that gives one
horizons-differ = the plans do not end together: `{ $plan }` ends in { $end }, the last one in { $last }; the rules are applied until { $judged }, and later years of the budget are partial
    .help = plans with the same end are judged over all of their years
many-plans = the programme has { $count } plans, and sets of plans are tried up to { $most }: ways out that give plans up were not looked for, putting off a single plan was
    .help = take the plans that are not in question out of a copy of the programme, { $most } at most
renewals-beyond = renewals of { $renewals } incl. VAT fall due in the { $months } months after the horizon, against { $within } within it; the verdict does not see them: with a horizon that covers them it { $same ->
    [yes] stays { $then }
   *[no] becomes { $then } ({ $now } now){ $why ->
        [beside] {" "}from { $year } on ({ $rule }: { $with } with the plan, { $without } without it)
        [alone] {" "}from { $year } on ({ $rule }: { $with })
       *[none] {""}
    }{ $reason ->
        [seen] , because a whole year after the pilot is judged then
        [course] , because the plan's cost and the city's own course go on
       *[none] {""}
    }
}
    .help = `{ $set }` shows that horizon
outgrown = { $what ->
    [debt] carried on year after year, the investment of `{ $city }` takes its debt from { $from } ({ $base }) to { $to } in { $year }, without any plan
    [stays] carried on year after year, the accounts of `{ $city }` leave its net savings below zero, from { $from } ({ $base }) to { $to } in { $year }, without any plan
   *[net-savings] carried on year after year, the accounts of `{ $city }` take its net savings from { $from } ({ $base }) to { $to } in { $year }, without any plan
}: taken as they are; the other way is an investment that keeps the city's debt as it is
    .label = the investment of one year
    .help = where one year's accounts do not stand for those to come, write `investing: constant-debt` in the city: each year it then invests what keeps its debt as it is
    .help-sheet = where one year's accounts do not stand for those to come, write `constant-debt` in the field “Investment to come” of the city: each year it then invests what keeps its debt as it is
    .help-page = if one year's accounts do not hold for the next ones, choose for the city's investment to come what keeps the debt constant
thin-base = in { $year } { $what ->
    [run-cost] the running cost is measured in relation to gross savings that are next to nothing
   *[renewal-wall] renewals are measured in relation to net savings that are next to nothing
}: { $base }, { $share } of operating revenue{ $beside ->
    [none] {""}
   *[other] {""}; they are at or below zero in { $beside }
}. { $what ->
    [run-cost] The threshold reached hangs on that base
   *[renewal-wall] Without net savings the rule is not measured: a slightly poorer city would be judged milder; the result is to be looked at beside the accounts
}. Own resources { $balance ->
    [missing] do not cover
   *[left] cover
} the capital repaid in that year (CGCT L1612-4): with the { $subject ->
    [programme] programme
   *[plan] plan
} { $left } are { $balance ->
    [missing] missing
   *[left] left
}
    .help = judge this verdict by the amounts and the years in the table, not by that percentage
straight-line-debt = the verdict rests on how fast the present debt of `{ $city }` is repaid: without the { $subject ->
    [programme] programme
   *[plan] plan
} { $amount } of capital fall due in { $year }, against { $less } in { $beside }, because that debt is repaid by { $flat } a year, as in the accounts, until it is gone, and new loans are repaid beside it; its schedule would tell better
    .help = write the schedule of that debt in the city, under `debt_schedule`: interest and principal of each year
    .help-sheet = fill in the sheet “Debt schedule” of the city: interest and principal of each year
    .help-page = give the schedule of that debt on the city's page: interest and principal of each year
computed-fctva = the own resources of `{ $city }` fall short of the capital repaid (CGCT, art. L1612-4), { $whose ->
    [city] without new spending in { $alone }
    [with] with this spending in { $years }
   *[both] without new spending in { $alone } and with this spending in { $years }
}, only for want of FCTVA: at constant debt it is that of the investment computed, { $computed } in { $year }; that of the accounts of { $base }, carried on, { $carried } in that year, would do
    .help = the FCTVA that the city expects of investments already made is not in these accounts: ask it before taking this shortfall for granted
assumed-aid = { $what ->
    [cut] the accounts of { $base } of `{ $city }` have { $written } of their investment from grants and FCTVA: { $rate } are taken, and at constant debt the city would invest about { $amount } a year in { $years }, against { $invested } in its accounts
   *[above] at the rate of grants and FCTVA of its accounts of { $base }, { $rate }, `{ $city }` would invest about { $amount } a year at constant debt in { $years }, more than twice the investment of its accounts ({ $invested })
}
    .label = the grants of one year
    .help = where these grants are those of a single building, write under `investment_revenue` the average of several years
    .help-sheet = where these grants are those of a single building, write in the field “Investment grants” the average of several years
    .help-page = if these subsidies are of a single operation, put the mean of several years among the city's accounts
partial-year = the horizon ends within { $year }: that year gives no flags
offer-expired = the offer `{ $offer }` was valid until { $date }, before the plan's start in { $start }: its prices are used as they are
    .label = no longer valid at the plan's start
