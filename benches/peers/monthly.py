"""Month by month over many scenarios at once, as one writes it with numpy: every row of the ledger in every month is a
vector of scenarios."""

import numpy as np

from case import lay_out, loan, verdict


def run(case, draws):
    inputs = draws.T
    count = draws.shape[0]
    powers = {}

    def product(factors):
        key = tuple(map(tuple, factors))
        if key not in powers:
            value = np.ones(count)
            for place, power in factors:
                value = value * inputs[place] ** power
            powers[key] = value
        return powers[key]

    def amount(terms):
        return sum((product(factors) * coefficient for coefficient, factors in terms), 0.0)

    below = [cost is not None and amount(cost) - case.threshold < -1e-9 for cost in case.costs["acquisition"]]
    laid = lay_out(case, amount, lambda value, line: np.where(below[line], value, 0.0))
    return finish(case, laid, amount, count)


def finish(case, laid, amount, count):
    grant = case.capped[0]
    rate, used = amount(grant["rate"]), 0.0
    granted = {}
    rights = laid["investment rights"]
    for month in sorted(laid["eligible"]):
        given = np.minimum(laid["eligible"][month] * rate, grant["cap"] * 12 - used)
        used = used + given
        granted[month + grant["lag"]] = given
    investment = sum(laid["investment"].values()) / 12
    drawn, interest, principal = loan(case, investment, (rights + used) / 12)

    def by_year(*kinds):
        out = {year: 0.0 for year in case.years}
        for kind in kinds:
            for month, value in kind.items():
                if month < case.months:
                    out[case.year_of[month]] = out[case.year_of[month]] + value / 12
        return out

    staff, operating, invested = (by_year(laid[name]) for name in ("staff", "operating", "investment"))
    operating_receipts = by_year(laid["operating shares"], laid["operating fctva"])
    grants, fctva = by_year(laid["investment shares"], granted), by_year(laid["investment fctva"])
    renewal, renewal_back = by_year(laid["renewal"]), by_year(laid["renewal fctva"])
    effects = [{}, {}]
    for at, secured in enumerate((False, True)):
        savings, revenues = ({year: 0.0 for year in case.years} for _ in range(2))
        for row in case.costs["benefits"]:
            if row["acquired"] or not secured:
                into = savings if row["saving"] else revenues
                for month, terms in enumerate(row["amounts"]):
                    into[case.year_of[month]] = into[case.year_of[month]] + amount(terms) / 12
        for year in case.years:
            cost = staff[year] + operating[year] + invested[year] + interest[year]
            received = operating_receipts[year] + grants[year] + fctva[year]
            effects[at][year] = {
                "staff": staff[year], "operating": operating[year], "investment": invested[year],
                "operating receipts": operating_receipts[year], "grants": grants[year], "fctva": fctva[year],
                "savings": savings[year], "revenues": revenues[year], "loans": drawn[year],
                "interest": interest[year], "principal": principal[year],
                "renewals": renewal[year] - renewal_back[year],
                "net cost": cost - received - savings[year] - revenues[year]}
    present = 0.0
    for sign, kinds in ((1, ("staff", "operating", "investment")), (-1, (
            "operating shares", "operating fctva", "investment shares", "investment fctva"))):
        for kind in kinds:
            for month, value in laid[kind].items():
                if month < case.months:
                    present = present + value * (sign * case.factors[month] / 12)
    for month, value in granted.items():
        if month < case.months:
            present = present - value * (case.factors[month] / 12)
    return figures(case, effects, present, count)


def figures(case, effects, present, count):
    level, net_savings = verdict(case, *effects)
    years = effects[0].values()
    tco = sum(year["staff"] + year["operating"] + year["investment"] for year in years)
    net = sum(year["net cost"] + year["savings"] + year["revenues"] for year in years)
    out = {"tco_incl_vat": tco, "net_cost": net, "present_value": present, "level": level}
    out |= {f"net_savings {year}": value for year, value in net_savings.items()}
    return out if count is None else {name: np.broadcast_to(value, count) for name, value in out.items()}
