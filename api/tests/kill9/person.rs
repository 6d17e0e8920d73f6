//! The person at the browser: signs in, connects accounts, writes and reads. Its requests may be cut off at any moment.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde_json::{Value, json};
use url::Url;

const PASSWORD: &str = "a lantern over seven grey boats";

#[derive(Clone)]
pub(crate) struct Person {
    client: Client,
    base: String,
    cookie: Option<String>,
}

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    location: String,
    cookie: Option<String>,
    pub(crate) body: Value,
}

/// An account as the API shows it.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
}

impl Person {
    /// The first administrator of a server that has none.
    pub(crate) async fn set_up(base: String) -> Self {
        // Each request its own connection: one that was left by a killed server must not be blamed on the next.
        let builder = Client::builder().redirect(redirect::Policy::none()).no_proxy().pool_max_idle_per_host(0);
        let client = builder.timeout(Duration::from_secs(20)).build().unwrap();
        let mut person = Self { client, base, cookie: None };
        let body = json!({"username": "margaret", "password": PASSWORD});
        let answer = person.send(person.request(Method::POST, "/api/auth/setup").json(&body)).await.unwrap();
        assert_eq!(answer.status, 201, "{answer:?}");
        person.cookie = answer.cookie;
        person
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base)).header("x-requested-with", "kill9");
        match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    /// Nothing when the answer did not come, or not to its end.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Option<Answer> {
        let response = request.send().await.ok()?;
        let status = response.status().as_u16();
        let text = |value: Option<&reqwest::header::HeaderValue>| {
            value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let location = text(response.headers().get(LOCATION));
        let cookie = text(response.headers().get(SET_COOKIE)).split(';').next().map(str::to_owned);
        let body = response.text().await.ok()?;
        let body = serde_json::from_str(&body).unwrap_or(Value::Null);
        Some(Answer { status, location, cookie, body })
    }

    /// For when the server is left alone.
    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.send(self.request(Method::GET, path)).await.unwrap();
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        answer.body
    }

    /// Connects, or connects again, as one of the sandbox's people. False when it did not come to its end.
    pub(crate) async fn connect(&self, name: &str) -> bool {
        self.try_to_connect(name).await.is_some()
    }

    async fn try_to_connect(&self, name: &str) -> Option<()> {
        let begun = self.send(self.request(Method::GET, "/api/x/auth-url")).await?;
        let mut page: Url = begun.body["url"].as_str()?.parse().ok()?;
        let mut form: Vec<(String, String)> = page.query_pairs().into_owned().collect();
        form.extend(
            [("decision", "allow"), ("account", name)].map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        page.set_query(None);
        let consented = self.send(self.client.post(page).form(&form)).await?;
        let callback: Url = consented.location.parse().ok()?;
        let path = format!("{}?{}", callback.path(), callback.query()?);
        let ended = self.send(self.request(Method::GET, &path)).await?;
        ended.location.contains("connected=x").then_some(())
    }

    /// The accounts by handle; nothing when the server did not answer.
    pub(crate) async fn accounts(&self) -> Option<BTreeMap<String, Account>> {
        let answer = self.send(self.request(Method::GET, "/api/accounts")).await?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let accounts = answer.body["items"].as_array()?.iter().map(|item| {
            let account = Account {
                id: text(&item["id"])?,
                status: text(&item["status"])?,
                reason: text(&item["status_reason"]),
            };
            Some((text(&item["username"])?, account))
        });
        accounts.collect()
    }

    /// Whether there is an unread notice that an account has to be connected again; nothing when the server did not
    /// answer.
    pub(crate) async fn is_told_of(&self, account: &str) -> Option<bool> {
        let answer = self.send(self.request(Method::GET, "/api/notifications?unread=true")).await?;
        let notices = answer.body["items"].as_array()?;
        Some(notices.iter().any(|notice| notice["kind"] == "needs_reauth" && notice["account_id"] == account))
    }

    /// The whole history.
    pub(crate) async fn history(&self) -> Vec<Value> {
        let (mut posts, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.get(&format!("/api/posts?limit=100{cursor}")).await;
            posts.extend(page["items"].as_array().unwrap().clone());
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return posts,
            }
        }
    }
}
