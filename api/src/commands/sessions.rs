//! `sessions`: signing people out.

use std::sync::Arc;

use clap::Subcommand;

use super::say;
use crate::app::people_only;
use crate::clock::SystemClock;
use crate::config::Config;

/// What can be done about sessions.
#[derive(Subcommand)]
pub enum SessionsCommand {
    /// Sign everybody out, on every device
    ///
    /// Posts go out as before, and API keys work as before; people sign in again. A server that runs need not be
    /// restarted.
    #[command(after_help = "Example:\n  pillarbox sessions revoke-all\n  pillarbox sessions revoke-all --user ada")]
    RevokeAll {
        /// Only this person
        #[arg(long, value_name = "NAME")]
        user: Option<String>,
    },
}

/// Does it.
pub async fn sessions(config: Config, command: SessionsCommand) -> anyhow::Result<()> {
    let SessionsCommand::RevokeAll { user } = command;
    let people = people_only(&config, Arc::new(SystemClock)).await?;
    let ended = people.end_all_sessions(user.as_deref()).await?;
    say(&format!("Sessions ended: {ended}."));
    Ok(())
}
