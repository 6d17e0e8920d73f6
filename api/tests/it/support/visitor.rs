//! A browser or curl: keeps cookies, follows no redirect.

use std::sync::{Mutex, PoisonError};

use reqwest::header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde_json::{Value, json};
use url::Url;

pub(crate) struct Visitor {
    client: Client,
    base: String,
    cookie: Mutex<Option<String>>,
    /// An API key, for a program.
    key: Option<String>,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The code of a problem; empty if it is none.
    pub(crate) fn code(&self) -> String {
        let body: Value = serde_json::from_str(&self.text).unwrap_or_default();
        body["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Checks that this is a problem with this status and code, whole and without a leak.
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, code: &str) -> &Self {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let problem = self.json();
        assert_eq!(problem["code"], code, "{self:?}");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        for field in ["type", "title", "detail"] {
            assert!(problem[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {self:?}");
        }
        for leak in ["SELECT", "sqlite", "panicked", "/src/", "reqwest", "diesel"] {
            assert!(!self.text.contains(leak), "{leak}: {self:?}");
        }
        self
    }
}

/// A form with a text, an image and its description.
pub(crate) fn post_form(text: &str, image: Option<Vec<u8>>, alt_text: Option<&str>) -> Form {
    let mut form = Form::new().text("text", text.to_owned());
    if let Some(bytes) = image {
        form = form.part("image", Part::bytes(bytes).file_name("picture"));
    }
    if let Some(alt_text) = alt_text {
        form = form.text("alt_text", alt_text.to_owned());
    }
    form
}

/// A form with several images, each with its description.
pub(crate) fn images_form(text: &str, images: &[(&[u8], &str)]) -> Form {
    images.iter().fold(Form::new().text("text", text.to_owned()), |form, (bytes, alt_text)| {
        let image = Part::bytes(bytes.to_vec()).file_name("picture");
        form.part("image", image).text("alt_text", (*alt_text).to_owned())
    })
}

impl Visitor {
    pub(crate) fn new(base: String) -> Self {
        // A connection for each request: one that the server closes while a test is busy would break the next upload.
        let builder = Client::builder().redirect(redirect::Policy::none()).pool_max_idle_per_host(0);
        let client = builder.no_proxy().build().unwrap();
        Self { client, base, cookie: Mutex::new(None), key: None }
    }

    /// A program that shows an API key and keeps no cookie.
    pub(crate) fn with_key(base: String, key: String) -> Self {
        Self { key: Some(key), ..Self::new(base) }
    }

    /// The same browser at the server's new address, after a restart.
    pub(crate) fn moved_to(&self, base: String) -> Self {
        Self { client: self.client.clone(), base, cookie: Mutex::new(self.cookie()), key: self.key.clone() }
    }

    /// The server's host and port, as they stand in the header `Host`.
    pub(crate) fn host(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    /// The session cookie as it is sent.
    pub(crate) fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_cookie(&self, cookie: Option<String>) {
        *self.cookie.lock().unwrap_or_else(PoisonError::into_inner) = cookie;
    }

    /// A request that can still be changed; [`Visitor::send`] sends it.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base));
        let request = self.key.iter().fold(request, RequestBuilder::bearer_auth);
        match self.cookie() {
            Some(cookie) if self.key.is_none() => request.header(COOKIE, cookie),
            _ => request,
        }
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            self.set_cookie(Some(pair).filter(|pair| !pair.ends_with('=')));
        }
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }

    /// Sends and reads the body only of a refusal: a stream of events would never end.
    pub(crate) async fn send_head(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = if status >= 400 { response.text().await.unwrap() } else { String::new() };
        Answer { status, headers, text }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::PUT, path).json(body)).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::PATCH, path).json(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path)).await
    }

    pub(crate) async fn post_text(&self, text: &str) -> Answer {
        self.post("/api/x/post", &json!({ "text": text })).await
    }

    pub(crate) async fn post_form(&self, form: Form) -> Answer {
        let request = self.request(Method::POST, "/api/x/post").header("x-requested-with", "test");
        self.send(request.multipart(form)).await
    }

    /// Uploads an image before its post.
    pub(crate) async fn upload(&self, image: Vec<u8>, alt_text: Option<&str>) -> Answer {
        let part = Part::bytes(image).file_name("picture");
        let form = Form::new().part("image", part);
        let form = alt_text.into_iter().fold(form, |form, text| form.text("alt_text", text.to_owned()));
        let request = self.request(Method::POST, "/api/media").header("x-requested-with", "test");
        self.send(request.multipart(form)).await
    }

    /// Connects two accounts, ada's first; returns their ids.
    pub(crate) async fn two_accounts(&self) -> (Value, Value) {
        self.connect("grace_sandbox").await;
        (self.account_named("ada_sandbox").await["id"].clone(), self.account_named("grace_sandbox").await["id"].clone())
    }

    /// Posts a text with images, each with its description.
    pub(crate) async fn post_with_images(&self, text: &str, images: &[(&[u8], &str)]) -> Answer {
        self.post_form(images_form(text, images)).await
    }

    /// Schedules a text with images.
    pub(crate) async fn schedule_with_images(&self, text: &str, at: &str, images: &[(&[u8], &str)]) -> Answer {
        let form = images_form(text, images).text("scheduled_for", at.to_owned());
        let request = self.request(Method::POST, "/api/x/schedule").header("x-requested-with", "test");
        self.send(request.multipart(form)).await
    }

    /// Has a draft checked.
    pub(crate) async fn validate(&self, draft: &Value) -> Answer {
        self.post("/api/posts/validate", draft).await
    }

    /// Has a draft checked with its images.
    pub(crate) async fn validate_form(&self, form: Form) -> Answer {
        let request = self.request(Method::POST, "/api/posts/validate").header("x-requested-with", "test");
        self.send(request.multipart(form)).await
    }

    /// The bytes of an answer that is good.
    pub(crate) async fn download(&self, path: &str) -> Vec<u8> {
        let response = self.request(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        response.bytes().await.unwrap().to_vec()
    }

    /// Schedules a text with an instant or wall time.
    pub(crate) async fn schedule(&self, text: &str, scheduled_for: &str) -> Answer {
        self.post("/api/x/schedule", &json!({"text": text, "scheduled_for": scheduled_for})).await
    }

    /// Changes a post.
    pub(crate) async fn change(&self, id: &Value, change: &Value) -> Answer {
        self.patch(&format!("/api/posts/{}", id.as_str().unwrap()), change).await
    }

    pub(crate) async fn cancel(&self, id: &Value) -> Answer {
        self.delete(&format!("/api/posts/{}", id.as_str().unwrap())).await
    }

    pub(crate) async fn retry(&self, id: &Value) -> Answer {
        self.post("/api/x/retry", &json!({"post_id": id})).await
    }

    /// The only delivery of a post.
    pub(crate) async fn delivery(&self, id: &Value) -> Value {
        self.read_post(id).await["deliveries"][0].clone()
    }

    /// One post with its deliveries and attempts.
    pub(crate) async fn read_post(&self, id: &Value) -> Value {
        let answer = self.get(&format!("/api/posts/{}", id.as_str().unwrap())).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    /// The first account.
    pub(crate) async fn account(&self) -> Value {
        self.get("/api/accounts").await.json()["items"][0].clone()
    }

    /// The account with this handle.
    pub(crate) async fn account_named(&self, username: &str) -> Value {
        let accounts = self.get("/api/accounts").await.json()["items"].as_array().unwrap().clone();
        accounts.into_iter().find(|account| account["username"] == username).unwrap()
    }

    /// Begins to connect and returns the address of the consent page.
    pub(crate) async fn begin_connecting(&self, query: &str) -> Url {
        let answer = self.get(&format!("/api/x/auth-url{query}")).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()["url"].as_str().unwrap().parse().unwrap()
    }

    /// Decides at the consent page as one of the sandbox's people; returns the path and query of the callback.
    pub(crate) async fn decide(&self, consent: &Url, decision: &str, account: &str) -> String {
        let mut form: Vec<(String, String)> = consent.query_pairs().into_owned().collect();
        form.push(("decision".to_owned(), decision.to_owned()));
        form.push(("account".to_owned(), account.to_owned()));
        let mut page = consent.clone();
        page.set_query(None);
        let response = self.client.post(page).form(&form).send().await.unwrap();
        let location: Url = response.headers()[LOCATION].to_str().unwrap().parse().unwrap();
        format!("{}?{}", location.path(), location.query().unwrap_or_default())
    }

    /// Connects as one of the sandbox's people; returns where the browser ends.
    pub(crate) async fn connect(&self, account: &str) -> String {
        let consent = self.begin_connecting("").await;
        let callback = self.decide(&consent, "allow", account).await;
        self.follow(&callback).await
    }

    /// Opens a callback; returns where the browser ends.
    pub(crate) async fn follow(&self, callback: &str) -> String {
        let answer = self.get(callback).await;
        assert_eq!(answer.status, 303, "{answer:?}");
        answer.header("location").to_owned()
    }

    /// Begins to give the second grant and returns the address of the consent page.
    pub(crate) async fn begin_image_grant(&self, query: &str) -> Url {
        let answer = self.get(&format!("/api/x/oauth1/auth-url{query}")).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()["url"].as_str().unwrap().parse().unwrap()
    }

    /// Gives the second grant as one of the sandbox's people; returns where the browser ends.
    pub(crate) async fn grant_images(&self, account: &str) -> String {
        let consent = self.begin_image_grant("").await;
        let callback = self.decide(&consent, "allow", account).await;
        self.follow(&callback).await
    }

    /// The second grant of the first account.
    pub(crate) async fn image_grant(&self) -> Value {
        self.account().await["image_grant"].clone()
    }
}
