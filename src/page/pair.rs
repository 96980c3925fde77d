//! A plan's workbook that holds its city: two files, made together or not at all. Where one of them is there already, what
//! becomes of both is asked once.

use maud::{Markup, html};

use super::ask::{Answer, Ask};
use super::desk::{Desk, Saved};
use super::fields::text_at;
use super::folder::{SHIPPED, file_name};
use super::new::free;
use super::plan::style;
use super::{shell, told};
use crate::document::edit::{Edit, edit, read};
use crate::document::{Kind, is_of, slug};
use crate::report::Style;
use crate::session::Session;
use crate::sheet::alike;

/// What is there under the id of a file that is to be made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum There {
    Nothing,
    /// The very same.
    Same,
    /// A file of the folder that the new one can be put in place of.
    File,
    /// What is not to be replaced: a shipped city, another kind of file.
    Other,
}

/// What becomes of one of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A new file.
    New,
    /// What is there stays as it is.
    Kept,
    /// It is put in place of what is there.
    Placed,
}

/// One of the two: the key of its id, its text and its id.
struct One<'t> {
    key: &'static str,
    kind: Kind,
    text: &'t str,
    id: String,
}

impl<'t> One<'t> {
    fn of(key: &'static str, kind: Kind, text: &'t str) -> Self {
        let id = read(text).ok().and_then(|it| text_at(&it, &[key]).map(str::to_owned)).unwrap_or_default();
        Self { key, kind, text, id }
    }

    /// What is there under an id. A city is known by it wherever it lies, and whoever names it would have another one.
    fn there(&self, desk: &Desk, id: &str) -> There {
        let mut session = Session::default();
        let mut library = desk.root.library(SHIPPED, &mut session.sources, &mut session.diagnostics);
        desk.put_unsaved(&mut library);
        let known = library.find(Kind::City, id).filter(|_| self.kind == Kind::City);
        if known.is_some_and(|known| alike(&known.text, self.text)) {
            return There::Same;
        }
        let Some(file) = file_name(id) else { return There::Other };
        if desk.root.fresh(&file).is_some() {
            return if known.is_none() { There::Nothing } else { There::Other };
        }
        match desk.plan(&file) {
            Some(there) if is_of(there.text(), self.kind) => There::File,
            _ => There::Other,
        }
    }

    /// What becomes of it and under which id, where nothing is there or it was chosen. `Err`: what is there.
    fn way(&self, desk: &Desk, ask: &Ask, besides: Option<&str>) -> Result<(Way, String), There> {
        // The two cannot be one file.
        let there = |id: &str| if besides == Some(id) { There::Other } else { self.there(desk, id) };
        let new = |id: String| match there(&id) {
            There::Nothing => Some((Way::New, id)),
            There::Same => Some((Way::Kept, id)),
            There::File | There::Other => None,
        };
        let is = there(&self.id);
        let chosen = || match (ask.field(&format!("{}-do", self.key))?, is) {
            ("replace", There::File) => Some((Way::Placed, self.id.clone())),
            ("keep", There::File | There::Other) if self.kind == Kind::City && besides != Some(&self.id) => {
                Some((Way::Kept, self.id.clone()))
            }
            ("other", _) => new(slug(ask.field(&format!("{}-id", self.key))?)),
            _ => None,
        };
        new(self.id.clone()).or_else(chosen).ok_or(is)
    }
}

