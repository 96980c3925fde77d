# How a command is called

usage-error = error:
usage-unknown-option = unexpected argument '{ $argument }'
usage-unknown-command = there is no command '{ $argument }'
usage-no-command = a command is missing after '{ $argument }'
usage-missing = missing: { $argument }
usage-value = '{ $value }' is no value of '{ $argument }'
usage-no-value = '{ $argument }' needs a value
usage-too-few = '{ $argument }' needs at least { $least } values
usage-unreadable = '{ $value }' cannot be read as a value of '{ $argument }'
usage-whole-number = a whole number is expected, such as 100
usage-range = it lies outside { $range }
usage-conflict = '{ $argument }' cannot be used with '{ $other }'
usage-similar = close to: { $near }
usage-known = possible: { $known }
usage-more = For more, try '--help'.
usage-usual = default: { $usual }
usage-help = Print help (see a summary with -h)
usage-version = Print version

## Names of values in help

value-city = CITY
value-color = COLOR
value-columns = COLUMNS
value-command = COMMAND
value-count = COUNT
value-duration = DURATION
value-file = FILE
value-folder = FOLDER
value-goal = GOAL
value-high = HIGH
value-item = ITEM
value-kind = KIND
value-lang = LANG
value-levels = LEVELS
value-low = LOW
value-name = NAME
value-offer = OFFER
value-path = PATH
value-plan = PLAN
value-seed = SEED
value-value = VALUE
value-values = VALUES
value-word = WORD
value-year = YEAR
value-years = YEARS
