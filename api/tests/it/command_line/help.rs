//! Help that teaches: every command says what it does and shows how.

use crate::support::Home;

/// The commands that a help lists, by its lines of a name and a sentence.
fn listed(help: &str) -> Vec<String> {
    let names =
        help.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ") && !line.starts_with("  -"));
    let words = names.map(|line| line.split_whitespace().next().unwrap().to_owned());
    words.filter(|word| word != "help" && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')).collect()
}

#[tokio::test]
async fn the_program_alone_prints_what_it_can_do_in_groups() {
    let home = Home::new().await;
    let alone = home.run(&[]);
    assert_eq!((alone.code, alone.err.as_str()), (0, ""), "{alone:?}");
    assert_eq!(alone.out, home.run(&["--help"]).out);
    for title in ["Running:", "Finding out what is wrong:", "Keeping the data:", "People and accounts:", "Keys:"] {
        assert!(alone.out.contains(&format!("\n{title}\n")), "{title}: {}", alone.out);
    }
    assert!(listed(&alone.out).contains(&"verify-backup".to_owned()), "{}", alone.out);
}

#[tokio::test]
async fn every_command_has_help_with_an_example_and_a_wrong_word_is_refused() {
    let home = Home::new().await;
    let mut to_ask: Vec<Vec<String>> = listed(&home.run(&[]).out).into_iter().map(|name| vec![name]).collect();
    assert!(to_ask.len() > 14, "{to_ask:?}");
    let mut asked = 0;
    while let Some(names) = to_ask.pop() {
        let words: Vec<&str> = names.iter().map(String::as_str).collect();
        let said = home.run(&[&words[..], &["--help"]].concat());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{words:?}: {said:?}");
        asked += 1;
        if said.out.contains("\nCommands:\n") {
            let below = said.out.split("\nCommands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
            let below = listed(below);
            assert!(!below.is_empty(), "{}", said.out);
            to_ask.extend(below.into_iter().map(|name| [names.clone(), vec![name]].concat()));
        } else {
            let example = format!("pillarbox {}", words.join(" "));
            let (_, examples) = said.out.split_once("Example:").unwrap_or_else(|| panic!("no example: {}", said.out));
            assert!(examples.contains(&example), "{example}: {}", said.out);
        }
    }
    assert!(asked > 30, "all of them: {asked}");
    assert_eq!(home.run(&["bakcup"]).code, 2);
}
