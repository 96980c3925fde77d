//! The fields of a map, declared once.
//!
//! [`fields!`] declares the struct of a map and the table of its fields. A [`FieldRow`] of the table knows all there is to
//! know of a field: its name, what it means (the doc comment), its label, its kind of value, how it is drawn. What
//! reads files, what `--set`, scenarios and draws put, what *did you mean* proposes, JSON Schemas and the tables of
//! `docs/format.md` are plain functions over these rows; the macro itself writes the struct and the list, no more.

use serde_json::Value;

use super::field::{Field, Text};
use super::fragment;
use super::grammar::About;
use super::tree::Node;
use super::walk::MapReader;
use crate::diagnostic::{Diagnostics, Span};
use crate::units::dotted;

/// What a field is kept in: nothing where it is left out.
pub(crate) type Maybe<T> = Option<Field<T>>;

/// One field of the map that becomes an `S`.
pub struct FieldRow<S: 'static> {
    /// Its name. `loans.rate` stands as `rate` in a map `loans`.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Its label in English and in French.
    pub label: [&'static str; 2],
    /// The kinds of entry that have it; all where none is named.
    pub kinds: &'static [&'static str],
    /// How it is drawn where it is uncertain; none where it cannot be.
    pub draw: Option<Draw>,
    /// Whether paths lead to it.
    pub path: bool,
    /// Its kind of value.
    pub about: fn() -> About,
    /// Its JSON Schema, given its meaning.
    pub schema: fn(&str) -> Value,
    /// Reads a value into its place. One at fault is noted and changes nothing.
    pub read: fn(&Node<'_>, &'static str, &mut S, &mut Diagnostics),
    /// Takes over the value of another, where it has one.
    pub take: fn(&mut S, &S, &'static str),
    /// Where it stands as written.
    pub span: fn(&S, &'static str) -> Option<Span>,
}

impl<S> Clone for FieldRow<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for FieldRow<S> {}

/// What is drawn: in which grammar the ends of an uncertain input are written, and what a draw changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draw {
    /// A price like the one written.
    Price,
    /// A share or a yearly rate.
    Rate,
    /// A yearly rate of which the calculation takes powers.
    Growth,
    /// An amount in EUR, or a share where the field is one.
    Money,
    /// An amount a year.
    YearlyMoney,
    /// Whole months.
    Months,
    /// A calendar month.
    Month,
    /// A number of units.
    Quantity,
}

/// A struct that `fields!` has declared.
pub trait Fields: Default + 'static {
    /// Its fields, in the order in which they are written.
    const ROWS: &'static [FieldRow<Self>];
    /// Those that have to be there, by name; of groups too.
    const REQUIRED: &'static [&'static str];

    /// Reads a map that has these fields and no others.
    fn read(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut out = Self::default();
        read_map(node, Self::ROWS, Self::REQUIRED, &mut out, diagnostics).then_some(out)
    }

    /// The JSON Schema of such a map.
    fn schema() -> Value {
        object(Self::ROWS, Self::REQUIRED)
    }
}

/// What a field can be kept in.
pub(super) trait Slot {
    /// Where its value stands, if that is one place.
    fn place(&self) -> Option<Span> {
        None
    }
}

impl<T> Slot for Option<Field<T>> {
    fn place(&self) -> Option<Span> {
        self.as_ref().map(|field| field.span)
    }
}

impl<T> Slot for Option<Box<Field<T>>> {
    fn place(&self) -> Option<Span> {
        self.as_ref().map(|field| field.span)
    }
}

impl<T> Slot for Option<Vec<Field<T>>> {
    fn place(&self) -> Option<Span> {
        let (first, last) = (self.as_ref()?.first()?.span, self.as_ref()?.last()?.span);
        Some(Span { end: last.end, ..first })
    }
}

impl Slot for Field<String> {
    fn place(&self) -> Option<Span> {
        Some(self.span)
    }
}

impl<T> Slot for Vec<T> {}
impl Slot for Text {}
impl Slot for String {}
impl Slot for Option<String> {}
impl Slot for Option<Text> {}

