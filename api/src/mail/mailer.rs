//! The mail server: one connection for each letter, since there are few of them.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use url::Url;

use super::{Letter, MailError};
use crate::clock::SharedClock;
use crate::model::{Secret, Sender};

/// How long one address of the mail server may take to answer the knock; then the next one is tried.
const KNOCK: Duration = Duration::from_secs(5);

/// How the way to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS by STARTTLS, before anything else is said.
    StartTls,
    /// In clear. Whoever sets this up sees to it that it is this machine.
    InClear,
}

/// What the mail server knows us by.
#[derive(Clone)]
pub struct Login {
    pub user: String,
    pub password: Secret,
}

/// Where mail goes, and what stands in it.
#[derive(Clone)]
pub struct MailSettings {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub login: Option<Login>,
    pub from: Sender,
    /// Certificates in PEM that are trusted besides the system's.
    pub authorities: Option<String>,
    /// Every link in a letter begins with this.
    pub app_url: Url,
}

/// Sends letters. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    settings: std::sync::Arc<MailSettings>,
    clock: SharedClock,
}

impl Mailer {
    pub fn new(settings: MailSettings, clock: SharedClock) -> Self {
        Self { settings: std::sync::Arc::new(settings), clock }
    }

    /// An address of the application, for a link in a letter.
    pub fn link(&self, path: &str) -> Url {
        let mut url = self.settings.app_url.clone();
        url.set_path(path);
        url
    }

    /// Hands a letter to the mail server, within this time. After an `Ok` the server has taken it over.
    ///
    /// If the time is up, or the connection breaks at the very end, the server may have taken it nevertheless.
    pub async fn send(&self, letter: &Letter, patience: Duration) -> Result<(), MailError> {
        let end = self.clock.now() + patience;
        tokio::select! {
            outcome = self.hand_over(letter) => outcome,
            () = self.clock.sleep_until(end) => Err(later("the mail server did not answer in time")),
        }
    }

    /// Comes in, signs in and goes: whether letters would be let through the door. None is sent.
    pub async fn knock(&self, patience: Duration) -> Result<(), MailError> {
        let end = self.clock.now() + patience;
        let visit = async {
            let _goodbye = self.connect().await?.quit().await;
            Ok(())
        };
        tokio::select! {
            outcome = visit => outcome,
            () = self.clock.sleep_until(end) => Err(later("the mail server did not answer in time")),
        }
    }

    async fn hand_over(&self, letter: &Letter) -> Result<(), MailError> {
        let sender = Mailbox::new(self.settings.from.name.clone(), address(self.settings.from.address.as_str())?);
        let to = address(letter.to.as_str())?;
        let message = letter.message(sender, to, self.clock.now())?;
        let mut connection = self.connect().await?;
        let sent = connection.send(message.envelope(), &message.formatted()).await;
        if sent.is_ok() {
            // The letter is theirs by now, whatever becomes of the goodbye.
            let _goodbye = connection.quit().await;
        }
        sent.map(drop).map_err(refusal)
    }

    /// A connection over which letters may go: protected as asked for, and signed in. Until it is protected, nothing is
    /// said but a greeting.
    async fn connect(&self) -> Result<AsyncSmtpConnection, MailError> {
        let settings = &*self.settings;
        let name = self.name();
        let server = (settings.host.as_str(), settings.port);
        let wrapped = if settings.security == Security::Tls { Some(self.tls()?) } else { None };
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, Some(KNOCK), &name, wrapped, None)
            .await
            .map_err(|error| trouble("the mail server cannot be reached", &error))?;
        if settings.security == Security::StartTls {
            if !connection.can_starttls() {
                return Err(later("the mail server does not offer STARTTLS, so nothing was said to it"));
            }
            let upgraded = connection.starttls(self.tls()?, &name).await;
            upgraded.map_err(|error| trouble("STARTTLS did not come about", &error))?;
        }
        if let Some(login) = &settings.login {
            let credentials = Credentials::new(login.user.clone(), login.password.expose().to_owned());
            let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await;
            signed_in.map_err(|error| trouble("the mail server does not let us sign in", &error))?;
        }
        Ok(connection)
    }

    /// How we introduce ourselves.
    fn name(&self) -> ClientId {
        let domain = self.settings.app_url.domain().map(str::to_owned);
        domain.map_or_else(ClientId::default, ClientId::Domain)
    }

    /// TLS 1.2 or newer, with the system's authorities and those of the settings.
    fn tls(&self) -> Result<TlsParameters, MailError> {
        let cannot = |error: SmtpError| trouble("the certificates cannot be used", &error);
        let mut builder = TlsParameters::builder(self.settings.host.clone());
        if let Some(pem) = &self.settings.authorities {
            builder = builder.add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(cannot)?);
        }
        builder.build_rustls().map_err(cannot)
    }
}

fn address(text: &str) -> Result<lettre::Address, MailError> {
    text.parse().map_err(|_| MailError::Refused("it is no address".to_owned()))
}

fn later(what: &str) -> MailError {
    MailError::Later(what.to_owned())
}

/// Whatever goes wrong before the letter is offered says nothing about the letter.
fn trouble(what: &str, error: &SmtpError) -> MailError {
    MailError::Later(format!("{what}: {}", reason(error)))
}

/// What a refusal of the letter itself means.
fn refusal(error: SmtpError) -> MailError {
    // RFC 4954, section 6: these are about who we are, and the operator can mend that.
    let about_us = [530, 534, 535, 538];
    let for_good = error.is_permanent() && !error.status().is_some_and(|code| about_us.contains(&u16::from(code)));
    if for_good { MailError::Refused(reason(&error)) } else { trouble("the mail server did not take it", &error) }
}

/// The reason without words of the server, which may repeat an address or what was sent.
fn reason(error: &SmtpError) -> String {
    let Some(code) = error.status() else {
        return if error.is_response() { "it does not speak SMTP".to_owned() } else { error.to_string() };
    };
    let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let enhanced = said.split_whitespace().next().filter(|word| is_enhanced(word));
    enhanced.map_or_else(|| code.to_string(), |enhanced| format!("{code} {enhanced}"))
}

/// RFC 3463, section 2: class, subject and detail.
fn is_enhanced(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(number)
}
