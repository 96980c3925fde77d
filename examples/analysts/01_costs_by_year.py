"""The cost of a plan by year, including VAT, and a check that the years add up to the whole."""

from decimal import Decimal

from perenne import euros, result

tco = result("check", "bethune-sensors")["tco"]
for year, amount in tco["by_year"].items():
    print(year, euros(amount["incl_vat"]))
total = sum(Decimal(amount["incl_vat"]) for amount in tco["by_year"].values())
# Every year is rounded to the cent by itself.
assert abs(total - Decimal(tco["incl_vat"])) < Decimal("0.06")
print("all ", euros(tco["incl_vat"]))
