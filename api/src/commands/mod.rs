//! What the program does besides parsing its command line.

mod accounts;
mod backup;
pub mod cli;
mod doctor;
mod export;
mod key;
mod keys;
mod password;
mod progress;
mod resume;
mod serve;
mod sessions;
mod user;

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, bail};

pub use accounts::{AccountsCommand, accounts};
pub use backup::{BackupPath, back_up, restore, verify_backup};
pub use doctor::doctor;
pub use export::{AuditCommand, PostsCommand, audit, posts};
pub use key::{KeyCommand, key};
pub use keys::{KeysCommand, keys};
pub use resume::resume;
pub use serve::{ServeRole, serve};
pub use sessions::{SessionsCommand, sessions};
pub use user::{UserCommand, user};

use crate::config::{Config, Env};
use crate::{app, http};

/// Writes a line to standard output. A closed pipe is no fault of ours.
pub(crate) fn say(line: &str) {
    let _closed = writeln!(std::io::stdout(), "{line}");
}

/// Writes a line to standard error.
pub fn complain(line: &str) {
    let _closed = writeln!(std::io::stderr(), "{line}");
}

/// Writes rows to standard output, each column as wide as its widest cell.
fn table<const N: usize>(rows: Vec<[String; N]>) {
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N).map(width).collect();
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        say(cells.join("  ").trim_end());
    }
}

/// Brings the database to the newest version.
pub async fn migrate(config: Config) -> anyhow::Result<()> {
    let _shown = progress::Shown::waiting("bringing the database to the newest version");
    app::migrate(&config).await?;
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
