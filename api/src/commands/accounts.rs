//! `accounts`: the connected accounts of everybody, from the command line.

use std::io::BufRead;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Subcommand;

use super::{complain, say, table};
use crate::app::{self, Waiting};
use crate::clock::SystemClock;
use crate::config::Config;
use crate::model::Username;

/// What is typed to go on.
const CONFIRMATION: &str = "revoke all";

/// What can be done about accounts.
#[derive(Subcommand)]
pub enum AccountsCommand {
    /// List every connected account, how it is, and what waits for it
    ///
    /// User, platform, handle, how it is and why, when the platform last accepted it, and how many posts wait for it.
    #[command(after_help = "Example:\n  pillarbox accounts list")]
    List,
    /// The panic button: disconnect every account now
    ///
    /// Their tokens are removed from this server before anything else, then revoked at the platform; one that does not
    /// answer is told later, while the server runs. Nothing is posted until the accounts are connected again.
    #[command(
        after_help = "Example:\n  pillarbox accounts revoke-all\n  pillarbox accounts revoke-all --user ada --cancel-waiting --yes"
    )]
    RevokeAll {
        /// Only this person's accounts
        #[arg(long, value_name = "NAME")]
        user: Option<String>,
        /// Cancel what waits for them, instead of keeping it until they are connected again
        #[arg(long)]
        cancel_waiting: bool,
        /// Do not ask before it is done
        #[arg(long)]
        yes: bool,
    },
}

/// Does it.
pub async fn accounts(config: Config, command: AccountsCommand) -> anyhow::Result<()> {
    match command {
        AccountsCommand::List => list(&config).await,
        AccountsCommand::RevokeAll { user, cancel_waiting, yes } => revoke_all(config, user, cancel_waiting, yes).await,
    }
}

async fn list(config: &Config) -> anyhow::Result<()> {
    let rows = app::list_accounts(config, Arc::new(SystemClock)).await?.into_iter().map(|account| {
        let verified =
            account.last_verified_at.map_or_else(|| "never verified".to_owned(), |at| format!("verified {at}"));
        [
            account.user.to_string(),
            account.platform.name().to_owned(),
            format!("@{}", account.handle),
            account.status.to_string(),
            account.reason.unwrap_or_else(|| "-".to_owned()),
            verified,
            format!("posts waiting: {}", account.waiting),
        ]
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        say("No account is connected.");
    }
    table(rows);
    Ok(())
}

async fn revoke_all(config: Config, user: Option<String>, cancel_waiting: bool, yes: bool) -> anyhow::Result<()> {
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
