//! A client that signs its requests, written from RFC 5849 without a look at the sandbox's own signing.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use pillarbox_sandbox::{DEFAULT_CONSUMER_KEY, DEFAULT_CONSUMER_SECRET, DEFAULT_OAUTH1_CALLBACK};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use sha1::Sha1;
use url::Url;

use crate::stage::{Stage, Told, told};

/// Everything that goes into one `Authorization` header.
#[derive(Clone, Debug)]
pub(crate) struct Signer {
    pub(crate) consumer_key: String,
    pub(crate) consumer_secret: String,
    /// Empty until there is one.
    pub(crate) token: String,
    pub(crate) token_secret: String,
    /// Seconds that this client's clock is ahead.
    pub(crate) ahead_secs: i64,
    /// A fixed nonce and timestamp instead of fresh ones.
    pub(crate) fixed: Option<(String, i64)>,
}

impl Signer {
    /// The consumer of the default configuration, without a token.
    pub(crate) fn consumer() -> Self {
        Self {
            consumer_key: DEFAULT_CONSUMER_KEY.to_owned(),
            consumer_secret: DEFAULT_CONSUMER_SECRET.to_owned(),
            token: String::new(),
            token_secret: String::new(),
            ahead_secs: 0,
            fixed: None,
        }
    }

    pub(crate) fn with_token(&self, answer: &Told) -> Self {
        let field = |name| form_field(&answer.text, name);
        Self { token: field("oauth_token"), token_secret: field("oauth_token_secret"), ..self.clone() }
    }

    /// The header of a request. `signed` are the form's fields; `protocol` goes into the header.
    pub(crate) fn header(
        &self,
        method: &Method,
        url: &str,
        signed: &[(&str, &str)],
        protocol: &[(&str, &str)],
    ) -> String {
        let (nonce, timestamp) = self.fixed.clone().unwrap_or_else(|| (fresh_nonce(), now() + self.ahead_secs));
        let mut own = vec![
            ("oauth_consumer_key".to_owned(), self.consumer_key.clone()),
            ("oauth_nonce".to_owned(), nonce),
            ("oauth_signature_method".to_owned(), "HMAC-SHA1".to_owned()),
            ("oauth_timestamp".to_owned(), timestamp.to_string()),
            ("oauth_version".to_owned(), "1.0".to_owned()),
        ];
        if !self.token.is_empty() {
            own.push(("oauth_token".to_owned(), self.token.clone()));
        }
        own.extend(protocol.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));

        let mut url = Url::parse(url).unwrap();
        let query: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        url.set_query(None);
        let form = signed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let mut lines: Vec<String> = own
            .iter()
            .cloned()
            .chain(query)
            .chain(form)
            // A separator below all other bytes makes the order of the lines that of name, then value.
            .map(|(name, value)| format!("{}\u{1}{}", percent(&name), percent(&value)))
            .collect();
        lines.sort_unstable();
        let parameters = lines.join("&").replace('\u{1}', "=");
        let text = [method.as_str(), &percent(url.as_str()), &percent(&parameters)].join("&");
        let key = format!("{}&{}", percent(&self.consumer_secret), percent(&self.token_secret));
        let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).unwrap();
        mac.update(text.as_bytes());
        own.push(("oauth_signature".to_owned(), STANDARD.encode(mac.finalize().into_bytes())));
        let fields: Vec<String> = own.iter().map(|(name, value)| format!("{name}=\"{}\"", percent(value))).collect();
        format!("OAuth {}", fields.join(", "))
    }

    /// A request whose body, if it gets one, is not signed: none, JSON or multipart.
    pub(crate) fn request(&self, stage: &Stage, method: Method, path: &str) -> RequestBuilder {
        let header = self.header(&method, &stage.url(path), &[], &[]);
        stage.request(method, path).header("authorization", header)
    }

    pub(crate) async fn get(&self, stage: &Stage, path: &str) -> Told {
        told(self.request(stage, Method::GET, path)).await
    }

    pub(crate) async fn json(&self, stage: &Stage, path: &str, body: &Value) -> Told {
        told(self.request(stage, Method::POST, path).json(body)).await
    }

    /// A form, which is signed with its fields.
    pub(crate) async fn form(&self, stage: &Stage, path: &str, fields: &[(&str, &str)]) -> Told {
        let header = self.header(&Method::POST, &stage.url(path), fields, &[]);
        told(stage.request(Method::POST, path).header("authorization", header).form(fields)).await
    }

    /// A request without a body that brings `protocol` in its header.
    pub(crate) async fn leg(&self, stage: &Stage, path: &str, protocol: &[(&str, &str)]) -> Told {
        let header = self.header(&Method::POST, &stage.url(path), &[], protocol);
        told(stage.request(Method::POST, path).header("authorization", header)).await
    }

    /// The first leg with the default callback.
    pub(crate) async fn request_token(&self, stage: &Stage) -> Told {
        self.leg(stage, "/oauth/request_token", &[("oauth_callback", DEFAULT_OAUTH1_CALLBACK)]).await
    }

    /// The third leg.
    pub(crate) async fn exchange(&self, stage: &Stage, verifier: &str) -> Told {
        self.leg(stage, "/oauth/access_token", &[("oauth_verifier", verifier)]).await
    }

    /// All three legs; gives the last answer.
    pub(crate) async fn all_legs(&self, stage: &Stage, account: &str) -> Told {
        let first = self.request_token(stage).await;
        assert_eq!(first.status, 200, "{}", first.text);
        let waiting = self.with_token(&first);
        let verifier = decide(stage, &waiting.token, account, "allow").await.redirect_query()["oauth_verifier"].clone();
        let last = waiting.exchange(stage, &verifier).await;
        assert_eq!(last.status, 200, "{}", last.text);
        last
    }
}

/// A signer for this person, after all three legs with the default consumer.
pub(crate) async fn connect(stage: &Stage, account: &str) -> Signer {
    let consumer = Signer::consumer();
    let last = consumer.all_legs(stage, account).await;
    consumer.with_token(&last)
}

/// The person's decision on the consent page.
pub(crate) async fn decide(stage: &Stage, request_token: &str, account: &str, decision: &str) -> Told {
    let fields = [("oauth_token", request_token), ("account", account), ("decision", decision)];
    stage.form("/oauth/authorize", &fields).await
}

/// A field of a form-encoded answer; empty when it is not there.
pub(crate) fn form_field(body: &str, name: &str) -> String {
    let found = url::form_urlencoded::parse(body.as_bytes()).find(|(key, _)| key == name);
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// The code in an error of v1.1, or null.
pub(crate) fn code(told: &Told) -> (u16, Value) {
    (told.status, told.body["errors"][0]["code"].clone())
}

/// Real seconds since 1970.
pub(crate) fn now() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "the sandbox's clock starts at the real time, so its client's must")]
    let now = SystemTime::now();
    i64::try_from(now.duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap()
}

fn fresh_nonce() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("nonce{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

fn percent(text: &str) -> String {
    const PLAIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    let byte = |byte: u8| match PLAIN.find(char::from(byte)) {
        Some(_) => char::from(byte).to_string(),
        None => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
