"""How much of the cost rests on which kind of evidence, and the largest assumptions."""

from decimal import Decimal

from perenne import result

found = result("assumptions", "bethune-sensors")
for grade in found["by_grade"]:
    print(f'{grade["grade"]:<12} {grade["values"]:>3} values, {Decimal(grade["share_of_tco"]):6.1%} of the cost')
assumed = [one for one in found["values"] if one["grade"] == "assumption" and one["share_of_tco"]]
for one in sorted(assumed, key=lambda one: Decimal(one["share_of_tco"]), reverse=True)[:5]:
    print(f'{one["path"]:<40} {one["written"]:<24} {Decimal(one["share_of_tco"]):6.1%}')
