## Offers: comparison, price schedule, and what is wrong in a schedule that came back.

offer-name = Offer { $name }
offers-reference = Reference
offers-title = { $count } offers compared: { $plan }
offers-banner-announced = Life-cycle cost: announced as a criterion in the consultation (CCP R2152-9). The marks below apply the plan's formula and weights; method and data have to be the ones that were published.
offers-banner-not-announced = SIMULATION OUTSIDE THE SCORING: the life-cycle cost was not announced in the consultation (CCP R2152-9); nothing below may be used to mark or rank the offers.
offers-banner-price = SIMULATION OUTSIDE THE SCORING: the consultation's criterion is the price alone; the whole-life cost below informs the choice but may not be used to mark the offers.
offers-need = Need: { $lines }. Over { $months } months from { $start }.

heading-offers-figures = What each offer costs
offers-quoted = Quoted by the offer, incl. VAT
offers-fill = Filled from the reference, incl. VAT
offers-total = Filled total incl. VAT
offers-total-excl = Filled total excl. VAT
offers-purchase = of which purchase, incl. VAT
offers-per-unit = Per { $unit } and year, incl. VAT
offers-after-pilot = Per year after the pilot, incl. VAT
offers-present-value = Present value incl. VAT
offers-annual = Equivalent annual cost incl. VAT
offers-tco-excl = Whole plan excl. VAT
offers-tco = Whole plan incl. VAT
offers-verdict = Verdict
offers-first-red = First red year
offers-validity = Validity
offers-rank = Rank (filled total)
offers-not-ranked = not ranked
validity-holds = until { $until }
validity-short = short: { $until }
validity-expired = expired: { $until }
validity-unknown = not stated

heading-offers-gaps = Not quoted, filled from the plan's reference prices
offers-gaps = { $offer }: { $count ->
    [one] one component, { $amount } incl. VAT
   *[other] { $count } components, { $amount } incl. VAT
}
offers-gaps-none = { $offer }: everything is quoted.
offers-gap = { $component }: { $amount }
offers-unpriced = { $offer }: { $list } without a price, in the offer and in the reference; the total is incomplete and the offer not ranked.

heading-offers-scores = Marks (out of 100)
offers-weights = Price { $price }, technical value { $technical }. The price is marked on the filled total incl. VAT. Formula that counts: { $formula }.
formula-usual = usual (points × lowest price / price)
formula-linear = linear (no points at { $multiple } times the lowest price)
column-offer = Offer
column-price-usual = Price, usual
column-price-linear = Price, linear
column-technical = Technical
column-score = Mark
column-rank = Rank
offers-no-technical = no technical score
offers-best = Best tender by these marks: { $offer }.

heading-offers-low = Abnormally low offers
offers-low-method = Mean of the offers { $first }; without those more than 20 % above it: { $second }; threshold at 90 %: { $threshold } incl. VAT.
offers-low-suspect = { $offer } ({ $amount }) is below the threshold: ASK the vendor FOR JUSTIFICATION (CCP L2152-6, R2152-3). No offer may ever be turned down by formula, without a look at its answer.
offers-low-none = No offer is below the threshold.
offers-low-too-few = Fewer than two complete offers: nothing to detect.

heading-offers-procedure = Procurement procedure
procedure-none = The need is valued at { $value } excl. VAT over its whole duration: below { $threshold }, no advertising and no competition are due; choose a fitting offer, and not always the same vendor (CCP R2122-8).
procedure-adapted = The need is valued at { $value } excl. VAT over its whole duration: from { $threshold } on, an adapted procedure (MAPA) with advertising that fits the purpose.
procedure-adapted-boamp = The need is valued at { $value } excl. VAT over its whole duration: from { $threshold } on, an adapted procedure (MAPA) with a notice in the BOAMP or a gazette of legal notices.
procedure-formalised = The need is valued at { $value } excl. VAT over its whole duration: from { $threshold } on, a formalised procedure (as a rule a call for tenders) with notices in the OJEU and the BOAMP.
procedure-unknown = The parameters hold no thresholds for that date.
procedure-note = Value by the reference prices, thresholds in force at the plan's start. The need may not be split (CCP R2121-4).

heading-offers-watch = Points to watch
watch-expired = { $offer }: the offer expired on { $until }, before the plan's start ({ $start }); ask to have it extended.
watch-short = { $offer }: the offer does not hold after { $until }, less than { $days } days after the plan's start ({ $start }).
watch-unknown = { $offer }: validity not stated.
watch-life = { $offer }: { $component } lasts { $offered } months, instead of { $reference } in the reference.
watch-warranty = { $offer }: { $component } has a warranty of { $offered } months, instead of { $reference } in the reference.
watch-warning = { $offer }: { $message }
watch-none = None.

heading-offers-break-even = Break-even volumes (number of `{ $line }`, { $from } to { $to })
break-even-always = { $winner } is cheaper than { $other } at every volume.
break-even-first = { $first } / { $second }: { $winner } is the cheaper one from { $at }
break-even-then = { $winner } from { $at }
break-even-tie = equal from { $at }
break-even-more = and { $count } more changes
break-even-step = One volume in { $step } is run; changes are found by bisection.
break-even-none = This takes two complete offers and a line with a number.

heading-offers-horizon = Cheapest offer by volume and horizon
heading-offers-life = Cheapest offer by volume and the share of the promised lives that holds
column-horizon-row = Horizon
column-life-row = Lives kept
offers-months = { $months } months
cell-tie = equal

