//! `user`: looking after people from the command line.

use std::sync::Arc;

use clap::Subcommand;

use super::{complain, password, say, table};
use crate::app::{invitation_link, people_only};
use crate::clock::SystemClock;
use crate::config::Config;
use crate::model::Role;

/// What can be done about people.
#[derive(Subcommand)]
pub enum UserCommand {
    /// Make a person, with a password that is asked for
    ///
    /// On a terminal the password is asked for twice and not shown; otherwise it is the first line of standard input.
    /// Works whatever REGISTRATION says. To let people choose their own passwords, `user invite` is better.
    #[command(
        after_help = "Example:\n  pillarbox user create margaret --admin\n  pillarbox user create ada < password.txt"
    )]
    Create {
        /// The name to sign in with: 3 to 32 letters, digits, dots, dashes or underscores
        username: String,
        /// May administrate this server; the first person has to
        #[arg(long)]
        admin: bool,
    },
    /// Print an invitation for one person, good for seven days
    ///
    /// Whoever opens the link chooses a name and a password. Needs REGISTRATION=invite.
    #[command(after_help = "Example:\n  pillarbox user invite")]
    Invite,
    /// List the people of this server
    #[command(after_help = "Example:\n  pillarbox user list")]
    List,
    /// Set somebody's password, and end all his sessions
    ///
    /// The new password is asked for as by `user create`. A lock after too many failed sign-ins ends with it.
    #[command(
        after_help = "Example:\n  pillarbox user reset margaret\n  pillarbox user reset ada --without-second-factor"
    )]
    Reset {
        /// Whose password
        username: String,
        /// Switch the second factor off, too: for whoever has lost his phone and his recovery codes
        #[arg(long)]
        without_second_factor: bool,
    },
    /// Shut somebody out for the time being
    ///
    /// He cannot sign in, his sessions end and his API keys stop at once. What he has scheduled waits; what is on the
    /// wire ends as it ends. Nothing is removed, and `user enable` takes it back. A server that runs need not be
    /// restarted.
    #[command(after_help = "Example:\n  pillarbox user disable ada")]
    Disable {
        /// Who is shut out
        username: String,
    },
    /// Let somebody in again who was shut out
    ///
    /// His API keys work again, and his posts go on: those that came due meanwhile go out if they are not too late, as
    /// after any time in which the server could not send.
    #[command(after_help = "Example:\n  pillarbox user enable ada")]
    Enable {
        /// Who is let in
        username: String,
    },
}

/// Does it.
pub async fn user(config: Config, command: UserCommand) -> anyhow::Result<()> {
    let people = people_only(&config, Arc::new(SystemClock)).await?;
    match command {
        UserCommand::Create { username, admin } => {
            let password = password::read_new(&username)?;
            let role = if admin { Role::Admin } else { Role::Member };
            let user = people.create(&username, &password, role).await?;
            say(&format!("{} is made, as {}, and can sign in at {}", user.username, user.role, config.server.app_url));
        }
        UserCommand::Invite => {
            let token = people.invite().await?;
            say(&invitation_link(&config.server.app_url, &token));
        }
        UserCommand::List => {
            let rows = people.list().await?.into_iter().map(|user| {
                let disabled = user.disabled_at.map_or_else(String::new, |at| format!("shut out since {at}"));
                [user.username.to_string(), user.role.to_string(), format!("since {}", user.created_at), disabled]
            });
            table(rows.collect());
        }
        UserCommand::Reset { username, without_second_factor } => {
            let password = password::read_new(&username)?;
            people.reset_password(&username, &password, without_second_factor).await?;
            say("The password is set, and every session of this person has ended.");
        }
        UserCommand::Disable { username } => match people.disable(&username).await? {
            None => say(&format!("{username} was shut out already.")),
            Some(done) => {
                crate::publisher::door::knock(&config.storage.data_dir).await;
                say(&format!(
                    "{username} is shut out. Sessions ended: {}. Posts held: {}. API keys do not work meanwhile; `pillarbox user enable {username}` takes all of it back.",
                    done.sessions, done.held
                ));
                if done.no_admin_left {
                    complain("Nobody is left who may administrate this server.");
                }
            }
        },
        UserCommand::Enable { username } => match people.enable(&username).await? {
            None => say(&format!("{username} was not shut out.")),
            Some(released) => {
                crate::publisher::door::knock(&config.storage.data_dir).await;
                say(&format!("{username} may come in again. Posts that go on: {released}."));
            }
        },
    }
    Ok(())
}
