//! Boxes of text that lie on a sheet of an `.xlsx`, in a part of their own.

use quick_xml::events::Event;

use super::marks::{meant, related};
use super::open::Unread;
use super::survey::{Archive, walk};

/// The texts of the boxes on a sheet, by its part (`xl/worksheets/sheet1.xml`).
pub(super) fn boxes(archive: &mut Archive<'_>, part: &str) -> Result<Vec<String>, Unread> {
    let mut boxes = Vec::new();
    for part in related(archive, part, "drawings/drawing")? {
        let (mut text, mut inside) = (String::new(), false);
        walk(archive, &part, |event| {
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "t" => inside = true,
                Event::End(tag) => match tag.local_name().as_ref() {
                    "t" => inside = false,
                    "p" => text.push(' '),
                    "sp" => boxes.push(std::mem::take(&mut text)),
                    _ => {}
                },
                Event::Text(words) if inside => text.push_str(&words.xml10_content()),
                Event::GeneralRef(name) if inside => text.push_str(meant(name)),
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok(boxes)
}
