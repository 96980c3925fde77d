use std::path::PathBuf;

use super::super::{Exit, Output};
use crate::diagnostic::{Diagnostics, Span};
use crate::document::{self, CityDocument, Kind, Library};
use crate::model::absent_accounts;
use crate::session::{Options, Session, is_file};

/// A city that was named.
#[derive(Debug)]
pub(in crate::cli) struct Named {
    /// The file that it came from.
    pub file: String,
    /// What that says.
    pub city: CityDocument,
    /// The library in which its id leads to it.
    pub library: Library,
    /// What was read.
    session: Session,
}

impl Named {
    /// Writes to stderr which of its accounts are taken for 0: for what shows its amounts and runs nothing.
    pub(in crate::cli) fn tell_absent(&self, output: &Output) {
        let head = self.city.span.map(|span| Span { end: span.start, ..span });
        let absent = head.and_then(|head| absent_accounts(&self.city, head));
        let mut told = Diagnostics::default();
        absent.into_iter().for_each(|absent| told.push(absent));
        output.report_all(&told, &self.session.sources);
    }
}

/// A city by its id or by its file. `Err`: how the command ends, once what is wrong has been said.
pub(in crate::cli) fn city(name: &str, catalogs: &[PathBuf], output: &Output) -> Result<Named, Exit> {
    let mut session = Session::default();
    let mut library = session.library(None, &Options { catalogs: catalogs.to_vec(), ..Options::default() });
    let found = if is_file(name) {
        let text = session.city_file(name);
        if let Some(text) = &text {
            library.put_first(name, text);
        }
        text.map(|text| (name.to_owned(), text))
    } else {
        library.find(Kind::City, name).map(|found| (found.name.clone(), found.text.clone()))
    };
    let read = found.and_then(|(shown, text)| {
        let file = session.sources.add(shown.clone(), text.clone());
        let node = document::parse_city(&text, file, &mut session.diagnostics)?;
        document::begins_with_schema(&node, Kind::City, &mut session.diagnostics).then_some(())?;
        document::read_city(&node, &mut session.diagnostics).map(|city| (shown, city))
    });
    if session.diagnostics.has_errors() {
        output.report(&session);
        return Err(Exit::Faulty);
    }
    output.tell_unused(&session, false);
    match read {
        Some((file, city)) => Ok(Named { file, city, library, session }),
        None => Err(output.unknown_name(name, &library.ids(Kind::City))),
    }
}
