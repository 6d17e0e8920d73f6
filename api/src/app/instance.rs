//! How this installation is set up, for its administrators: what they would otherwise look up in the environment, with
//! no secret in it.

use url::Url;

use super::App;
use crate::config::{Config, XConfig};
use crate::model::text_enum::text_enum;
use crate::model::{DatabaseUrl, PlatformKey, Secret};

/// This much of an id is shown, so that it is recognised and cannot be copied.
const SHOWN: usize = 4;

text_enum! {
    /// Which database is used.
    pub enum DatabaseKind {
        Sqlite = "sqlite",
        Postgres = "postgres",
    }
}

/// How the server is set up, as it was read at the start.
pub struct Instance {
    /// Where people open it.
    pub app_url: Url,
    pub database: DatabaseKind,
    pub mail_configured: bool,
    /// Only platforms that are set up.
    pub credentials: Vec<Credentials>,
}

/// What a platform knows this server by.
pub struct Credentials {
    pub platform: PlatformKey,
    /// The end of the client id; the whole of it is not shown.
    pub client_id_end: String,
    pub has_client_secret: bool,
    /// As it has to be registered at the platform, byte for byte.
    pub callback_url: String,
}

pub(super) fn describe(config: &Config) -> Instance {
    Instance {
        app_url: config.server.app_url.clone(),
        database: match config.storage.database_url {
            DatabaseUrl::Sqlite(_) => DatabaseKind::Sqlite,
            DatabaseUrl::Postgres(_) => DatabaseKind::Postgres,
        },
        mail_configured: config.mail.is_some(),
        credentials: config.x.iter().map(credentials_of_x).collect(),
    }
}

fn credentials_of_x(x: &XConfig) -> Credentials {
    Credentials {
        platform: PlatformKey::X,
        client_id_end: end_of(&x.client_id),
        has_client_secret: x.client_secret.is_some(),
        callback_url: x.redirect_uri.clone(),
    }
}

/// The page on which whoever has this invitation registers.
pub fn invitation_link(app_url: &Url, token: &Secret) -> String {
    format!("{app_url}register?invitation={}", token.expose())
}

/// Nothing of an id that is hardly longer than what would be shown.
fn end_of(id: &str) -> String {
    let length = id.chars().count();
    if length < 2 * SHOWN { String::new() } else { id.chars().skip(length - SHOWN).collect() }
}

impl App {
    /// Whether this process publishes, or another one has to.
    pub fn publishes(&self) -> bool {
        self.publisher.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn of_an_id_only_the_end_is_shown_and_of_a_short_one_nothing() {
        assert_eq!(end_of("abcdefgh"), "efgh");
        assert_eq!(end_of("abcdefg"), "");
        assert_eq!(end_of("schlüssel-für"), "-für");
        assert_eq!(end_of(""), "");
    }
}
