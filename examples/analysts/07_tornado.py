"""What each uncertain input does by itself to the net cost, largest first."""

from decimal import Decimal

from perenne import result

found = result("sensitivity", "bethune-sensors")
swings = [(Decimal(one["swing"]["net_cost"]), one["path"], one["low"], one["high"]) for one in found["inputs"]]
for swing, path, low, high in sorted(swings, reverse=True):
    print(f"{path:<28} {low:>16} .. {high:<16} {swing:>14,.2f}")
