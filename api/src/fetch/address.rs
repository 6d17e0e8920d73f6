//! Which addresses of the internet are public. Source: the IANA special-purpose address registries for IPv4 and IPv6
//! (RFC 6890), read 2026-11-27. What carries an IPv4 address inside an IPv6 one is refused whole, not unpacked: there
//! are too many ways.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::model::text_enum::text_enum;

text_enum! {
    /// Why an address is not public.
    pub enum NotPublic {
        Unspecified = "unspecified",
        Loopback = "loopback",
        /// RFC 1918, and unique local addresses of IPv6.
        Private = "private",
        /// 100.64.0.0/10, behind carriers' NAT.
        Shared = "shared",
        /// Neighbours, and the metadata services of clouds.
        LinkLocal = "link_local",
        Multicast = "multicast",
        Documentation = "documentation",
        Benchmarking = "benchmarking",
        /// An IPv4 address inside an IPv6 one: mapped, compatible, NAT64, 6to4, Teredo.
        Embedded = "embedded_ipv4",
        /// Anything else that is not of the public internet.
        Reserved = "reserved",
    }
}

/// Nothing for a public address.
pub fn why_not_public(address: IpAddr) -> Option<NotPublic> {
    match address {
        IpAddr::V4(address) => v4(address),
        IpAddr::V6(address) => v6(address),
    }
}

fn v4(address: Ipv4Addr) -> Option<NotPublic> {
    Some(match address.octets() {
        [0, 0, 0, 0] => NotPublic::Unspecified,
        [127, ..] => NotPublic::Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => NotPublic::Private,
        [100, 64..=127, ..] => NotPublic::Shared,
        [169, 254, ..] => NotPublic::LinkLocal,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => NotPublic::Documentation,
        [198, 18..=19, ..] => NotPublic::Benchmarking,
        [224..=239, ..] => NotPublic::Multicast,
        // "This network", protocol assignments, AS112, the old 6to4 relays, AMT, and what was never given out.
        [0, ..] | [192, 0, 0, _] | [192, 31, 196, _] | [192, 52, 193, _] | [192, 88, 99, _] | [192, 175, 48, _] => {
            NotPublic::Reserved
        }
        [240..=255, ..] => NotPublic::Reserved,
        _ => return None,
    })
}

fn v6(address: Ipv6Addr) -> Option<NotPublic> {
    Some(match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0] => NotPublic::Unspecified,
        [0, 0, 0, 0, 0, 0, 0, 1] => NotPublic::Loopback,
        // Compatible and mapped, the translated form that RFC 2765 had; NAT64, both prefixes; 6to4; Teredo.
        [0, 0, 0, 0, 0, 0 | 0xffff, ..]
        | [0, 0, 0, 0, 0xffff, 0, ..]
        | [0x0064, 0xff9b, ..]
        | [0x2002, ..]
        | [0x2001, 0, ..] => NotPublic::Embedded,
        [0xfc00..=0xfdff, ..] => NotPublic::Private,
        [0xfe80..=0xfebf, ..] => NotPublic::LinkLocal,
        [0xff00..=0xffff, ..] => NotPublic::Multicast,
        [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] => NotPublic::Documentation,
        [0x2001, 0x0002, 0, ..] => NotPublic::Benchmarking,
        // Protocol assignments, 2001::/23.
        [0x2001, 0..=0x01ff, ..] => NotPublic::Reserved,
        // Global unicast is what has been given out; the rest has not.
        [0x2000..=0x3fff, ..] => return None,
        _ => NotPublic::Reserved,
    })
}

#[cfg(test)]
mod tests {
    use super::NotPublic as N;
    use super::*;

