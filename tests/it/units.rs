//! Quantities as people write them: read exactly, or refused with the form that is accepted.

use perenne::units::{
    Decimal, Every, Price, display, half_up, parse_accrual, parse_decimal, parse_money, parse_price, parse_quantity,
};

/// 100 000.50 at 4 % for a month is 100 000.50 / 300 = 333.335: half a cent goes up, though a twelfth of 4 % ends
/// in threes that are cut short. Three thirds of 0.005 are half a cent, too.
#[test]
fn what_thirds_lack_decides_no_cent() {
    let monthly = Decimal::new(4, 2) / Decimal::from(12);
    assert_eq!(half_up(Decimal::new(10_000_050, 2) * monthly, 2), Decimal::new(33_334, 2));
    let third = Decimal::new(5, 3) / Decimal::from(3);
    assert_eq!(third.to_string(), "0.0016666666666666666666666667");
    assert_eq!(half_up(third + third + third, 2), Decimal::new(1, 2));
    assert_eq!(half_up(-(third + third + third), 2), Decimal::new(-1, 2));
    assert_eq!(half_up(Decimal::new(4_999_999, 9), 2), Decimal::ZERO, "what is less than half a cent goes down");
}

#[test]
fn exact_or_refused() {
    let exact = parse_decimal("540.123456789012345678901", "").unwrap();
    assert_eq!(exact.to_string(), "540.123456789012345678901");
    assert_eq!(parse_decimal("1_200.50", "").unwrap(), Decimal::new(120_050, 2));
    for (bad, code) in [
        ("1 200,50", "decimal-comma"),
        ("600,5", "decimal-comma"),
        ("1.200,50", "decimal-comma"),
        ("1 200", "digit-groups"),
        ("1.200.000", "digit-groups"),
        ("1,234,567.89", "digit-groups"),
        ("1__0", "digit-groups"),
        ("six", "not-a-number"),
        ("", "not-a-number"),
        ("1e5", "not-a-number"),
        ("12345678901234567890.1234567890", "too-many-digits"),
    ] {
        assert_eq!(parse_decimal(bad, "").unwrap_err().code, code, "{bad}");
    }
    for (text, write) in [
        ("1 200,50", "1_200.50"),
        ("-1.200,5", "-1_200.5"),
        ("1,234,567.89", "1_234_567.89"),
        ("1.200.000", "1_200_000"),
        ("2 000", "2_000"),
        ("1'234.56", "1_234.56"),
        (".5", "0.5"),
        ("0,125", "0.125"),
    ] {
        assert_eq!(parse_decimal(text, "").unwrap_err().write.unwrap(), write);
    }
}

#[test]
fn digits_that_can_be_read_in_two_ways_are_not_guessed() {
    for text in ["41,154", "1 2", "0.0.66962", "12 34,5", "1__0", "1,234,56", "1.2.3"] {
        assert_eq!(parse_decimal(text, "").unwrap_err().write, None, "{text}");
    }
}

#[test]
fn rounds_half_away_from_zero() {
    assert_eq!(display(Decimal::new(2_345, 3), 2), "2.35");
    assert_eq!(display(Decimal::new(-2_345, 3), 2), "-2.35");
    assert_eq!(display(Decimal::new(-1, 3), 2), "0.00");
}

fn amount(value: i64, unit: Option<&str>, every: Option<Every>) -> Price {
    Price::Amount { value: value.into(), currency: "EUR".into(), unit: unit.map(str::to_owned), every }
}

#[test]
fn units_decide() {
    assert_eq!(parse_price("600 EUR/sensor"), Ok(amount(600, Some("sensor"), None)));
    assert_eq!(parse_price("600\u{a0}€/sensor"), Ok(amount(600, Some("sensor"), None)));
    assert_eq!(parse_price("399 EUR/month"), Ok(amount(399, None, Some(Every::Month))));
    assert_eq!(parse_price("52_000 EUR/FTE/year"), Ok(amount(52_000, Some("FTE"), Some(Every::Year))));
    assert_eq!(parse_price("25000 EUR"), Ok(amount(25_000, None, None)));
    let share = Price::Share { share: Decimal::new(8, 2), yearly: true, of: "device".into() };
    assert_eq!(parse_price("8 %/year of device"), Ok(share));
}

#[test]
fn thousands_millions_and_quarters() {
    assert_eq!(parse_price("40 k€"), Ok(amount(40_000, None, None)));
    assert_eq!(parse_price("1.5 kEUR/sensor/month").map(|price| price.to_string()), Ok("1500 EUR/sensor/month".into()));
    assert_eq!(parse_money("15 M€", false), Ok(Decimal::from(15_000_000)));
    assert_eq!(parse_money("2.5 MEUR", false), Ok(Decimal::from(2_500_000)));
    assert_eq!(parse_price("5 EUR/trimestre"), Ok(amount(5, None, Some(Every::Quarter))));
    assert_eq!(parse_price("5 EUR/sensor/quarter"), Ok(amount(5, Some("sensor"), Some(Every::Quarter))));
}

