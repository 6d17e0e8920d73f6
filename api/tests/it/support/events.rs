//! A page that listens: reads Server-Sent Events as they come.

use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::Value;

use super::visitor::Visitor;

pub(crate) struct Events {
    pub(crate) response: Response,
    read: String,
}

impl Events {
    /// Listens and has been greeted.
    pub(crate) async fn open(visitor: &Visitor) -> Self {
        let response = visitor.request(Method::GET, "/api/events").send().await.unwrap();
        assert_eq!(response.status().as_u16(), 200, "{response:?}");
        let mut events = Self { response, read: String::new() };
        assert_eq!(events.next().await.unwrap().0, "hello");
        events
    }

    /// Name and data of the next event; nothing when the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some(end) = self.read.find("\n\n") {
                let block: String = self.read.drain(..end + 2).collect();
                let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
                let event = (field("event: ").to_owned(), field("data: ").to_owned());
                // A comment is no event.
                if event.0.is_empty() {
                    continue;
                }
                return Some((event.0, serde_json::from_str(&event.1).unwrap()));
            }
            let chunk = tokio::time::timeout(Duration::from_secs(10), self.response.chunk()).await;
            let chunk = chunk.expect("nothing was told for ten seconds").ok()??;
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The states a post's delivery goes through, up to and with this one. Whatever else is told passes by.
    pub(crate) async fn until(&mut self, post: &Value, state: &str) -> Vec<String> {
        let mut states = Vec::new();
        while states.last().map(String::as_str) != Some(state) {
            let (name, data) = self.next().await.expect("the stream goes on");
            if name == "delivery" && data["post_id"] == *post {
                states.push(data["state"].as_str().unwrap().to_owned());
            }
        }
        states
    }
}
