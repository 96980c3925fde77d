//! What a bidder's program keeps beside the cells: notes, letters that are struck out, what is saved as it is shown.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use perenne::language::Language;

use crate::offers::support::{read_back, said, scratch, write};

/// An `.ods` with one price, whose cell has these attributes and holds this.
fn ods(name: &str, attributes: &str, inside: &str) -> PathBuf {
    let spaces =
        [("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle")]
            .map(|(prefix, space)| format!("xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0\""))
            .join(" ");
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let line = "<style:text-properties style:text-line-through-style=\"solid\"/>";
    let content = format!(
        "<office:document-content {spaces} office:version=\"1.3\"><office:automatic-styles>\
         <number:boolean-style style:name=\"N99\"><number:boolean/></number:boolean-style>\
         <style:style style:name=\"old\" style:family=\"table-cell\">{line}</style:style>\
         <style:style style:name=\"older\" style:family=\"table-cell\" style:parent-style-name=\"old\"/>\
         <style:style style:name=\"truth\" style:family=\"table-cell\" style:data-style-name=\"N99\"/>\
         <style:style style:name=\"word\" style:family=\"text\">{line}</style:style></office:automatic-styles>\
         <office:body><office:spreadsheet><table:table table:name=\"DQE\"><table:table-row>{}{}</table:table-row>\
         <table:table-row>{}<table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        text("Désignation"),
        text("PU HT"),
        text("Boîte : Fourniture de l'équipement"),
    );
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)];
    let manifest = ("META-INF/manifest.xml", "<manifest/>");
    for (part, text) in parts.into_iter().chain([manifest]) {
        book.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        book.write_all(text.as_bytes()).unwrap();
    }
    let path = scratch(&format!("kept-{name}.ods"));
    write(&path, &book.finish().unwrap().into_inner());
    path
}

#[test]
fn what_an_ods_says_beside_its_cells() {
    let price = "office:value-type=\"float\" office:value=\"80.1\"";
    let shown = "<text:p>80,10</text:p>";
    let note = |note: &str| format!("<office:annotation><text:p>{note}</text:p></office:annotation>{shown}");
    let typed = "office:value-type=\"string\"";
    let float = |value: &str| format!("table:formula=\"of:=A1\" office:value-type=\"float\" office:value=\"{value}\"");
    for (name, attributes, inside, expected) in [
        ("plain", price.to_owned(), shown.to_owned(), None),
        ("struck", format!("{price} table:style-name=\"old\""), shown.to_owned(), Some("schedule-kind")),
        ("inherited", format!("{price} table:style-name=\"older\""), shown.to_owned(), Some("schedule-kind")),
        (
            "letters",
            typed.to_owned(),
            "<text:p><text:span text:style-name=\"word\">80,10</text:span></text:p>".to_owned(),
            Some("schedule-kind"),
        ),
        ("truth", format!("{price} table:style-name=\"truth\""), shown.to_owned(), Some("schedule-money")),
        (
            "true",
            "office:value-type=\"boolean\" office:boolean-value=\"true\"".to_owned(),
            "<text:p>VRAI</text:p>".to_owned(),
            Some("schedule-kind"),
        ),
        // What is seen of a formula's result, whose style the program keeps to itself.
        ("date", float("46145"), "<text:p>05/03/26</text:p>".to_owned(), Some("schedule-kind")),
        ("day", float("46145"), "<text:p>3 mai 2026</text:p>".to_owned(), Some("schedule-kind")),
        ("time", float("0.5"), "<text:p>12:00</text:p>".to_owned(), Some("schedule-kind")),
        ("percent", float("0.05"), "<text:p>5.00%</text:p>".to_owned(), Some("schedule-kind")),
        ("logical", float("1"), "<text:p>TRUE</text:p>".to_owned(), Some("schedule-kind")),
        ("other", float("46145"), "<text:p>12</text:p>".to_owned(), Some("schedule-money")),
        ("rounded", float("80.1"), "<text:p>80</text:p>".to_owned(), None),
        ("money", float("80.1"), "<text:p>80,10 €</text:p>".to_owned(), None),
        ("note", price.to_owned(), note("prix par lot de 10"), Some("schedule-remark")),
        ("note-neutral", price.to_owned(), note("vu le 3 mars"), None),
    ] {
        let (session, imported) = read_back(&ods(name, &attributes, &inside), None);
        let told = said(&session, Language::English);
        match expected {
            Some(code) => assert!(imported.is_none() && told.contains(&format!("error[{code}]")), "{name}: {told}"),
            None => assert!(imported.unwrap().yaml.contains("device: {price: 80.1 EUR/box}"), "{name}: {told}"),
        }
        assert_eq!(told.contains("[schedule-note]"), name == "note-neutral", "{name}: {told}");
    }
}

/// A text file holds what a spreadsheet shows: `20,%`, `9,`, quantities rounded to the cent.
#[test]
fn a_table_of_text_holds_what_was_shown() {
    let path = scratch("kept-shown.csv");
    let rows = "Désignation;Unité;Quantité;PU HT (€);Montant HT (€);TVA\n\
                Boîte : Fourniture de l'équipement;box;10,;80,10;801,00;20,%\n\
                Boîte : Redevance ou forfait;box × an;40,;6,00;240,00;20%\n\
                Total HT;;;;1\u{202f}041,00;\n";
    write(&path, rows.as_bytes());
    let (session, imported) = read_back(&path, None);
    let imported = imported.unwrap_or_else(|| panic!("{}", said(&session, Language::English)));
    assert!(imported.yaml.contains("device: {price: 80.1 EUR/box}"), "{}", imported.yaml);
    // 1042 is not 801 + 240.
    write(&path, rows.replace("041,00", "042,00").as_bytes());
    assert!(said(&read_back(&path, None).0, Language::English).contains("error[schedule-total]"));
}

/// Words beside a price, as bidders write them: each makes the figure another one, and none is passed over.
#[test]
fn words_that_make_a_price_another_one() {
    let read = |heads: &str, cells: &str, around: &str| {
        let path = scratch(&format!("kept-{}.csv", heads.len() * 10_000 + cells.len() * 100 + around.len()));
        let rows = format!("{around}Désignation;{heads}\nBoîte : Fourniture de l'équipement;{cells}\n");
        write(&path, rows.as_bytes());
        let (session, imported) = read_back(&path, None);
        (imported.is_some(), said(&session, Language::English))
    };
    for (cells, code) in [
        ("80;box;vendu par 5", "schedule-remark"),
        ("80;box;la paire", "schedule-remark"),
        ("80;box;x10", "schedule-remark"),
        ("80;box;unité de vente : 10", "schedule-remark"),
        ("80;box TTC;", "schedule-unit"),
        ("80;box x10;", "schedule-unit"),
        ("dès 80,10;box;", "schedule-not-a-number"),
    ] {
        let (read, told) = read("PU HT;Unité;Observations", cells, "");
        assert!(!read && told.contains(&format!("error[{code}]")), "{cells}: {told}");
    }
    for around in [
        "TVA non applicable, art. 293 B du CGI",
        "Prix nets de taxe",
        "Prix HT départ usine",
        "Prix par 10",
        "Fournitures (k€)",
    ] {
        let (read, told) = read("PU HT", "80", &format!("{around};\n"));
        assert!(!read && told.contains("error[schedule-remark]"), "{around}: {told}");
    }
    // Of other words nothing is asked.
    for cells in ["80;box;marque Truc", "80;box;livré sous 8 jours", "80 €/pièce;box;RAS"] {
        let (read, told) = read("PU HT;Unité;Observations", cells, "");
        assert!(read, "{cells}: {told}");
    }
}
