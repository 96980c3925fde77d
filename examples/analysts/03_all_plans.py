"""Every shipped plan on its city: verdict and cost, as a table for a spreadsheet."""

import csv
import sys

from perenne import result

PLANS = [
    "bethune-open-data",
    "bethune-sensors",
    "citizen-app",
    "lighting",
    "nevers-albi-datacentre",
    "nevers-fiber",
    "public-wifi",
    "reference",
    "school-co2",
    "supervision-centre",
]
table = csv.writer(sys.stdout)
table.writerow(["plan", "verdict", "first year", "TCO incl. VAT", "net cost"])
for found in result("check", *PLANS):
    verdict = found["verdict"]
    table.writerow([found["plan"], verdict["level"], verdict["first_year"], found["tco"]["incl_vat"], found["net_cost"]["total"]])
