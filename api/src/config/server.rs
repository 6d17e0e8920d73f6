//! Where the server listens, how it is reached, and whom it trusts.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::str::FromStr;

use ipnet::IpNet;
use url::Url;

use super::env::Reader;

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

impl FromStr for LogFormat {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("must be `text` or `json`"),
        }
    }
}

/// Ten a second, for a minute at most; a page makes a few at a time.
const REQUESTS_PER_MINUTE: u32 = 600;

/// Settings of the HTTP side.
#[derive(Clone, Debug)]
pub struct ServerConfig {
    /// `BIND`: address and port to listen on.
    pub bind: SocketAddr,
    /// `APP_URL`: the address people type, without a path. Every URL we make is built from it, never from a request.
    pub app_url: Url,
    /// `WEB_DIST`: folder of the built SPA.
    pub web_dist: Option<PathBuf>,
    /// `CORS_ALLOWED_ORIGINS`: other origins whose pages may call the API.
    pub cors_allowed_origins: Vec<String>,
    /// `TRUSTED_PROXIES`: networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// `REQUESTS_PER_MINUTE`: how many requests one caller may make; absent for no limit.
    pub requests_per_minute: Option<NonZeroU32>,
    /// `METRICS_BIND`: address and port of the metrics; without it there are none.
    pub metrics_bind: Option<SocketAddr>,
    /// `LOG_FORMAT`.
    pub log_format: LogFormat,
}

impl ServerConfig {
    /// Whether people reach the server over TLS, which decides the cookie's name and flags.
    pub fn is_https(&self) -> bool {
        self.app_url.scheme() == "https"
    }

    /// `APP_URL` as browsers write it in `Origin`.
    pub fn origin(&self) -> String {
        self.app_url.origin().ascii_serialization()
    }

    /// Whether a page of this origin is of the same site (HTML Standard, "schemefully same site"): then browsers send our
    /// cookie with its requests, and it may be let in by it. Every other page has to show an API key.
    pub fn is_same_site(&self, origin: &str) -> bool {
        let Ok(other) = Url::parse(origin) else { return false };
        self.app_url.scheme() == other.scheme()
            && (self.app_url.host() == other.host() || site(&self.app_url).is_some_and(|own| Some(own) == site(&other)))
    }

    pub(super) fn read(reader: &mut Reader<'_>, dev: bool) -> Self {
        let default_bind = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
        let bind = reader.parsed("BIND").unwrap_or(default_bind);
        let app_url = read_app_url(reader, dev, bind);
        if dev && !(bind.ip().is_loopback() && is_loopback(&app_url)) {
            reader.fault("--dev is for this machine only: BIND and APP_URL must be loopback addresses");
        }
        let metrics_bind = reader.parsed("METRICS_BIND");
        if metrics_bind == Some(bind) {
            reader.fault("METRICS_BIND must be another address or port than BIND: metrics are not for everybody");
        }
        let cors_allowed_origins = reader.list("CORS_ALLOWED_ORIGINS");
        for origin in &cors_allowed_origins {
            if !is_exact_origin(origin) {
                reader.fault(format!(
                    "CORS_ALLOWED_ORIGINS: {origin:?} must be an exact origin such as https://dashboard.example.org"
                ));
            }
        }
        Self {
            bind,
            app_url,
            web_dist: reader.text("WEB_DIST").map(PathBuf::from),
            cors_allowed_origins,
            trusted_proxies: reader.parsed_list("TRUSTED_PROXIES"),
            requests_per_minute: NonZeroU32::new(reader.parsed("REQUESTS_PER_MINUTE").unwrap_or(REQUESTS_PER_MINUTE)),
            metrics_bind,
            log_format: reader.parsed("LOG_FORMAT").unwrap_or(LogFormat::Text),
        }
    }

