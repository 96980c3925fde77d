"""Quantiles of the net cost when what is uncertain is drawn; the same seed gives the same bytes."""

from perenne import euros, result

ARGS = ("simulate", "bethune-sensors", "-n", "2000", "--seed", "1")
drawn = result(*ARGS)
assert drawn == result(*ARGS)
for share, quantile in drawn["figures"]["net_cost"]["quantiles"].items():
    print(share, euros(quantile["value"]), "+/-", euros(quantile["standard_error"]).strip())
for level, odds in drawn["verdict"].items():
    print(f'{level:<14} {odds["probability"]}')
