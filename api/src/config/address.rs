//! Addresses of platforms.

use url::Url;

use super::env::Reader;
use super::server::is_loopback;

/// An address tokens and codes travel to: https, unless it is one of this machine.
pub(super) fn read_url(reader: &mut Reader<'_>, name: &str, default: &str) -> Url {
    let default = Url::parse(default).expect("defaults are URLs");
    let Some(url) = reader.parsed::<Url>(name) else { return default };
    if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
        reader.fault(format!("{name} must begin with https:// unless it is an address of this machine"));
    }
    url
}

/// A path under an address.
pub(super) fn join(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
    url
}
