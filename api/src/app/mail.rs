//! Setting mail up from the configuration.

use crate::clock::SharedClock;
use crate::config::{Config, MailSecurity};
use crate::mail::{Login, MailSettings, Mailer, Security};

/// What sends letters, if the operator has a mail server.
pub(super) fn set_up(config: &Config, clock: &SharedClock) -> Option<Mailer> {
    let mail = config.mail.as_ref()?;
    let settings = MailSettings {
        host: mail.host.clone(),
        port: mail.port,
        security: match mail.security {
            MailSecurity::Tls => Security::Tls,
            MailSecurity::StartTls => Security::StartTls,
            MailSecurity::InClear => Security::InClear,
        },
        login: mail.login.as_ref().map(|login| Login { user: login.user.clone(), password: login.password.clone() }),
        from: mail.from.clone(),
        authorities: mail.authorities.clone(),
        app_url: config.server.app_url.clone(),
    };
    Some(Mailer::new(settings, SharedClock::clone(clock)))
}
