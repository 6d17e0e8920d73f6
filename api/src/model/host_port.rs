//! A host, with or without a port, as an operator writes it.

use std::fmt;
use std::str::FromStr;

use url::Url;

/// A host that a setting names: `feeds.lan`, `feeds.lan:8443`, `[::1]:8080`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPort {
    /// As the URL standard writes it, so that `127.1` and `127.0.0.1` are one.
    host: String,
    /// Without one, the usual ports of HTTP: 443 and 80.
    port: Option<u16>,
}

impl HostPort {
    /// Whether a URL leads to this host and port.
    pub fn is_of(&self, url: &Url) -> bool {
        let same_host = url.host_str().is_some_and(|host| host.trim_end_matches('.') == self.host);
        let port = url.port_or_known_default();
        same_host && self.port.map_or_else(|| matches!(port, Some(443 | 80)), |own| port == Some(own))
    }
}

impl fmt::Display for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => write!(f, "{}:{port}", self.host),
            None => f.write_str(&self.host),
        }
    }
}

/// Why a text is no host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it must be a host such as feeds.lan or 192.168.1.20:8080: one host, no wildcard, no scheme and no path")]
pub struct NoHostPort;

impl FromStr for HostPort {
    type Err = NoHostPort;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A host that stands for several would open more than the operator sees.
        if text.contains(['/', '@', '?', '#', '*', '\\', ' ']) {
            return Err(NoHostPort);
        }
        let url = Url::parse(&format!("http://{text}/")).map_err(|_| NoHostPort)?;
        let host = url.host_str().ok_or(NoHostPort)?.trim_end_matches('.').to_owned();
        // The URL forgets the port that is usual for its scheme.
        let port = url.port().or_else(|| text.ends_with(":80").then_some(80));
        if host.is_empty() || text.ends_with(':') || port == Some(0) {
            return Err(NoHostPort);
        }
        Ok(Self { host, port })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_its_own_and_only_its_own() {
        let url = |text: &str| Url::parse(text).unwrap();
        for (written, inside, outside) in [
            ("feeds.lan", "http://feeds.lan/a", "http://feeds.lan:8080/a"),
            ("feeds.lan", "https://FEEDS.lan./a", "https://feeds.lan.example.org/a"),
            ("feeds.lan:8443", "https://feeds.lan:8443/", "https://feeds.lan/"),
            ("127.1:8090", "http://127.0.0.1:8090/x", "http://127.0.0.2:8090/x"),
            ("[::1]:81", "http://[0:0:0:0:0:0:0:1]:81/", "http://[::1]/"),
            ("feeds.lan:80", "http://feeds.lan/", "https://feeds.lan/"),
        ] {
            let host: HostPort = written.parse().unwrap();
            assert!(host.is_of(&url(inside)), "{written} {inside}");
            assert!(!host.is_of(&url(outside)), "{written} {outside}");
        }
    }

    #[test]
    fn what_is_no_single_host_is_refused() {
        for text in
            ["", "*", "*.lan", "http://feeds.lan", "feeds.lan/x", "a b", "u@h", "h:", "h:0", "h:99999", ".", "true"]
        {
            let parsed = text.parse::<HostPort>();
            // A word is a host, too: somebody may call a machine so.
            assert_eq!(parsed.is_ok(), text == "true", "{text:?} {parsed:?}");
        }
    }
}
