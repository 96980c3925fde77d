use perenne::language::Language;

use super::support::{accounts, codes, decimal, dgfip, run, scratch};

/// Saint-Pierre-du-Mont 2017, worked by hand from the row (thousand EUR).
#[test]
fn real_charges_without_non_cash_items() {
    let imported = accounts(&[dgfip(2017)], "40281");
    let amount = |path: &str| imported.amount(path).unwrap();
    // cfcaf 4 240.67 - fin 43.86 - perso 2 136.13 - achat 1 041.67 - cont 365.40 - subv 499.70 = 153.91
    assert_eq!(amount("spending.other"), decimal("153910"));
    // pfcaf 5 112.84 - impo1 3 538.04 - impo2 916.84 - dgf 1 080.58 = -422.62: the file's parts overlap, and it says so.
    assert_eq!(amount("revenue.other"), decimal("-422620"));
    let (_, diagnostics) = run(&[dgfip(2017)], "40281", None);
    assert!(diagnostics.warnings().any(|one| one.code.id == "accounts-negative"));
    // recinv 5 577.68 - emp 3 000 - subr 537.37 - fctva 389.24 - (caf 872.17 - res1 520.49) = 1 299.39
    assert_eq!(amount("investment_revenue.other"), decimal("1299390"));
    // depinv 4 565.75 - remb 175.08 - equip 3 777.64 = 613.03
    assert_eq!(amount("investment.other"), decimal("613030"));
    // The year closes as the file says (res2 1 532.42): cafn 697.09 + own 2 226.00 + loans 3 000 - investment 4 390.67.
    let own = ["grants", "fctva", "other"].map(|name| amount(&format!("investment_revenue.{name}")));
    let invested = amount("investment.equipment") + amount("investment.other");
    let net = decimal("697090") + own.iter().sum::<rust_decimal::Decimal>() + decimal("3000000") - invested;
    assert_eq!(net, decimal("1532420"));
}

const HEAD: &str = "dep;icom;inom;pop1;prod;charge;impo1;impo2;dgf;perso;achat;cont;subv;recinv;emp;subr;fctva;depinv;equip;remb;dette;fdr";
const ROW: &str = "062;119;BETHUNE;1000;900;800;300;100;200;400;150;20;30;500;100;150;50;450;300;80;700;60";

fn with(head: &str, row: &str) -> String {
    format!("an;{HEAD};{head}\n2019;{ROW};{row}\n")
}

/// No interest in the file: the annuity less the capital in it. A made-up row of round figures.
#[test]
fn interest_is_the_annuity_less_the_capital() {
    let file = scratch("annuity.csv", with("annu;caf;res1", "95;120;100"));
    let imported = accounts(&[file], "62119");
    assert_eq!(imported.amount("interest"), Some(decimal("15000")));
    // prod 900 - caf 120 - (annu 95 - remb 80) - 400 - 150 - 20 - 30 = 165
    assert_eq!(imported.amount("spending.other"), Some(decimal("165000")));
}

/// Neither `caf` nor `cfcaf`: the charges with their non-cash items, and it is said.
#[test]
fn charges_with_non_cash_items_are_said() {
    let file = scratch("charge.csv", with("fin", "10"));
    let (imported, diagnostics) = run(&[file], "62119", None);
    // charge 800 - 10 - 400 - 150 - 20 - 30 = 190
    assert_eq!(imported.unwrap().amount("spending.other"), Some(decimal("190000")));
    assert!(diagnostics.warnings().any(|one| one.code.id == "accounts-non-cash"));
}

