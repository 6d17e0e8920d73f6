//! `key`: API keys from the command line. Not to be confused with `keys`, which is about `APP_SECRET`.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use clap::Subcommand;
use ipnet::IpNet;

use super::{complain, say};
use crate::app::people_only;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::model::{ApiKeyId, Scope};
use crate::people::NewKey;

/// What can be done about API keys.
#[derive(Subcommand)]
pub enum KeyCommand {
    /// Make an API key and print it, this once
    ///
    /// Only a hash of it is kept. It is sent as `Authorization: Bearer`.
    #[command(after_help = "Example:\n  pillarbox key create --user margaret --name cron --scope scheduler:run")]
    Create {
        /// Whose key it is
        #[arg(long, value_name = "NAME")]
        user: String,
        /// What it is for, so that you know it in the list.
        #[arg(long, default_value = "")]
        name: String,
        /// What it may do, such as `scheduler:run`. Can be given several times.
        #[arg(long = "scope", required = true)]
        scopes: Vec<Scope>,
        /// After how many days it ends by itself; never, if left out.
        #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500))]
        expires_in: Option<u32>,
        /// A network it may be used from, such as `203.0.113.0/24`; everywhere, if left out. Can be given several times.
        #[arg(long = "network", value_name = "CIDR")]
        networks: Vec<IpNet>,
    },
    /// List the API keys that are good
    #[command(after_help = "Example:\n  pillarbox key list")]
    List,
    /// End an API key
    #[command(after_help = "Example:\n  pillarbox key revoke 019c1f8d-3ea0-741b-91f5-e9a6e367a561")]
    Revoke {
        /// Its id, from the list
        id: String,
    },
}

/// Does it.
pub async fn key(config: Config, command: KeyCommand) -> anyhow::Result<()> {
    let people = people_only(&config, Arc::new(SystemClock)).await?;
    match command {
        KeyCommand::Create { user, name, scopes, expires_in, networks } => {
            let days = |days: u32| Duration::from_hours(u64::from(days) * 24);
            let expires_at = expires_in.map(|life| SystemClock.now() + days(life));
            let new = NewKey { name, scopes: scopes.into_iter().collect(), networks, expires_at };
            let made = people.create_key_for(&user, new).await?;
            complain("Keep this key; it is not shown again:");
            say(made.key.expose());
        }
        KeyCommand::List => {
            for key in people.list_keys().await? {
                let scopes: Vec<&str> = key.scopes.iter().map(|scope| scope.as_str()).collect();
                let used = key.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("used {at}"));
                let ends = key.expires_at.map_or_else(|| "does not end".to_owned(), |at| format!("ends {at}"));
                let (id, made_at, name) = (key.id, key.created_at, key.name);
                say(&format!("{id}  {}  {made_at}  {used}  {ends}  {name}", scopes.join(",")));
            }
        }
        KeyCommand::Revoke { id } => {
            let id: ApiKeyId = id.parse().context("this is no id of a key")?;
            if !people.revoke_key(None, id, None).await? {
                bail!("there is no such key, or it is revoked already");
            }
            say("The key is revoked.");
        }
    }
    Ok(())
}
