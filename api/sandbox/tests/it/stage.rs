//! A sandbox, an HTTP client that follows nothing, and the steps that most tests begin with.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pillarbox_sandbox::{
    ClientApp, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI, Sandbox, SandboxConfig,
};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder, Response, redirect};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use url::Url;

pub(crate) const SCOPES: &str = "tweet.read users.read tweet.write media.write offline.access";
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const ADA: &str = "ada_sandbox";
pub(crate) const GRACE: &str = "grace_sandbox";

/// A started sandbox and a client.
pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) http: Client,
}

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// Null when the body is not JSON.
    pub(crate) body: Value,
}

impl Told {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The query of a redirect's address.
    pub(crate) fn redirect_query(&self) -> HashMap<String, String> {
        Url::parse(self.header("location").unwrap()).unwrap().query_pairs().into_owned().collect()
    }
}

pub(crate) fn no_follow() -> Client {
    Client::builder().redirect(redirect::Policy::none()).build().unwrap()
}

impl Stage {
    pub(crate) async fn new() -> Self {
        Self::with(SandboxConfig::default()).await
    }

    /// With a second, public client called `public`.
    pub(crate) async fn with_public_client() -> Self {
        let mut config = SandboxConfig::default();
        config.clients.push(ClientApp {
            id: "public".to_owned(),
            secret: None,
            redirect_uris: vec![DEFAULT_REDIRECT_URI.to_owned()],
        });
        Self::with(config).await
    }

    pub(crate) async fn with(config: SandboxConfig) -> Self {
        Self { sandbox: Sandbox::start(config).await.unwrap(), http: no_follow() }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sandbox.base_url())
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.url(path))
    }

    pub(crate) async fn get(&self, path: &str) -> Told {
        told(self.request(Method::GET, path)).await
    }

    pub(crate) async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Told {
        told(self.request(Method::POST, path).form(fields)).await
    }

    /// A form with the default client's Basic header.
    pub(crate) async fn client_form(&self, path: &str, fields: &[(&str, &str)]) -> Told {
        told(self.client_request(path).form(fields)).await
    }

    pub(crate) fn client_request(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path).basic_auth(DEFAULT_CLIENT_ID, Some(DEFAULT_CLIENT_SECRET))
    }

    pub(crate) async fn control(&self, op: Value) -> Told {
        told(self.request(Method::POST, "/__control").json(&op)).await
    }

    /// An operation that must succeed; gives the state.
    pub(crate) async fn must(&self, op: Value) -> Value {
        let told = self.control(op).await;
        assert_eq!(told.status, 200, "{}", told.text);
        told.body
    }

    pub(crate) async fn ledger(&self) -> Value {
        self.get("/__ledger").await.body
    }

    /// Consents as `account` and gives the code.
    pub(crate) async fn consent(&self, account: &str, scopes: &str) -> String {
        let fields = with(&authorize_fields(scopes), &[("decision", "allow"), ("account", account)]);
        let told = self.form("/i/oauth2/authorize", &pairs(&fields)).await;
        assert_eq!(told.status, 302, "{}", told.text);
        told.redirect_query()["code"].clone()
    }

    pub(crate) async fn exchange(&self, code: &str) -> Told {
        self.client_form(
            "/2/oauth2/token",
            &[
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", DEFAULT_REDIRECT_URI),
                ("code_verifier", VERIFIER),
            ],
        )
        .await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Told {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
        self.client_form("/2/oauth2/token", &fields).await
    }

    /// The answer with the tokens of a fresh consent with all scopes.
    pub(crate) async fn tokens(&self, account: &str) -> Value {
        let code = self.consent(account, SCOPES).await;
        let told = self.exchange(&code).await;
        assert_eq!(told.status, 200, "{}", told.text);
        told.body
    }

    /// An access token of a fresh consent with all scopes.
    pub(crate) async fn connect(&self, account: &str) -> String {
        self.tokens(account).await["access_token"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn read(&self, token: &str, path: &str) -> Told {
        told(self.request(Method::GET, path).bearer_auth(token)).await
    }

    pub(crate) async fn create(&self, token: &str, body: Value) -> Told {
        told(self.create_request(token, &body)).await
    }

    pub(crate) fn create_request(&self, token: &str, body: &Value) -> RequestBuilder {
        self.request(Method::POST, "/2/tweets").bearer_auth(token).json(body)
    }

    /// Posts a text and gives the id.
    pub(crate) async fn post(&self, token: &str, text: &str) -> String {
        let told = self.create(token, json!({"text": text})).await;
        assert_eq!(told.status, 201, "{}", told.text);
        told.body["data"]["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn upload(&self, token: &str, bytes: Vec<u8>, category: &str) -> Told {
        use reqwest::multipart::{Form, Part};
        let form = Form::new()
            .part("media", Part::bytes(bytes).file_name("picture"))
            .text("media_category", category.to_owned());
        told(self.request(Method::POST, "/2/media/upload").bearer_auth(token).multipart(form)).await
    }

    /// Uploads a small picture and gives its id.
    pub(crate) async fn picture(&self, token: &str, shade: u8) -> String {
        let told = self.upload(token, png(shade), "tweet_image").await;
        assert_eq!(told.status, 200, "{}", told.text);
        told.body["data"]["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn account_id(&self, username: &str) -> String {
        let state = self.get("/__control").await.body;
        let accounts = state["accounts"].as_array().unwrap();
        let account = accounts.iter().find(|account| account["username"] == username).unwrap();
        account["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn timeline(&self, token: &str, username: &str, query: &str) -> Told {
        let id = self.account_id(username).await;
        self.read(token, &format!("/2/users/{id}/tweets?{query}")).await
    }
}

/// Sends a request and reads its answer to the end.
pub(crate) async fn told(request: RequestBuilder) -> Told {
    whole(request.send().await.unwrap()).await
}

async fn whole(response: Response) -> Told {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Told { status, headers, body: serde_json::from_str(&text).unwrap_or_default(), text }
}

/// The parameters of a good authorize request.
pub(crate) fn authorize_fields(scopes: &str) -> Vec<(String, String)> {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    [
        ("response_type", "code"),
        ("client_id", DEFAULT_CLIENT_ID),
        ("redirect_uri", DEFAULT_REDIRECT_URI),
        ("scope", scopes),
        ("state", "a state with spaces & signs"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// `fields` with some replaced or added. An empty value takes a field out.
pub(crate) fn with(fields: &[(String, String)], changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let kept = fields.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name)).cloned();
    let added = changes.iter().filter(|(_, value)| !value.is_empty());
    kept.chain(added.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

pub(crate) fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A small PNG; another shade makes another picture.
pub(crate) fn png(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(8, 6, image::Rgb([shade, 0, 0]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A GIF with this many frames.
pub(crate) fn gif(frames: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for shade in 0..frames {
        let picture = image::RgbaImage::from_pixel(4, 4, image::Rgba([shade * 40, 0, 0, 255]));
        encoder.encode_frame(image::Frame::new(picture)).unwrap();
    }
    drop(encoder);
    bytes
}
