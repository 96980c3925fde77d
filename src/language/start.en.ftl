# Words of `new`, `schema` and `lint`.

file-written = Written: { $path }
file-exists = { $path } exists already: nothing was written. --force replaces it.
file-not-written = { $path } was not written: { $why }
no-such-folder = there is no such folder
not-allowed = access is denied
from-is-for-plans = --from fills in the lines of a plan: perenne new plan --from …

new-schema = perenne schema plan -o plan.schema.json writes the schema that the first line names: your editor then completes and checks.
new-check = perenne check FILE gives the verdict. The prices are those of the catalogs; `costs: …` under a line replaces them.
new-replace = TO BE REPLACED: the city, the dates, and every quantity below, which are orders of size only.
new-plan-id = my-plan
new-plan-title = My plan
new-city = to be replaced: perenne city list, or your own by perenne new city
new-quantity = { $unit }: to be replaced
new-exchange = Euros for one unit of a currency. TO BE REPLACED: a rate of 1 only marks the place.