offers-column-file = File
offers-column-quoted = Quoted incl. VAT
offers-column-fill = Filled incl. VAT
offers-column-low = Abnormally low
offers-ask = ask for justification

## The price schedule

template-written = Schedule of { $rows } rows written to { $file }
import-written = { $vendor }: { $priced } prices read, { $included } included in another, { $missing } not quoted. Offer written to { $file }
import-refused = No offer written.

component-device = Supply of the equipment
component-install = Installation and commissioning
component-survey = Site survey
component-lift = Lift platform and traffic management
component-battery = Batteries
component-spares = Spare parts
component-pole-fee = Fee for the use of the pole
component-upkeep = Upkeep
component-vandalism = Repair after vandalism
component-removal = Removal and disposal
component-mounting = Mounting at height
component-exchange = Configuration and exchange
component-backhaul = Backhaul
component-power = Power supply
component-maintenance = Maintenance
component-subscription = Subscription
component-setup = Initial setup
component-keys = Registration of devices
component-exit-export = Handing over of data at the end
component-onboarding = Onboarding of devices
component-storage = Data storage
component-support = Support
component-training = Training
component-reversibility = Reversibility
component-calibration = Calibration
component-software = Software
component-works = Works
component-studies = Studies
component-inspection = Inspection
component-licence = Licence
component-connectivity = Connectivity
component-integration = Integration
component-hosting = Hosting
component-security = Security
component-patching = Security updates
component-cabling = Cabling
component-cleaning = Cleaning
component-servers = Servers
component-energy = Energy

## What is wrong in an offer or a schedule

offer-plan = the offer `{ $offer }` answers the plan `{ $other }`, not `{ $plan }`
    .label = another plan
offer-removes = the offer takes `{ $component }` out of the need, which it cannot: it counts as not quoted and keeps the reference price
    .label = taken out by the offer
    .help = if another component's price covers it, write `included_in: that-component`
offer-outside = the line `{ $line }` is not in the need: what the offer says of it changes the plan's cost, not the comparison of offers
    .label = not in the need
schedule-unreadable = { $file }: the file cannot be read: { $why }
    .help = formats that are read: .xlsx, .ods, .csv
schedule-no-header = { $file }: no row of headers in the first { $rows } rows
    .help = at least a column `Désignation` and a column `PU HT` (or `Designation` and `Unit price`) are needed
schedule-not-a-number = { $file } { $cell }: `{ $text }` is not a number
    .help = write the unit price excluding VAT alone, in digits
schedule-negative = { $file } { $cell }: negative price: { $text }
schedule-incl-vat = { $file } { $cell }: price written including VAT ({ $text }): { $write } excluding VAT is expected
    .help = ask the vendor for the price excluding VAT, or correct the cell and its header
schedule-amount = { $file } { $cell }: the amount is { $found }, but { $quantity } × { $price } = { $expected }
    .help = in a price schedule the unit price prevails: ask the vendor which of the two is wrong
schedule-quantity = { $file } { $cell }: quantity changed: { $found } instead of { $expected }
    .help = quantities are those of the need: put them back
schedule-unit = { $file } { $cell }: unit changed: `{ $found }` instead of `{ $expected }`
    .help = a price is for a unit: ask the vendor for the price in the unit of the need
schedule-vat-rate = { $file } { $cell }: VAT rate { $found } instead of { $expected }
schedule-added = { $file } { $cell }: the line `{ $name }` is not in the need
    .help = map it to a component in a mapping file: "{ $name }": { $example }, or `none` to leave it out
schedule-twice = { $file } { $cell }: `{ $component }` has a price in { $first } already
schedule-total = { $file } { $cell }: the total is { $found }; the amounts add up to { $expected }
schedule-vat = { $file } { $cell }: VAT is { $found }; { $expected } is expected
schedule-included = { $file } { $cell }: `{ $text }` names no other row of the same equipment
    .help = write the number of the row in which the service is included
schedule-duration = { $file } { $cell }: `{ $text }` is not a whole number of months
schedule-empty = { $file }: no price is filled in
    .help = columns found: { $columns }
schedule-dropped = { $file } { $cell }: the line `{ $name }` (`{ $component }`) is missing or has no price: not quoted, it keeps the reference price
schedule-text-number = { $file } { $cell }: `{ $text }` is text in a number cell; read as { $value }
schedule-formula = { $file } { $cell }: the price is the result of a formula ({ $formula }); read as { $value }, as the spreadsheet saved it
unwritable = { $file }: the file cannot be written: { $why }
mapping-target = the mapping of `{ $name }` leads to `{ $target }`, which is no line of the need
    .label = unknown
    .help = lines of the need: { $known }
mapping-unused = the mapping of `{ $name }` is used by no row of the schedule
    .label = unused

## Help of the command line

help-offers = Compare offers, write the price schedule to be filled, read a filled one back
help-offers-compare = Compare offers by what they cost over their whole life
help-offers-template = Write the price schedule (BPU/DQE) that vendors fill
help-offers-import = Read a filled schedule back and make an offer of it
help-offers-compare-plan = Plan: a file, or the id of a shipped plan
help-offers-compare-offers = Files of offers
help-offers-compare-anonymous = Without the names of the vendors
help-option-horizon = Another horizon, `8 years`
help-offers-template-plan = Plan: a file, or the id of a shipped plan
help-offers-template-output = Workbook to write
help-offers-import-file = Filled schedule: .xlsx, .ods or .csv
help-offers-import-plan = Plan whose need it answers
help-offers-import-output = Offer to write
help-offers-import-mapping = Mapping of designations, where names differ
help-offers-import-vendor = Name of the vendor
