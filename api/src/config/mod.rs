//! Settings, read once at the start. Each may come as a value (`NAME`) or as a file (`NAME_FILE`), not as both.
//!
//! Everything that is wrong is reported together, and the server does not start. Leans on `model` only.

mod address;
mod env;
mod fetching;
mod mail;
mod people;
mod publishing;
mod secrets;
mod server;
mod storage;
mod x;
mod x_media;

pub use env::Env;
pub use fetching::FetchingConfig;
pub use mail::{MailConfig, MailSecurity};
pub use people::PeopleConfig;
pub use publishing::PublishingConfig;
pub use secrets::SecretsConfig;
pub use server::{LogFormat, ServerConfig};
pub use storage::StorageConfig;
pub(crate) use storage::create_private_dir;
pub use x::XConfig;
pub use x_media::{XConsumer, XMediaUpload, XPrices};

use env::Reader;

/// All settings.
pub struct Config {
    pub server: ServerConfig,
    pub secrets: SecretsConfig,
    pub storage: StorageConfig,
    pub people: PeopleConfig,
    pub publishing: PublishingConfig,
    pub fetching: FetchingConfig,
    /// Absent when the operator has no mail server.
    pub mail: Option<MailConfig>,
    /// Absent when the operator has not set X up.
    pub x: Option<XConfig>,
}

/// Everything that is wrong with the settings.
#[derive(Debug, thiserror::Error)]
#[error("the configuration cannot be used:\n{}", .0.iter().map(|fault| format!("  - {fault}")).collect::<Vec<_>>().join("\n"))]
pub struct ConfigFaults(pub Vec<String>);

impl Config {
    /// Reads the settings. `dev` is the loopback development start: it makes its own secret and asks no setup token.
    pub fn from_env(env: &Env, dev: bool) -> Result<Self, ConfigFaults> {
        let mut reader = Reader::new(env);
        let server = ServerConfig::read(&mut reader, dev);
        let storage = StorageConfig::read(&mut reader);
        let secrets = SecretsConfig::read(&mut reader, dev, &storage.data_dir);
        let people = PeopleConfig::read(&mut reader, dev);
        let publishing = PublishingConfig::read(&mut reader);
        let fetching = FetchingConfig::read(&mut reader);
        let mail = MailConfig::read(&mut reader, &server.app_url);
        let x = XConfig::read(&mut reader, &server.app_url);
        let faults = reader.into_faults();
        if faults.is_empty() {
            Ok(Self { server, secrets, storage, people, publishing, fetching, mail, x })
        } else {
            Err(ConfigFaults(faults))
        }
    }

    /// The settings in effect, one line each, secrets masked.
    pub fn describe(&self) -> Vec<String> {
        let mut lines = self.server.describe();
        lines.extend(self.secrets.describe());
        lines.extend(self.storage.describe());
        lines.extend(self.people.describe());
        lines.extend(self.publishing.describe());
        lines.extend(self.fetching.describe());
        lines.extend(
            self.mail
                .as_ref()
                .map_or_else(|| vec!["SMTP_URL: not set, so no mail is sent".to_owned()], MailConfig::describe),
        );
        lines.extend(
            self.x
                .as_ref()
                .map_or_else(|| vec!["X_CLIENT_ID: not set, so X is not offered".to_owned()], XConfig::describe),
        );
        lines
    }
}
