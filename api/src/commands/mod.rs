//! What the program does besides parsing its command line.

mod accounts;
mod key;
mod keys;
mod resume;
mod serve;
mod user;

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, bail};

pub use accounts::{AccountsCommand, accounts};
pub use key::{KeyCommand, key};
pub use keys::{KeysCommand, keys};
pub use resume::resume;
pub use serve::{ServeRole, serve};
pub use user::{UserCommand, user};

use crate::config::{Config, Env};
use crate::store::Store;
use crate::{app, http};

/// Writes a line to standard output. A closed pipe is no fault of ours.
pub(crate) fn say(line: &str) {
    let _closed = writeln!(std::io::stdout(), "{line}");
}

/// Writes a line to standard error.
pub fn complain(line: &str) {
    let _closed = writeln!(std::io::stderr(), "{line}");
}

/// Brings the database to the newest version.
pub async fn migrate(config: Config) -> anyhow::Result<()> {
    crate::config::create_private_dir(&config.storage.data_dir)?;
    Store::open(config.storage.database_url).await?;
    say("The database is at the newest version.");
    Ok(())
}

/// Prints the OpenAPI document.
pub fn print_openapi() -> anyhow::Result<()> {
    std::io::stdout().write_all(http::document().to_yaml()?.as_bytes())?;
    Ok(())
}

/// Prints every setting in effect, and the id of the key that each secret gives.
pub fn check_config(config: &Config) -> anyhow::Result<()> {
    for line in config.describe() {
        say(&line);
    }
    for (key, source) in app::keys::configured(config) {
        say(&format!("{source} gives the key {key}"));
    }
    Ok(())
}

/// Asks the server of this environment whether it is alive; for container health checks.
pub async fn healthcheck(env: &Env) -> anyhow::Result<()> {
    let bind: std::net::SocketAddr = env.get("BIND").unwrap_or("127.0.0.1:8080").parse().context("BIND")?;
    let host = if bind.ip().is_unspecified() { "127.0.0.1".to_owned() } else { bind.ip().to_string() };
    let host = if bind.is_ipv6() && !bind.ip().is_unspecified() { format!("[{host}]") } else { host };
    let client = reqwest::Client::builder().timeout(Duration::from_secs(3)).no_proxy().build()?;
    let answer = client.get(format!("http://{host}:{}/healthz", bind.port())).send().await?;
    if !answer.status().is_success() {
        bail!("the server answered {}", answer.status());
    }
    Ok(())
}
