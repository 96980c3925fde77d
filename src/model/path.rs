//! A path such as `sensors.device.price`, parsed once against what it leads into. Whatever reads, sets, draws or names a
//! value matches on [`Path`], so that a field that it forgets does not compile.

use std::borrow::Cow;

use super::names::{BenefitField, CityField, ComponentField, FundingField};
use crate::diagnostic::{Diagnostic, Span, closest, codes};
use crate::document::{FundingKind, by_label, phase_name, status_of};
use crate::units::dotted;

/// Where a value stands. Lines, phases, funding and benefits are counted as the plan lists them, components as the
/// line does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Path {
    /// Length of the plan.
    Horizon,
    /// Its first month.
    Start,
    /// Its discount rate.
    DiscountRate,
    /// Length of a phase.
    Phase(usize),
    /// A price index, by its name.
    Index(String),
    /// A field of a subsidy, contribution or loan.
    Funding(usize, FundingField),
    /// A field of a benefit.
    Benefit(usize, BenefitField),
    /// A field of the city.
    City(CityField),
    /// Units in service, in all phases or at the end of one.
    Quantity {
        /// The line.
        line: usize,
        /// The phase, where one is named.
        phase: Option<usize>,
    },
    /// Whether the city's accounts hold a line already.
    InAccounts(usize),
    /// A whole component.
    Component {
        /// The line.
        line: usize,
        /// The component.
        component: usize,
    },
    /// A field of a component.
    Field {
        /// The line.
        line: usize,
        /// The component.
        component: usize,
        /// The field.
        field: ComponentField,
    },
}

/// What paths lead into: the names of a plan's parts, in their order.
pub(crate) trait Scope {
    /// Lines.
    fn lines(&self) -> Vec<&str>;
    /// The place of a line. A plan may have thousands, and name most of them in its paths.
    fn line(&self, id: &str) -> Option<usize>;
    /// The id of the line at a place.
    fn line_id(&self, line: usize) -> Option<&str>;
    /// Components of a line.
    fn components(&self, line: usize) -> Vec<&str>;
    /// Phases.
    fn phases(&self) -> Vec<&str>;
    /// Subsidies, contributions and loans.
    fn funding(&self) -> Vec<(&str, FundingKind)>;
    /// Benefits.
    fn benefits(&self) -> Vec<&str>;
    /// Indices; none: of any name.
    fn indices(&self) -> Option<Vec<&str>>;
}

/// The part of a path that leads nowhere, and what could stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown {
    part: String,
    known: Vec<String>,
}

/// What paths begin with beside the lines.
const ROOTS: [&str; 8] = ["city", "funding", "benefits", "phases", "indices", "discount", "horizon", "start"];

impl Unknown {
    pub(crate) fn new(part: &str, known: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { part: part.to_owned(), known: known.into_iter().map(Into::into).collect() }
    }

    /// A path into a city, where the plan has none.
    pub(crate) fn without_city() -> Self {
        Self::new("city", ROOTS.into_iter().skip(1))
    }

    /// Of the paths of a city, which are told whole: those of the same group, where there is such a group.
    fn in_city(rest: &str) -> Self {
        // Years to come have no end: a year that was written serves as an example.
        let year = dotted::keys(rest).get(1).and_then(|year| year.parse().ok()).unwrap_or(2030);
        let known = CityField::all().into_iter().chain(CityField::of_year(year));
        let known: Vec<String> = known.map(CityField::name).collect();
        let inside: Vec<&String> = known.iter().filter(|path| dotted::first(path) == dotted::first(rest)).collect();
        let known = if inside.is_empty() { known.iter().collect() } else { inside };
        let part = if rest.is_empty() { "city".to_owned() } else { format!("city.{rest}") };
        Self::new(&part, known.into_iter().map(|path| format!("city.{path}")))
    }

    /// Whether a known word may be meant: of a path, every part has to be near, or one word is taken for another.
    fn near(&self, known: &str) -> bool {
        let (ours, theirs) = (dotted::keys(&self.part), dotted::keys(known));
        ours.len() == theirs.len() && ours.into_iter().zip(theirs).all(|(a, b)| closest(a, [b]).is_some())
    }

