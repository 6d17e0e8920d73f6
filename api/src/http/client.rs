//! Where a request comes from, as far as the trusted proxies let us know.

use std::future::{Ready, ready};
use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{Error, FromRequest, HttpRequest, web};
use ipnet::IpNet;

use crate::model::RequestOrigin;

/// Networks whose `X-Forwarded-For` is believed.
pub(super) struct TrustedProxies(pub(super) Vec<IpNet>);

/// The client of a request.
pub(super) struct Client(pub(super) RequestOrigin);

impl FromRequest for Client {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let proxies = request.app_data::<web::Data<TrustedProxies>>().expect("set where the server is put together");
        let peer = request.peer_addr().map(|address| address.ip().to_canonical());
        let forwarded: Vec<&str> = request
            .headers()
            .get_all(header::X_FORWARDED_FOR)
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .collect();
        let user_agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        ready(Ok(Self(RequestOrigin {
            ip: peer.map(|peer| client_ip(peer, &forwarded, &proxies.0)),
            user_agent: user_agent.map(|text| text.chars().filter(|c| !c.is_control()).take(200).collect()),
        })))
    }
}

/// Walks back from the peer through proxies we trust to the first address that is none of them. What is left of
/// that address was written by a stranger and is not believed.
fn client_ip(peer: IpAddr, forwarded: &[&str], trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|network| network.contains(ip));
    let mut client = peer;
    for hop in forwarded.iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        match hop.parse::<IpAddr>() {
            Ok(ip) => client = ip.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        client_ip(peer.parse().unwrap(), forwarded, &trusted).to_string()
    }

    #[test]
    fn a_forwarded_address_counts_only_behind_a_trusted_proxy() {
        assert_eq!(client("192.0.2.1", &["1.2.3.4"], &[]), "192.0.2.1");
        assert_eq!(client("10.0.0.1", &["1.2.3.4"], &["10.0.0.0/8"]), "1.2.3.4");
        assert_eq!(client("10.0.0.1", &["6.6.6.6", "1.2.3.4", "10.0.0.2"], &["10.0.0.0/8"]), "1.2.3.4");
        assert_eq!(client("10.0.0.1", &["6.6.6.6", "nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
    }
}
