//! The `Authorization: OAuth …` header.
//!
//! Source: RFC 5849, section 3.5.1; docs.x.com, "Authorizing a request", read 2026-11-20.

use super::signature::decode;
use crate::call::Call;

/// The protocol parameters of a request, decoded. Those that every request must have are there, each once.
#[derive(Debug)]
pub(crate) struct Header {
    parameters: Vec<(String, String)>,
    /// `oauth_timestamp`: seconds since 1970.
    pub(crate) timestamp: i64,
}

/// `oauth_version` is optional in RFC 5849; X's page lists it, so that it is required here (a guess).
const REQUIRED: [&str; 6] = [
    "oauth_consumer_key",
    "oauth_nonce",
    "oauth_signature",
    "oauth_signature_method",
    "oauth_timestamp",
    "oauth_version",
];

impl Header {
    /// Reads the header; nothing when there is none of this scheme or when it breaks a rule.
    pub(crate) fn of(call: &Call) -> Option<Self> {
        Self::parse(call.oauth1()?)
    }

    fn parse(credentials: &str) -> Option<Self> {
        let mut parameters: Vec<(String, String)> = Vec::new();
        for pair in credentials.split(',') {
            let (name, quoted) = pair.trim_ascii().split_once('=')?;
            let value = quoted.strip_prefix('"')?.strip_suffix('"')?;
            // A realm is no parameter, and not percent-encoded.
            if name.eq_ignore_ascii_case("realm") {
                continue;
            }
            let name = decode(name)?;
            if name.is_empty() || parameters.iter().any(|(known, _)| *known == name) {
                return None;
            }
            parameters.push((name, decode(value)?));
        }
        let get = |name: &str| parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        if !REQUIRED.iter().all(|name| get(name).is_some_and(|value| !value.is_empty())) {
            return None;
        }
        let digits = get("oauth_timestamp").filter(|value| value.bytes().all(|byte| byte.is_ascii_digit()))?;
        let timestamp = digits.parse().ok()?;
        let fits = get("oauth_signature_method") == Some("HMAC-SHA1")
            && get("oauth_version") == Some("1.0")
            && get("oauth_nonce").is_some_and(str::is_ascii);
        fits.then_some(Self { parameters, timestamp })
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// One of the parameters that [`Header::of`] has found to be there.
    pub(crate) fn required(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// What enters the signature: everything but the signature itself.
    pub(crate) fn signed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parameters
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| *name != "oauth_signature")
    }
}

#[cfg(test)]
mod tests {
    use super::Header;

    const GOOD: &str = "realm=\"a b\", oauth_consumer_key=\"k%20k\", oauth_nonce=\"n\",oauth_signature=\"a%2Fb%3D\", \
                        oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1318622958\", oauth_version=\"1.0\"";

    #[test]
    fn a_header_is_decoded_and_gives_all_but_the_signature_to_be_signed() {
        let header = Header::parse(GOOD).unwrap();
        assert_eq!(header.required("oauth_consumer_key"), "k k");
        assert_eq!(header.required("oauth_signature"), "a/b=");
        assert_eq!(header.timestamp, 1_318_622_958);
        assert_eq!(header.get("oauth_token"), None);
        let signed: Vec<&str> = header.signed().map(|(name, _)| name).collect();
        let expected =
            ["oauth_consumer_key", "oauth_nonce", "oauth_signature_method", "oauth_timestamp", "oauth_version"];
        assert_eq!(signed, expected);
    }

    #[test]
    fn a_header_that_breaks_a_rule_is_not_read() {
        for (from, to) in [
            ("oauth_nonce=\"n\",", ""),
            ("oauth_nonce=\"n\"", "oauth_nonce=\"\""),
            ("oauth_nonce=\"n\"", "oauth_nonce=\"%C3%A4\""),
            ("oauth_nonce=\"n\"", "oauth_nonce=n"),
            ("oauth_nonce=\"n\"", "oauth_nonce=\"n\",oauth_nonce=\"n\""),
            ("oauth_version=\"1.0\"", "oauth_version=\"2.0\""),
            (", oauth_version=\"1.0\"", ""),
            ("HMAC-SHA1", "PLAINTEXT"),
            ("1318622958", "-1318622958"),
            ("1318622958", "soon"),
            ("1318622958", "99999999999999999999"),
            ("a%2Fb%3D", "a/b="),
            ("a%2Fb%3D", "a%2"),
            ("k%20k", "k k"),
        ] {
            assert!(GOOD.contains(from), "{from}");
            assert!(Header::parse(&GOOD.replace(from, to)).is_none(), "{from} -> {to}");
        }
        assert!(Header::parse("").is_none());
    }
}
