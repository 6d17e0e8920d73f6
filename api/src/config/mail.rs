//! The mail server, if there is one.

use std::fmt;

use percent_encoding::percent_decode_str;
use url::Url;

use super::env::Reader;
use super::server::is_loopback;
use crate::model::{Secret, Sender};

/// How the way to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// `smtps://`: TLS from the first byte.
    Tls,
    /// `smtp://`: TLS by STARTTLS, and nothing is said to a server that does not offer it.
    StartTls,
    /// `smtp://…?tls=none`: in clear, only to this machine.
    InClear,
}

/// Settings of mail.
#[derive(Clone)]
pub struct MailConfig {
    /// `SMTP_URL`, taken apart.
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    pub login: Option<MailLogin>,
    /// `SMTP_FROM`: who mails are from.
    pub from: Sender,
    /// `SMTP_CA_FILE`: certificates in PEM that are trusted besides the system's.
    pub authorities: Option<String>,
}

/// What the mail server knows us by.
#[derive(Clone)]
pub struct MailLogin {
    pub user: String,
    pub password: Secret,
}

impl fmt::Display for MailSecurity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tls => "TLS",
            Self::StartTls => "STARTTLS",
            Self::InClear => "in clear",
        })
    }
}

impl MailConfig {
    pub(super) fn read(reader: &mut Reader<'_>, app_url: &Url) -> Option<Self> {
        let url = reader.secret("SMTP_URL");
        let from: Option<Sender> = reader.parsed("SMTP_FROM");
        let authorities = read_authorities(reader);
        let Some(url) = url else {
            if from.is_some() || authorities.is_some() {
                reader.fault("SMTP_FROM or SMTP_CA_FILE is set without SMTP_URL");
            }
            return None;
        };
        let server = read_server(url.expose()).map_err(|fault| reader.fault(format!("SMTP_URL {fault}"))).ok();
        let from = from.or_else(|| usual_sender(app_url));
        if from.is_none() {
            reader.fault("SMTP_FROM is not set, and APP_URL has no name to make an address of");
        }
        let (host, port, security, login) = server?;
        Some(Self { host, port, security, login, from: from?, authorities })
    }

    pub(super) fn describe(&self) -> Vec<String> {
        let login = self.login.as_ref().map_or_else(
            || "without signing in".to_owned(),
            |login| format!("signed in as {} with a password", login.user),
        );
        let authorities = if self.authorities.is_some() { "set, besides the system's" } else { "the system's alone" };
        vec![
            format!("SMTP_URL: {} port {}, {}, {login}", self.host, self.port, self.security),
            format!("SMTP_FROM: {}", self.from),
            format!("SMTP_CA_FILE: {authorities}"),
        ]
    }
}

type Server = (String, u16, MailSecurity, Option<MailLogin>);

/// Takes the address apart. What is wrong is told without the address, which holds a password.
fn read_server(text: &str) -> Result<Server, &'static str> {
    let url = Url::parse(text).map_err(|_| {
        "is no address such as smtps://user:password@mail.example.org; \
        signs like @ / : # in the password are written as %40 %2F %3A %23"
    })?;
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("names no host")?;
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err("has a path or a #; write such signs in the password as %2F and %23");
    }
    let (security, usual_port) = match (url.scheme(), url.query()) {
        ("smtps", None) => (MailSecurity::Tls, 465),
        ("smtp", None) => (MailSecurity::StartTls, 587),
        ("smtp", Some("tls=none")) => (MailSecurity::InClear, 25),
        ("smtp" | "smtps", Some(_)) => return Err("may end with ?tls=none after smtp://, and with nothing else"),
        _ => return Err("must begin with smtps:// or smtp://"),
    };
    if security == MailSecurity::InClear && !is_this_machine(&url) {
        return Err("says tls=none: in clear, mail goes to this machine only");
    }
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(String::from).ok();
    let login = match (url.username(), url.password()) {
        ("", None) => None,
        (user, Some(password)) if !user.is_empty() => {
            let user = decoded(user).ok_or("has a user that is no UTF-8")?;
            let password = decoded(password).ok_or("has a password that is no UTF-8")?;
            Some(MailLogin { user, password: Secret::new(password) })
        }
        _ => return Err("has a user without a password, or a password without a user"),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    Ok((host, url.port().unwrap_or(usual_port), security, login))
}

/// Hosts of schemes that `url` does not know are texts to it.
fn is_this_machine(url: &Url) -> bool {
    let in_http = url.host_str().and_then(|host| Url::parse(&format!("http://{host}")).ok());
    in_http.is_some_and(|url| is_loopback(&url))
}

fn read_authorities(reader: &mut Reader<'_>) -> Option<String> {
    let path = reader.text("SMTP_CA_FILE")?;
    let read = std::fs::read_to_string(&path).map_err(|error| error.to_string());
    let pem = read.and_then(|pem| {
        let certificates = pem.matches("-----BEGIN CERTIFICATE-----").count();
        let usable = certificates > 0 && lettre::transport::smtp::client::Certificate::from_pem(pem.as_bytes()).is_ok();
        if usable { Ok(pem) } else { Err("it holds no certificate in PEM".to_owned()) }
    });
    pem.map_err(|fault| reader.fault(format!("SMTP_CA_FILE: {path} cannot be used: {fault}"))).ok()
}

/// An address on the host people know; this machine's own where it has no name.
fn usual_sender(app_url: &Url) -> Option<Sender> {
    let host = if is_loopback(app_url) { "localhost" } else { app_url.domain()? };
    format!("Pillarbox <pillarbox@{host}>").parse().ok()
}
