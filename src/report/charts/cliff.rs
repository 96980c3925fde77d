use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::frame::Frame;
use super::ink::{BLACK, INKS, Ink, Shape, Texture};
use super::picture::{Anchor, BODY, Picture, WIDTH};
use super::scale::{Scale, unit};
use super::text::width;
use super::{Chart, ChartWords, Kind};
use crate::document::Family;
use crate::language::Arg;
use crate::report::full_service::{Later, later};
use crate::report::grid::{Grid, Value};
use crate::report::tally::{YearlySums, grouped, running_net};
use crate::units::order;

/// The mark of what the city pays.
const NET: Ink = Ink { shape: Shape::Diamond, ..INKS[4] };
/// What it gives right to, below zero.
const RIGHTS: Ink = Ink { hue: BLACK, texture: Texture::Falling, dash: None, shape: Shape::Cross };

/// A family and what runs of it: recurring, failures and renewals, in EUR TTC by fiscal year.
type Stack = (Family, Vec<Decimal>);

/// What runs, by family, in the order of the format; families of which nothing runs are left out.
fn stacks(words: ChartWords<'_>, years: &[i32]) -> Vec<Stack> {
    let case = &words.analysis.case;
    let by_family = grouped(words.analysis, |cost, _| (case.lines[cost.line].family, cost.cause.runs()));
    let amounts = |sums: YearlySums| years.iter().map(|year| sums.incl_vat.get(*year)).collect::<Vec<Decimal>>();
    let running = by_family.into_iter().filter(|((_, runs), _)| *runs);
    let all = running.map(|((family, _), sums)| (family, amounts(sums)));
    all.filter(|(_, amounts)| amounts.iter().any(|amount| !amount.is_zero())).collect()
}

/// What runs in each year.
struct Running<'a> {
    words: ChartWords<'a>,
    years: Vec<i32>,
    stacks: Vec<Stack>,
    /// What it gives right to.
    rights: Vec<Decimal>,
    net: Vec<Decimal>,
}

/// The running cost of each year, by family, with what it gives right to below zero; and the two averages that
/// make the cliff. `None` where nothing ever runs.
pub(super) fn draw(words: ChartWords<'_>) -> Option<Chart> {
    let (case, financing) = (&words.analysis.case, &words.analysis.financing);
    let years: Vec<i32> = case.calendar.years().collect();
    let stacks = stacks(words, &years);
    let rights = financing.rights(case, |receipt| receipt.cause.runs()).0;
    if stacks.is_empty() {
        return None;
    }
    let mut running = Running { words, years, stacks, rights, net: Vec::new() };
    running.net = running_net(words.analysis).into_iter().map(|(_, amount)| amount).collect();
    let title = title(words, &running.years, &running.net);
    let series = running.series();
    let cliff = financing.cliff.as_ref();
    let averages = cliff.into_iter().flat_map(|cliff| [Some(cliff.pilot), cliff.after]).flatten();
    let scale = Scale::of(running.ends().chain(averages));
    let (by, unit) = unit(&scale, words.language);
    let below = words.tell("chart-cliff-unit", &[("unit", unit.into())]);
    let mut picture = words.picture(Kind::Cliff, &title, &below);
    let granted = running.rights.iter().any(|right| !right.is_zero());
    picture.legend(if granted { &series } else { &series[..running.stacks.len()] });
    // Room for the words at the pilot's end.
    picture.bottom += 10.0;
    let frame = Frame::draw(&mut picture, &running.years, (scale, by), (250.0, 0.0), words.language);
    running.bars(&mut picture, &frame, &series);
    running.averages(&mut picture, &frame);
    let mut table = running.table(&series);
    notes(words, &mut table, granted);
    let description = description(words, &running.years, &running.net);
    Some(words.chart(Kind::Cliff, title, description, picture, table))
}

