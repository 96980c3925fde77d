use rust_decimal::Decimal;

use super::explain_words::{Explained, Wording};
use super::style::{Style, Tone};
use super::table::Table;
use crate::analysis::Analysis;
use crate::diagnostic::Sources;
use crate::document::Grade;
use crate::explain::{ExplainedFigure, How, Name, Part, Step};
use crate::language::Arg;
use crate::programme::Programme;

/// How many parts of a sum are listed, the largest first; the others are summed up.
pub(crate) const LISTED: usize = 14;

/// The explanation of a figure as a tree. `depth`: how deep it was asked for; none: all of it.
pub fn explain_text(step: &Step, analysis: &Analysis, sources: &Sources, depth: Option<usize>, style: Style) -> String {
    explain_text_of(step, Explained::plan(analysis, sources), depth, style)
}

/// The same of a plan or of a programme.
pub(crate) fn explain_text_of(step: &Step, of: Explained<'_>, depth: Option<usize>, style: Style) -> String {
    let words = Wording::new(of, style);
    let mut out = Tree { words, style, depth, cut: false, out: String::new() };
    let value = words.number(step.value, step.kind);
    let path = step.path.clone().unwrap_or_default();
    let mut head = style.tell("explain-value", &[("path", path.into()), ("value", value.into())]);
    if let Some(decision) = words.decision(step) {
        head.push_str(&format!(" — {decision}"));
    }
    out.out.push_str(&format!("{}\n", style.paint(&head, Tone::Strong)));
    out.parts(step, "");
    out.notes(of);
    out.out
}

struct Tree<'a> {
    words: Wording<'a>,
    style: Style,
    depth: Option<usize>,
    /// Whether something was left out.
    cut: bool,
    out: String,
}

