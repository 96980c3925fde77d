use rust_decimal::Decimal;

use super::frame::Frame;
use super::ink::{BLACK, INKS, Ink, Shape};
use super::picture::Picture;
use super::scale::{Scale, short, unit};
use super::{Chart, Kind};
use crate::city::Effects;
use crate::language::{Arg, Language};
use crate::programme::Programme;
use crate::report::grid::{Grid, Value};
use crate::units::order;

/// The mark of what all plans come to.
const ALL: Ink = Ink { hue: BLACK, shape: Shape::Diamond, ..INKS[4] };

/// A plan, or the smaller ones together, and its amount of each fiscal year.
type Stack = (String, Vec<Decimal>);

/// What is stacked: the net running cost, or the investment.
struct Panel {
    name: &'static str,
    stacks: Vec<Stack>,
}

/// The plans of a programme stacked by fiscal year: what their running costs the city, and what they invest (PPI). In EUR.
pub(crate) fn plans_chart(programme: &Programme, language: Language) -> Chart {
    let words = Words { programme, language };
    let panels = words.panels();
    words.chart("plans", &panels[0], &panels)
}

/// The same as two charts that stand side by side.
pub(crate) fn plans_charts(programme: &Programme, language: Language) -> [Chart; 2] {
    let words = Words { programme, language };
    words.panels().map(|panel| words.chart(panel.name, &panel, std::slice::from_ref(&panel)))
}

fn invested(effects: &Effects<Decimal>) -> Decimal {
    effects.investment
}

struct Words<'a> {
    programme: &'a Programme,
    language: Language,
}

