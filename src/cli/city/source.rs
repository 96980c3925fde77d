use std::path::{Path, PathBuf};

use super::super::{Exit, Output};
use crate::document::{self, CityDocument, Kind, Library};
use crate::session::{Options, Session};

/// A city by its id or by its file, and the library in which its id leads to it. `Err`: how the command ends, once what is
/// wrong has been said.
pub fn city(name: &str, catalogs: &[PathBuf], output: &Output) -> Result<(CityDocument, Library), Exit> {
    let mut session = Session::default();
    let mut library = session.library(None, &Options { catalogs: catalogs.to_vec(), ..Options::default() });
    let path = Path::new(name);
    let found = if path.is_file() {
        let text = document::read_file(path, &mut session.sources, &mut session.diagnostics);
        if let Some(text) = &text {
            library.put_first(name, text);
        }
        text.map(|text| (name.to_owned(), text))
    } else {
        library.find(Kind::City, name).map(|found| (found.name.clone(), found.text.clone()))
    };
    let read = found.and_then(|(shown, text)| {
        let file = session.sources.add(shown, text.clone());
        let node = document::parse(&text, file, &mut session.diagnostics)?;
        document::read_city(&node, &mut session.diagnostics)
    });
    if session.diagnostics.has_errors() {
        output.report(&session);
        return Err(Exit::Faulty);
    }
    output.tell_unused(&session, false);
    read.map(|city| (city, library)).ok_or_else(|| {
        let library = session.library(None, &Options { catalogs: catalogs.to_vec(), ..Options::default() });
        let known = library.ids(Kind::City).join(", ");
        let words = [("name", name.into()), ("known", known.into())];
        output.remark(&output.language.say("nothing-of-that-name", &words));
        Exit::Usage
    })
}
