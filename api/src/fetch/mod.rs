//! The only way to fetch from an address that somebody else has written: a profile's picture, a feed. It reaches hosts
//! of the public internet and those that the operator has listed, and nothing beside this server. Platforms' APIs have
//! clients of their own, with fixed hosts. Leans on `model` only.
//!
//! What was fetched is not handed out: it goes to a function that makes something of it, and only that comes back.

mod address;
mod body;
mod names;
mod refusal;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Response, redirect, retry};
use url::{Host, Url};

pub use address::{NotPublic, why_not_public};
pub use names::Names;
pub use refusal::Refusal;

use crate::model::HostPort;
use names::{Resolver, SystemNames, is_private_name};

/// What may be fetched.
#[derive(Clone, Debug)]
pub struct FetchSettings {
    /// Whether the public internet may be asked without TLS.
    pub allow_http: bool,
    /// Hosts that may have private addresses, other ports and no TLS.
    pub allow_private: Vec<HostPort>,
    /// Ports that may be asked.
    pub ports: Vec<u16>,
    /// The most bytes of an answer, packed and unpacked.
    pub max_bytes: usize,
    /// How long everything may take, redirects included.
    pub total: Duration,
}

impl Default for FetchSettings {
    fn default() -> Self {
        Self {
            allow_http: false,
            allow_private: Vec::new(),
            ports: vec![443, 80],
            max_bytes: 10 * 1000 * 1000,
            total: Duration::from_secs(15),
        }
    }
}

/// How many times an address may lead on to another.
const MAX_REDIRECTS: usize = 3;

/// How many times larger an answer may become when it is unpacked.
const MAX_INFLATION: usize = 10;

/// What is wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    pub url: &'a str,
    /// Media types that will do.
    pub types: &'a [&'a str],
    /// The most bytes, where they are fewer than the settings allow.
    pub max_bytes: Option<usize>,
    /// What the last answer said of itself: if it still is so, there is nothing to fetch.
    pub known: Validators,
}

/// What an answer says of itself, to be shown when it is asked for again (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched<T> {
    Fresh {
        made: T,
        validators: Validators,
    },
    /// It is as it was known.
    NotModified,
}

/// An answer with what its reader has to know of it.
pub struct Answered<'a> {
    pub body: &'a [u8],
    /// Where it came from in the end: what is written in it is read against this.
    pub url: &'a Url,
    pub content_type: Option<&'a str>,
}

/// How a visit went, and when the host wants the next one.
#[derive(Debug)]
pub struct Visit<T> {
    pub outcome: Result<Fetched<T>, Refusal>,
    /// How long the answer calls itself fresh (RFC 9111, section 5.2.2.1).
    pub max_age: Option<Duration>,
    /// As it was said (RFC 9110, section 10.2.3).
    pub retry_after: Option<String>,
}

/// Fetches, safely.
#[derive(Clone)]
pub struct SafeFetch {
    settings: Arc<FetchSettings>,
    names: Arc<dyn Names>,
    clients: Arc<OnceLock<Clients>>,
}

struct Clients {
    /// Connects to public addresses only.
    public: Client,
    /// For hosts that the operator has listed.
    listed: Client,
}

impl SafeFetch {
    pub fn new(settings: FetchSettings) -> Self {
        Self::with_names(settings, Arc::new(SystemNames))
    }

    /// With another resolver than the system's.
    pub fn with_names(settings: FetchSettings, names: Arc<dyn Names>) -> Self {
        Self { settings: Arc::new(settings), names, clients: Arc::default() }
    }

