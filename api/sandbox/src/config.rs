//! What a sandbox is started with.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The client id that [`SandboxConfig::default`] registers.
pub const DEFAULT_CLIENT_ID: &str = "sandbox-client";
/// The secret that belongs to [`DEFAULT_CLIENT_ID`]. It protects nothing.
pub const DEFAULT_CLIENT_SECRET: &str = "sandbox-secret-not-for-production";
/// The redirect URI that [`SandboxConfig::default`] registers.
pub const DEFAULT_REDIRECT_URI: &str = "http://127.0.0.1:8080/api/x/callback";
/// The consumer key ("API Key") that [`ConsumerApp::default`] has.
pub const DEFAULT_CONSUMER_KEY: &str = "sandbox-api-key";
/// The secret ("API Key Secret") that belongs to [`DEFAULT_CONSUMER_KEY`]. It protects nothing.
pub const DEFAULT_CONSUMER_SECRET: &str = "sandbox-api-secret-not-for-production";
/// The OAuth 1.0a callback that [`ConsumerApp::default`] registers.
pub const DEFAULT_OAUTH1_CALLBACK: &str = "http://127.0.0.1:8080/api/x/oauth1/callback";

/// Where the sandbox listens and which apps it knows.
#[derive(Clone, Debug)]
pub struct SandboxConfig {
    /// The address to listen on. It must be a loopback address; port 0 picks a free port.
    pub bind: SocketAddr,
    /// The address as clients write it, without a slash at the end. Made from `bind` when absent.
    pub base_url: Option<String>,
    /// The app's name on the consent page.
    pub app_name: String,
    /// The registered OAuth 2.0 clients.
    pub clients: Vec<ClientApp>,
    /// The registered OAuth 1.0a consumers.
    ///
    /// On X they are the second pair of keys of the same app. Nothing on the wire ever names both pairs, so the
    /// sandbox keeps them apart; a person who disconnects the app ends the grants of both.
    pub consumers: Vec<ConsumerApp>,
}

/// One registered OAuth 2.0 client.
#[derive(Clone, Debug)]
pub struct ClientApp {
    /// The OAuth 2.0 client id.
    pub id: String,
    /// The secret of a confidential client; `None` makes the client public.
    pub secret: Option<String>,
    /// The callback addresses, compared byte for byte.
    pub redirect_uris: Vec<String>,
}

/// One registered OAuth 1.0a consumer.
#[derive(Clone, Debug)]
pub struct ConsumerApp {
    /// The consumer key, which X calls API Key.
    pub key: String,
    /// The consumer secret, which X calls API Key Secret.
    pub secret: String,
    /// The callback addresses, compared byte for byte. Without any, only `oob` is allowed.
    pub callbacks: Vec<String>,
    /// What the app may do. A token keeps what held when it was first issued.
    pub permission: AppPermission,
}

/// What an app may do for the people who allow it.
///
/// Source: docs.x.com, "App permissions", read 2026-11-20. The names are those of the header `x-access-level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AppPermission {
    /// `read`
    #[serde(rename = "read")]
    Read,
    /// `read-write`
    #[serde(rename = "read-write")]
    ReadWrite,
    /// `read-write-directmessages`
    #[serde(rename = "read-write-directmessages")]
    ReadWriteDirectMessages,
}

impl AppPermission {
    /// The name as X writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::ReadWrite => "read-write",
            Self::ReadWriteDirectMessages => "read-write-directmessages",
        }
    }

    pub(crate) fn may_write(self) -> bool {
        self != Self::Read
    }
}

impl fmt::Display for AppPermission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for AppPermission {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        [Self::Read, Self::ReadWrite, Self::ReadWriteDirectMessages]
            .into_iter()
            .find(|permission| permission.name() == name)
            .ok_or_else(|| format!("\"{name}\" is not read, read-write or read-write-directmessages."))
    }
}

impl Default for ClientApp {
    /// The client that development uses.
    fn default() -> Self {
        Self {
            id: DEFAULT_CLIENT_ID.to_owned(),
            secret: Some(DEFAULT_CLIENT_SECRET.to_owned()),
            redirect_uris: vec![DEFAULT_REDIRECT_URI.to_owned()],
        }
    }
}

impl Default for ConsumerApp {
    /// The consumer that development uses. It may read and write.
    fn default() -> Self {
        Self {
            key: DEFAULT_CONSUMER_KEY.to_owned(),
            secret: DEFAULT_CONSUMER_SECRET.to_owned(),
            callbacks: vec![DEFAULT_OAUTH1_CALLBACK.to_owned()],
            permission: AppPermission::ReadWrite,
        }
    }
}

impl Default for SandboxConfig {
    fn default() -> Self {
        Self {
            bind: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            base_url: None,
            app_name: "Pillarbox (sandbox)".to_owned(),
            clients: vec![ClientApp::default()],
            consumers: vec![ConsumerApp::default()],
        }
    }
}