impl Words<'_> {
    fn say(&self, id: &str) -> String {
        self.language.say(id, &[])
    }

    fn panels(&self) -> [Panel; 2] {
        let of =
            [("chart-plans-run", Effects::run_cost as fn(&Effects<Decimal>) -> Decimal), ("chart-plans-ppi", invested)];
        let order = self.order();
        of.map(|(name, of)| Panel { name, stacks: self.stacks(&order, of) })
    }

    /// `first`: the one whose heaviest year is the title.
    fn chart(&self, id: &str, first: &Panel, panels: &[Panel]) -> Chart {
        let title = self.title(first);
        let mut picture = Picture::new(&format!("perenne-{id}"));
        picture.head(&title, &self.say(&format!("{}-below", first.name)));
        let names = first.stacks.iter().map(|(name, _)| name.clone());
        let series: Vec<(Ink, String)> = INKS.iter().copied().zip(names).collect();
        picture.legend(&series);
        panels.iter().for_each(|panel| self.draw(panel, &series, &mut picture));
        let table = self.table(panels);
        table.notes.iter().for_each(|note| picture.note(note));
        let description = self.description(first);
        let svg = picture.finish(&title, &description);
        Chart { kind: Kind::Plans, title, description, svg, table }
    }

    fn years(&self) -> Vec<i32> {
        let horizon = self.programme.together.horizon;
        (horizon.first..=horizon.last).collect()
    }

    /// The plans that are drawn by themselves, the others being drawn as one where there are more than inks: those that
    /// cost least.
    fn order(&self) -> (Vec<usize>, Vec<usize>) {
        let members = &self.programme.members;
        let mut places: Vec<usize> = (0..members.len()).collect();
        if members.len() <= INKS.len() {
            return (places, Vec::new());
        }
        order::by_key(&mut places, |place| std::cmp::Reverse(members[*place].tco()));
        let mut others = places.split_off(INKS.len() - 1);
        order::plain(&mut places);
        order::plain(&mut others);
        (places, others)
    }

    fn stacks(&self, (alone, others): &(Vec<usize>, Vec<usize>), of: fn(&Effects<Decimal>) -> Decimal) -> Vec<Stack> {
        let amount = |place: usize, year: i32| self.programme.members[place].in_year(year).map_or(Decimal::ZERO, of);
        let years = self.years();
        let one = |place: &usize| {
            let amounts = years.iter().map(|year| amount(*place, *year)).collect();
            let member = &self.programme.members[*place];
            let title = member.analysis.case.title.get(self.language.code(), member.id());
            (title.to_owned(), amounts)
        };
        let mut stacks: Vec<Stack> = alone.iter().map(one).collect();
        if !others.is_empty() {
            let sum = |year: &i32| others.iter().map(|place| amount(*place, *year)).sum();
            let name = self.language.say("chart-plans-others", &[("count", others.len().into())]);
            stacks.push((name, years.iter().map(sum).collect()));
        }
        stacks
    }

    /// The years with what is above zero piled up, what is below it below.
    fn draw(&self, panel: &Panel, series: &[(Ink, String)], picture: &mut Picture) {
        let years = self.years();
        let ends = (0..years.len()).flat_map(|place| {
            let (up, down): (Vec<Decimal>, Vec<Decimal>) =
                panel.stacks.iter().map(|(_, amounts)| amounts[place]).partition(|amount| *amount > Decimal::ZERO);
            [up.iter().sum::<Decimal>(), down.iter().sum::<Decimal>()]
        });
        let scale = Scale::of(ends);
        let (by, unit) = unit(&scale, self.language);
        let args = [("name", self.say(panel.name).into()), ("unit", unit.into())];
        picture.note(&self.language.say("chart-panel", &args));
        let frame = Frame::draw(picture, &years, (scale, by), (190.0, 0.0), self.language);
        let bar = (frame.band() * 0.7).max(2.0);
        for (place, year) in years.iter().enumerate() {
            let (mut up, mut down) = (Decimal::ZERO, Decimal::ZERO);
            for ((ink, name), (_, amounts)) in series.iter().zip(&panel.stacks) {
                let amount = amounts[place];
                if amount.is_zero() {
                    continue;
                }
                let from = if amount > Decimal::ZERO { &mut up } else { &mut down };
                let (a, b) = (frame.y(*from), frame.y(*from + amount));
                *from += amount;
                let shown = short(amount, self.language);
                let says = [("year", Arg::Year(*year)), ("name", name.clone().into()), ("amount", shown.into())];
                let says = self.language.say("chart-bar", &says);
                picture.bar(frame.middle(place) - bar / 2.0, a.min(b), bar, (a - b).abs(), *ink, Some(&says));
            }
            if !down.is_zero() {
                picture.point(frame.middle(place), frame.y(up + down), ALL);
            }
        }
    }

    /// The heaviest year of all plans together.
    fn title(&self, running: &Panel) -> String {
        let years = self.years();
        let sum = |place: usize| running.stacks.iter().map(|(_, amounts)| amounts[place]).sum::<Decimal>();
        let sums = years.iter().enumerate().map(|(place, year)| (sum(place), *year));
        let (most, year) = sums.max_by_key(|(sum, year)| (*sum, -year)).unwrap_or_default();
        let count = ("count", self.programme.members.len().into());
        let most = self.bounded(short(most, self.language));
        self.language
            .say(&format!("{}-title", running.name), &[count, ("amount", most.into()), ("year", Arg::Year(year))])
    }

    fn description(&self, running: &Panel) -> String {
        let each = running.stacks.iter().map(|(name, amounts)| {
            let sum = self.bounded(short(amounts.iter().sum(), self.language));
            self.language.say("named", &[("name", name.clone().into()), ("value", sum.into())])
        });
        let list = each.collect::<Vec<_>>().join("; ");
        self.language.say(&format!("{}-description", running.name), &[("list", list.into())])
    }

    /// An amount in words, with `≥` where something has no price.
    fn bounded(&self, amount: String) -> String {
        if self.programme.complete() { amount } else { format!("≥\u{a0}{amount}") }
    }

    fn table(&self, panels: &[Panel]) -> Grid {
        let complete = self.programme.complete();
        let cell = |amount: Decimal| if complete { Value::Money(amount) } else { Value::AtLeast(amount) };
        let names = panels.iter().take(1).flat_map(|panel| &panel.stacks).map(|(name, _)| name.clone());
        let heads = ["column-year", "chart-plans-measure"].map(|id| self.say(id));
        let heads = heads.into_iter().chain(names).chain([self.say("study-programme-all")]);
        let title = match panels {
            [one] => self.language.say("chart-plans-in-euros", &[("name", self.say(one.name).into())]),
            _ => self.say("chart-plans-table"),
        };
        let mut table = Grid::new(title, heads);
        for panel in panels {
            for (place, year) in self.years().into_iter().enumerate() {
                let amounts = || panel.stacks.iter().map(|(_, amounts)| amounts[place]);
                let first = [Value::Year(year), self.say(panel.name).into()];
                let all = [cell(amounts().sum::<Decimal>())];
                table.row(first.into_iter().chain(amounts().map(cell)).chain(all));
            }
        }
        if !complete {
            table.notes.push(self.language.say("chart-unpriced", &[("count", self.programme.unpriced().into())]));
        }
        table
    }
}