    /// Fetches, and lets `make` make something of the body, on a thread where that may take its time.
    pub async fn fetch<T: Send + 'static>(
        &self,
        wanted: Wanted<'_>,
        make: impl FnOnce(&[u8]) -> Option<T> + Send + 'static,
    ) -> Result<Fetched<T>, Refusal> {
        self.visit(wanted, move |answered: &Answered<'_>| make(answered.body)).await.outcome
    }

    /// The same for what has to be visited again, and read against its address.
    pub async fn visit<T: Send + 'static>(
        &self,
        wanted: Wanted<'_>,
        make: impl FnOnce(&Answered<'_>) -> Option<T> + Send + 'static,
    ) -> Visit<T> {
        let mut manners = Manners::default();
        let got = tokio::time::timeout(self.settings.total, self.get(&wanted, &mut manners)).await;
        let outcome = match got.unwrap_or(Err(Refusal::TooSlow)) {
            Ok(Some(got)) => {
                let Got { body, url, content_type, validators } = got;
                let making = move || make(&Answered { body: &body, url: &url, content_type: content_type.as_deref() });
                let made = tokio::task::spawn_blocking(making).await.ok().flatten();
                made.map(|made| Fetched::Fresh { made, validators }).ok_or(Refusal::Unreadable)
            }
            Ok(None) => Ok(Fetched::NotModified),
            Err(refusal) => Err(refusal),
        };
        Visit { outcome, max_age: manners.max_age, retry_after: manners.retry_after }
    }

    /// Whether something is there: what it is, is not read.
    pub async fn is_there(&self, url: &str) -> Result<(), Refusal> {
        let looking = async {
            let mut url = Url::parse(url).map_err(|_| Refusal::NoUrl)?;
            for _ in 0..=MAX_REDIRECTS {
                let request = self.client_for(&url)?.get(url.clone());
                let response = request.send().await.map_err(|error| Refusal::of(&error))?;
                match response.status().as_u16() {
                    200..=299 => return Ok(()),
                    301 | 302 | 303 | 307 | 308 => url = next_hop(&url, response.headers())?,
                    other => return Err(Refusal::Status(other)),
                }
            }
            Err(Refusal::TooManyRedirects)
        };
        tokio::time::timeout(self.settings.total, looking).await.unwrap_or(Err(Refusal::TooSlow))
    }

    /// The answer with what it says of itself; nothing when it is as it was known.
    async fn get(&self, wanted: &Wanted<'_>, manners: &mut Manners) -> Result<Option<Got>, Refusal> {
        let mut url = Url::parse(wanted.url).map_err(|_| Refusal::NoUrl)?;
        for _ in 0..=MAX_REDIRECTS {
            let client = self.client_for(&url)?;
            let request = client.get(url.clone()).headers(headers(wanted));
            let response = request.send().await.map_err(|error| Refusal::of(&error))?;
            *manners = Manners::of(response.headers());
            match response.status().as_u16() {
                200 => return self.take(response, url, wanted).await.map(Some),
                304 if wanted.known != Validators::default() => return Ok(None),
                301 | 302 | 303 | 307 | 308 => url = next_hop(&url, response.headers())?,
                other => return Err(Refusal::Status(other)),
            }
        }
        Err(Refusal::TooManyRedirects)
    }

    async fn take(&self, response: Response, url: Url, wanted: &Wanted<'_>) -> Result<Got, Refusal> {
        if !body::is_of_type(&response, wanted.types) {
            return Err(Refusal::WrongType);
        }
        let validators = Validators {
            etag: said(response.headers(), header::ETAG),
            last_modified: said(response.headers(), header::LAST_MODIFIED),
        };
        let content_type = said(response.headers(), header::CONTENT_TYPE);
        let max_bytes = wanted.max_bytes.unwrap_or(usize::MAX).min(self.settings.max_bytes);
        Ok(Got { body: body::read(response, max_bytes, MAX_INFLATION).await?, url, content_type, validators })
    }

    /// Judges an address, each hop anew, and gives the client that may go there.
    fn client_for(&self, url: &Url) -> Result<&Client, Refusal> {
        let listed = self.settings.allow_private.iter().any(|host| host.is_of(url));
        match url.scheme() {
            "https" => {}
            "http" if listed || self.settings.allow_http => {}
            _ => return Err(Refusal::Scheme),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Userinfo);
        }
        let clients = self.clients.get_or_init(|| Clients::new(&self.names));
        if listed {
            return Ok(&clients.listed);
        }
        // The resolver is not asked about an address that is written as one.
        let literal = match url.host().ok_or(Refusal::NoUrl)? {
            Host::Domain(name) if is_private_name(name) => return Err(Refusal::PrivateName),
            Host::Domain(_) => None,
            Host::Ipv4(address) => why_not_public(address.into()),
            Host::Ipv6(address) => why_not_public(address.into()),
        };
        if let Some(why) = literal {
            return Err(Refusal::PrivateAddress(why));
        }
        if !url.port_or_known_default().is_some_and(|port| self.settings.ports.contains(&port)) {
            return Err(Refusal::Port);
        }
        Ok(&clients.public)
    }
}