impl Tree<'_> {
    fn parts(&mut self, step: &Step, indent: &str) {
        let listed = if self.depth.is_none() || step.parts.len() <= LISTED { step.parts.len() } else { LISTED - 1 };
        let rest = &step.parts[listed..];
        for (place, part) in step.parts[..listed].iter().enumerate() {
            let last = place + 1 == step.parts.len();
            self.part(part, &sign(step, place, part), indent, last);
        }
        if !rest.is_empty() {
            let sum: Decimal =
                rest.iter().map(|part| if part.minus { -part.step.value } else { part.step.value }).sum();
            let value = self.words.number(sum, step.kind);
            let more = self.style.tell("explain-more", &[("count", rest.len().into()), ("value", value.into())]);
            self.out.push_str(&format!("{indent}└─ {more}\n"));
        }
    }

    fn part(&mut self, part: &Part, sign: &str, indent: &str, last: bool) {
        let step = &part.step;
        let (branch, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let below = format!("{indent}{below}");
        let brief = self.brief(step);
        let told = brief.as_ref().map_or(step, |(_, told)| told);
        let value = brief.as_ref().map_or_else(|| self.words.value(step), |(value, _)| value.clone());
        let mut text = format!("{sign} {value}  {}", self.words.name(told));
        if let Some(decision) = self.words.decision(step) {
            text.push_str(&format!(" — {decision}"));
        }
        if sign == "≠" {
            text.push_str(&format!(" — {}", self.style.say("explain-loser")));
        }
        if let Some(origin) = self.origin(told) {
            text.push_str(&format!(" [{origin}]"));
        }
        if step.cut && sign != "≠" {
            match &step.path {
                Some(path) => {
                    let see = self.style.tell("explain-see", &[("path", path.clone().into())]);
                    text.push_str(&format!(" {see}"));
                }
                None => {
                    self.cut = true;
                    text.push_str(" …");
                }
            }
        }
        let mark = if self.assumed(told) { format!("{} ", self.style.paint("⚠", Tone::Warn)) } else { String::new() };
        let narrow = Style { width: self.style.width.saturating_sub(indent.chars().count() + 5).max(40), ..self.style };
        let text = narrow.wrap(&format!("{mark}{text}"), 2);
        let lines: Vec<&str> = text.lines().collect();
        let gap = if step.parts.is_empty() || brief.is_some() { below.clone() } else { format!("{below}│") };
        for (place, line) in lines.iter().enumerate() {
            let start = if place == 0 { format!("{indent}{branch}") } else { gap.clone() };
            self.out.push_str(&format!("{start}{line}\n"));
        }
        if brief.is_none() {
            self.parts(step, &below);
        }
    }

    /// What is told in one line with the value that it comes from: one and a rate, its powers, the whole rate
    /// of a subsidy.
    fn brief<'s>(&self, step: &'s Step) -> Option<(String, &'s Step)> {
        let first = step.parts.first().map(|part| &part.step);
        match (step.how, first) {
            (How::Sum, _) if step.name == Name::OneAnd => {
                let rate = &step.parts.get(1)?.step;
                Some((format!("(1 + {})", self.words.value(rate)), rate))
            }
            (How::Power, Some(base)) => {
                let (value, told) = self.brief(base)?;
                let times = self.words.value(&step.parts.get(1)?.step);
                Some((format!("{value}^{times}"), told))
            }
            (How::Chosen(true), Some(rate)) if matches!(rate.name, Name::Input(_)) => {
                Some((self.words.value(rate), rate))
            }
            _ => None,
        }
    }

    /// File and line, source, date and grade of a value.
    fn origin(&self, step: &Step) -> Option<String> {
        let is_value = matches!(step.name, Name::Input(_));
        let place = match (self.words.place(step), is_value) {
            (Some(place), _) => place,
            (None, true) => self.style.say("explain-default"),
            (None, false) => return None,
        };
        let replaced = self.words.replaced(step).map(|one| match one.from.as_str() {
            "" => self.style.say("explain-instead-of-nothing"),
            from => self.style.tell("explain-instead", &[("from", from.into())]),
        });
        Some([Some(place), replaced, self.words.citation(step)].into_iter().flatten().collect::<Vec<_>>().join("; "))
    }

    fn assumed(&self, step: &Step) -> bool {
        let source = self.words.provenance(step).and_then(|one| one.source.as_ref());
        source.is_some_and(|source| source.grade == Some(Grade::Assumption))
    }

    /// What the figure leaves out, and which goods the unit-value threshold moved.
    fn notes(&mut self, of: Explained<'_>) {
        let (analysis, case) = (of.analysis, &of.analysis.case);
        if self.cut {
            let text = match self.depth {
                Some(depth) => self.style.tell("explain-cut", &[("depth", (depth + 1).into())]),
                None => self.style.say("explain-told"),
            };
            self.out.push_str(&format!("{text}\n"));
        }
        let unpriced = of.programme.map_or_else(|| case.unpriced.clone(), Programme::without_price);
        if !unpriced.is_empty() {
            let args = [("count", unpriced.len().into()), ("list", unpriced.join(", ").into())];
            let text = self.style.wrap(&self.style.tell("explain-incomplete", &args), 0);
            self.out.push_str(&format!("\n{}\n", self.style.paint(&text, Tone::Warn)));
        }
        let moved = analysis.moved().filter(|_| of.programme.is_none());
        for (line, cost) in moved {
            let threshold = Arg::Euros(case.movable_threshold.value);
            let line = case.lines[line].id.clone();
            let args = [("line", line.into()), ("cost", Arg::Money(cost)), ("threshold", threshold)];
            self.out.push_str(&format!("\n{}\n", self.style.wrap(&self.style.tell("explain-moved", &args), 0)));
        }
    }
}

/// What a part does to the value: added, taken away, multiplied, divided, chosen.
pub(super) fn sign(step: &Step, place: usize, part: &Part) -> String {
    let sign = match (step.how, place) {
        (How::Sum | How::Given, _) if part.minus => "−",
        (How::Sum | How::Given, _) => "+",
        (How::Product, _) if part.step.name == Name::Twelfth => "÷",
        (How::Product, 0) => "=",
        (How::Product, _) => "×",
        (How::Quotient, 1) => "÷",
        (How::Power, 1) => "^",
        (How::Least | How::Greatest | How::Chosen(_), 1) => "≠",
        _ => "=",
    };
    sign.to_owned()
}

/// All paths with their figures.
pub(crate) fn figures_text<'f>(
    figures: impl Iterator<Item = &'f ExplainedFigure<Decimal>>,
    of: Explained<'_>,
    style: Style,
) -> String {
    let words = Wording::new(of, style);
    let mut table = Table::new(vec![style.say("column-path"), style.say("column-value")], 1);
    for figure in figures {
        table.row(vec![figure.path.clone(), words.number(figure.number, figure.kind)]);
    }
    table.print(style)
}
