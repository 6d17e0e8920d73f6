//! `key`: API keys from the command line. Not to be confused with `keys`, which is about `APP_SECRET`.

use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Subcommand;

use super::{complain, say};
use crate::app::people_only;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::model::{ApiKeyId, Scope};

/// What can be done about API keys.
#[derive(Subcommand)]
pub enum KeyCommand {
    /// Make an API key and print it. It is shown this once.
    Create {
        /// Whose key it is.
        #[arg(long)]
        user: String,
        /// What it is for, so that you know it in the list.
        #[arg(long, default_value = "")]
        name: String,
        /// What it may do, such as `scheduler:run`. Can be given several times.
        #[arg(long = "scope", required = true)]
        scopes: Vec<Scope>,
    },
    /// List the API keys that are good.
    List,
    /// End an API key, by its id from the list.
    Revoke { id: String },
}

/// Does it.
pub async fn key(config: Config, command: KeyCommand) -> anyhow::Result<()> {
    let people = people_only(&config, Arc::new(SystemClock)).await?;
    match command {
        KeyCommand::Create { user, name, scopes } => {
            let key = people.create_key(&user, &name, scopes.into_iter().collect()).await?;
            complain("Keep this key; it is not shown again:");
            say(key.expose());
        }
        KeyCommand::List => {
            for key in people.list_keys().await? {
                let scopes: Vec<&str> = key.scopes.iter().map(|scope| scope.as_str()).collect();
                let used = key.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("used {at}"));
                say(&format!("{}  {}  {}  {used}  {}", key.id, scopes.join(","), key.created_at, key.name));
            }
        }
        KeyCommand::Revoke { id } => {
            let id: ApiKeyId = id.parse().context("this is no id of a key")?;
            if !people.revoke_key(id).await? {
                bail!("there is no such key, or it is revoked already");
            }
            say("The key is revoked.");
        }
    }
    Ok(())
}
