"""Which components carry the cost: the ten largest and their share."""

from collections import Counter
from decimal import Decimal

from perenne import euros, result

found = result("check", "bethune-sensors")
by_component = Counter()
for line in found["lines"]:
    by_component[f'{line["line"]}.{line["component"]}'] += Decimal(line["incl_vat"])
whole = Decimal(found["tco"]["incl_vat"])
for name, amount in by_component.most_common(10):
    print(f"{name:<32}{euros(amount)}  {amount / whole:6.1%}")
assert abs(sum(by_component.values()) - whole) < Decimal(1)
