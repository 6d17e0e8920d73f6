//! The house: who may name whom. The table stands in `api/README.md`; this reads it and every import.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The table's rows: a module, and the modules it may name.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    readme
        .lines()
        .skip_while(|line| !line.starts_with("| module | may name |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
            (words(cells[0])[0].clone(), words(cells[1]).into_iter().collect())
        })
        .collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { sources(&path) } else { vec![path] }
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The module of the crate's root that a file belongs to.
fn module_of(file: &Path) -> String {
    let below = file.strip_prefix(Path::new(ROOT).join("src")).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// Every `crate::name` (in `main.rs`, `pillarbox::name`) of a file, also inside `use crate::{a, b}`.
fn names(text: &str, root: &str) -> BTreeSet<String> {
    let code: String = text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
    let prefix = format!("{root}::");
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(&prefix) {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            None => drop(found.insert(word(rest))),
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            found.insert(word(&group[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

#[test]
fn imports_run_down_the_house_and_never_up() {
    let table = table();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in sources(&Path::new(ROOT).join("src")) {
        let module = module_of(&file);
        if module == "lib" {
            continue;
        }
        seen.insert(module.clone());
        let allowed = table.get(&module).unwrap_or_else(|| panic!("{module} is missing in the table of api/README.md"));
        let root = if module == "main" { "pillarbox" } else { "crate" };
        for name in names(&fs::read_to_string(&file).unwrap(), root) {
            if name != module && table.contains_key(&name) && !allowed.contains(&name) {
                wrong.push(format!("{} names {name}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen, table.keys().cloned().collect(), "the table and the folders name the same modules");
}

#[test]
fn the_test_would_notice_an_import() {
    let text = "use crate::model::X;\nuse crate::{a::{b, c}, d};\n// use crate::comment;\nlet y = crate::store::z();";
    let found: Vec<String> = names(text, "crate").into_iter().collect();
    assert_eq!(found, ["a", "d", "model", "store"]);
}

#[test]
fn no_adapter_names_another() {
    let adapters: Vec<PathBuf> = fs::read_dir(Path::new(ROOT).join("src/platforms"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    for adapter in &adapters {
        for other in adapters.iter().filter(|other| *other != adapter) {
            for file in sources(adapter) {
                let text = fs::read_to_string(&file).unwrap();
                assert!(!text.contains(&format!("platforms::{}", name(other))), "{}", file.display());
            }
        }
    }
}

#[test]
fn the_product_cannot_name_the_sandbox() {
    let manifest = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    let (product, tests) = manifest.split_once("[dev-dependencies]").unwrap();
    assert!(!product.contains("pillarbox-sandbox"));
    assert!(tests.contains("pillarbox-sandbox"));
    for file in sources(&Path::new(ROOT).join("sandbox/src")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("pillarbox::"), "the sandbox shares no type: {}", file.display());
    }
}