/// An answer that was read.
struct Got {
    body: Vec<u8>,
    url: Url,
    content_type: Option<String>,
    validators: Validators,
}

/// When the host wants the next visit.
#[derive(Default)]
struct Manners {
    max_age: Option<Duration>,
    retry_after: Option<String>,
}

impl Manners {
    fn of(headers: &HeaderMap) -> Self {
        let control = said(headers, header::CACHE_CONTROL).unwrap_or_default().to_ascii_lowercase();
        let max_age = control.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok());
        Self { max_age: max_age.map(Duration::from_secs), retry_after: said(headers, header::RETRY_AFTER) }
    }
}

fn said(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

impl Clients {
    fn new(names: &Arc<dyn Names>) -> Self {
        let client = |only_public| {
            Client::builder()
                .user_agent(concat!("Pillarbox/", env!("CARGO_PKG_VERSION")))
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .referer(false)
                .no_proxy()
                .dns_resolver(Arc::new(Resolver { names: Arc::clone(names), only_public }))
                // Each request looks its host up and is judged by what it finds.
                .pool_max_idle_per_host(0)
                .build()
                .expect("the TLS back end is compiled in")
        };
        Self { public: client(true), listed: client(false) }
    }
}

fn headers(wanted: &Wanted<'_>) -> HeaderMap {
    let accept = wanted.types.join(", ");
    let said = [
        (header::ACCEPT, Some(&accept)),
        (header::IF_NONE_MATCH, wanted.known.etag.as_ref()),
        (header::IF_MODIFIED_SINCE, wanted.known.last_modified.as_ref()),
    ];
    let mut headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"))]);
    for (name, value) in said {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    }
    headers
}

/// Where an answer leads on to.
fn next_hop(from: &Url, headers: &HeaderMap) -> Result<Url, Refusal> {
    let location = headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).ok_or(Refusal::NoUrl)?;
    let to = from.join(location).map_err(|_| Refusal::NoUrl)?;
    if from.scheme() == "https" && to.scheme() == "http" { Err(Refusal::Downgrade) } else { Ok(to) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_is_read_against_its_address_and_never_gives_up_tls() {
        let hop = |from: &str, location: &str| {
            let headers = HeaderMap::from_iter([(header::LOCATION, HeaderValue::from_str(location).unwrap())]);
            next_hop(&Url::parse(from).unwrap(), &headers).map(|url| url.to_string())
        };
        let here = "https://a.example/b/c";
        assert_eq!(hop(here, "/d").as_deref(), Ok("https://a.example/d"));
        assert_eq!(hop(here, "//e.example/").as_deref(), Ok("https://e.example/"));
        assert_eq!(hop(here, "http://a.example/b/c"), Err(Refusal::Downgrade));
        assert_eq!(hop(here, "HTTP://127.0.0.1/"), Err(Refusal::Downgrade));
        assert_eq!(hop("http://a.example/", "https://a.example/").as_deref(), Ok("https://a.example/"));
        assert_eq!(next_hop(&Url::parse(here).unwrap(), &HeaderMap::new()), Err(Refusal::NoUrl));
    }
}
