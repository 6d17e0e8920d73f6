//! Who may come in, and from where a request came.

use std::net::IpAddr;

use super::text_enum::text_enum;

text_enum! {
    /// Who may register on this server.
    pub enum Registration {
        Open = "open",
        Invite = "invite",
        Closed = "closed",
    }
}

/// Where a request came from, as far as the configured proxies let us know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestOrigin {
    pub ip: Option<IpAddr>,
    /// Cut to 200 characters.
    pub user_agent: Option<String>,
}