/// Makes a plan and its city as two files, or asks what becomes of them.
pub(super) fn make(desk: &Desk, ask: &Ask, plan: &str, city: &str) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let refused = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-saved"), why));
    let plan = One::of("plan", Kind::Plan, plan);
    let city = One::of("city", Kind::City, city);
    let of_plan = plan.way(desk, ask, None);
    let id = of_plan.as_ref().map_or(plan.id.as_str(), |(_, id)| id);
    let of_city = city.way(desk, ask, Some(id));
    let (Ok((plan_way, plan_id)), Ok((city_way, city_id))) = (&of_plan, &of_city) else {
        return asked(desk, ask, (&plan, of_plan.err()), (&city, of_city.err()));
    };
    let (Some(plan_file), Some(city_file)) = (file_name(plan_id), file_name(city_id)) else {
        return refused(422, &say("page-no-title"));
    };
    let named = [Edit::set(["plan"], plan_id.as_str()), Edit::set(["city"], city_id.as_str())];
    let (Ok(plan_text), Ok(city_text)) =
        (edit(plan.text, &named), edit(city.text, &[Edit::set(["city"], city_id.as_str())]))
    else {
        return refused(422, &say("page-not-changed"));
    };
    let saved = match (plan_way, city_way) {
        (Way::New, Way::New) => desk.create_both((&city_file, &city_text), (&plan_file, &plan_text)),
        (Way::New, _) => desk.create(&plan_file, &plan_text),
        (_, Way::New) => desk.create(&city_file, &city_text),
        _ if desk.read_only() => Saved::ReadOnly,
        _ => Saved::Done,
    };
    match saved {
        Saved::Done => {}
        Saved::ReadOnly => return refused(403, &say("page-read-only-why")),
        Saved::Failed(why) => return refused(500, &why),
        Saved::Changed | Saved::NoName => return refused(409, &say("page-name-taken")),
    }
    // As with any file that is replaced, the other comes back by undoing until the new one is saved.
    let placed = |way: &Way, file: &str, text: &str| {
        *way == Way::Placed && desk.with(file, |there| there.put(text.into())).is_some()
    };
    placed(plan_way, &plan_file, &plan_text);
    let list: Vec<String> =
        Some(city_file.clone()).filter(|file| placed(city_way, file, &city_text)).into_iter().collect();
    Answer::Go(told::after(&plan_file, "page-told-city", &list))
}

/// Does what was chosen.
pub(super) fn settle(desk: &Desk, ask: &Ask) -> Answer {
    let sent = |field: &str| ask.field(field).unwrap_or_default().replace("\r\n", "\n");
    let (plan, city) = (sent("text"), sent("city"));
    if is_of(&plan, Kind::Plan) && is_of(&city, Kind::City) {
        return make(desk, ask, &plan, &city);
    }
    let say = |id: &str| ask.language.say(id, &[]);
    Answer::Page(422, shell::words(desk, ask, &say("page-not-saved"), &say("page-not-understood")))
}

/// What can be done where the plan or the city is there already.
fn asked(desk: &Desk, ask: &Ask, plan: (&One<'_>, Option<There>), city: (&One<'_>, Option<There>)) -> Answer {
    let style = style(ask);
    let title = style.say("page-pair");
    let again = ask.field("plan-do").or(ask.field("city-do")).is_some();
    let content = html! {
        div.sheet-page {
            h1 { (title) }
            p { (style.say("page-pair-about")) }
            @if again { p.notice role="alert" { (style.say("page-name-taken")) } }
            form method="post" action="/new/pair" {
                textarea.hidden name="text" aria-hidden="true" tabindex="-1" readonly { "\n" (plan.0.text) }
                textarea.hidden name="city" aria-hidden="true" tabindex="-1" readonly { "\n" (city.0.text) }
                @for (one, there) in [plan, city] {
                    @if let Some(there) = there { (choices(desk, one, there, style)) }
                }
                p.actions { button type="submit" { (style.say("page-create")) } }
            }
        }
    };
    Answer::Page(409, shell::shell(desk, ask, &title, html! {}, content))
}

fn choices(desk: &Desk, one: &One<'_>, there: There, style: Style) -> Markup {
    let name = format!("{}-do", one.key);
    let field = format!("{}-id", one.key);
    let next = free(&one.id, |id| one.there(desk, id) != There::Nothing);
    let what = [("id", one.id.as_str().into())];
    let is_city = one.kind == Kind::City;
    html! {
        fieldset {
            legend { (style.tell(if is_city { "page-pair-city" } else { "page-pair-plan" }, &what)) }
            label.item { input type="radio" name=(name) value="other" checked; " " (style.say("page-pair-other")) }
            div.field { label for=(field) { (style.say("page-pair-id")) } input #(field) name=(field) value=(next) size="30" maxlength="80" autocomplete="off"; }
            @if is_city {
                label.item { input type="radio" name=(name) value="keep"; " " (style.say("page-pair-keep")) }
            }
            @if there == There::File {
                label.item { input type="radio" name=(name) value="replace"; " " (style.say("page-taken-replace")) }
                p.soft { (style.say("page-taken-replace-about")) }
            }
        }
    }
}