    /// The field whose label stands there: `prix`, `taux`.
    fn labelled(&self) -> Option<&'static str> {
        let fields = ComponentField::ALL.iter().map(|field| (field.name(), field.label()));
        let fields = fields.chain(FundingField::ALL.iter().map(|field| (field.name(), field.label())));
        let fields = fields.chain(BenefitField::ALL.iter().map(|field| (field.name(), field.label())));
        by_label(&self.part, fields.filter(|(name, _)| self.known.iter().any(|known| known == name)))
    }

    /// As a fault of a path that stands at a place.
    pub(crate) fn diagnostic(self, path: &str, place: Span) -> Diagnostic {
        let unknown = Diagnostic::at(codes::UNKNOWN_PATH, place).arg("path", path).arg("part", self.part.clone());
        let near = self.known.iter().map(String::as_str).filter(|known| self.near(known));
        let unknown = unknown.did_you_mean(&self.part, near);
        let unknown = match self.labelled().filter(|_| unknown.help.is_empty()) {
            Some(field) => unknown.arg("similar", field).help("help-similar"),
            None => unknown,
        };
        // A long list helps nobody who was understood.
        if self.known.is_empty() || (!unknown.help.is_empty() && self.known.len() > 20) {
            return unknown;
        }
        unknown.arg("known", self.known.join(", ")).help("help")
    }
}

/// The place of a name among others, or what these are.
fn place(name: &str, known: &[&str]) -> Result<usize, Unknown> {
    known.iter().position(|one| *one == name).ok_or_else(|| Unknown::new(name, known.iter().copied()))
}

