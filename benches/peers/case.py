"""The reference plan as the bench helper `resolved` prints it, and what both numpy peers have in common: how an amount
of a month is laid out by section, with VAT, compensation fund and partner's share; and the city's budget, its rules and the verdict.

An amount is a vector. Month by month it holds one number for each scenario; in the algebra by hand it holds the
coefficients of products of inputs, so that years can be collapsed before any scenario is run."""

import json
from collections import defaultdict

import numpy as np


class Case:
    def __init__(self, path):
        with open(path) as file:
            self.__dict__.update(json.load(file))
        self.draws = np.array(self.draws)
        self.fctva = dict(self.fctva)
        self.capped = [one for one in self.funding if one["kind"] == "grant" and one["cap"] is not None]
        self.shares = [one for one in self.funding if one["kind"] == "grant" and one["cap"] is None]
        self.loans = [one for one in self.funding if one["kind"] == "loan"]
        # What the peers are written for; another plan would need more of them.
        assert len(self.capped) == 1 and len(self.loans) == 1
        assert self.capped[0]["section"] == "investment" and not self.capped[0]["incl_vat"]
        assert all(one["acquired"] and one["incl_vat"] for one in self.capped + self.shares if one["cap"] is None)
        assert not any(row["in_accounts"] for row in self.costs["rows"])
        year, month = self.start
        self.year_of = [year + (month - 1 + at) // 12 for at in range(self.months + 600)]
        self.years = range(year, self.year_of[self.months - 1] + 1)
        self.factors = [(1 + self.discount) ** (-at / 12) for at in range(self.months + 1)]


def lay_out(case, amount, moved):
    """Month by month what finance needs, in twelfths of a euro, linear in the amounts. `amount` gives the vector of
    a sum of products, `moved(vector, line)` its part in the scenarios in which a line's goods are below the threshold."""
    out = {name: defaultdict(float) for name in (
        "staff", "operating", "investment", "eligible", "operating shares", "investment shares",
        "operating fctva", "investment fctva", "renewal", "renewal fctva")}

    def add(row, month, value, section, right):
        vat = case.vat[row["vat"]][month]
        incl = value * (1 + vat)
        place = "investment" if section == "investment" else "staff" if row["staff"] else "operating"
        out[place][month] = out[place][month] + incl
        renewal = row["cause"] == "renewal"
        if renewal:
            out["renewal"][month] = out["renewal"][month] + incl
        for grant in case.capped:
            if grant["lines"][row["line"]] and section == grant["section"] and grant["months"][month]:
                out["eligible"][month] = out["eligible"][month] + value
        for grant in case.shares:
            if grant["lines"][row["line"]] and grant["section"] in (None, section) and grant["months"][month]:
                rate = grant["rate"][0][0]
                key = section + " shares"
                arrival = month + grant["lag"]
                out[key][arrival] = out[key][arrival] + incl * rate
                if section == "investment":
                    # By the month of the spending: what limits the loan.
                    rights[0] = rights[0] + incl * rate
        if right != "none" and vat:
            back = incl * case.fctva[right][month]
            out[section + " fctva"][month + case.fctva_lag] = out[section + " fctva"][month + case.fctva_lag] + back
            if section == "investment":
                rights[0] = rights[0] + back
            if renewal:
                out["renewal fctva"][month] = out["renewal fctva"][month] + back

    rights = [0.0]
    for row in case.costs["rows"]:
        section = row["section"]
        right = row["fctva"] if row["fctva"] != "section" else "investment" if section == "investment" else "none"
        for month, terms in row["amounts"]:
            value = amount(terms)
            if row["movable"] and case.costs["acquisition"][row["line"]] is not None:
                below = moved(value, row["line"])
                add(row, month, below, "operating", "none")
                value = value - below
            add(row, month, value, section, right)
    out["investment rights"] = rights[0]
    return out


def annuity(rate, periods):
    return rate / (1 - (1 + rate) ** -periods)


def loan(case, investment, rights):
    """Amount, and interest and capital by year."""
    one = case.loans[0]
    ceiling = investment - rights
    amount = investment * one["share"]
    amount = np.where(np.less(ceiling - amount, -1e-9), np.maximum(ceiling, 0.0), amount)
    rate = one["rate"] * one["every"] / 12
    instalment, balance = amount * annuity(rate, one["periods"]), amount
    drawn, interest, principal = ({year: 0.0 for year in case.years} for _ in range(3))
    drawn[case.year_of[one["draw"]]] = amount
    for period in range(1, one["periods"] + 1):
        month = one["draw"] + period * one["every"]
        paid = balance * rate
        repaid = balance if period == one["periods"] else instalment - paid
        balance = balance - repaid
        if month < case.months:
            year = case.year_of[month]
            interest[year], principal[year] = interest[year] + paid, principal[year] + repaid
    return drawn, interest, principal


def project(case, effects):
    """The city's years with the effects of a plan (none: without)."""
    city = case.city
    grow = {name: [[amount, 1 + rate] for amount, rate in city[name]]
            for name in ("revenue", "staff", "spending", "investment", "grants", "own_revenue")}

    def following(name):
        for account in grow[name]:
            account[0] = account[0] * account[1]
        return sum(account[0] for account in grow[name])

    spent = sum(amount for amount, _ in city["staff"] + city["spending"])
    minimum = spent * 30 / 365
    debt_rate = city["interest"] / (city["debt"] + city["principal"])
    old_debt = debt = city["debt"]
    capital, balance, taken = city["working_capital"], 0.0, []
    factor = annuity(city["loan_rate"], city["loan_term"])
    out = []
    for year in range(city["year"] + 1, case.years[-1] + 1):
        plan = defaultdict(float) if effects is None else effects.get(year, defaultdict(float))
        staff = following("staff") + plan["staff"]
        revenue = following("revenue") + plan["operating receipts"] + plan["revenues"]
        spending = following("spending") + staff + plan["operating"] - plan["savings"]
        old_interest, old_principal = old_debt * debt_rate, min(city["principal"], old_debt)
        old_debt -= old_principal
        paid = sum(taken[-city["loan_term"]:]) * factor
        new_interest = balance * city["loan_rate"]
        balance = balance - (paid - new_interest)
        interest = old_interest + new_interest + plan["interest"]
        principal = old_principal + (paid - new_interest) + plan["principal"]
        investment = following("investment") + plan["investment"]
        grants = following("grants") + plan["grants"]
        own = grants + following("own_revenue") + plan["fctva"]
        gross = revenue - spending - interest
        net = gross - principal
        need = investment - net - own - plan["loans"] - (capital - minimum)
        loans = np.maximum(np.minimum(need, investment - grants - plan["loans"]), 0.0)
        balance, taken = balance + loans, taken + [loans]
        capital = capital + net + own + plan["loans"] + loans - investment
        debt = debt - principal + plan["loans"] + loans
        out.append(dict(year=year, revenue=revenue, staff=staff, interest=interest, principal=principal, gross=gross,
                        net=net, grants=grants, own=own, capital=capital, debt=debt, minimum=minimum))
    return out


def margins(case, year):
    """Euros left before orange and before red, rule by rule of the city."""
    levels = case.city["levels"]
    fixed = year["staff"] + year["interest"] + year["principal"]
    both = lambda rule, margin: tuple(margin(level) for level in levels[rule])
    return [
        both("savings-rate", lambda level: year["gross"] - year["revenue"] * level),
        (year["net"], year["gross"] + year["own"] - year["grants"] - year["principal"]),
        both("deleveraging", lambda level: year["gross"] * level - year["debt"]),
        both("rigidity", lambda level: year["revenue"] * level - fixed),
        both("debt-weight", lambda level: year["revenue"] * level - year["debt"]),
        (year["capital"] - year["minimum"], year["capital"]),
    ]


def negative(margin):
    return np.less(margin, -1e-6)


def judge(case, effects, without, with_plan):
    """Where the plan is unsustainable, and where it is fragile."""
    city, levels = case.city, case.city["levels"]
    first = margins(case, without[0])
    gross = sum(a for a, _ in city["revenue"]) - sum(a for a, _ in city["staff"] + city["spending"]) - city["interest"]
    own = sum(a for a, _ in city["grants"] + city["own_revenue"])
    base = dict(revenue=sum(a for a, _ in city["revenue"]), staff=city["staff"][0][0], interest=city["interest"],
                principal=city["principal"], gross=gross, net=gross - city["principal"], grants=city["grants"][0][0],
                own=own, capital=city["working_capital"], debt=city["debt"], minimum=without[0]["minimum"])
    early_red = [negative(b[1]) | negative(f[1]) for b, f in zip(margins(case, base), first)]
    unsustainable = orange = early = np.bool_(False)
    cost, years = 0.0, 0
    for before, after in zip(without, with_plan):
        year = after["year"]
        plan = effects.get(year)
        if plan is not None:
            cost, years = cost + plan["net cost"], years + 1
        if year == case.years[-1] and case.year_of[case.months] == year:
            continue
        months = sum(1 for at in range(case.pilot_end, case.months) if case.year_of[at] == year)
        after_pilot = months >= 6
        material = ~negative(cost - before["revenue"] * city["materiality"] * years) if plan is not None else np.bool_(False)
        counts = []
        for (orange0, red0), (orange1, red1), early_one in zip(margins(case, before), margins(case, after), early_red):
            red, red_before = negative(red1), negative(red0)
            reached, reached_before = negative(orange1) | red, negative(orange0) | red_before
            worse = (red & ~red_before) | (reached & ~reached_before)
            aggravated = red & red_before & negative(red1 - red0)
            eroded = reached & ~red & reached_before & ~red_before & negative(red1 - red0 * 0.5)
            counts.append((((worse & red) | (aggravated & early_one)) & material,
                           ((worse & ~red) | (aggravated & ~early_one) | eroded) & material))
        if after_pilot and plan is not None:
            run = plan["staff"] + plan["operating"] - plan["operating receipts"] - plan["savings"] - plan["revenues"]
            for rule, amount, of in (("run-cost", run, before["gross"]), ("renewal-wall", plan["renewals"], before["net"])):
                low, high = (negative(np.where(np.less_equal(amount, 1e-6), 0.0, of * level - amount))
                             for level in levels[rule])
                counts.append((high, low & ~high))
        for red, one in counts:
            if after_pilot:
                unsustainable, orange = unsustainable | red, orange | one
            else:
                early = early | red
    return unsustainable, (orange | early) & ~unsustainable


def verdict(case, effects_all, effects_secured):
    """Level (0 sustainable, 1 fragile, 2 unsustainable), and net savings by year."""
    without = project(case, None)
    with_plan, secured = project(case, effects_all), project(case, effects_secured)
    red, fragile = judge(case, effects_all, without, with_plan)
    red2, fragile2 = judge(case, effects_secured, without, secured)
    level = np.where(red, 2, np.where(fragile | fragile2 | red2, 1, 0))
    return level, {year["year"]: year["net"] for year in with_plan}
