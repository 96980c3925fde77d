"""What the plan does to gross savings, year by year."""

from decimal import Decimal

from perenne import result

for year in result("check", "bethune-sensors")["budget"]:
    before, after = (Decimal(year[side]["gross_savings"]) for side in ("without", "with"))
    print(year["year"], f"{before:>16,.0f} {after:>16,.0f} {after - before:>14,.0f}")
