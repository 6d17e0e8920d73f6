//! Signing requests with HMAC-SHA1 (RFC 5849, section 3.4; docs.x.com, Creating a signature, read 2026-11-20).
//!
//! What is signed beside the `oauth_` parameters: the query, and a body only if it is a form
//! (`application/x-www-form-urlencoded`). JSON and multipart bodies contribute nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;
use url::Url;

use crate::model::{Secret, TokenPair};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request as far as its signature is concerned.
pub(super) struct Signed<'a> {
    pub(super) method: &'a str,
    pub(super) url: &'a Url,
    /// The pairs of a form body.
    pub(super) form: &'a [(&'a str, &'a str)],
    /// `oauth_callback` or `oauth_verifier`, in the steps that have them.
    pub(super) extra: Option<(&'a str, &'a str)>,
    /// Absent in the first step.
    pub(super) token: Option<&'a TokenPair>,
    /// Different for each request of the same second.
    pub(super) nonce: &'a str,
    /// Unix time in seconds.
    pub(super) timestamp: i64,
}

/// The value of the `Authorization` header.
pub(super) fn authorization(consumer_key: &str, consumer_secret: &Secret, request: &Signed<'_>) -> String {
    let timestamp = request.timestamp.to_string();
    let mut oauth = vec![
        ("oauth_consumer_key", consumer_key),
        ("oauth_nonce", request.nonce),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", &timestamp),
        ("oauth_version", "1.0"),
    ];
    oauth.extend(request.token.map(|pair| ("oauth_token", pair.token.expose())));
    oauth.extend(request.extra);
    let signature = signature(consumer_secret, request, &oauth);
    oauth.push(("oauth_signature", &signature));
    oauth.sort_unstable();
    let pairs: Vec<String> =
        oauth.iter().map(|(name, value)| format!("{}=\"{}\"", encode(name), encode(value))).collect();
    format!("OAuth {}", pairs.join(", "))
}

fn signature(consumer_secret: &Secret, request: &Signed<'_>, oauth: &[(&str, &str)]) -> String {
    let base = base_string(request, oauth);
    let token_secret = request.token.map_or("", |pair| pair.secret.expose());
    let key = Secret::new(format!("{}&{}", encode(consumer_secret.expose()), encode(token_secret)));
    let mut mac = Hmac::<Sha1>::new_from_slice(key.expose().as_bytes()).expect("HMAC takes a key of any length");
    mac.update(base.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

/// RFC 5849, section 3.4.1.
fn base_string(request: &Signed<'_>, oauth: &[(&str, &str)]) -> String {
    let query: Vec<(String, String)> = request.url.query_pairs().into_owned().collect();
    let all = query
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(request.form.iter().copied())
        .chain(oauth.iter().copied());
    let mut encoded: Vec<(String, String)> = all.map(|(name, value)| (encode(name), encode(value))).collect();
    // By the encoded name, then by the encoded value.
    encoded.sort_unstable();
    let parameters: Vec<String> = encoded.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut address = request.url.clone();
    address.set_query(None);
    address.set_fragment(None);
    format!("{}&{}&{}", request.method, encode(address.as_str()), encode(&parameters.join("&")))
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sample keys of X's documentation.
    const CONSUMER_KEY: &str = "xvz1evFS4wEEPTGEFPHBog";
    const CONSUMER_SECRET: &str = "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw";

    fn sign(url: &str, form: &[(&str, &str)], token: bool, nonce: &str, timestamp: i64) -> String {
        let pair = TokenPair {
            token: Secret::new("370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"),
            secret: Secret::new("LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"),
        };
        let url = Url::parse(url).unwrap();
        let request =
            Signed { method: "POST", url: &url, form, extra: None, token: token.then_some(&pair), nonce, timestamp };
        authorization(CONSUMER_KEY, &Secret::new(CONSUMER_SECRET), &request)
    }

    fn signature_of(header: &str) -> String {
        let quoted = header.split("oauth_signature=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        percent_encoding::percent_decode_str(quoted).decode_utf8().unwrap().into_owned()
    }

    #[test]
    fn the_samples_of_the_documents_come_out_for_both_hosts() {
        let form = [("status", "Hello Ladies + Gentlemen, a signed OAuth request!")];
        for (host, expected) in
            [("api.x.com", "Ls93hJiZbQ3akF3HF3x1Bz8/zU4="), ("api.twitter.com", "hCtSmYh+iHYCEqBWrE7C7hYmtUk=")]
        {
            let url = format!("https://{host}/1.1/statuses/update.json?include_entities=true");
            let header = sign(&url, &form, true, "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", 1_318_622_958);
            assert_eq!(signature_of(&header), expected, "{host}");
        }
    }

    #[test]
    fn the_sample_of_the_first_step_comes_out_for_both_hosts() {
        let secret = Secret::new("L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg");
        for (host, expected) in
            [("api.twitter.com", "F1Li3tvehgcraF8DMJ7OyxO4w9Y="), ("api.x.com", "X9xhcB9d+NxXd/ThJ/n51vPhetM=")]
        {
            let request = Signed {
                method: "POST",
                url: &Url::parse(&format!("https://{host}/oauth/request_token")).unwrap(),
                form: &[],
                extra: Some(("oauth_callback", "http://localhost/sign-in-with-twitter/")),
                token: None,
                nonce: "ea9ec8429b68d6b77cd5600adbbb0456",
                timestamp: 1_318_467_427,
            };
            assert_eq!(signature_of(&authorization("cChZNFj6T5R0TigYB9yd1w", &secret, &request)), expected, "{host}");
        }
    }

    #[test]
    fn the_header_holds_each_part_encoded_and_quoted() {
        let header = sign("https://api.x.com/2/media/upload", &[], true, "n", 1);
        assert!(
            header.starts_with("OAuth oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\", oauth_nonce=\"n\", "),
            "{header}"
        );
        assert!(!header.contains('+') && header.contains("oauth_signature_method=\"HMAC-SHA1\""), "{header}");
    }

    #[test]
    fn the_query_counts_and_its_order_does_not() {
        let signed =
            |query: &str| signature_of(&sign(&format!("https://api.x.com/2/media/upload?{query}"), &[], true, "n", 1));
        assert_eq!(signed("a=1&b=2"), signed("b=2&a=1"));
        assert_ne!(signed("a=1&b=2"), signed("a=1&b=3"));
        assert_ne!(signed("a=1"), signature_of(&sign("https://api.x.com/2/media/upload", &[], true, "n", 1)));
        // A repeated name is ordered by its values.
        assert_eq!(signed("a=2&a=1"), signed("a=1&a=2"));
    }

    #[test]
    fn what_is_not_unreserved_is_encoded_in_upper_case() {
        assert_eq!(encode("Ladies + Gentlemen"), "Ladies%20%2B%20Gentlemen");
        assert_eq!(encode("An encoded string!"), "An%20encoded%20string%21");
        assert_eq!(encode("-._~ ☃*'()"), "-._~%20%E2%98%83%2A%27%28%29");
    }

    #[test]
    fn without_a_token_the_key_still_has_its_ampersand() {
        // Computed with another implementation over the same base string.
        let header = sign("https://api.x.com/oauth/request_token", &[], false, "n", 1);
        assert!(!header.contains("oauth_token"), "{header}");
        assert_eq!(signature_of(&header), "RVychU12k/WGSLVcukvemA/Pmvo=");
    }
}