impl Running<'_> {
    /// What runs in a year, of all families.
    fn total(&self, place: usize) -> Decimal {
        self.stacks.iter().map(|(_, amounts)| amounts[place]).sum()
    }

    /// The families, then what they give right to.
    fn series(&self) -> Vec<(Ink, String)> {
        let name = |family: Family| self.words.say(&format!("family-{}", family.word()));
        let families = self.stacks.iter().map(|(family, _)| (Ink::of_family(*family), name(*family)));
        families.chain([(RIGHTS, self.words.say("chart-rights"))]).collect()
    }

    /// All that the scale has to reach.
    fn ends(&self) -> impl Iterator<Item = Decimal> {
        (0..self.years.len()).flat_map(|place| [self.total(place), -self.rights[place], self.net[place]])
    }

    fn bars(&self, picture: &mut Picture, frame: &Frame, series: &[(Ink, String)]) {
        let (words, bar) = (self.words, width_of_bar(frame));
        for (place, year) in self.years.iter().enumerate() {
            let x = frame.middle(place) - bar / 2.0;
            let mut sum = Decimal::ZERO;
            let mut stack = |from: Decimal, to: Decimal, (ink, name): &(Ink, String), amount: Decimal| {
                if !amount.is_zero() {
                    let (a, b) = (frame.y(from), frame.y(to));
                    let name = name.clone().into();
                    let says = [("year", Arg::Year(*year)), ("name", name), ("amount", words.short(amount).into())];
                    picture.bar(x, a.min(b), bar, (a - b).abs(), *ink, Some(&words.tell("chart-bar", &says)));
                }
            };
            for (family, (_, amounts)) in series.iter().zip(&self.stacks) {
                stack(sum, sum + amounts[place], family, amounts[place]);
                sum += amounts[place];
            }
            let right = self.rights[place];
            stack(-right, Decimal::ZERO, &series[self.stacks.len()], -right);
            if !right.is_zero() {
                picture.point(frame.middle(place), frame.y(self.net[place]), NET);
            }
        }
    }

    /// The pilot's end, and the average cost of a year before and after it.
    fn averages(&self, picture: &mut Picture, frame: &Frame) {
        let calendar = &self.words.analysis.case.calendar;
        let (Some(pilot), Some(cliff)) = (calendar.pilot(), &self.words.analysis.financing.cliff) else { return };
        let offset = f64::from(calendar.start.of_year() - 1);
        let at = |month: u32| frame.month(offset + f64::from(month));
        let end = at(pilot.first + pilot.months);
        // Where the line at the pilot's end would cross an amount.
        let mut crossed: Vec<(f64, f64)> = Vec::new();
        let said = self.words.say("chart-pilot-end");
        let inside = end + width(&said, BODY) + 8.0 < WIDTH;
        let (x, anchor) = if inside { (end + 5.0, Anchor::Start) } else { (end - 5.0, Anchor::End) };
        picture.text(x, frame.top() + 2.0, anchor, &said);
        let mut before: Option<(f64, f64, f64)> = None;
        let mut average = |from: f64, to: f64, amount: Decimal| {
            let y = frame.y(amount);
            picture.line(&[(from, y), (to.max(from + 6.0), y)], BLACK, 4.0, None);
            let said = self.words.cost(amount);
            let half = width(&said, BODY) / 2.0;
            // Within its time where it has room, so that it is not taken for what follows.
            let x = ((from + to) / 2.0)
                .min(to - half)
                .clamp(frame.left + half, (frame.right - half).max(frame.left + half));
            // Above the bars over which it stands, so that it hides none.
            let reach = half + width_of_bar(frame) / 2.0;
            let under = (0..self.years.len()).filter(|place| (frame.middle(*place) - x).abs() < reach);
            let mut top = under.map(|place| frame.y(self.total(place))).fold(y, f64::min) - 12.0;
            // In a long plan both averages stand at its beginning.
            if let Some((last, reach, height)) = before
                && (x - last).abs() < half + reach
                && (top - height).abs() < BODY
            {
                top = height - BODY * 1.15;
            }
            before = Some((x, half, top));
            if (x - end).abs() < half + 3.0 {
                crossed.push((top - BODY * 0.85, top + BODY * 0.25));
            }
            picture.text(x, top, Anchor::Middle, &said);
        };
        average(at(pilot.first), end, cliff.pilot);
        if let (Some(after), Some((first, months))) = (cliff.after, cliff.window) {
            average(at(first), at(first + months), after);
        }
        order::by(&mut crossed, |a, b| a.0.total_cmp(&b.0));
        let mut from = frame.top() - 8.0;
        for (top, bottom) in crossed.into_iter().chain([(frame.floor(), frame.floor())]) {
            if top > from {
                picture.line(&[(end, from), (end, top)], BLACK, 2.0, Some("6 4"));
            }
            from = from.max(bottom);
        }
    }

    fn table(&self, series: &[(Ink, String)]) -> Grid {
        let words = self.words;
        let names = series.iter().map(|(_, name)| name.clone());
        let heads = [words.say("column-year")].into_iter().chain(names).chain([words.say("chart-net-run")]);
        let mut table = Grid::new(words.say("chart-cliff-table"), heads);
        for (place, year) in self.years.iter().enumerate() {
            let mut cells = vec![Value::Year(*year)];
            cells.extend(self.stacks.iter().map(|(_, amounts)| words.cell(amounts[place])));
            cells.extend([Value::Money(-self.rights[place]), words.cell(self.net[place])]);
            table.row(cells);
        }
        let mut sums = vec![Value::from(words.say("total"))];
        sums.extend(self.stacks.iter().map(|(_, amounts)| words.cell(amounts.iter().sum())));
        sums.extend([Value::Money(-self.rights.iter().sum::<Decimal>()), words.cell(self.net.iter().sum())]);
        table.total(sums);
        table
    }
}

