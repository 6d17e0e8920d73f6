//! `doctor`: looks at everything that has to be right before posts go out, in the order in which one thing needs the
//! other, and says what to do about what is not. It changes nothing and prints no secret.

mod data;
mod x;

use std::sync::Arc;

use anyhow::bail;

use super::say;
use crate::app::{doctor, keys};
use crate::clock::{SharedClock, SystemClock};
use crate::config::{Config, ConfigFaults};

/// What has been found out so far.
#[derive(Default)]
struct Findings {
    right: usize,
    wrong: usize,
    to_look_at: usize,
}

impl Findings {
    fn ok(&mut self, what: &str, said: &str) {
        self.right += 1;
        line("ok", what, said);
    }

    /// It may be as it should be; a person has to look.
    fn look(&mut self, what: &str, said: &str, advice: &str) {
        self.to_look_at += 1;
        line("look", what, said);
        advise(advice);
    }

    fn wrong(&mut self, what: &str, said: &str, advice: &str) {
        self.wrong += 1;
        line("wrong", what, said);
        advise(advice);
    }
}

fn line(outcome: &str, what: &str, said: &str) {
    say(&format!("{outcome:<6} {what:<12} {said}"));
}

fn advise(advice: &str) {
    if !advice.is_empty() {
        say(&format!("{:<19} → {advice}", ""));
    }
}

/// Looks at everything.
///
/// # Errors
/// When something is wrong; what it is has been printed.
pub async fn doctor(config: Result<Config, ConfigFaults>) -> anyhow::Result<()> {
    let mut found = Findings::default();
    match config {
        Err(ConfigFaults(faults)) => {
            for fault in faults {
                found.wrong("settings", &fault, "");
            }
            advise(
                "Put these right first; nothing else can be looked at before. `.env.example` explains each setting.",
            );
        }
        Ok(config) => look(&config, &mut found).await,
    }
    match (found.wrong, found.to_look_at) {
        (0, 0) => say(&format!("Nothing is wrong. Right: {}.", found.right)),
        (0, look) => say(&format!("Nothing is wrong. To look at: {look}. Right: {}.", found.right)),
        (wrong, look) => bail!("wrong: {wrong}, to look at: {look}"),
    }
    Ok(())
}

async fn look(config: &Config, found: &mut Findings) {
    let clock: SharedClock = Arc::new(SystemClock);
    let keys: Vec<String> = keys::configured(config).iter().map(|(key, source)| format!("{source} {key}")).collect();
    found.ok("settings", &format!("can be used; keys: {}", keys.join(", ")));
    data::folder(config, found);
    data::database(config, found);
    match &config.x {
        None => found.look(
            "X",
            "is not set up",
            "Make an app at X and set X_CLIENT_ID and X_CLIENT_SECRET; see \u{201c}Connecting a real X app\u{201d} in the README.",
        ),
        Some(x) => {
            x::look(config, x, &clock, found).await;
        }
    }
    match doctor::knock_at_mail_server(config, clock).await {
        None => found.ok("mail", "is not set up, so people are told in the application only"),
        Some(Ok(())) => found.ok("mail", "the mail server lets us in"),
        Some(Err(said)) => found.wrong(
            "mail",
            &said,
            "Look at SMTP_URL: host, port, user and password; signs like @ / : # in them are written as %40 %2F %3A %23.",
        ),
    }
}
