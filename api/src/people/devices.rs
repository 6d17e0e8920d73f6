//! Devices: from where and with what a user signs in. One that was not seen before is told about.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::Network;
use crate::model::{Instant, RequestOrigin, UserId};
use crate::notifications::{self, words};
use crate::store::devices::{self, Device};
use crate::store::{AnyConnection, StoreError};

/// A device that was not seen this long is forgotten.
pub(super) const FORGOTTEN_AFTER: Duration = Duration::from_hours(365 * 24);

/// Notes a sign-in, and tells the user when the device is new. Part of the caller's transaction. The first device there
/// is to note is nobody's surprise.
pub(super) fn note_sign_in(
    conn: &mut AnyConnection,
    user: UserId,
    origin: &RequestOrigin,
    now: Instant,
) -> Result<(), StoreError> {
    let hash = fingerprint(origin);
    if devices::note(conn, user, &hash, now)? != Device::New {
        return Ok(());
    }
    let named = origin.user_agent.as_deref().filter(|text| !text.is_empty());
    let with = named.map_or_else(|| "an unnamed program".to_owned(), program);
    let from = origin.ip.map_or_else(|| "an unknown address".to_owned(), |ip| ip.to_string());
    let cause = hash.iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    notifications::tell(conn, user, &words::new_login(&with, &from, &cause), now)
}

/// The same browser in the same network is the same device. Its version is left out: browsers change theirs every month.
fn fingerprint(origin: &RequestOrigin) -> Vec<u8> {
    let network = origin.ip.map(|ip| format!("{:?}", Network::of(ip))).unwrap_or_default();
    let program: String =
        origin.user_agent.as_deref().unwrap_or_default().chars().filter(|c| !c.is_ascii_digit()).collect();
    Sha256::new().chain_update(network).chain_update([0]).chain_update(program).finalize().to_vec()
}

/// What a `User-Agent` says, in the words people use for it.
fn program(user_agent: &str) -> String {
    // The order matters: every browser calls itself several others.
    let browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    let systems = [
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "a Mac"),
        ("Linux", "Linux"),
    ];
    let named =
        |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    match (named(&browsers), named(&systems)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => user_agent.split(['/', ' ']).next().unwrap_or_default().chars().take(40).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(ip: &str, user_agent: &str) -> RequestOrigin {
        RequestOrigin { ip: Some(ip.parse().unwrap()), user_agent: Some(user_agent.to_owned()) }
    }

    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

    #[test]
    fn a_newer_browser_in_the_same_network_is_the_same_device() {
        let seen = fingerprint(&origin("192.0.2.7", FIREFOX));
        assert_eq!(seen, fingerprint(&origin("192.0.2.7", &FIREFOX.replace("144", "145"))));
        assert_ne!(seen, fingerprint(&origin("192.0.2.8", FIREFOX)));
        assert_ne!(seen, fingerprint(&origin("192.0.2.7", "curl/8.5.0")));
        assert_eq!(
            fingerprint(&origin("2001:db8:1:2::1", FIREFOX)),
            fingerprint(&origin("2001:db8:1:2:ffff::9", FIREFOX))
        );
    }

    #[test]
    fn programs_are_called_by_the_names_people_use() {
        assert_eq!(program(FIREFOX), "Firefox on Linux");
        assert_eq!(program("curl/8.5.0"), "curl");
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0";
        assert_eq!(program(edge), "Edge on Windows");
        assert_eq!(program(""), "");
    }
}
