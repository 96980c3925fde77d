//! What a filled schedule carries of an offer, beyond its prices, and what it says that it cannot carry.

use std::path::{Path, PathBuf};

use perenne::offers::{Figures, PriceSchedule, import, workbook};
use perenne::session::{Options, Session};

use crate::offers::support::{ask, decimal, scratch, small, write};

/// The schedule of a plan filled with an offer.
fn filled_with(plan: &Path, offer: &Path) -> PriceSchedule {
    let reference = Session::default().analyse(plan, &Options::default()).unwrap();
    let options = Options { offer: Some(offer.to_owned()), ..Options::default() };
    let offered = Session::default().analyse(plan, &options).unwrap();
    PriceSchedule::of(&reference, Some(&offered)).headed(&Session::default().offer(offer).unwrap())
}

/// The offer that comes back from a schedule filled with an offer.
fn through_the_schedule(plan: &Path, offer: &Path, name: &str) -> PathBuf {
    let file = scratch(&format!("{name}.xlsx"));
    write(&file, &workbook(&filled_with(plan, offer)).unwrap());
    let ask = ask(&file, plan.to_owned(), None);
    let read = import(&mut Session::default(), &ask, &Options::default()).unwrap();
    let path = scratch(&format!("{name}.read.yaml"));
    write(&path, read.yaml.as_bytes());
    path
}

fn figures(plan: &Path, offer: Option<&Path>) -> Figures {
    let options = Options { offer: offer.map(Path::to_owned), ..Options::default() };
    Figures::of(&Session::default().analyse(plan, &options).unwrap())
}

/// A plan of ten boxes with other costs, beside its catalog.
fn plan_with(costs: &str, name: &str) -> PathBuf {
    let folder = scratch(name);
    std::fs::create_dir_all(folder.join("catalogs")).unwrap();
    write(&folder.join("catalogs/boxes.yaml"), &std::fs::read(small("catalogs/boxes.yaml")).unwrap());
    let plan = std::fs::read_to_string(small("plan.yaml")).unwrap();
    let plan = plan.replace("quantity: 10}", &format!("quantity: 10, costs: {{{costs}}}}}"));
    write(&folder.join("plan.yaml"), plan.as_bytes());
    folder.join("plan.yaml")
}

fn offer_with(lines: &str, name: &str) -> PathBuf {
    let path = scratch(name);
    let text = format!("schema: perenne/offer/v1\noffer: one\nvendor: Vendor One\nplan: small\n{lines}");
    write(&path, text.as_bytes());
    path
}

/// Who fills in the reference's own prices costs what the reference costs: no more because a share became an amount.
#[test]
fn the_reference_filled_in_costs_what_the_reference_costs() {
    let plan = Path::new("plans/bethune-sensors.yaml");
    let offer = scratch("reference-shares.yaml");
    let text = "schema: perenne/offer/v1\noffer: reference\nplan: bethune-sensors\nlines:\n  sensors:\n    \
                spares: {price: 5 % of device}\n    vandalism: {price: 1 %/year of device}\n  gateways:\n    \
                maintenance: {price: 8 %/year of device}\n";
    write(&offer, text.as_bytes());
    let read = through_the_schedule(plan, &offer, "reference-shares");
    let total = figures(plan, Some(&read)).total;
    assert_eq!(perenne::units::display(total.incl_vat, 2), "4083060.63");
    assert_eq!(total, figures(plan, None).total);
    let yaml = std::fs::read_to_string(&read).unwrap();
    // An amount that is charged once is not revised anyway.
    assert!(yaml.contains("    spares: {price: 30 EUR/sensor}\n"), "{yaml}");
    let remark = "    # In the reference a share of `device`: revised and charged as that is.\n";
    assert!(yaml.contains(&format!("{remark}    vandalism: {{price: 6 EUR/sensor/year, index: none}}\n")), "{yaml}");
    assert!(yaml.contains(&format!("{remark}    maintenance: {{price: 112 EUR/gateway/year, index: none}}\n")));
}

