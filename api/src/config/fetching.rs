//! Which addresses that others have written may be fetched: pictures of profiles, feeds.

use super::env::Reader;
use crate::model::HostPort;

/// Settings of fetching.
#[derive(Clone, Debug)]
pub struct FetchingConfig {
    /// `ALLOW_HTTP_FETCH`: whether the public internet may be asked without TLS.
    pub allow_http: bool,
    /// `ALLOW_PRIVATE_FETCH`: hosts that may have private addresses, other ports and no TLS.
    pub allow_private: Vec<HostPort>,
}

impl FetchingConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            allow_http: reader.parsed("ALLOW_HTTP_FETCH").unwrap_or(false),
            allow_private: reader.parsed_list("ALLOW_PRIVATE_FETCH"),
        }
    }

    pub(super) fn describe(&self) -> Vec<String> {
        let hosts: Vec<String> = self.allow_private.iter().map(ToString::to_string).collect();
        vec![
            format!("ALLOW_HTTP_FETCH: {}", self.allow_http),
            format!("ALLOW_PRIVATE_FETCH: {}", if hosts.is_empty() { "none".to_owned() } else { hosts.join(", ") }),
        ]
    }
}
