//! What stands around the text of a Word document: its contents, its page numbers, and the title in its properties. No
//! author and no date: there is no clock in results.

use maud::{Markup, PreEscaped, html as markup};

use super::Study;

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Where the page numbers of the contents stand, in twentieths of a point.
const RIGHT: usize = 9638;

/// The properties of the file.
pub(super) fn properties(study: &Study, language: &str) -> Markup {
    markup! {
        (PreEscaped(HEAD))
        cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" {
            dc:title { (study.title) } dc:subject { (study.kind) } dc:language { (language) }
        }
    }
}

/// The foot of every page of a width: what it is a page of, which one, and of how many.
pub(super) fn footer(study: &Study, page: usize) -> Markup {
    markup! {
        (PreEscaped(HEAD))
        w:ftr xmlns:w=(WORD) {
            w:p {
                w:pPr { w:pStyle w:val="Footer" {} w:tabs { w:tab w:val="right" w:pos=(page) {} } }
                (text(&study.running(&study.title))) w:r { w:tab {} }
                (field("PAGE", "1", false)) (text(" / ")) (field("NUMPAGES", "1", false))
            }
        }
    }
}

/// The name by which the contents refer to a section.
pub(super) fn anchor(place: usize) -> String {
    format!("_Toc{place:03}")
}

/// The contents: each section with its page, which Word and LibreOffice find when they open the file. Pages are asked
/// for one by one: within a table of contents LibreOffice keeps what stands in the file.
pub(super) fn contents(study: &Study, title: &str) -> Markup {
    markup! {
        w:p { w:pPr { w:pStyle w:val="ContentsHead" {} } (text(title)) }
        @for (place, section) in study.sections.iter().enumerate() {
            w:p {
                w:pPr { w:pStyle w:val="Contents" {} w:tabs { w:tab w:val="right" w:leader="dot" w:pos=(RIGHT) {} } }
                w:hyperlink w:anchor=(anchor(place)) w:history="1" {
                    (text(&section.heading)) w:r { w:tab {} } (field(&format!("PAGEREF {} \\h", anchor(place)), "", true))
                }
            }
        }
    }
}

/// A field with what it shows until it is worked out.
fn field(code: &str, shown: &str, stale: bool) -> Markup {
    markup! { (opened(code, stale)) (text(shown)) w:r { w:fldChar w:fldCharType="end" {} } }
}

/// A field up to what it shows; what is stale is worked out when the file is opened.
fn opened(code: &str, stale: bool) -> Markup {
    markup! {
        w:r { w:fldChar w:fldCharType="begin" w:dirty=[stale.then_some("true")] {} }
        w:r { w:instrText xml:space="preserve" { " " (code) " " } }
        w:r { w:fldChar w:fldCharType="separate" {} }
    }
}

fn text(text: &str) -> Markup {
    markup! { w:r { w:t xml:space="preserve" { (super::docx::clean(text)) } } }
}