/// A hint that leaves out what was written, or that is refused again, is worse than none.
#[test]
fn what_is_not_understood_gets_no_value_to_write() {
    for text in [
        "1e3 EUR",
        "40 k",
        "600 $",
        "-0.0.66962 EUR",
        "1 2 EUR",
        "1,234 EUR",
        "600 francs",
        "3 600 dollars",
        "15 000",
        "12,5",
        "920 mEUR",
    ] {
        assert_eq!(parse_price(text).unwrap_err().write, None, "{text}");
    }
}

/// `1e3` is no piece of a thing called `e3`.
#[test]
fn a_power_of_ten_is_no_unit() {
    for (text, write) in
        [("1e3", Some("1000")), ("1.5E3 sensors", Some("1500 sensors")), ("3e4 m", Some("30000 m")), ("1e99", None)]
    {
        let fault = parse_quantity(text).unwrap_err();
        assert_eq!((fault.code, fault.write.as_deref()), ("not-a-quantity", write), "{text}");
    }
    assert!(parse_quantity("3 etp").is_ok() && parse_quantity("12 ecrans").is_ok());
}

#[test]
fn faults_show_the_accepted_form() {
    for (text, code, write) in [
        ("1 200,50 EUR", "decimal-comma", "1_200.50 EUR"),
        ("1 200 €/sensor", "digit-groups", "1_200 EUR/sensor"),
        ("720 EUR TTC", "price-incl-vat", "600 EUR"),
        ("720 EUR/sensor TTC", "price-incl-vat", "600 EUR/sensor"),
        ("600 EUR HT", "price-excl-vat-word", "600 EUR"),
        ("600/sensor", "missing-unit", "600 EUR/sensor"),
        ("600 euros/sensor", "unknown-currency", "600 EUR/sensor"),
        ("27 900 k€", "digit-groups", "27_900 kEUR"),
        ("40 K€", "unknown-currency", "40 kEUR"),
        (".5 EUR", "not-a-number", "0.5 EUR"),
        ("1 500,50 euros/sensor", "decimal-comma", "1_500.50 EUR/sensor"),
        ("1,5 keuros", "decimal-comma", "1.5 kEUR"),
        ("5. EUR", "not-a-number", "5 EUR"),
    ] {
        let fault = parse_price(text).unwrap_err();
        assert_eq!((fault.code, fault.write.as_deref()), (code, Some(write)), "{text}");
    }
    assert_eq!(parse_price("-5 EUR").unwrap_err().code, "negative");
    let bare = parse_price("600").unwrap_err();
    assert_eq!((bare.code, bare.write), ("missing-unit", None), "for each unit, or in all?");
    assert_eq!(parse_money("600", false).unwrap_err().write.as_deref(), Some("600 EUR"));
    let range = parse_price("450 .. 750 EUR/sensor").unwrap_err();
    assert_eq!((range.code, range.write), ("not-a-price", None), "two prices are no groups of one");
    assert_eq!(parse_price("8 % device").unwrap_err().code, "not-a-component-share");
}

/// Accounts, caps and savings hold the VAT that they hold: following the hint changes no figure.
#[test]
fn a_vat_word_is_dropped_and_not_divided_by() {
    for (text, form) in
        [("24_000_000 EUR TTC", "24_000_000 EUR"), ("1 200,50 € HT", "1_200.50 EUR"), ("600 euros (ttc)", "600 EUR")]
    {
        let fault = parse_money(text, false).unwrap_err();
        assert_eq!((fault.code, fault.write.as_deref()), ("vat-word", Some(form)), "{text}");
    }
    let saving = parse_accrual("100 EUR/an TTC").unwrap_err();
    assert_eq!((saving.code, saving.write.as_deref()), ("vat-word", Some("100 EUR/an")));
    assert_eq!(parse_accrual("500 EUR HT").unwrap_err().write, None);
}

/// 1500.60 / 1.2 = 1250.5; 12.50 / 1.2 = 10.41666… to the cent.
#[test]
fn no_hint_loses_the_vat() {
    for (text, form) in [
        ("1500 EUR (TTC)", "1250 EUR"),
        ("1500 EUR (TTC)/sensor", "1250 EUR/sensor"),
        ("1500 euros TTC/sensor", "1250 EUR/sensor"),
        ("12 k€ (TTC)", "10000 EUR"),
        ("1500 EUR ttc", "1250 EUR"),
        ("1 500 EUR TTC/sensor", "1250 EUR/sensor"),
        ("1 500 EUR/sensor TTC", "1250 EUR/sensor"),
        ("12,50 EUR/sensor TTC", "10.42 EUR/sensor"),
        ("1 500,60 € TTC/sensor", "1250.5 EUR/sensor"),
        ("15 000 k€ TTC", "12500000 EUR"),
        ("1'500.00 EUR TTC", "1250 EUR"),
        (".6 EUR TTC", "0.5 EUR"),
    ] {
        let fault = parse_price(text).unwrap_err();
        assert_eq!((fault.code, fault.write.as_deref()), ("price-incl-vat", Some(form)), "{text}");
    }
    for text in ["1500 TTC", "12,50 TTC", "1,500 EUR TTC"] {
        let fault = parse_price(text).unwrap_err();
        assert_eq!((fault.code, fault.write), ("price-incl-vat", None), "{text}");
    }
}