fn width_of_bar(frame: &Frame) -> f64 {
    (frame.band() * 0.7).max(2.0)
}

fn title(words: ChartWords<'_>, years: &[i32], net: &[Decimal]) -> String {
    let cliff = words.analysis.financing.cliff.as_ref();
    match cliff.map(|cliff| (cliff.pilot, cliff.after.zip(cliff.window))) {
        Some((pilot, Some((after, (_, months))))) => {
            let [from, to] = [pilot, after].map(|amount| words.cost(amount));
            // What is the same to whoever reads it does not go anywhere.
            let id = match after.cmp(&pilot) {
                _ if from == to => "chart-cliff-flat",
                Ordering::Greater => "chart-cliff-up",
                Ordering::Less | Ordering::Equal => "chart-cliff-down",
            };
            let args = [("pilot", from.into()), ("after", to.into()), ("months", Arg::Count(months as usize))];
            words.tell(id, &args) + &beyond(words)
        }
        Some((pilot, None)) => words.tell("chart-cliff-pilot", &[("pilot", words.cost(pilot).into())]),
        None => {
            let top = net.iter().zip(years).max_by_key(|(amount, year)| (**amount, -**year));
            let (amount, year) = top.map_or((Decimal::ZERO, 0), |(amount, year)| (*amount, *year));
            words.tell("chart-cliff-none", &[("amount", words.cost(amount).into()), ("year", Arg::Year(year))])
        }
    }
}

/// What comes after the first months at full service: on average, and at the most.
fn beyond(words: ChartWords<'_>) -> String {
    let Some(Later { mean, whole, .. }) = later(words.analysis) else { return String::new() };
    let mean = mean.map(|(first, last, mean)| {
        let args = [("first", Arg::Year(first)), ("last", Arg::Year(last)), ("amount", words.cost(mean).into())];
        words.tell("chart-cliff-mean", &args)
    });
    let whole = whole.map(|(year, amount)| {
        words.tell("chart-cliff-most", &[("year", Arg::Year(year)), ("amount", words.cost(amount).into())])
    });
    mean.into_iter().chain(whole).collect()
}

/// What the bars do not say by themselves.
fn notes(words: ChartWords<'_>, table: &mut Grid, rights: bool) {
    let calendar = &words.analysis.case.calendar;
    if rights {
        table.notes.push(words.say("chart-cliff-rights-note"));
    }
    if let Some(cliff) = &words.analysis.financing.cliff {
        let mut args = vec![("pilot", words.cost(cliff.pilot).into())];
        let id = match (cliff.after, cliff.window) {
            (Some(after), Some((_, months))) => {
                args.extend([("after", words.cost(after).into()), ("months", (months as usize).into())]);
                "chart-cliff-averages"
            }
            _ => "chart-cliff-average",
        };
        table.notes.push(words.tell(id, &args));
    }
    let years = calendar.years();
    let whole = |year: i32| calendar.months_in_year_from(year, 0);
    let partial = [*years.start(), *years.end()].into_iter().filter(|year| whole(*year) < 12);
    let mut partial: Vec<i32> = partial.collect();
    partial.dedup();
    let partial = partial.into_iter().map(|year| {
        words.tell("chart-partial", &[("year", Arg::Year(year)), ("months", (whole(year) as usize).into())])
    });
    table.notes.extend(Some(words.list(partial)).filter(|said| !said.is_empty()));
}

fn description(words: ChartWords<'_>, years: &[i32], net: &[Decimal]) -> String {
    let each = years.iter().zip(net).map(|(year, amount)| {
        words.tell("named", &[("name", Arg::Year(*year)), ("value", words.cost(*amount).into())])
    });
    let list = words.list(each);
    words.tell("chart-cliff-description", &[("list", list.into())])
}
