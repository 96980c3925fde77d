//! Many runs asked for one a line, answered one a line in their order, on all cores, in bounded memory.

use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::parallel;
use super::runner::Runner;
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostics, Sources, message};
use crate::document::Library;
use crate::language::Language;
use crate::model::Setting;
use crate::session::{Options, Session};

/// Lines that run together.
const CHUNK: usize = 512;
/// Lines that may wait to be run.
const WAITING: usize = 2 * CHUNK;
/// A longer line is refused, so that memory stays bounded.
const LONGEST: u64 = 1 << 20;
/// Plans that are kept ready; beyond, all are read again.
const KEPT: usize = 64;

/// What one line asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    /// Comes back with the answer.
    #[serde(default)]
    id: Value,
    /// A file, or the id of a shipped plan.
    plan: Option<String>,
    /// `{"path": "value"}`, or `["path=value"]`.
    #[serde(default)]
    set: Value,
    /// File of a vendor's quote.
    offer: Option<String>,
    /// Another city than the plan's.
    city: Option<String>,
    /// One of the plan's scenarios.
    scenario: Option<String>,
}

/// Why a line gives no result.
struct Refusal {
    code: &'static str,
    message: String,
    place: Option<String>,
}

impl Refusal {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None }
    }

    /// The first fault of a run, in English like all machine output.
    fn of(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let Some(first) = diagnostics.sorted().into_iter().next() else {
            return Self::new("faulty", "no result");
        };
        let place = first.labels.first().map(|(span, _)| sources.line(*span));
        Self { code: first.code.id, message: message(first, Language::English), place }
    }

    fn json(self, id: Value, line: usize) -> Value {
        let mut error = Map::new();
        error.insert("code".into(), self.code.into());
        error.insert("message".into(), self.message.into());
        if let Some(place) = self.place {
            error.insert("at".into(), place.into());
        }
        let mut out = Map::new();
        out.insert("id".into(), id);
        out.insert("line".into(), line.into());
        out.insert("error".into(), Value::Object(error));
        Value::Object(out)
    }
}

/// How many lines were answered, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines with a result.
    pub done: usize,
    /// Lines with an error.
    pub failed: usize,
    /// Whether the reader of the answers went away.
    pub cut: bool,
}

type Ready = Arc<Result<Runner, (Diagnostics, Sources)>>;

/// A library, what there is to say of it, and the texts that this points into.
type Opened = (Library, Diagnostics, Sources);

/// A plan, the city it is laid over if not its own, and the quote laid over it.
type Wanted = (String, Option<String>, Option<String>);

/// What lines share: libraries, and plans with the quotes laid over them, each read once.
struct Cache {
    options: Options,
    libraries: Mutex<HashMap<PathBuf, Arc<Opened>>>,
    plans: Mutex<HashMap<Wanted, Ready>>,
}

/// Answers every line of the input. `render` makes the answer of a run; an empty line is passed over.
pub fn batch(
    input: Box<dyn BufRead + Send>,
    output: &mut dyn Write,
    plan: Option<&Path>,
    options: Options,
    render: impl Fn(&Analysis, &Diagnostics) -> Value + Sync,
) -> Tally {
    let cache = Cache { options, libraries: Mutex::default(), plans: Mutex::default() };
    let lines = read_aside(input);
    let mut tally = Tally::default();
    let default = plan.map(|plan| plan.display().to_string());
    while let Ok(first) = lines.recv() {
        // What has arrived by now runs together; a lone line does not wait for others.
        let chunk: Vec<Line> = std::iter::once(first).chain(lines.try_iter().take(CHUNK - 1)).collect();
        let answers = parallel::map(&chunk, |line| answer(&cache, line, default.as_deref(), &render));
        for (text, good) in answers {
            tally.done += usize::from(good);
            tally.failed += usize::from(!good);
            if writeln!(output, "{text}").is_err() {
                tally.cut = true;
                return tally;
            }
        }
        if output.flush().is_err() {
            tally.cut = true;
            return tally;
        }
    }
    tally
}

/// A line of the input: its number, from 1, and its text, or why it has none.
type Line = (usize, Result<String, Refusal>);

/// Reads lines on a thread of its own, which runs ahead of the calculation by a bounded number of lines.
fn read_aside(mut input: Box<dyn BufRead + Send>) -> Receiver<Line> {
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::spawn(move || {
        for number in 1.. {
            let line = match next_line(&mut *input) {
                Ok(None) => return,
                Ok(Some(line)) => line,
                Err(error) => {
                    let _ = sender.send((number, Err(Refusal::new("unreadable", error.to_string()))));
                    return;
                }
            };
            let blank = line.as_ref().is_ok_and(|line| line.trim().is_empty());
            if !blank && sender.send((number, line)).is_err() {
                return;
            }
        }
    });
    receiver
}

/// The next line, at most so long; what is longer is skipped to its end and refused.
fn next_line(input: &mut dyn BufRead) -> std::io::Result<Option<Result<String, Refusal>>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    input.take(LONGEST).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == LONGEST {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(Refusal::new("too-large", format!("a line is longer than {LONGEST} bytes")))));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| Refusal::new("not-utf8", "the line is not UTF-8"))))
}

