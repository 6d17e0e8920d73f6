//! `user`: looking after people from the command line.

use std::io::BufRead;
use std::sync::Arc;

use anyhow::Context;
use clap::Subcommand;

use super::{complain, say};
use crate::app::people_only;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::model::Secret;

/// What can be done about people.
#[derive(Subcommand)]
pub enum UserCommand {
    /// Print an invitation for one person, good for seven days.
    Invite,
    /// List the people of this server.
    List,
    /// Set someone's password, read from standard input, and end all his sessions.
    ResetPassword { username: String },
}

/// Does it.
pub async fn user(config: Config, command: UserCommand) -> anyhow::Result<()> {
    let people = people_only(&config, Arc::new(SystemClock)).await?;
    match command {
        UserCommand::Invite => {
            let token = people.invite().await?;
            say(&format!("{}register?invitation={}", config.server.app_url, token.expose()));
        }
        UserCommand::List => {
            for user in people.list().await? {
                say(&format!("{}  {}  since {}", user.username, user.role, user.created_at));
            }
        }
        UserCommand::ResetPassword { username } => {
            complain("The new password, on one line:");
            let mut line = String::new();
            std::io::stdin().lock().read_line(&mut line).context("standard input")?;
            let password = Secret::new(line.trim_end_matches(['\r', '\n']));
            people.reset_password(&username, &password).await?;
            say("The password is set, and every session of this person has ended.");
        }
    }
    Ok(())
}
