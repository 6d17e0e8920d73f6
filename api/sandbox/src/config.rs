//! What a sandbox is started with.

use std::net::{Ipv4Addr, SocketAddr};

/// The client id that [`SandboxConfig::default`] registers.
pub const DEFAULT_CLIENT_ID: &str = "sandbox-client";
/// The secret that belongs to [`DEFAULT_CLIENT_ID`]. It protects nothing.
pub const DEFAULT_CLIENT_SECRET: &str = "sandbox-secret-not-for-production";
/// The redirect URI that [`SandboxConfig::default`] registers.
pub const DEFAULT_REDIRECT_URI: &str = "http://127.0.0.1:8080/api/x/callback";

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

impl Default for SandboxConfig {
    fn default() -> Self {
        Self {
            bind: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            base_url: None,
            app_name: "Pillarbox (sandbox)".to_owned(),
            clients: vec![ClientApp {
                id: DEFAULT_CLIENT_ID.to_owned(),
                secret: Some(DEFAULT_CLIENT_SECRET.to_owned()),
                redirect_uris: vec![DEFAULT_REDIRECT_URI.to_owned()],
            }],
        }
    }
}
