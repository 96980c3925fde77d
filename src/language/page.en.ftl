## The words of the page that `serve` shows.

help-serve = The page: plans, prices and the verdict in the browser, on this machine alone
help-serve-folder = Folder of plans, offers and cities
help-serve-no_open = Do not open the browser
help-serve-port = Port of this machine; any that is free otherwise
help-serve-read_only = Write nothing
page-add-benefit = Add a benefit
page-add-contribution = Add a partner's share
page-add-line = Add a line
page-add-loan = Add a loan
page-add-subsidy = Add a subsidy
page-ago-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}
page-ago-hours = { $count } h ago
page-ago-minutes = { $count ->
    [0] just now
   *[other] { $count } min ago
}
page-apply = Apply
page-back-to-plan = Back to the plan
page-benefits = What it saves or earns
page-both = Two versions of the file
page-both-why = Another program has written the file since you opened it. Nothing was replaced: choose which of the two goes on.
page-broken = This request failed: a fault of perenne, not yours. Your files are as they were and the server goes on: go back and try again.
page-broken-heading = Something broke
page-catalogs = Catalogs of prices
page-changed = Last change
page-changed-meanwhile = Another program has changed the file meanwhile.
page-cities = Cities
page-component = Cost
page-component-removed = left out
page-cost = Cost incl. VAT
page-count-faults = { $count ->
    [one] 1 to mend
   *[other] { $count } to mend
}
page-count-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
page-create = Create
page-designation = Designation
page-desk = Desk
page-desk-of = Desk: { $folder }
page-ended = The server has ended. Everything is saved; this tab can be closed.
page-ended-heading = perenne has ended
page-ended-unsaved = The server has ended. Changes that were not saved are lost: { $list }.
page-examples = Examples
page-examples-about = Shipped with perenne: open one, change it at once, and save it as your own.
page-existing = In service already
page-family = Family
page-faults = Faults
page-figure = Figure
page-form = Plan
page-from = Begin from
page-funding = Who pays
page-gone = The server does not answer. Start perenne again: what was not saved is lost.
page-grade-assumption = assumption
page-grade-primary = sourced
page-grade-trade = trade press
page-grade-weak = weak source
page-in-the-text = several values: see the text
page-item = Item of a catalog
page-keep-as = Keep as
page-keep-mine = Write my version
page-keep-theirs = Go on with the file's version
page-lines = What is put into service
page-mine = Mine
page-missing = There is no such plan, figure or page here.
page-missing-heading = Nothing there
page-monthly = for each and month
page-more = More fields
page-name-taken = A file of this name is there already, and is not replaced: choose another name.
page-nav = perenne
page-nav-plan = The plan's pages
page-new = New project
page-new-benefit = New benefit
page-new-contribution = New partner
page-new-copy = From a template, an example or a copy
page-new-copy-about = The new plan is a file of its own; the one that it begins from stays as it is.
page-new-items = From items of the catalogs
page-new-items-about = Each item becomes a line with a quantity to be replaced; its prices come from the catalog.
page-new-loan = New loan
page-new-paste = From a table out of a spreadsheet
page-new-paste-about = Three columns: designation, quantity, unit price excluding VAT; with their headings they may stand in any order.
page-new-subsidy = New subsidy
page-new-title = Title of the project
page-next = Next
page-no-item = No item was chosen.
page-no-plans = There is no plan in this folder yet.
page-no-result = No result yet
page-no-scenarios = The plan has no scenarios.
page-no-title = Give the project a title with letters or digits, of 80 characters at most.
page-no-uncertainty = Nothing is said to be uncertain beside the ranges of prices.
page-not-changed = Nothing was changed
page-not-saved = Not saved
page-not-understood = The request could not be understood.
page-offers = Offers
page-once = once for each
page-own-price = the plan's own
page-passed-over = { $count ->
    [one] One file of the folder is passed over; `perenne lint` says why.
   *[other] { $count } files of the folder are passed over; `perenne lint` says why.
}
page-pasted = What was read
page-pasted-about = Say what the table does not: what each row is, and whether its price comes once or again. The prices go into a catalog beside the plan.
page-plan = Plan
page-plans = Plans
page-price-by-volume = several prices: see the catalog
page-prices-and-lives = Prices, lives, failures
page-project = Project and phases
page-quantity = Quantity
page-quit = Quit
page-quit-saved = Everything is saved. perenne ends, and this page with it.
page-quit-unsaved = Changes that are not saved would be lost:
page-range = { $low } to { $high }
page-read-only = Read only
page-read-only-why = The server was started with --read-only: nothing is changed.
page-recurs = The price is paid
page-redo = Redo
page-refused = Open the address that perenne printed when it started: it holds the key to this page. After a restart the old address no longer holds.
page-refused-heading = This page is closed
page-remove = Remove
page-remove-line = Remove this line
page-rest = until the end
page-rests-on = Rests on
page-result = What it comes to
page-save = Save
page-save-as = Save as my own
page-saved = saved
page-scenarios = Scenarios
page-search = Search
page-see-alone = Open by itself
page-see-both = See both versions
page-settings = Discounting and price indices
page-shipped = example, not yours yet
page-stale = The plan was changed elsewhere since this page was loaded: load it again.
page-study = Study
page-table = The table
page-take = Try it
page-take-back = Take back
page-template = A commented template
page-text = Text
page-text-about = The file as it is. What the form changes is changed here, and what is changed here shows in the form.
page-text-heading = Text of the plan
page-text-stale = The plan was changed elsewhere meanwhile. Your text is below and was not taken over; applying it again replaces the other change.
page-theirs = The file's
page-then = then
page-to-mend = { $count ->
    [one] One fault is to be mended first.
   *[other] { $count } faults are to be mended first.
}
page-too-large = The request is larger than what is taken.
page-uncertainty = What is not sure
page-unclear-columns = Which columns are the designation, the quantity and the unit price? Name them in a first row, or paste these three columns in this order.
page-unclear-empty = There is no row with a quantity and a price in what was pasted.
page-unclear-number = Row { $row }: “{ $text }” is not plainly one number. Write thousands with a space.
page-unclear-vat = These prices include VAT. perenne counts prices excluding VAT: paste those.
page-undo = Undo
page-unit-price = Unit price excl. VAT
page-unsaved = not saved
page-verdict = Verdict
page-warnings = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
page-way-not-written = This way out cannot be written into the file as it is: change the plan's fields by hand.
page-why = Where this figure comes from
page-word-all = all spending
page-word-annuity = constant annuities
page-word-bullet = at the end
page-word-constant-capital = constant principal
page-word-contribution = Contribution
page-word-end-of-year = at the end of each year
page-word-excl_vat = excluding VAT
page-word-false = no
page-word-incl_vat = including VAT
page-word-intermediate = intermediate rate
page-word-investment = investment
page-word-linear = month by month
page-word-loan = Loan
page-word-lognormal = lognormal
page-word-mid-year = in the middle of each year
page-word-monthly = each month
page-word-normal = normal
page-word-operating = operating
page-word-private = private
page-word-public = public
page-word-quarterly = each quarter
page-word-reduced = reduced rate
page-word-standard = standard rate
page-word-state = the State
page-word-step = at once
page-word-subsidy = Subsidy
page-word-triangular = triangular
page-word-true = yes
page-word-uniform = uniform
page-word-yearly = each year
page-word-zero = none
page-write = Write { $value }
page-yearly = for each and year
page-years = The city's budget, in thousands of euros: without → with the plan
serve-address = perenne is at { $address }
serve-failed = the server has stopped: { $why }
serve-how-to-end = Ctrl-C ends it, and Quit on the page.
serve-no-folder = the folder cannot be served: { $why }
serve-no-port = the port cannot be used: { $why }
serve-unsaved = Not saved, and lost: { $list }
unit-unit = unit