/// Declares the struct of a map, and its fields as a table:
///
/// ```text
/// fields! {
///     /// What the struct is.
///     pub struct LoanDocument names LoanField requires ["rate"] {
///         /// What the field means: doc comment of the struct, description in the schema, row in `docs/format.md`.
///         rate: Maybe<Decimal> = FRACTION, ["Rate", "Taux"], path Rate, draw Rate;
///         /// `as` names it in files where Rust's name is another; `in` names the kinds of entry that have it.
///         term as "length": Maybe<Months> = DURATION, ["Term", "Durée"], path Term, in "loan";
///         /// Without `path` no path leads to it.
///         id: Field<String> = ID, ["Id", "Identifiant"];
///     }
///     beside {
///         /// What is no field of the file.
///         pub span: Option<Span>,
///     }
/// }
/// ```
///
/// Right of `=` stands a `Form`: a `Grammar`, or a `Via` with a reader and a schema of its own. `names` makes an
/// enumeration of the fields that paths lead to: a `match` on it that forgets one does not compile.
macro_rules! fields {
    (
        $(#[$about:meta])*
        pub struct $document:ident names $names:ident requires $required:tt { $($rows:tt)* }
        $($beside:tt)*
    ) => {
        $crate::document::fields::fields! {
            $(#[$about])* pub struct $document requires $required { $($rows)* } $($beside)*
        }
        $crate::document::fields::names! { $document $names { $($rows)* } }
    };
    (
        $(#[$about:meta])*
        pub struct $document:ident requires [$($required:literal),*] {
            $(
                $(#[doc = $doc:literal])+
                $field:ident $(as $key:literal)? : $slot:ty = $form:expr, [$english:literal, $french:literal]
                $(, path $case:ident)? $(, draw $draw:ident)? $(, in $($kind:literal)+)? ;
            )*
        }
        $( beside { $( $(#[doc = $plain_doc:literal])+ pub $plain:ident : $plain_type:ty, )* } )?
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[allow(unreachable_pub, reason = "some tables are the crate's own")]
        pub struct $document {
            $( $(#[doc = $doc])+ pub $field: $slot, )*
            $( $( $(#[doc = $plain_doc])+ pub $plain: $plain_type, )* )?
        }

        impl $crate::document::fields::Fields for $document {
            const ROWS: &'static [$crate::document::fields::FieldRow<Self>] = &[$(
                $crate::document::fields::FieldRow {
                    // The name in files, where there is one, else that of Rust: the first of the two.
                    name: [$($key,)? stringify!($field)][0],
                    // Each line of a doc comment begins with a space, so that they join into sentences.
                    doc: concat!($($doc),+),
                    label: [$english, $french],
                    kinds: &[$($($kind),+)?],
                    path: !stringify!($($case)?).is_empty(),
                    draw: [$(Some($crate::document::fields::Draw::$draw),)? None][0],
                    about: || $crate::document::grammar::Form::<$slot>::about(&$form),
                    schema: |doc| $crate::document::grammar::Form::<$slot>::schema(&$form, doc),
                    read: |node, _, out, diagnostics| {
                        $crate::document::fields::put(&mut out.$field, $form.read(node, diagnostics));
                    },
                    take: |out, over, _| $crate::document::fields::put(&mut out.$field, over.$field.clone()),
                    span: |out, _| $crate::document::fields::Slot::place(&out.$field),
                },
            )*];
            const REQUIRED: &'static [&'static str] = &[$($required),*];
        }
    };
}
pub(super) use fields;

/// The enumeration of the fields of a table that paths lead to.
macro_rules! names {
    ($document:ident $names:ident { $(
        $(#[doc = $doc:literal])+
        $field:ident $(as $key:literal)? : $slot:ty = $form:expr, [$english:literal, $french:literal]
        $(, path $case:ident)? $(, draw $draw:ident)? $(, in $($kind:literal)+)? ;
    )* }) => {
        #[doc = concat!("A field of [`", stringify!($document), "`] that paths lead to.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is the field of its name")]
        pub enum $names { $( $($case,)? )* }

        impl $names {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$( $(Self::$case,)? )*];

            const NAMES: [&'static str; Self::ALL.len()] = $crate::document::fields::names_of_paths($document::ROWS);

            /// As it is written.
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// Its label in English and in French.
            pub fn label(self) -> [&'static str; 2] {
                let mut rows = <$document as $crate::document::fields::Fields>::ROWS.iter().filter(|row| row.path);
                rows.nth(self as usize).map_or([self.name(); 2], |row| row.label)
            }

            /// The one that is written so.
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|field| field.name() == name)
            }
        }
    };
}
pub(super) use names;

/// Puts a value where there is one: what was left out or could not be read changes nothing.
pub(super) fn put<T: Default + PartialEq>(place: &mut T, value: T) {
    if value != T::default() {
        *place = value;
    }
}

/// Reads a map of the fields of a table and no others; whether it is a map.
pub(super) fn read_map<S: Default>(
    node: &Node<'_>,
    rows: &[FieldRow<S>],
    required: &[&'static str],
    out: &mut S,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(mut reader) = MapReader::of(node, rows, required, "", diagnostics) else {
        return false;
    };
    read_fields(&mut reader, rows, required, out);
    reader.finish();
    true
}

/// Reads every field of a table that a map holds.
pub(super) fn read_fields<S: Default>(
    reader: &mut MapReader<'_, '_, '_>,
    rows: &[FieldRow<S>],
    required: &[&'static str],
    out: &mut S,
) {
    read_group(reader, rows, required, "", out);
}

/// Reads the fields whose names begin with `group`; those of a group within it stand in a map of their own.
fn read_group<S: Default>(
    reader: &mut MapReader<'_, '_, '_>,
    rows: &[FieldRow<S>],
    required: &[&'static str],
    group: &str,
    out: &mut S,
) {
    let inside = |name: &'static str| name.strip_prefix(group).filter(|rest| !rest.contains('.'));
    required.iter().filter_map(|name| inside(name)).for_each(|key| reader.require(key));
    let whole = rows;
    let mut rest = rows;
    while let Some((row, after)) = rest.split_first() {
        let key = &row.name[group.len()..];
        let Some(end) = key.find('.') else {
            if let Some(node) = reader.node(key) {
                let told = reader.diagnostics.len();
                (row.read)(node, row.name, out, reader.diagnostics);
                if reader.diagnostics.len() > told {
                    reader.diagnostics.exemplify(node.span, (row.about)().examples);
                }
            }
            rest = after;
            continue;
        };
        let group = &row.name[..=group.len() + end];
        let (rows, after) = rest.split_at(rest.iter().take_while(|row| row.name.starts_with(group)).count());
        if let Some(node) = reader.node(&key[..end])
            && let Some(mut reader) = MapReader::of(node, rows, required, group, reader.diagnostics)
        {
            read_group(&mut reader, rows, required, group, out);
            reader.finish();
        }
        rest = after;
    }
    // A map within goes by the labels of what stands in it.
    let key = |row: &FieldRow<S>| dotted::first(&row.name[group.len()..]);
    reader.understand(whole.iter().map(|row| (key(row), row.label)));
}

/// Reads one field given by itself, as `--set`, scenarios, offers and draws do. `Err`: the names that there are.
pub(super) fn set<S>(
    rows: &[FieldRow<S>],
    name: &str,
    node: &Node<'_>,
    out: &mut S,
    diagnostics: &mut Diagnostics,
) -> Result<(), Vec<&'static str>> {
    let known = rows.iter().filter(|row| row.path);
    let Some(row) = known.clone().find(|row| row.name == name) else {
        return Err(known.map(|row| row.name).collect());
    };
    (row.read)(node, row.name, out, diagnostics);
    Ok(())
}

/// Where a field stands as written.
pub(super) fn span<S>(rows: &[FieldRow<S>], name: &str, of: &S) -> Option<Span> {
    let row = rows.iter().find(|row| row.path && row.name == name)?;
    (row.span)(of, row.name)
}

/// Takes over every field that another has.
pub(super) fn take_over<S>(rows: &[FieldRow<S>], out: &mut S, over: &S) {
    rows.iter().for_each(|row| (row.take)(out, over, row.name));
}

/// The names of the fields that paths lead to.
pub(super) const fn names_of_paths<S, const N: usize>(rows: &[FieldRow<S>]) -> [&'static str; N] {
    let mut out = [""; N];
    let (mut row, mut place) = (0, 0);
    while row < rows.len() {
        if rows[row].path {
            out[place] = rows[row].name;
            place += 1;
        }
        row += 1;
    }
    out
}

/// The JSON Schema of a map of the fields of a table and no others.
pub(super) fn object<S>(rows: &[FieldRow<S>], required: &[&'static str]) -> Value {
    fragment::object(&names_in(required, ""), properties(rows, required, ""))
}

/// The fields whose names begin with `group` as properties.
pub(super) fn properties<S>(
    rows: &[FieldRow<S>],
    required: &[&'static str],
    group: &str,
) -> Vec<(&'static str, Value)> {
    let mut out = Vec::new();
    let mut rest = rows;
    while let Some((row, after)) = rest.split_first() {
        let key = &row.name[group.len()..];
        let Some(end) = key.find('.') else {
            out.push((key, (row.schema)(row.doc.trim())));
            rest = after;
            continue;
        };
        let inner = &row.name[..=group.len() + end];
        let (rows, after) = rest.split_at(rest.iter().take_while(|row| row.name.starts_with(inner)).count());
        out.push((&key[..end], fragment::object(&names_in(required, inner), properties(rows, required, inner))));
        rest = after;
    }
    out
}

fn names_in(required: &[&'static str], group: &str) -> Vec<&'static str> {
    required.iter().filter_map(|name| name.strip_prefix(group)).filter(|name| !name.contains('.')).collect()
}