/// A share has the index of what it is a share of, and one of a lump sum is charged with it.
#[test]
fn an_amount_in_place_of_a_share_is_revised_and_charged_as_the_share() {
    let costs = "device: {index: services}, fee: {price: 8 %/year of device}, kit: {price: 10 % of device}, \
                 setup: {at: run}, manual: {price: 10 % of setup}";
    let plan = plan_with(costs, "share-of-indexed");
    let offer = offer_with(
        "lines:\n  boxes: {device: {price: 100 EUR/box}, install: {price: 20 EUR/box}, fee: {price: 8 %/year of device}, \
         kit: {price: 10 % of device}, setup: {price: 500 EUR}, manual: {price: 10 % of setup}}\n",
        "share-of-indexed.yaml",
    );
    let schedule = filled_with(&plan, &offer);
    assert!(schedule.lost.is_empty(), "{:?}", schedule.lost);
    let read = through_the_schedule(&plan, &offer, "share-of-indexed");
    let yaml = std::fs::read_to_string(&read).unwrap();
    for wanted in [
        "fee: {price: 8 EUR/box/year, index: services}",
        "kit: {price: 10 EUR/box, index: services}",
        "manual: {price: 50 EUR, at: 12 months}",
    ] {
        assert!(yaml.contains(wanted), "{wanted} is not in\n{yaml}");
    }
    assert_eq!(figures(&plan, Some(&read)).by_year, figures(&plan, Some(&offer)).by_year);
    assert_eq!(figures(&plan, Some(&read)).by_year, figures(&plan, None).by_year);
}

#[test]
fn failures_vendor_and_last_day_are_carried() {
    let plan = plan_with("device: {failure: 5 %/year}", "failing");
    let offer = offer_with(
        "valid_until: 2026-03-31\nlines:\n  boxes: {device: {price: 90 EUR/box, life: 3 years, failure: 3.125 %/year}}\n",
        "failing.yaml",
    );
    let schedule = filled_with(&plan, &offer);
    assert_eq!(schedule.rows[0].promised.failure, Some(decimal("0.03125")));
    // What the offer leaves to the reference stays blank.
    assert_eq!(schedule.rows[0].promised.warranty, None);
    assert!(schedule.lost.is_empty(), "{:?}", schedule.lost);
    let yaml = std::fs::read_to_string(through_the_schedule(&plan, &offer, "failing")).unwrap();
    assert!(yaml.contains("vendor: \"Vendor One\"\n") && yaml.contains("valid_until: 2026-03-31\n"), "{yaml}");
    assert!(yaml.contains("device: {price: 90 EUR/box, life: 36 months, failure: 3.125 %/year}"), "{yaml}");
}

/// A renewal that an offer does not price apart costs what its price says, also where the reference has one.
#[test]
fn a_renewal_costs_the_price_of_the_offer() {
    let plan = plan_with("device: {renewal: 70 EUR/box}", "renewed");
    let offer = offer_with("lines:\n  boxes: {device: {price: 90 EUR/box}}\n", "renewed.yaml");
    let read = through_the_schedule(&plan, &offer, "renewed");
    assert_eq!(figures(&plan, Some(&read)).total, figures(&plan, Some(&offer)).total);
}

#[test]
fn what_the_schedule_has_no_cell_for_is_said() {
    let plan = plan_with("device: {index: services, during: {pilot: 50 EUR/box}}", "lost");
    let cases = [
        ("install: {price: 10 EUR/box, failure: 2 %/year}", "boxes.install.failure"),
        ("install: {price: 10 EUR/box, life: 2 years}", "boxes.install.life"),
        ("install: {price: 10 EUR/box, renewal: 5 EUR/box}", "boxes.install.renewal"),
        (
            "device: {tiers: {mode: volume, bands: [{upto: 5, price: 90 EUR/box}, {price: 80 EUR/box}]}}",
            "boxes.device.tiers",
        ),
        ("device: {price: unknown}", "boxes.device.price"),
        ("install: {price: 1 EUR/box/month}", "boxes.install.price"),
        ("setup: {price: 10 EUR, at: 12 months}", "boxes.setup.at"),
        ("fee: {price: 10 EUR/box/year, index: services}", "boxes.fee.index"),
        // A share is revised as the device is, the amount that is asked for by nothing, as the fee; and in the pilot
        // the share is one of the pilot's price.
        ("fee: {price: 10 %/year of device}", "boxes.fee.index, boxes.fee.price"),
        ("install: {price: 10 EUR/box}", ""),
        ("fee: {price: 1 EUR/box/month, index: none}", ""),
    ];
    for (place, (components, expected)) in cases.into_iter().enumerate() {
        let offer = offer_with(&format!("lines:\n  boxes: {{{components}}}\n"), &format!("lost-{place}.yaml"));
        assert_eq!(filled_with(&plan, &offer).lost.join(", "), expected, "{components}");
    }
    // The reference asks for a share; an amount that has the default index is none.
    let plan = plan_with("fee: {price: 8 %/year of device}", "lost-share");
    let run = |components: &str, name: &str| {
        let offer = offer_with(&format!("lines:\n  boxes: {{{components}}}\n"), name);
        filled_with(&plan, &offer).lost.join(", ")
    };
    let fee = "fee: {price: 8 EUR/box/year}";
    // The catalog's fee says `index: none`, as a share would have it.
    assert_eq!(run(fee, "amount.yaml"), "");
    assert_eq!(run("fee: {price: 8 EUR/box/year, index: general}", "general.yaml"), "boxes.fee.index");
}