impl Path {
    /// A value in the words of the format, where one of French stands: a status, the pilot.
    pub(super) fn in_format<'v>(&self, value: &'v str) -> Cow<'v, str> {
        use {BenefitField as Of, ComponentField as In, FundingField as By};
        match self {
            Self::Funding(_, By::Status) | Self::Benefit(_, Of::Status) => {
                status_of(value).map_or(value.into(), |status| status.word().into())
            }
            Self::Funding(_, By::Phases)
            | Self::Benefit(_, Of::From | Of::Until | Of::At)
            | Self::Field { field: In::From | In::Until | In::At | In::During, .. }
            | Self::Quantity { phase: None, .. } => {
                let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
                let parts = value.split_inclusive(|c| !word(c)).map(|part| {
                    let name = part.trim_end_matches(|c| !word(c));
                    [phase_name(name), &part[name.len()..]].concat()
                });
                parts.collect::<String>().into()
            }
            _ => value.into(),
        }
    }

    /// Reads a path. `Err`: which part of it leads nowhere.
    pub(crate) fn parse(path: &str, scope: &impl Scope) -> Result<Self, Unknown> {
        let below = |head: &str, names: &[&str]| {
            Unknown::new(path, names.iter().map(|name| format!("{head}.{name}")).collect::<Vec<_>>())
        };
        match dotted::keys(path).as_slice() {
            ["horizon"] => Ok(Self::Horizon),
            ["start"] => Ok(Self::Start),
            ["discount", "rate"] => Ok(Self::DiscountRate),
            ["discount"] => Err(below("discount", &["rate"])),
            ["discount", other, ..] => Err(Unknown::new(other, ["rate"])),
            ["phases", phase] => place(phase_name(phase), &scope.phases()).map(Self::Phase),
            ["phases"] => Err(below("phases", &scope.phases())),
            ["indices", name] => match scope.indices() {
                Some(known) => place(name, &known).map(|_| Self::Index((*name).to_owned())),
                None => Ok(Self::Index((*name).to_owned())),
            },
            ["indices"] => Err(below("indices", &scope.indices().unwrap_or_default())),
            ["funding", rest @ ..] => Self::in_funding(path, rest, scope),
            ["benefits", rest @ ..] => Self::in_benefits(path, rest, scope),
            ["city", rest @ ..] => {
                let rest = rest.join(".");
                CityField::of(&rest).map(Self::City).ok_or_else(|| Unknown::in_city(&rest))
            }
            [line, rest @ ..] => Self::in_line(line, rest, scope),
            [] => Err(Unknown::new(path, ROOTS)),
        }
    }

    fn in_funding(path: &str, rest: &[&str], scope: &impl Scope) -> Result<Self, Unknown> {
        let all = scope.funding();
        let ids: Vec<&str> = all.iter().map(|(id, _)| *id).collect();
        let [id, rest @ ..] = rest else {
            return Err(Unknown::new(path, ids.iter().map(|id| format!("funding.{id}"))));
        };
        let entry = place(id, &ids)?;
        let known: Vec<&str> = all[entry].1.fields().iter().map(|field| field.name()).collect();
        let [name] = rest else {
            return Err(Unknown::new(path, known.iter().map(|field| format!("funding.{id}.{field}"))));
        };
        let field = FundingField::of(name).filter(|_| known.contains(name));
        field.map(|field| Self::Funding(entry, field)).ok_or_else(|| Unknown::new(name, known))
    }

    fn in_benefits(path: &str, rest: &[&str], scope: &impl Scope) -> Result<Self, Unknown> {
        let ids = scope.benefits();
        let [id, rest @ ..] = rest else {
            return Err(Unknown::new(path, ids.iter().map(|id| format!("benefits.{id}"))));
        };
        let entry = place(id, &ids)?;
        let known: Vec<&str> = BenefitField::ALL.iter().map(|field| field.name()).collect();
        let [name] = rest else {
            return Err(Unknown::new(path, known.iter().map(|field| format!("benefits.{id}.{field}"))));
        };
        BenefitField::of(name).map(|field| Self::Benefit(entry, field)).ok_or_else(|| Unknown::new(name, known))
    }

    fn in_line(id: &str, rest: &[&str], scope: &impl Scope) -> Result<Self, Unknown> {
        let line = scope.line(id).ok_or_else(|| match rest {
            // What can only stand inside a line.
            ["quantity" | "in_accounts", ..] => Unknown::new(id, scope.lines()),
            _ => Unknown::new(id, scope.lines().into_iter().chain(ROOTS)),
        })?;
        match rest {
            ["quantity"] => Ok(Self::Quantity { line, phase: None }),
            ["quantity", phases @ ..] => {
                let phase = place(phase_name(&phases.join(".")), &scope.phases())?;
                Ok(Self::Quantity { line, phase: Some(phase) })
            }
            ["in_accounts"] => Ok(Self::InAccounts(line)),
            [] => Err(Unknown::new(id, scope.components(line).into_iter().chain(["quantity"]))),
            [name, rest @ ..] => {
                let components = scope.components(line);
                let known = || Unknown::new(name, components.iter().copied().chain(["quantity"]));
                let component = place(name, &components).map_err(|_| known())?;
                let fields = || ComponentField::ALL.iter().map(|field| field.name());
                match rest {
                    [] => Ok(Self::Component { line, component }),
                    [field] => match ComponentField::of(field) {
                        Some(field) => Ok(Self::Field { line, component, field }),
                        None => Err(Unknown::new(field, fields())),
                    },
                    [.., last] => Err(Unknown::new(last, fields())),
                }
            }
        }
    }

    /// The path as it is written.
    pub(crate) fn write(&self, scope: &impl Scope) -> String {
        let name = |names: Vec<&str>, place: usize| names.get(place).map_or(String::new(), |name| (*name).to_owned());
        let line = |place: usize| scope.line_id(place).unwrap_or_default().to_owned();
        let component = |at: usize, place: usize| format!("{}.{}", line(at), name(scope.components(at), place));
        match self {
            Self::Horizon => "horizon".to_owned(),
            Self::Start => "start".to_owned(),
            Self::DiscountRate => "discount.rate".to_owned(),
            Self::Phase(place) => format!("phases.{}", name(scope.phases(), *place)),
            Self::Index(name) => format!("indices.{name}"),
            Self::Funding(place, field) => {
                let ids = scope.funding().into_iter().map(|(id, _)| id).collect();
                format!("funding.{}.{}", name(ids, *place), field.name())
            }
            Self::Benefit(place, field) => format!("benefits.{}.{}", name(scope.benefits(), *place), field.name()),
            Self::City(field) => format!("city.{}", field.name()),
            Self::Quantity { line: at, phase: None } => format!("{}.quantity", line(*at)),
            Self::Quantity { line: at, phase: Some(phase) } => {
                format!("{}.quantity.{}", line(*at), name(scope.phases(), *phase))
            }
            Self::InAccounts(at) => format!("{}.in_accounts", line(*at)),
            Self::Component { line, component: place } => component(*line, *place),
            Self::Field { line, component: place, field } => format!("{}.{}", component(*line, *place), field.name()),
        }
    }

    /// The path of another field of the same component; the same path where it leads into none.
    pub(crate) fn beside(&self, other: ComponentField) -> Self {
        match self {
            Self::Field { line, component, .. } | Self::Component { line, component } => {
                Self::Field { line: *line, component: *component, field: other }
            }
            path => path.clone(),
        }
    }

    /// Whether a plain number is complete here, so that a unit may be left out.
    pub(crate) fn takes_bare_numbers(&self) -> bool {
        match self {
            Self::Quantity { .. } | Self::Funding(_, FundingField::Lag) | Self::City(CityField::FctvaLag) => true,
            Self::Horizon
            | Self::Start
            | Self::DiscountRate
            | Self::Phase(_)
            | Self::Index(_)
            | Self::Funding(..)
            | Self::Benefit(..)
            | Self::City(_)
            | Self::InAccounts(_)
            | Self::Component { .. }
            | Self::Field { .. } => false,
        }
    }
}
