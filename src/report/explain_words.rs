use rust_decimal::Decimal;

use super::offers_text::unit_word;
use super::spoken::spoken;
use super::study::{names, written};
use super::style::Style;
use crate::analysis::Analysis;
use crate::diagnostic::Sources;
use crate::explain::{ExplainedFigure, How, Keys, Kind, Name, Source, Span, Step, Units};
use crate::language::{Arg, Language, group};
use crate::model::{Accrual, Case, Funding, Override, Provenance};
use crate::number::{Label, What};
use crate::programme::Programme;

/// What the words of an explanation are taken from.
#[derive(Clone, Copy)]
pub(super) struct Wording<'a> {
    case: &'a Case,
    sources: &'a Sources,
    programme: Option<&'a Programme>,
    style: Style,
    /// Whether lines and values are told by their names, and not by the ids that files have.
    by_name: bool,
}

/// What an explanation is of: a plan, or a programme whose city stands in the case of its earliest plan.
#[derive(Clone, Copy)]
pub(crate) struct Explained<'a> {
    pub analysis: &'a Analysis,
    pub sources: &'a Sources,
    /// The programme that the figures are of.
    pub programme: Option<&'a Programme>,
    /// Under which name the plan's figures are told, where it is one of several.
    pub under: Option<&'a str>,
}

impl<'a> Explained<'a> {
    /// Figures of a plan by itself.
    pub(crate) fn plan(analysis: &'a Analysis, sources: &'a Sources) -> Self {
        Self { analysis, sources, programme: None, under: None }
    }

    /// A figure by the path under which it is told.
    pub(crate) fn named(self, figure: &ExplainedFigure<Decimal>) -> ExplainedFigure<Decimal> {
        let path = self.under.map_or_else(|| figure.path.clone(), |name| format!("{name}.{}", figure.path));
        ExplainedFigure { path, ..figure.clone() }
    }

    pub(super) fn complete(self) -> bool {
        self.programme.map_or(self.analysis.complete(), Programme::complete)
    }
}

impl<'a> Wording<'a> {
    /// Words for the explanations of an analysis.
    pub(super) fn new(of: Explained<'a>, style: Style) -> Self {
        Self { case: &of.analysis.case, sources: of.sources, programme: of.programme, style, by_name: false }
    }

    /// The same for whoever has not read the file.
    pub(super) fn by_name(self) -> Self {
        Self { by_name: true, ..self }
    }

    /// A number as its kind is shown.
    pub(super) fn number(self, value: Decimal, kind: Kind) -> String {
        match kind {
            Kind::Money => self.style.cents(value),
            Kind::Share => crate::language::percent(value, 4, self.style.language),
            Kind::Years | Kind::Number => {
                let shown = crate::units::half_up(value, 6).normalize();
                group(shown, shown.scale(), self.style.language)
            }
        }
    }

    /// The value of a step: as it is written in its file, where it stands in one, in the reader's words.
    pub(super) fn value(self, step: &Step) -> String {
        if step.name == Name::Twelfth {
            return "12".to_owned();
        }
        let said = |text: &str| match self.by_name {
            true => written(text, self.case, self.style),
            false => spoken(text, self.style),
        };
        self.written(step).map_or_else(|| self.number(step.value, step.kind), said)
    }