    pub(super) fn describe(&self) -> Vec<String> {
        let none = || "none".to_owned();
        let joined = |items: Vec<String>| if items.is_empty() { none() } else { items.join(", ") };
        vec![
            format!("BIND: {}", self.bind),
            format!("APP_URL: {}", self.app_url),
            format!("WEB_DIST: {}", self.web_dist.as_ref().map_or_else(none, |path| path.display().to_string())),
            format!("CORS_ALLOWED_ORIGINS: {}", joined(self.cors_allowed_origins.clone())),
            format!("TRUSTED_PROXIES: {}", joined(self.trusted_proxies.iter().map(ToString::to_string).collect())),
            format!(
                "REQUESTS_PER_MINUTE: {}",
                self.requests_per_minute.map_or_else(|| "no limit".to_owned(), |limit| limit.to_string())
            ),
            format!("METRICS_BIND: {}", self.metrics_bind.map_or_else(none, |bind| bind.to_string())),
            format!("LOG_FORMAT: {:?}", self.log_format),
        ]
    }
}

/// Whether this is an origin just as browsers write it: no pattern, no path, and not `null`.
fn is_exact_origin(origin: &str) -> bool {
    // A host may have an asterisk as far as URLs go; here somebody meant a pattern.
    let is_origin = |url: Url| url.origin().is_tuple() && url.origin().ascii_serialization() == origin;
    !origin.contains('*') && Url::parse(origin).is_ok_and(is_origin)
}

/// The part of a name under which one owner has everything, by the public suffix list.
fn site(url: &Url) -> Option<&str> {
    psl::domain_str(url.domain()?)
}

/// Whether a URL's host is this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn read_app_url(reader: &mut Reader<'_>, dev: bool, bind: SocketAddr) -> Url {
    let fallback = Url::parse(&format!("http://{bind}")).expect("an address makes a URL");
    let Some(url) = reader.parsed::<Url>("APP_URL") else {
        if !dev && reader.text("APP_URL").is_none() {
            reader.fault("APP_URL is not set: the address people type, such as https://posts.example.org");
        }
        return fallback;
    };
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
        reader.fault("APP_URL must be an address without path, query or user, such as https://posts.example.org");
    }
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
    if !safe {
        reader.fault(
            "APP_URL must begin with https:// unless it is an address of this machine: sessions would travel in clear",
        );
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_origins_can_be_named() {
        for good in ["https://dash.example.org", "http://127.0.0.1:5173", "https://dash.example.org:8443"] {
            assert!(is_exact_origin(good), "{good}");
        }
        for bad in ["*", "null", "https://*.example.org", "https://dash.example.org/", "dash.example.org", "data:,x"] {
            assert!(!is_exact_origin(bad), "{bad}");
        }
    }

    #[test]
    fn one_owner_s_names_are_one_site_and_no_others_are() {
        let config = |url: &str| ServerConfig {
            bind: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            app_url: url.parse().unwrap(),
            web_dist: None,
            cors_allowed_origins: Vec::new(),
            trusted_proxies: Vec::new(),
            requests_per_minute: None,
            metrics_bind: None,
            log_format: LogFormat::Text,
        };
        for (expected, own, other) in [
            (true, "https://posts.example.org", "https://dash.example.org"),
            (true, "https://posts.example.org", "https://example.org"),
            (true, "https://posts.example.org", "https://posts.example.org:8443"),
            (false, "https://posts.example.org", "http://dash.example.org"),
            (false, "https://posts.example.org", "https://example.com"),
            (false, "https://posts.example.co.uk", "https://evil.co.uk"),
            (false, "https://ada.github.io", "https://grace.github.io"),
            (true, "http://127.0.0.1:8080", "http://127.0.0.1:5173"),
            (false, "http://127.0.0.1:8080", "http://localhost:5173"),
            (false, "https://192.0.2.1", "https://192.0.2.2"),
        ] {
            assert_eq!(config(own).is_same_site(other), expected, "{own} {other}");
        }
    }
}
