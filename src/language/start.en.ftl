# Words of `new`, `schema` and `lint`.

file-written = Written: { $path }
file-exists = { $path } exists already: nothing was written. --force replaces it.
output-is-input = { $path } is read by this command: it is not replaced. Give the result another name.
result-not-written = the result could not be written whole: { $why }
file-not-written = { $path } was not written: { $why }
no-such-folder = there is no such folder
not-allowed = access is denied
not-a-file = it is no file that can be replaced
workbook-is-for-plans = only a plan, a city or an offer can be a workbook; write this one to a .yaml file
from-is-for-plans = --from fills in the lines of a plan: perenne new plan --from …

new-schema = perenne schema plan -o plan.schema.json writes the schema that the first line names: your editor then completes and checks.
new-check = perenne check FILE gives the verdict. The prices are those of the catalogs; `costs: …` under a line replaces them.
new-replace = TO BE REPLACED: the city, the dates, and every quantity below, which are orders of size only.
new-replace-place = TO BE REPLACED: the city and the dates.
new-plan-id = my-plan
new-plan-title = My plan
new-city = to be replaced: perenne city list, or your own by perenne new city
new-quantity = { $unit }: to be replaced
new-exchange = Euros for one unit of a currency. TO BE REPLACED: a rate of 1 only marks the place.

# Findings, under their codes.

old-source = the source `{ $source }` dates from { $dated }, more than 24 months before { $date }; { $count ->
        [0] no figure rests
        [one] one figure rests
       *[other] { $count } figures rest
    } on it
undated-source = the source `{ $source }` has no date: its age cannot be told
    .help = write `date: …`; where only the year is known, 1 January
unused-source = nothing rests on the source `{ $source }`
unsourced-price = the price of `{ $component }` names no source
    .help = name one: `source: …`; where there is none, one of the grade `assumption`, and a range
    .help-page = name one; where there is none, one that is an assumption, and a range
unsourced-figures = { $count ->
        [one] one figure of the plan's own rests
       *[other] { $count } figures of the plan's own rest
    } on no source: { $list }
    .help = say under `sources` of the plan where they come from and what each source `grounds`, or name one beside the price (`source: …`); where there is none, one of the grade `assumption`, with how far they may lie off: `spread: {"{"}below: 30 %, above: 50 %{"}"}`
    .help-page = say among the plan's sources, in its text, where they come from; where there is none, one that is an assumption, with how far they may lie off
unsourced-city = { $count ->
        [one] one figure of the city rests
       *[other] { $count } figures of the city rest
    } on no source: { $list }
    .help = say under `sources` of the city where they come from and what each source `grounds`: `[population, accounts]` on the published accounts, grade `primary`, and `[growth, loans]` where they are yours, grade `assumption`, with how far they may lie off: `spread: {"{"}below: 30 %, above: 50 %{"}"}`
bare-figures = { $count ->
        [one] one figure of the plan's own is an assumption
       *[other] { $count } figures of the plan's own are assumptions
    } without ends: { $list }
    .help = write between which they may lie: `range: … .. …` beside a price or an entry under `uncertainty`, which are drawn, or `spread: {"{"}below: 30 %, above: 50 %{"}"}` in the source, which is told
lapsed-price = the price of `{ $component }` was valid until { $until }, before { $date }
assumed-prices = { $count } of { $of } prices are assumptions, { $bare ->
        [0] all with a range
       *[other] { $bare } of them without a range
    }
bare-assumption = the price of `{ $component }` is an assumption (`{ $source }`) without a range
    .help = write between which ends it may lie: `range: … .. …`
ungrounded-figures = { $count ->
        [one] one figure beside the prices rests
       *[other] { $count } figures beside the prices rest
    } on no source: { $list }
    .help = say in a source what it grounds: `grounds: [life, warranty, failure]`; where nothing is published, in one of the grade `assumption`
    .help-page = say in a source what it grounds; where nothing is published, in one that is an assumption