    /// The text of a value in its file.
    pub(super) fn written(self, step: &Step) -> Option<&'a str> {
        let span = self.provenance(step)?.span?;
        matches!(step.name, Name::Input(_)).then(|| self.sources.text(span).trim())
    }

    /// What is known of a value of the case, or of the one that a factor comes from.
    pub(super) fn provenance(self, step: &Step) -> Option<&'a Provenance> {
        match step.name {
            Name::Input(id) => self.case.data.get(id),
            Name::Label(Label { what: What::Discount | What::Annuity, .. }) => {
                self.case.data.provenance(self.case.discount_rate)
            }
            _ => None,
        }
    }

    /// `file:line` of what a step was read from; for units, of the line of the plan.
    pub(super) fn place(self, step: &Step) -> Option<String> {
        let line = match step.name {
            Name::Units(Units { line, .. }) => line,
            Name::Label(Label { what: What::Service, line, .. }) => line,
            _ => None,
        };
        let span = match line {
            Some(line) => Some(self.case.lines.get(line as usize)?.span),
            None => self.provenance(step)?.span,
        };
        span.map(|span| self.sources.line(span))
    }

    /// The override that a value comes from, which knows the value before.
    pub(super) fn replaced(self, step: &Step) -> Option<&'a Override> {
        let path = &self.provenance(step)?.path;
        self.case.overrides.iter().rev().find(|one| one.path == *path)
    }

    /// Title, date and grade of the source of a value.
    pub(super) fn citation(self, step: &Step) -> Option<String> {
        let source = self.provenance(step)?.source.as_ref()?;
        let title = source.title.as_ref().map(|title| self.style.of(title));
        let date = source.date.map(|date| date.to_string());
        let grade = source.grade.map(|grade| self.style.say(grade.word()));
        Some([title, date, grade].into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// What a step is, in words.
    pub(super) fn name(self, step: &Step) -> String {
        let say = |id: &str| self.style.say(id);
        match &step.name {
            Name::Figure => step.path.clone().unwrap_or_default(),
            Name::Label(label) => self.label(*label, step.value),
            Name::Group(keys) => self.keys(*keys),
            Name::Receipts => say("explain-receipts"),
            Name::Months(span) => self.span(*span, step.kind == Kind::Number),
            Name::Units(units) => self.units(*units),
            Name::Input(id) | Name::From(id) => {
                self.case.data.get(*id).map_or(String::new(), |one| self.path(&one.path))
            }
            Name::Constant => say("explain-constant"),
            Name::Twelfth => say("explain-twelfth"),
            Name::OneAnd => say("explain-one-and"),
            Name::Times => say("explain-times"),
            Name::Operation => say(operation(step.how)),
        }
    }

    /// What decided, where a cap, a minimum or a condition did.
    pub(super) fn decision(self, step: &Step) -> Option<String> {
        let what = step.label.map(|label| label.what);
        let id = match (step.how, what) {
            (How::Chosen(true), Some(What::GrantShare)) => "explain-rate-in-full",
            (How::Chosen(false), Some(What::GrantShare)) => "explain-cap-reached",
            (How::Chosen(true), Some(What::LoanAmount)) => "explain-loan-cut",
            (How::Chosen(false), Some(What::LoanAmount)) => "explain-loan-whole",
            (How::Least | How::Greatest | How::Cents, _) if step.name != Name::Operation => operation(step.how),
            _ => return None,
        };
        Some(self.style.say(id))
    }

    fn path(self, path: &str) -> String {
        if self.by_name { names::path(path, self.case, self.style) } else { path.to_owned() }
    }

    fn month(self, month: u32) -> String {
        if self.by_name {
            return names::month_of(self.case, month, self.style);
        }
        self.case.calendar.month(month).to_string()
    }

    fn label(self, label: Label, value: Decimal) -> String {
        // One and a half years are several in English, none in French: what is counted has the number of its value.
        let count = if self.style.language == Language::French { value.floor() } else { value.ceil() };
        let count = Arg::Count(usize::try_from(count).unwrap_or(2));
        let mut out = vec![self.style.tell(&format!("what-{}", label.what.word()), &[("count", count)])];
        let plan = label.plan.zip(self.programme).and_then(|(place, all)| all.members.get(place as usize));
        if let Some(plan) = plan {
            out.insert(0, plan.id().to_owned());
        }
        out.extend(label.line.and_then(|line| self.line(line, label.component)));
        out.extend(label.entry.and_then(|entry| self.entry(label.what, entry)));
        out.extend(label.year.map(|year| year.to_string()));
        out.extend(label.month.map(|month| self.month(month)));
        let side = |with| if with { "explain-with" } else { "explain-without" };
        out.extend(label.with.map(|with| self.style.say(side(with))));
        out.join(", ")
    }

    /// The name of an entry of the funding, the benefits or the indices.
    fn entry(self, what: What, entry: u32) -> Option<String> {
        match what {
            What::IndexFactor => self.case.indices.get(entry as usize).map(|(name, _)| self.index(name)),
            What::Benefit => Some(self.source(Source::Benefit(entry))),
            What::Units => None,
            _ => Some(self.source(Source::Funding(entry))),
        }
    }

    fn index(self, name: &str) -> String {
        let word = format!("study-field-index-{name}");
        if self.by_name && self.style.language.knows(&word) { self.style.say(&word) } else { name.to_owned() }
    }

    /// What stands before the name of a month in French: `de janvier`, `d'août`.
    fn of_month(self, month: u32) -> Arg {
        let vowel = self.month(month).starts_with(['a', 'o']);
        self.style.say(if vowel { "explain-of-vowel" } else { "explain-of-month" }).into()
    }

    fn source(self, source: Source) -> String {
        let name = match source {
            Source::Fctva => return "FCTVA".to_owned(),
            Source::Benefit(entry) => self.case.benefits.get(entry as usize).map(|benefit| &benefit.name),
            Source::Funding(entry) => self.case.funding.get(entry as usize).map(Funding::name),
        };
        name.map_or(String::new(), |name| self.style.of(name))
    }

    fn line(self, line: u32, component: Option<u32>) -> Option<String> {
        let line = self.case.lines.get(line as usize)?;
        let component = component.and_then(|component| line.components.get(component as usize));
        Some(match component {
            _ if self.by_name => {
                let name = names::line(line, self.style);
                let part = component.map(|component| names::component(&component.id, self.style));
                part.map_or(name.clone(), |part| {
                    self.style.tell("study-path", &[("of", name.into()), ("field", part.into())])
                })
            }
            Some(component) => format!("{}.{}", line.id, component.id),
            None => {
                let label = line.label.get(self.style.language.code(), &line.id).to_owned();
                self.style.tell("explain-in-line", &[("line", line.id.clone().into()), ("label", label.into())])
            }
        })
    }

    fn keys(self, keys: Keys) -> String {
        let mut out: Vec<String> = keys.source.map(|source| self.source(source)).into_iter().collect();
        out.extend(keys.line.and_then(|line| self.line(line, keys.component)));
        out.extend(keys.cause.map(|cause| self.style.say(&format!("cause-{cause}")).to_lowercase()));
        out.extend(keys.year.map(|year| year.to_string()));
        if out.is_empty() { self.style.say("explain-costs") } else { out.join(", ") }
    }

    /// Months; where the number of months is said beside it, without.
    fn span(self, span: Span, counted: bool) -> String {
        if span.first == span.last {
            return self.month(span.first);
        }
        let args = [
            ("count", Arg::Count(span.count)),
            ("of", self.of_month(span.first)),
            ("first", self.month(span.first).into()),
            ("last", self.month(span.last).into()),
        ];
        self.style.tell(if counted { "explain-months-count" } else { "explain-months" }, &args)
    }

    fn units(self, units: Units) -> String {
        let Some(line) = units.line.and_then(|line| self.case.lines.get(line as usize)) else {
            return self.style.say("what-units");
        };
        let component = units.component.and_then(|component| line.components.get(component as usize));
        let recurs = component.is_some_and(|component| component.accrual == Accrual::UnitRecurring);
        let name = if self.by_name { names::line(line, self.style) } else { line.id.clone() };
        let unit = if self.by_name { unit_word(&line.unit, self.style) } else { line.unit.clone() };
        let mut args: Vec<(&'static str, Arg)> = vec![("unit", unit.into()), ("line", name.into())];
        let Some(span) = units.months else { return self.style.tell("explain-units", &args) };
        args.push(("count", span.count.into()));
        args.push(("month", self.month(span.first).into()));
        args.push(("of", self.of_month(span.first)));
        args.push(("first", self.month(span.first).into()));
        args.push(("last", self.month(span.last).into()));
        let id = match (units.summed, recurs) {
            (true, true) => "explain-unit-months",
            (true, false) => "explain-units-summed",
            (false, _) if span.count == 1 => "explain-units-month",
            (false, _) => "explain-units",
        };
        self.style.tell(id, &args)
    }
}

fn operation(how: How) -> &'static str {
    match how {
        How::Given | How::Chosen(_) => "explain-calculated",
        How::Sum => "explain-sum",
        How::Product => "explain-product",
        How::Quotient => "explain-quotient",
        How::Power => "explain-power",
        How::Least => "explain-least",
        How::Greatest => "explain-greatest",
        How::Cents => "explain-cents",
    }
}
