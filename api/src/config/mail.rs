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

#[cfg(test)]
mod tests {
    use super::MailSecurity::{self, InClear, StartTls, Tls};
    use crate::config::{Config, Env};

    fn config(pairs: &[(&str, &str)]) -> Result<Config, String> {
        let usual = [
            ("APP_SECRET", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            ("APP_URL", "https://posts.example.org"),
        ];
        let env: Env = usual.into_iter().chain(pairs.iter().copied()).collect();
        Config::from_env(&env, false).map_err(|faults| faults.to_string())
    }

    #[test]
    fn an_address_says_where_the_server_is_and_how_it_is_reached() {
        let read = |url: &str| -> (String, u16, MailSecurity, Option<(String, String)>) {
            let mail = config(&[("SMTP_URL", url)]).unwrap_or_else(|faults| panic!("{url}: {faults}")).mail.unwrap();
            let login = mail.login.map(|login| (login.user, login.password.expose().to_owned()));
            (mail.host, mail.port, mail.security, login)
        };
        let login = |user: &str, password: &str| Some((user.to_owned(), password.to_owned()));
        let host = || "mail.example.org".to_owned();
        assert_eq!(read("smtps://u:p@mail.example.org"), (host(), 465, Tls, login("u", "p")));
        assert_eq!(read("smtp://u:p@mail.example.org"), (host(), 587, StartTls, login("u", "p")));
        assert_eq!(read("smtp://mail.example.org:2525/"), (host(), 2525, StartTls, None));
        let escaped = "smtps://ada%40example.org:p%40ss%2Fw%3Ard%23%25@mail.example.org";
        assert_eq!(read(escaped), (host(), 465, Tls, login("ada@example.org", "p@ss/w:rd#%")));
        for (here, host) in [("127.0.0.1", "127.0.0.1"), ("localhost", "localhost"), ("[::1]", "::1")] {
            assert_eq!(read(&format!("smtp://u:p@{here}?tls=none")), (host.to_owned(), 25, InClear, login("u", "p")));
        }
    }

    #[test]
    fn what_is_wrong_is_told_without_the_password() {
        for (url, fault) in [
            ("nonsense", "no address"),
            ("https://u:hunter2@mail.example.org", "must begin with smtps:// or smtp://"),
            ("smtp://u:hunter2@mail.example.org?tls=none", "this machine only"),
            ("smtp://mail.example.org?tls=none", "this machine only"),
            ("smtp://u:hunter2@localhost.example.org?tls=none", "this machine only"),
            ("smtp://u:hunter2@mail.example.org?tls=opportunistic", "nothing else"),
            ("smtps://u:hunter2@mail.example.org?tls=none", "nothing else"),
            ("smtps://u@mail.example.org", "a user without a password"),
            ("smtps://:hunter2@mail.example.org", "a password without a user"),
            ("smtps://u:hunter2@", "no address"),
            ("smtps://u:hun/ter2@mail.example.org", "no address"),
            ("smtps://u:hun#ter2@mail.example.org", "no address"),
            ("smtps://u:hunter2@mail.example.org/inbox", "has a path"),
            ("smtps://u:%ff@mail.example.org", "no UTF-8"),
        ] {
            let said = config(&[("SMTP_URL", url)]).err().unwrap_or_else(|| panic!("{url} was taken"));
            assert!(said.contains("SMTP_URL") && said.contains(fault), "{url}: {said}");
            assert!(!said.contains("hun"), "{said}");
        }
    }

    #[test]
    fn faults_of_all_three_are_told_together_and_alone_two_of_them_mean_nothing() {
        let pairs = [("SMTP_URL", "nonsense"), ("SMTP_FROM", "nobody"), ("SMTP_CA_FILE", "/dev/null")];
        let said = config(&pairs).err().unwrap();
        for name in ["SMTP_URL", "SMTP_FROM", "SMTP_CA_FILE"] {
            assert!(said.contains(name), "{name} is missing in: {said}");
        }
        assert!(config(&[("SMTP_FROM", "ada@example.org")]).err().unwrap().contains("without SMTP_URL"));
        assert!(config(&[]).unwrap().describe().contains(&"SMTP_URL: not set, so no mail is sent".to_owned()));
    }

    #[test]
    fn mail_is_from_the_host_people_know_unless_it_is_said_otherwise() {
        let from = |pairs: &[(&str, &str)]| {
            let url = [("SMTP_URL", "smtps://u:hunter2@mail.example.org")];
            let all: Vec<_> = url.into_iter().chain(pairs.iter().copied()).collect();
            config(&all).map(|config| config.describe().join("\n"))
        };
        let said = from(&[]).unwrap();
        assert!(said.contains("SMTP_FROM: Pillarbox <pillarbox@posts.example.org>"), "{said}");
        assert!(said.contains("SMTP_URL: mail.example.org port 465, TLS, signed in as u with a password"), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
        assert!(from(&[("SMTP_FROM", "Ada <ada@example.org>")]).unwrap().contains("SMTP_FROM: Ada <ada@example.org>"));
        assert!(from(&[("APP_URL", "http://127.0.0.1:8080")]).unwrap().contains("<pillarbox@localhost>"));
        assert!(from(&[("APP_URL", "https://192.0.2.7")]).err().unwrap().contains("SMTP_FROM is not set"));
    }
}
