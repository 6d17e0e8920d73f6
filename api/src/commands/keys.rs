//! `keys`: which secrets still seal something, and sealing everything anew with the newest.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::Arc;

use anyhow::bail;
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};

use super::{complain, say};
use crate::app::keys::{self, KeySource, KeyStatus, KeysStatus, Progress, RotateError, Rotation};
use crate::clock::SystemClock;
use crate::config::Config;

/// Without a terminal, a line is written whenever so many more values are done.
const A_LINE_EVERY: u64 = 2000;

/// What can be done about the keys that values are sealed with.
#[derive(Subcommand)]
pub enum KeysCommand {
    /// Print what each secret still seals, and which of the previous ones may be removed
    ///
    /// Changes nothing, and works whatever is configured.
    #[command(after_help = "Example:\n  pillarbox keys status")]
    Status,
    /// Seal everything anew with `APP_SECRET`, while the server runs
    ///
    /// Can be stopped and begun again at any time. The secrets it replaces stand in `APP_SECRET_PREVIOUS` until
    /// `keys status` says that they may be removed.
    #[command(after_help = "Example:\n  pillarbox keys rotate")]
    Rotate {
        /// Give up what no configured secret opens: its accounts then ask to be connected again
        #[arg(long)]
        forget_unreadable: bool,
    },
}

/// Does it.
pub async fn keys(config: Config, command: KeysCommand) -> anyhow::Result<()> {
    match command {
        KeysCommand::Status => {
            for line in describe(&keys::status(&config).await?) {
                say(&line);
            }
            Ok(())
        }
        KeysCommand::Rotate { forget_unreadable } => {
            let mut shown = Shown::begin();
            let rotated = keys::rotate(&config, Arc::new(SystemClock), forget_unreadable, |now| shown.at(now)).await;
            shown.end();
            match rotated {
                Ok(rotation) => report(&rotation, forget_unreadable),
                Err(RotateError::Start(error)) => Err(error.into()),
                Err(other) => Err(other.into()),
            }
        }
    }
}

fn describe(status: &KeysStatus) -> Vec<String> {
    let mut lines: Vec<String> = status.keys.iter().map(describe_key).collect();
    if !status.damaged.is_empty() {
        lines.push(format!("without a key         {}: damaged", places(&status.damaged)));
    }
    lines
}

fn describe_key(key: &KeyStatus) -> String {
    let what = match key.total() {
        0 => "0 values".to_owned(),
        1 => format!("1 value: {}", places(&key.uses)),
        total => format!("{total} values: {}", places(&key.uses)),
    };
    let advice = match key.source {
        _ if key.is_removable() => "; may be removed",
        KeySource::NotConfigured => "; its secret is needed in APP_SECRET_PREVIOUS",
        KeySource::Newest | KeySource::Previous(_) => "",
    };
    format!("{}  {:<24}  {what}{advice}", key.key, key.source.to_string())
}

fn places(uses: &BTreeMap<&str, u64>) -> String {
    uses.iter().map(|(place, values)| format!("{place} {values}")).collect::<Vec<_>>().join(", ")
}

/// What was done, what was not, and what may be removed now.
fn report(rotation: &Rotation, forgotten: bool) -> anyhow::Result<()> {
    match rotation.resealed_values() {
        0 => say("Everything that opens is sealed with APP_SECRET already."),
        _ => say(&format!("Sealed anew with APP_SECRET: {}.", places(&rotation.resealed))),
    }
    if rotation.removed_trips > 0 {
        say(&format!(
            "Removed {} trips to a consent page that could not be opened; whoever is on one begins again.",
            rotation.removed_trips
        ));
    }
    for line in describe(&rotation.status) {
        say(&line);
    }
    let waits =
        |key: &&KeyStatus| matches!(key.source, KeySource::Previous(_)) && key.uses.contains_key(keys::HIGH_WATER);
    if rotation.status.keys.iter().any(|key| waits(&key)) {
        say(
            "publisher.hwm is left as it is, because sending is on hold: look at the history and run `pillarbox resume`. A server that starts after that writes it anew.",
        );
    }
    if rotation.unreadable.is_empty() {
        return Ok(());
    }
    for unreadable in &rotation.unreadable {
        let remedy = if forgotten { unreadable.remedy } else { "" };
        complain(format!("Cannot be opened: {}: {}. {remedy}", unreadable.subject, unreadable.error).trim_end());
    }
    if forgotten {
        bail!("{} could not be opened and were given up", rotation.unreadable.len());
    }
    bail!(
        "{} cannot be opened and stay as they are. If a secret is missing, add it to APP_SECRET_PREVIOUS and rotate again; otherwise `pillarbox keys rotate --forget-unreadable` gives them up, and their owners connect again",
        rotation.unreadable.len()
    )
}

/// How far it is: a bar on a terminal, otherwise a line now and then.
enum Shown {
    Bar(ProgressBar),
    Lines { next: u64 },
}

impl Shown {
    fn begin() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::Lines { next: A_LINE_EVERY };
        }
        let style = ProgressStyle::with_template("{bar:40} {pos}/{len} values, {elapsed}, {eta} to go");
        Self::Bar(ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    fn at(&mut self, progress: Progress) {
        match self {
            Self::Bar(bar) => {
                // What the server writes meanwhile is sealed with the newest key; what it removes makes it less.
                bar.set_length(progress.of.max(progress.done));
                bar.set_position(progress.done);
            }
            Self::Lines { next } if progress.done >= *next => {
                complain(&format!("{} of {} values are done", progress.done, progress.of));
                *next = progress.done + A_LINE_EVERY;
            }
            Self::Lines { .. } => {}
        }
    }

    fn end(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
