//! `accounts`: the connected accounts of everybody, from the command line.

use std::io::BufRead;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Subcommand;

use super::{complain, say};
use crate::app::{self, Waiting};
use crate::clock::SystemClock;
use crate::config::Config;
use crate::model::Username;

/// What is typed to go on.
const CONFIRMATION: &str = "revoke all";

/// What can be done about accounts.
#[derive(Subcommand)]
pub enum AccountsCommand {
    /// The panic button: disconnect every account now. Its tokens are removed from this server and revoked at the
    /// platform; nothing is posted until the accounts are connected again.
    RevokeAll {
        /// Only this person's accounts.
        #[arg(long)]
        user: Option<String>,
        /// Cancel what waits for them, instead of keeping it until they are connected again.
        #[arg(long)]
        cancel_waiting: bool,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
}

/// Does it.
pub async fn accounts(config: Config, command: AccountsCommand) -> anyhow::Result<()> {
    let AccountsCommand::RevokeAll { user, cancel_waiting, yes } = command;
    let user: Option<Username> = user.map(|name| name.parse()).transpose()?;
    if !yes {
        complain(&format!(
            "This disconnects every account{}. Type \u{201c}{CONFIRMATION}\u{201d} to go on:",
            user.as_ref().map(|name| format!(" of {name}")).unwrap_or_default()
        ));
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).context("standard input")?;
        if line.trim() != CONFIRMATION {
            bail!("nothing was done");
        }
    }
    let waiting = if cancel_waiting { Waiting::Cancel } else { Waiting::Hold };
    let told = |count| complain(&format!("Accounts disconnected here: {count}. Revoking at the platforms…"));
    let done = app::revoke_all(&config, Arc::new(SystemClock), user.as_ref(), waiting, told).await?;
    for (platform, username, waited) in &done.accounts {
        let posts = if cancel_waiting { "cancelled" } else { "held" };
        say(&format!("{}  @{username}  posts {posts}: {waited}", platform.name()));
    }
    match done.still_owed {
        0 if done.accounts.is_empty() => say("No account was connected."),
        0 => say("Every platform has confirmed."),
        owed => {
            say(&format!(
                "Still to be revoked: {owed}. The tokens are gone from here; the server goes on telling the platform while it runs."
            ));
        }
    }
    Ok(())
}