unobserved-price = the price of `{ $component }` lies outside its own observations, { $low } to { $high }
    .help = change the price, or say in the observations what else was seen
    .help-page = change the price, or add to the observations what else was seen
unused-phase = nothing begins, changes or ends with the phase `{ $name }`
unused-exchange = nothing is priced in { $name }
unused-uncertainty = the uncertain input `{ $name }` changes nothing
unused-funding = `{ $name }` pays for nothing: no amount gives right to it
    .help = look at its rate, section, lines and phases
old-accounts = the accounts of `{ $city }` are those of { $year }, more than 24 months before { $date }
assumed-values = { $count ->
        [one] { $count } of { $of } values is an assumption
       *[other] { $count } of { $of } values are assumptions
    }: { $keys }
not-quoted = `{ $line }`: { $count ->
        [one] one component is
       *[other] { $count } components are
    } neither quoted nor included in another ({ $components }): the plan's reference price stands
no-plan = the plan `{ $plan }` is not at hand: the offer was judged by itself
    .help = name the plan's file too: perenne lint PLAN OFFER
faulty-plan = the plan `{ $plan }` has faults of its own: the offer could not be held against it
    .help = perenne lint PLAN tells them

lint-head = { $file }: { $sum }; { $compared }
lint-errors = { $count ->
        [0] no error
        [one] 1 error
       *[other] { $count } errors
    }
lint-warnings = { $count ->
        [0] nothing to report
        [one] 1 warning
       *[other] { $count } warnings
    }
lint-compared-given = dates compared with { $date } (--date)
lint-compared-newest = dates compared with { $date }, the newest of the file (--date sets another)
lint-compared-start = dates compared with { $date }, the plan's start
lint-not-compared = no date compared
bad-date = `{ $date }` is not a date: write --date 2026-03-02
kind-catalog = catalog
kind-plan = plan
kind-programme = programme
kind-city = city
kind-offer = offer
kind-parameters = parameters
init-exists = { $path } exists already: nothing was written.
init-no-folder = { $path } is a file: a folder is needed, or a name that is free.
init-next =
    Next: perenne check { $plan }
    README.txt says what each file is, and the first commands.
init-note =
    # A folder of perenne.
    # plan.yaml     a plan: what is deployed, at what price, who pays. Change it, then: perenne check plan.yaml
    # city.yaml     a city and its accounts. Its figures are INVENTED: replace them, or: perenne city import FILE -o city.yaml --force
    # schemas       what editors complete and check with; the first line of each file names its own
    # Catalogs put into this folder are found before those that perenne ships.
init-readme-name = README.txt
init-readme =
    A smart-city project: what it costs in all, who pays, and whether the city can still pay once the
    pilot and its aid are gone.

    The files
      plan.yaml    the plan: what is deployed, at what price, who pays
      city.yaml    the city and its accounts; its figures are INVENTED: replace them
      schemas      what a text editor completes and checks these files with

    The first commands, to be typed in this folder
      perenne check plan.yaml                   the verdict, and what decides it
      perenne cost plan.yaml                    the costs, line by line and year by year
      perenne report plan.yaml -o report.docx   the study to hand in
      perenne serve .                           the same in a browser
      perenne catalog list                      the items that can be deployed
      perenne convert plan.yaml -o plan.xlsx    the plan as a workbook; check reads it too
      perenne --help                            all commands

    The accounts of your city are published (data.ofgl.fr); the CSV file, then the INSEE code:
      perenne city import FILE.csv --insee 68376 --assume -o city.yaml --force
    and in plan.yaml, on the line `city:`, the id that stands at the head of city.yaml.
help-new-output_file = File to write; its extension says the form: .yaml; .xlsx or .ods for a plan, a city or an offer; standard output otherwise
help-convert-output_file = File to write; its extension says the form: .xlsx or .ods from YAML, .yaml from a workbook; standard output otherwise
