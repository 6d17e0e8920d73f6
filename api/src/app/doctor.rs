//! What `doctor` asks of the wired parts and of the world outside. Nothing here changes anything, here or there.

use std::path::Path;
use std::time::Duration;

use url::Url;

use super::{StartError, identity, keyring, mail, platforms};
use crate::clock::SharedClock;
use crate::config::Config;
use crate::model::{Instant, PlatformKey, Secret};
use crate::platforms::{GrantError, look_at};
use crate::store::snapshot::{self, Company};
use crate::vault::{Vault, random_token};

/// How long the mail server may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Whether the configured secrets open the database at this path.
pub fn secrets_open(config: &Config, database: &Path) -> Result<(), StartError> {
    let vault = Vault::new(keyring(config));
    snapshot::look(database, Company::OthersWrite, |conn| identity::check(conn, &vault))
}

/// Greets the mail server, signs in and says goodbye; nothing is sent. Nothing when there is none.
pub async fn knock_at_mail_server(config: &Config, clock: SharedClock) -> Option<Result<(), String>> {
    let mailer = mail::set_up(config, &clock)?;
    Some(mailer.knock(PATIENCE).await.map_err(|error| error.to_string()))
}

/// An address that answered.
pub struct Reached {
    /// What its clock says, if it says so.
    pub date: Option<Instant>,
}

/// Why an address did not answer.
pub enum NotReached {
    /// Its name has no address.
    NoAddress(String),
    /// No connection, no TLS, or no answer.
    NoAnswer(String),
}

/// Asks an address for anything at all; whatever it answers, it is reached.
pub async fn reach(url: &Url) -> Result<Reached, NotReached> {
    let (host, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(443));
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let found = tokio::net::lookup_host((bare, port)).await;
    drop(found.map_err(|error| NotReached::NoAddress(error.to_string()))?);
    let date = look_at(url).await.map_err(NotReached::NoAnswer)?;
    Ok(Reached { date: date.map(Into::into) })
}

/// What the platform thinks of the app's credentials.
pub enum Credentials {
    Accepted,
    /// With what it said.
    Refused(String),
    Unknown(String),
}

/// Offers a code that was never given out. The platform refuses it; whether for the code's sake or the app's tells
/// whether it knows the app. Nothing when the platform is not set up.
pub async fn try_credentials(config: &Config, clock: SharedClock) -> Option<Credentials> {
    let platforms = platforms::set_up(config, &clock);
    let adapter = platforms.find(PlatformKey::X)?;
    let redirect_uri = config.x.as_ref()?.redirect_uri.clone();
    let code = Secret::new("pillarbox-doctor-this-is-no-code");
    Some(match adapter.exchange_code(&code, &random_token(), &redirect_uri).await {
        Err(GrantError::Dead(_)) => Credentials::Accepted,
        Err(GrantError::ClientMisconfigured(said)) => Credentials::Refused(said),
        Err(GrantError::NotReached(said) | GrantError::Unanswered(said)) => Credentials::Unknown(said),
        Ok(_) => Credentials::Unknown("it took a code that nobody was given".to_owned()),
    })
}