/// The answer to a line, and whether it is a result.
fn answer(
    cache: &Cache,
    (number, line): &Line,
    plan: Option<&str>,
    render: &(impl Fn(&Analysis, &Diagnostics) -> Value + Sync),
) -> (String, bool) {
    let refuse = |refusal: Refusal, id: Value| (refusal.json(id, *number).to_string(), false);
    let line = match line {
        Ok(line) => line,
        Err(refusal) => return refuse(Refusal::new(refusal.code, refusal.message.clone()), Value::Null),
    };
    let ask: Ask = match serde_json::from_str(line) {
        Ok(ask) => ask,
        Err(error) => {
            // A line that is JSON but asks for something unknown still has its id.
            let id = serde_json::from_str::<Value>(line).ok().and_then(|line| line.get("id").cloned());
            return refuse(Refusal::new("syntax", error.to_string()), id.unwrap_or_default());
        }
    };
    let id = ask.id.clone();
    match run(cache, &ask, plan) {
        Ok((analysis, diagnostics)) => {
            let mut out = Map::new();
            out.insert("id".into(), id);
            if let Value::Object(fields) = render(&analysis, &diagnostics) {
                out.extend(fields);
            }
            (Value::Object(out).to_string(), true)
        }
        Err(refusal) => refuse(refusal, id),
    }
}

fn run(cache: &Cache, ask: &Ask, plan: Option<&str>) -> Result<(Analysis, Diagnostics), Refusal> {
    let plan = ask.plan.as_deref().or(plan).ok_or_else(|| Refusal::new("missing-key", "no `plan`"))?;
    let settings = settings(&ask.set)?;
    let ready = cache.plan((plan.to_owned(), ask.city.clone(), ask.offer.clone()));
    let runner = match &*ready {
        Ok(runner) => runner,
        Err((diagnostics, sources)) => return Err(Refusal::of(diagnostics, sources)),
    };
    let run = runner.told(|prepared, sources, diagnostics| {
        if let Some(scenario) = &ask.scenario {
            prepared.scenario(scenario, sources, diagnostics);
        }
        settings.iter().for_each(|setting| prepared.set(setting, sources, diagnostics));
    });
    run.map_err(|faults| Refusal::of(&faults.diagnostics, &faults.sources))
}

/// Reads `set`. Numbers are whole ones: others have to be written as text, which keeps every digit.
fn settings(set: &Value) -> Result<Vec<Setting>, Refusal> {
    let wrong = || Refusal::new("not-a-map", "`set` is {\"path\": \"value\"} or [\"path=value\"]");
    let text = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) if number.is_i64() || number.is_u64() => Ok(number.to_string()),
        Value::Number(number) => {
            let message = format!("write {number} as text, with its unit, so that every digit is kept");
            Err(Refusal::new("not-a-scalar", message))
        }
        _ => Err(wrong()),
    };
    match set {
        Value::Null => Ok(Vec::new()),
        Value::Object(map) => map.iter().map(|(path, value)| Ok(Setting::new(path, text(value)?, "set"))).collect(),
        Value::Array(list) => {
            let pair = |one: &Value| {
                let (path, value) = one.as_str().and_then(|text| text.split_once('=')).ok_or_else(wrong)?;
                Ok(Setting::new(path.trim(), value.trim(), "set"))
            };
            list.iter().map(pair).collect()
        }
        _ => Err(wrong()),
    }
}

impl Cache {
    fn plan(&self, key: Wanted) -> Ready {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = plans.get(&key) {
            return ready.clone();
        }
        if plans.len() >= KEPT {
            plans.clear();
        }
        let ready: Ready = Arc::new(self.read(&key));
        plans.insert(key, ready.clone());
        ready
    }

    fn read(&self, (plan, city, offer): &Wanted) -> Result<Runner, (Diagnostics, Sources)> {
        let plan = Path::new(plan);
        let folder = plan.parent().map(Path::to_path_buf).unwrap_or_default();
        let mut libraries = self.libraries.lock().unwrap_or_else(PoisonError::into_inner);
        if libraries.len() >= KEPT {
            libraries.clear();
        }
        let open = || {
            let mut session = Session::default();
            let library = session.library(Some(plan), &self.options);
            Arc::new((library, session.diagnostics, session.sources))
        };
        // A bare id and a file in the working folder are looked up in different folders.
        let key = if plan.is_file() { folder.join(".") } else { folder };
        let shared = libraries.entry(key).or_insert_with(open).clone();
        let mut session = Session { diagnostics: shared.1.clone(), sources: shared.2.clone() };
        let city = city.clone().or_else(|| self.options.city.clone());
        let offer = offer.as_ref().map(PathBuf::from);
        let options = Options { city, offer, ..self.options.clone() };
        let prepared = session.prepare_from(plan, &shared.0, &options);
        match prepared.filter(|_| !session.diagnostics.has_errors()) {
            Some(prepared) => Ok(Runner::new(prepared, session.sources)),
            None => Err((session.diagnostics, session.sources)),
        }
    }
}
