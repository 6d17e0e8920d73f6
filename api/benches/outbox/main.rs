//! How fast, how late and how large: the real server as a process of its own, on a database on disk, against a platform
//! that costs next to nothing. `README.md` beside this folder says what each part does and holds the figures.
//!
//! Nothing here fails because something was slow: it is a measurement and no test.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "a program whose answer is a table")]

mod api;
mod client;
#[path = "../../tests/witness/speed.rs"]
mod counting;
mod dispatch;
mod growth;
mod machine;
mod numbers;
mod platform;
mod recovery;
mod seed;
mod server;

use std::path::Path;
use std::time::Duration;

use dispatch::Due;
use platform::Platform;

type Part = (&'static str, fn(&Platform));

const PARTS: &[Part] = &[
    ("dispatch", |platform| {
        dispatch::measure(platform, Due { posts: 5_000, accounts: 100, answers_after: Duration::ZERO });
    }),
    ("burst", |platform| {
        // One post of an account after the other: twenty of 200 ms each are 4 s however fast the server is.
        for accounts in [50, 250, 1_000] {
            dispatch::measure(platform, Due { posts: 1_000, accounts, answers_after: Duration::from_millis(200) });
        }
    }),
    ("create", api::create),
    ("read", api::read),
    ("recovery", recovery::measure),
    ("growth", |platform| growth::measure(platform, &[1_000, 10_000, 100_000])),
    ("counting", |_| counting::lines().iter().for_each(|line| println!("{line}"))),
    ("growth-million", |platform| growth::measure(platform, &[1_000_000])),
];

fn main() {
    // Cargo adds options of its own.
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    if let Some(unknown) = asked.iter().find(|asked| PARTS.iter().all(|(name, _)| name != asked)) {
        let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        println!("There is no part \"{unknown}\"; there are {}.", names.join(", "));
        std::process::exit(2);
    }
    machine::describe(Path::new(env!("CARGO_TARGET_TMPDIR")));
    let platform = Platform::start();
    for (name, part) in PARTS {
        if asked.is_empty() || asked.iter().any(|asked| asked == name) {
            println!("\n{name}");
            part(&platform);
        }
    }
}
