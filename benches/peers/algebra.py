"""The same algebra by hand: months are laid out once, over the coefficients of the products of inputs; years and
present value are collapsed into one matrix, and a scenario costs one matrix product, the cap, the loan and the city's budget."""

import numpy as np

from case import lay_out, loan
from monthly import figures

YEARLY = ("staff", "operating", "investment", "operating receipts", "grants", "fctva", "renewals")


class Collapsed:
    def __init__(self, case):
        self.case = case
        terms = [terms for row in case.costs["rows"] for _, terms in row["amounts"]]
        self.products = sorted({tuple(map(tuple, factors)) for one in terms for _, factors in one})
        places = {product: at for at, product in enumerate(self.products)}
        size = len(self.products)
        # Lines that the threshold may move, each with the same products again, counted only where it is moved.
        acquisition = case.costs["acquisition"]
        varies = lambda cost: any(factors for _, factors in cost)
        self.moving = [line for line, cost in enumerate(acquisition) if cost is not None and varies(cost)]

        def amount(terms):
            out = np.zeros(size * (1 + len(self.moving)))
            for coefficient, factors in terms:
                out[places[tuple(map(tuple, factors))]] += coefficient
            return out

        def moved(value, line):
            if line not in self.moving:
                below = sum(c for c, _ in acquisition[line]) - case.threshold < -1e-9
                return value * float(below)
            out, at = np.zeros_like(value), 1 + self.moving.index(line)
            out[at * size:(at + 1) * size] = value[:size]
            return out

        laid = lay_out(case, amount, moved)
        none = amount([])

        def year(year, *kinds):
            return sum((value / 12 for kind in kinds for month, value in laid[kind].items()
                        if month < case.months and case.year_of[month] == year), none)

        rows = []
        for at in case.years:
            rows += [year(at, "staff"), year(at, "operating"), year(at, "investment"),
                     year(at, "operating shares", "operating fctva"), year(at, "investment shares"),
                     year(at, "investment fctva"), year(at, "renewal") - year(at, "renewal fctva")]
        present = none
        for sign, kinds in ((1, ("staff", "operating", "investment")), (-1, (
                "operating shares", "operating fctva", "investment shares", "investment fctva"))):
            for kind in kinds:
                for month, value in laid[kind].items():
                    if month < case.months:
                        present = present + value * (sign * case.factors[month] / 12)
        rows += [present, laid["investment rights"] + none]
        # The cap: only the sum of what was eligible by each month.
        self.months = sorted(laid["eligible"])
        running = none
        for month in self.months:
            running = running + laid["eligible"][month]
            rows.append(running)
        used = np.any(np.array(rows) != 0, axis=0)
        self.used = np.flatnonzero(used)
        self.matrix = np.array(rows)[:, self.used]
        self.benefits = []
        for secured in (False, True):
            sums = {year: [0.0, 0.0] for year in case.years}
            for row in case.costs["benefits"]:
                if row["acquired"] or not secured:
                    for month, terms in enumerate(row["amounts"]):
                        sums[case.year_of[month]][not row["saving"]] += sum(c for c, _ in terms) / 12
            self.benefits.append(sums)

    def run(self, draws):
        case, size, count = self.case, len(self.products), draws.shape[0]
        inputs = draws.T

        def product(factors):
            value = np.ones(count)
            for place, power in factors:
                value = value * (inputs[place] if power == 1 else inputs[place] ** power)
            return value

        amount = lambda terms: sum((product(factors) * coefficient for coefficient, factors in terms), 0.0)
        below = [amount(case.costs["acquisition"][line]) - case.threshold < -1e-9 for line in self.moving]
        values = np.empty((len(self.used), count))
        for row, at in enumerate(self.used):
            values[row] = product(self.products[at % size])
            if at >= size:
                values[row] *= below[at // size - 1]
        out = self.matrix @ values
        yearly, rest = out[:len(YEARLY) * len(case.years)], out[len(YEARLY) * len(case.years):]
        present, rights, running = rest[0], rest[1], rest[2:]
        grant = case.capped[0]
        used = np.minimum(running * amount(grant["rate"]), grant["cap"] * 12)
        granted = np.diff(used, axis=0, prepend=0.0)
        grants = {year: 0.0 for year in case.years}
        for month, given in zip(self.months, granted):
            arrival = month + grant["lag"]
            if arrival < case.months:
                grants[case.year_of[arrival]] = grants[case.year_of[arrival]] + given / 12
                present = present - given * (case.factors[arrival] / 12)
        effects = [{}, {}]
        at = {year: dict(zip(YEARLY, yearly[place * len(YEARLY):])) for place, year in enumerate(case.years)}
        investment = sum(year["investment"] for year in at.values())
        drawn, interest, principal = loan(case, investment, (rights + used[-1]) / 12)
        for year, plan in at.items():
            plan["grants"] = plan["grants"] + grants[year]
            plan |= {"loans": drawn[year], "interest": interest[year], "principal": principal[year]}
            cost = plan["staff"] + plan["operating"] + plan["investment"] + plan["interest"]
            net = cost - plan["operating receipts"] - plan["grants"] - plan["fctva"]
            for place in (0, 1):
                savings, revenues = self.benefits[place][year]
                effects[place][year] = plan | {"savings": savings, "revenues": revenues,
                                               "net cost": net - savings - revenues}
        return figures(case, effects, present, count)