/// The long form of the OFGL under its two headers, with an annex budget that is not counted and accents of any kind.
#[test]
fn aggregates_a_row_each_under_both_headers() {
    let rows = [
        ("Recettes de fonctionnement", "1000.50"),
        ("Dépenses de fonctionnement", "900"),
        ("Impôts locaux", "400"),
        ("Fiscalité reversée", "100"),
        ("Concours de l’Etat", "200"),
        ("Frais de personnel", "450"),
        ("Achats et charges externes", "250"),
        ("Dépenses d'intervention", "90"),
        ("Annuité de la dette", "60"),
        ("Remboursements d'emprunts hors GAD", "50"),
        ("Encours de dette", "700"),
        ("De\u{301}penses d’e\u{301}quipement", "300"),
        ("Dépenses d'investissement", "380"),
    ];
    let labelled =
        "Exercice;Code Insee 2024 Commune;Nom 2024 Commune;Type de budget;Agrégat;Montant;Population totale\n";
    let technical = "exer;insee;com_name;type_de_budget;agregat;montant;ptot\n";
    for (name, head, year) in [("labelled.csv", labelled, "2023"), ("technical.csv", technical, "2023-01-01")] {
        let mut text = format!("\u{feff}{head}");
        for (label, amount) in rows {
            text.push_str(&format!("{year};62119;Béthune;Budget principal;{label};{amount};25000\r\n"));
            text.push_str(&format!("{year};62119;Béthune;Budget annexe;{label};7;25000\r\n"));
        }
        let imported = accounts(&[scratch(name, text)], "62119");
        let amount = |path: &str| imported.amount(path);
        assert_eq!((imported.year, imported.source.population), (2023, Some(decimal("25000"))));
        // What is handed down by the group (100) is inside the local taxes.
        assert_eq!(amount("revenue.taxes"), Some(decimal("400")));
        assert_eq!(amount("revenue.other"), Some(decimal("400.5")), "1 000.50 - 400 - 200");
        assert_eq!(imported.annexes.named_in(Language::English), "Budget annexe 7 EUR");
        assert_eq!(amount("interest"), Some(decimal("10")), "60 - 50");
        assert_eq!(amount("spending.other"), Some(decimal("100")), "900 - (60 - 50) - 450 - 250 - 90");
        assert_eq!(amount("investment.other"), Some(decimal("30")), "380 - 50 - 300");
        assert_eq!(amount("working_capital"), None);
    }
}

/// Five years that grow by 2 % are a habit; the city file then holds the rate.
#[test]
fn a_growth_that_five_years_show_is_written() {
    let mut files = Vec::new();
    let mut staff = decimal("400");
    for year in 2018..2023 {
        let row = ROW.replace(";400;", &format!(";{};", staff.round_dp(2)));
        let text = format!("{HEAD};fin;caf;res1\n{row};10;120;100\n");
        files.push(scratch(&format!("growth_{year}.csv"), text));
        staff *= decimal("1.02");
    }
    let imported = accounts(&files, "62119");
    let (name, fit) = imported.growth.iter().find(|(name, _)| *name == "staff").copied().unwrap();
    assert_eq!((name, fit.rate, fit.years, fit.span), ("staff", decimal("0.02"), 5, (2018, 2022)));
    // One of several files that only their names date: the year asked for picks one, and dates none anew.
    let (earlier, _) = run(&files, "62119", Some(2020));
    // 400 x 1.02 x 1.02 = 416.16
    assert_eq!(earlier.unwrap().amount("spending.staff"), Some(decimal("416160")));
    let (city, _) = super::support::read_back(&imported);
    let written = city.growth.iter().find(|(name, _)| *name == "staff").map(|(_, rate)| rate.value);
    assert_eq!(written, Some(decimal("0.02")));
}

/// A row an account, in the columns that the DGFiP publishes; no genuine file of it is at hand, so the figures are made up:
/// 1641 at 700.50 and, by function, 250 and 49.50; 165 at 12: 700.50 + 250 + 49.50 + 12 = 1 012. The annex budget (3) and
/// the other classes are left out.
#[test]
fn the_debt_is_the_sum_of_the_accounts_of_class_16() {
    let head = "EXER;IDENT;NDEPT;LBUDG;INSEE;CBUDG;CTYPE;COMPTE;BEDEB;BECRE;SD;SC\r\n";
    let row = |budget: &str, account: &str, credit: &str| {
        format!("2024;21590001;062;VILLE D'ESSAI;119;{budget};101;{account};0;0;0;{credit}\r\n")
    };
    let rows = [
        row("1", "1641", "700.50"),
        row("1", "1641", "250"),
        row("1", "1641", "49.50"),
        row("1", "165", "12"),
        row("1", "10222", "9999"),
        row("3", "1641", "5000"),
    ];
    let file = scratch("balances.csv", format!("{head}{}", rows.concat()));
    let (imported, diagnostics) = run(&[file], "62119", None);
    assert_eq!(codes(&diagnostics), ["accounts-annexes", "accounts-missing"]);
    let imported = imported.unwrap();
    assert_eq!(imported.amount("debt"), Some(decimal("1012")));
    assert_eq!(imported.annexes.debt(), decimal("5000"));
    // A municipality whose balances have no account of class 16: its debt is left to be written, it is not 0.
    let file = scratch("balances-without.csv", format!("{head}{}", row("1", "10222", "9999")));
    let (imported, _) = run(&[file], "62119", None);
    assert_eq!(imported.unwrap().amount("debt"), None);
}