    const TABLE: &[(&str, Option<NotPublic>)] = &[
        // IPv4: each range at both ends, and what lies just outside.
        ("0.0.0.0", Some(N::Unspecified)),
        ("0.0.0.1", Some(N::Reserved)),
        ("0.255.255.255", Some(N::Reserved)),
        ("1.0.0.0", None),
        ("1.1.1.1", None),
        ("9.255.255.255", None),
        ("10.0.0.0", Some(N::Private)),
        ("10.255.255.255", Some(N::Private)),
        ("11.0.0.0", None),
        ("100.63.255.255", None),
        ("100.64.0.0", Some(N::Shared)),
        ("100.100.100.200", Some(N::Shared)),
        ("100.127.255.255", Some(N::Shared)),
        ("100.128.0.0", None),
        ("126.255.255.255", None),
        ("127.0.0.0", Some(N::Loopback)),
        ("127.0.0.1", Some(N::Loopback)),
        ("127.255.255.255", Some(N::Loopback)),
        ("128.0.0.0", None),
        ("169.253.255.255", None),
        ("169.254.0.0", Some(N::LinkLocal)),
        ("169.254.169.254", Some(N::LinkLocal)),
        ("169.254.255.255", Some(N::LinkLocal)),
        ("169.255.0.0", None),
        ("172.15.255.255", None),
        ("172.16.0.0", Some(N::Private)),
        ("172.31.255.255", Some(N::Private)),
        ("172.32.0.0", None),
        ("191.255.255.255", None),
        ("192.0.0.0", Some(N::Reserved)),
        ("192.0.0.192", Some(N::Reserved)),
        ("192.0.0.255", Some(N::Reserved)),
        ("192.0.1.0", None),
        ("192.0.2.1", Some(N::Documentation)),
        ("192.31.196.1", Some(N::Reserved)),
        ("192.88.99.1", Some(N::Reserved)),
        ("192.167.255.255", None),
        ("192.168.0.0", Some(N::Private)),
        ("192.168.255.255", Some(N::Private)),
        ("192.169.0.0", None),
        ("192.175.48.1", Some(N::Reserved)),
        ("198.17.255.255", None),
        ("198.18.0.0", Some(N::Benchmarking)),
        ("198.19.255.255", Some(N::Benchmarking)),
        ("198.20.0.0", None),
        ("198.51.100.7", Some(N::Documentation)),
        ("203.0.113.7", Some(N::Documentation)),
        ("203.0.114.0", None),
        ("223.255.255.255", None),
        ("224.0.0.1", Some(N::Multicast)),
        ("239.255.255.255", Some(N::Multicast)),
        ("240.0.0.0", Some(N::Reserved)),
        ("255.255.255.255", Some(N::Reserved)),
        // IPv6.
        ("::", Some(N::Unspecified)),
        ("::1", Some(N::Loopback)),
        ("::2", Some(N::Embedded)),
        ("::7f00:1", Some(N::Embedded)),
        ("::ffff:127.0.0.1", Some(N::Embedded)),
        ("::ffff:169.254.169.254", Some(N::Embedded)),
        ("::ffff:8.8.8.8", Some(N::Embedded)),
        ("::ffff:0:127.0.0.1", Some(N::Embedded)),
        ("64:ff9b::a9fe:a9fe", Some(N::Embedded)),
        ("64:ff9b:1::7f00:1", Some(N::Embedded)),
        ("100::1", Some(N::Reserved)),
        ("1fff:ffff::1", Some(N::Reserved)),
        ("2000::1", None),
        ("2001::1", Some(N::Embedded)),
        ("2001:0:53aa:64c:0:fffe:80ff:fffe", Some(N::Embedded)),
        ("2001:2::1", Some(N::Benchmarking)),
        ("2001:10::1", Some(N::Reserved)),
        ("2001:20::1", Some(N::Reserved)),
        ("2001:1ff::1", Some(N::Reserved)),
        ("2001:200::1", None),
        ("2001:db7:ffff::1", None),
        ("2001:db8::1", Some(N::Documentation)),
        ("2001:db9::1", None),
        ("2001:4860:4860::8888", None),
        ("2002:7f00:1::1", Some(N::Embedded)),
        ("2003::1", None),
        ("2606:4700::1111", None),
        ("3fff::1", Some(N::Documentation)),
        ("3fff:1000::1", None),
        ("4000::1", Some(N::Reserved)),
        ("5f00::1", Some(N::Reserved)),
        ("fbff::1", Some(N::Reserved)),
        ("fc00::1", Some(N::Private)),
        ("fd00:ec2::254", Some(N::Private)),
        ("fdff:ffff::1", Some(N::Private)),
        ("fe00::1", Some(N::Reserved)),
        ("fe80::1", Some(N::LinkLocal)),
        ("febf::1", Some(N::LinkLocal)),
        ("fec0::1", Some(N::Reserved)),
        ("ff02::1", Some(N::Multicast)),
        ("ffff::1", Some(N::Multicast)),
    ];

    #[test]
    fn an_address_is_public_or_has_its_reason() {
        assert!(TABLE.len() >= 60);
        for (text, expected) in TABLE {
            assert_eq!(why_not_public(text.parse().unwrap()), *expected, "{text}");
        }
    }
}
