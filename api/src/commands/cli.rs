//! The command line: what there is to ask for, and the help that teaches it.

use std::fmt::Write;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::{
    AccountsCommand, AuditCommand, BackupPath, KeyCommand, KeysCommand, PostsCommand, ServeRole, SessionsCommand,
    UserCommand,
};

/// A self-hosted outbox for social media: sends once, and proves it.
#[derive(Parser)]
#[command(name = "pillarbox", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

/// Which settings a command goes by.
#[derive(Args)]
pub struct Settings {
    /// With the settings of a development start (`serve --dev`): its own secret, and this machine only
    #[arg(long, global = true)]
    pub dev: bool,
}

/// What can be asked for.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the API and the web page, and publish
    ///
    /// Settings come from the environment; `pillarbox check-config` prints them. One process publishes from a data
    /// folder: a second one ends with exit code 75. The first signal stops it in order, a second one at once.
    #[command(
        after_help = "Example:\n  APP_URL=https://posts.example.org APP_SECRET_FILE=~/pillarbox-secret pillarbox serve\n  pillarbox serve --dev"
    )]
    Serve {
        #[command(flatten)]
        settings: Settings,
        /// What this process does
        #[arg(long, value_enum, default_value_t)]
        role: ServeRole,
    },
    /// Bring the database to the newest version, and stop
    ///
    /// `serve` does so, too. The database is copied beside itself first (`pillarbox.db.before-…`). Refuses while a server
    /// of an older version runs, and a database of a newer one (exit code 78).
    #[command(after_help = "Example:\n  pillarbox migrate")]
    Migrate {
        #[command(flatten)]
        settings: Settings,
    },
    /// Go on sending after a restore: this copy of the data is the one that publishes
    ///
    /// After a restore, a copied folder or an older database nothing is sent; what came due is looked up at the platform
    /// instead. Look at the history, see to it that no other copy runs, and then say so with this.
    #[command(after_help = "Example:\n  pillarbox resume")]
    Resume {
        #[command(flatten)]
        settings: Settings,
    },
    /// Print every setting in effect, secrets masked, and what is wrong with them
    ///
    /// With the id of the key that each secret gives. Exit code 78 when something is wrong.
    #[command(after_help = "Example:\n  pillarbox check-config")]
    CheckConfig,
    /// Look at everything that has to be right before posts go out, and say what to do about what is not
    ///
    /// Settings, data folder, database, secrets, clock, the way to X, the callback as X must have it, whether the key
    /// pairs are mixed up, whether X knows the app, the mail server. It changes nothing, prints no secret, and touches no
    /// user's account. Exit code 0 when nothing is wrong, 1 otherwise.
    #[command(after_help = "Example:\n  pillarbox doctor")]
    Doctor {
        #[command(flatten)]
        settings: Settings,
    },
    /// Ask the server on this machine whether it is alive
    ///
    /// For the health checks of containers: exit code 0 when it answers at BIND, 1 otherwise.
    #[command(after_help = "Example:\n  BIND=127.0.0.1:8080 pillarbox healthcheck")]
    Healthcheck,
    /// Print the OpenAPI document of the API
    #[command(after_help = "Example:\n  pillarbox openapi > openapi.yaml")]
    Openapi,
    /// Make a backup, while the server runs
    ///
    /// PATH is a new folder, readable by its owner only: the database as it is at one moment, the images it names,
    /// publisher.hwm, and manifest.json with the size and SHA-256 of each. It appears whole or not at all, and nothing is
    /// ever overwritten. Tokens are in it sealed; the secret that opens them is not in it, so keep that elsewhere.
    #[command(
        after_help = "Example:\n  pillarbox backup /var/backups/pillarbox/2026-11-27\n\nEvery night, by cron (a % is written \\% there):\n  15 3 * * *  pillarbox backup /var/backups/pillarbox/$(date -u +\\%Y-\\%m-\\%d)"
    )]
    Backup {
        #[command(flatten)]
        settings: Settings,
        #[command(flatten)]
        to: BackupPath,
    },
    /// Say whether a backup is whole, and whether the configured secrets open it
    ///
    /// Compares every file with the manifest, goes through the database, and looks whether every image it names is there.
    /// Nothing of the backup is changed, and the data folder is not looked at. Exit code 1 when it cannot be put back.
    #[command(after_help = "Example:\n  pillarbox verify-backup /var/backups/pillarbox/2026-11-27")]
    VerifyBackup {
        #[command(flatten)]
        settings: Settings,
        #[command(flatten)]
        at: BackupPath,
    },
    /// Put a backup back into an empty data folder
    ///
    /// It is verified first. Everybody is signed out, and nothing is sent until `pillarbox resume`: what was due since the
    /// backup is looked up at the platform, because it may be out already.
    #[command(
        after_help = "Example:\n  mv /var/lib/pillarbox /var/lib/pillarbox.before\n  DATA_DIR=/var/lib/pillarbox pillarbox restore /var/backups/pillarbox/2026-11-27"
    )]
    Restore {
        #[command(flatten)]
        settings: Settings,
        #[command(flatten)]
        from: BackupPath,
    },
    /// Take posts away, in a form for other programs
    Posts {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        command: PostsCommand,
    },
    /// Take the audit trail away, in a form for other programs
    Audit {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Look after people
    User {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Sign people out
    Sessions {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        command: SessionsCommand,
    },
    /// Look after the connected accounts of everybody
    Accounts {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        command: AccountsCommand,
    },
    /// Make, list and end API keys, with which other programs call this server
    Key {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// See which secrets still seal something, and seal everything anew after `APP_SECRET` was changed
    Keys {
        #[command(flatten)]
        settings: Settings,
        #[command(subcommand)]
        command: KeysCommand,
    },
}

/// The commands as the help lists them.
const GROUPS: &[(&str, &[&str])] = &[
    ("Running", &["serve", "migrate", "resume"]),
    ("Finding out what is wrong", &["check-config", "doctor", "healthcheck"]),
    ("Keeping the data", &["backup", "verify-backup", "restore", "posts", "audit"]),
    ("People and accounts", &["user", "sessions", "accounts"]),
    ("Keys", &["key", "keys"]),
    ("For developers", &["openapi"]),
];

const TEMPLATE: &str = "{about}\n\n{usage-heading} {usage}{after-help}\n\nOptions:\n{options}\n\n\
    `pillarbox help COMMAND` says more, with an example. Settings come from the environment; `.env.example` has them all.\n";

/// The command line with its help.
fn command() -> clap::Command {
    let command = Arguments::command();
    let widest = GROUPS.iter().flat_map(|(_, names)| *names).map(|name| name.len()).max().unwrap_or(0);
    let mut list = String::new();
    for (title, names) in GROUPS {
        let _written = write!(list, "\n{title}:\n");
        for name in *names {
            let Some(command) = command.find_subcommand(name) else { continue };
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            let below: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
            let below = if below.is_empty() { String::new() } else { format!(": {}", below.join(", ")) };
            // Writing to a text cannot fail.
            let _written = writeln!(list, "  {name:<widest$}  {about}{below}");
        }
    }
    command.help_template(TEMPLATE).after_help(list.trim().to_owned())
}

/// What was asked for; nothing when it was nothing. Ends the process after help, and after what cannot be understood.
pub fn asked() -> Option<Command> {
    let matches = command().get_matches();
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit()).command
}

/// Prints what there is to ask for.
pub fn print_help() -> anyhow::Result<()> {
    // A closed pipe is no fault of ours.
    let _closed = command().print_help();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command that does something, by its whole name.
    fn leaves(command: &clap::Command, above: &str) -> Vec<(String, clap::Command)> {
        let name = format!("{above}{}", command.get_name());
        if !command.has_subcommands() {
            return vec![(name, command.clone())];
        }
        command.get_subcommands().flat_map(|below| leaves(below, &format!("{name} "))).collect()
    }

    #[test]
    fn every_command_stands_in_one_group() {
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| *names).copied().collect();
        let command = Arguments::command();
        let mut all: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        grouped.sort_unstable();
        all.sort_unstable();
        assert_eq!(grouped, all);
    }

    #[test]
    fn every_command_has_a_sentence_and_an_example_and_every_option_a_sentence() {
        for (name, command) in leaves(&Arguments::command(), "") {
            assert!(command.get_about().is_some(), "{name}");
            let example = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(example.starts_with("Example:\n") && example.contains(&name), "{name}: {example}");
            for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.len() > 8, "{name}: {}", argument.get_id());
            }
        }
    }
}
