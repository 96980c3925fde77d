# How a command is called

usage-error = error:
usage-unknown-option = unexpected argument '{ $argument }'
usage-unknown-command = there is no command '{ $argument }'
usage-no-command = a command is missing after '{ $argument }'
usage-missing = missing: { $argument }
usage-value = '{ $value }' is no value of '{ $argument }'
usage-no-value = '{ $argument }' needs a value
usage-unreadable = '{ $value }' cannot be read as a value of '{ $argument }'
usage-whole-number = a whole number is expected, such as 100
usage-range = it lies outside { $range }
usage-conflict = '{ $argument }' cannot be used with '{ $other }'
usage-similar = close to: { $near }
usage-known = possible: { $known }
usage-more = For more, try '--help'.
