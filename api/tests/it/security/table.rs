//! The checklist is true: each test it names is there, each item is held or says what is missing, and
//! `api/SECURITY-TESTS.md` is made of it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const CHECKLIST: &str = include_str!("checklist.txt");
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/");
const TABLE: &str = "SECURITY-TESTS.md";

const KINDS: [&str; 7] = ["it", "src", "kill9", "simulation", "web", "note:", "open:"];

struct Item {
    number: &'static str,
    what: &'static str,
    held: Vec<&'static str>,
}

fn items() -> Vec<Item> {
    let lines = CHECKLIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.splitn(3, " | ").collect();
            let [number, what, held] = parts[..] else { panic!("{line}") };
            Item { number, what, held: split(held) }
        })
        .collect()
}

/// The places, separated by semicolons; a sentence may have one of its own.
fn split(held: &'static str) -> Vec<&'static str> {
    let begins =
        |text: &str| KINDS.iter().any(|kind| text.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' ')));
    let mut rest = held;
    let mut places = Vec::new();
    while let Some((end, _)) = rest.match_indices("; ").find(|(at, _)| begins(&rest[at + 2..])) {
        places.push(&rest[..end]);
        rest = &rest[end + 2..];
    }
    places.push(rest);
    places
}

fn numbers() -> BTreeSet<String> {
    (1..=15).map(|n| format!("T{n}")).chain((1..=93).map(|n| n.to_string())).collect()
}

/// The file of a module, whichever of its two names it has.
fn module(folder: &str, path: &[&str]) -> Option<PathBuf> {
    let base = Path::new(ROOT).join(folder).join(path.join("/"));
    [base.with_extension("rs"), base.join("mod.rs")].into_iter().find(|file| file.is_file())
}

fn holds(file: &Path, text: &str) -> bool {
    std::fs::read_to_string(file).is_ok_and(|source| source.contains(text))
}

/// Whether what an item names is there.
fn is_there(held: &str) -> bool {
    let (kind, name) = held.split_once(' ').unwrap_or_default();
    let mut path: Vec<&str> = name.split("::").collect();
    match kind {
        "it" | "src" => {
            let function = format!("fn {}(", path.pop().unwrap_or_default());
            let folder = if kind == "it" { "tests/it" } else { "src" };
            module(folder, &path).is_some_and(|file| holds(&file, &function))
        }
        "kill9" | "simulation" => holds(&Path::new(ROOT).join(format!("tests/{kind}/main.rs")), &format!("fn {name}(")),
        "web" => {
            let Some((file, title)) = name.split_once(": ") else { return false };
            holds(&Path::new(ROOT).join("../web").join(file), title)
        }
        "note:" | "open:" => !name.is_empty(),
        _ => false,
    }
}

fn table() -> String {
    let mut text = String::from(
        "# How security is held\n\nMade from `tests/it/security/checklist.txt`, whose test compares it with this file and looks \
         for every test it names. T1 to T15 are threats, 1 to 93 what must hold; a note says where something is held otherwise, \
         and *open* what is missing.\n\n| | what must hold | held by |\n|---|---|---|\n",
    );
    for Item { number, what, held } in items() {
        let held: Vec<String> = held
            .iter()
            .map(|one| match one.split_once(' ') {
                Some(("note:", sentence)) => sentence.to_owned(),
                Some(("open:", sentence)) => format!("**open:** {sentence}"),
                Some((kind, name)) => {
                    format!("`{kind}` {}", name.rsplit("::").next().unwrap_or(name).replace('_', " "))
                }
                None => panic!("{one}"),
            })
            .collect();
        writeln!(text, "| {number} | {what} | {} |", held.join("<br>")).unwrap();
    }
    text
}

#[test]
fn each_item_is_held_by_tests_that_are_there() {
    let mut seen = BTreeSet::new();
    for Item { number, held, .. } in items() {
        assert!(seen.insert(number.to_owned()), "{number} twice");
        for one in held {
            assert!(is_there(one), "{number}: there is no `{one}`");
        }
    }
    let missing: Vec<_> = numbers().difference(&seen).cloned().collect();
    assert!(missing.is_empty(), "nothing is said of {missing:?}");
    assert_eq!(seen, numbers());
    assert!(!is_there("it security::table::no_such_test") && !is_there("nothing"), "this test can fail");
}

#[test]
fn the_table_in_the_repository_is_made_of_the_checklist() {
    let path = Path::new(ROOT).join(TABLE);
    // Writes it instead: `PILLARBOX_WRITE=1 cargo test … the_table_in_the_repository`.
    if std::env::var_os("PILLARBOX_WRITE").is_some() {
        std::fs::write(&path, table()).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == table(), "api/{TABLE} is out of date: run this test with PILLARBOX_WRITE=1");
}
