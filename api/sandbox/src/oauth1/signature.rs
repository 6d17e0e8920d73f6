//! The HMAC-SHA1 signature of a request.
//!
//! Source: RFC 5849, sections 3.4 and 3.6; docs.x.com, "Creating a signature", read 2026-11-20.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

/// The bytes that stand for themselves. Source: RFC 3986, section 2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Percent encoding with upper-case digits: everything but the unreserved bytes.
pub(crate) fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if is_unreserved(byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// Undoes [`encode`]; nothing if a byte stands there that had to be encoded, or if the result is no text.
pub(crate) fn decode(encoded: &str) -> Option<String> {
    let mut bytes = encoded.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            _ if is_unreserved(byte) => byte,
            _ => return None,
        });
    }
    String::from_utf8(decoded).ok()
}

/// The text that is signed. `url` has no query; `parameters` are decoded and in any order.
pub(crate) fn base_string(method: &str, url: &str, parameters: &[(&str, &str)]) -> String {
    let mut encoded: Vec<(String, String)> =
        parameters.iter().map(|(name, value)| (encode(name), encode(value))).collect();
    encoded.sort();
    let joined: Vec<String> = encoded.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}&{}&{}", method.to_ascii_uppercase(), encode(url), encode(&joined.join("&")))
}

/// The signature as it stands in the header, before it is percent-encoded there.
pub(crate) fn sign(base_string: &str, consumer_secret: &str, token_secret: &str) -> String {
    let key = format!("{}&{}", encode(consumer_secret), encode(token_secret));
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).expect("HMAC takes keys of every length");
    mac.update(base_string.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::{base_string, decode, encode, sign};

    /// The request of the page "Creating a signature", and the keys there.
    fn status_update(host: &str) -> String {
        let parameters = [
            ("status", "Hello Ladies + Gentlemen, a signed OAuth request!"),
            ("include_entities", "true"),
            ("oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog"),
            ("oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "1318622958"),
            ("oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"),
            ("oauth_version", "1.0"),
        ];
        let base = base_string("post", &format!("https://{host}/1.1/statuses/update.json"), &parameters);
        sign(&base, "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE")
    }

    /// The first request of "Implementing Sign in with X", which has no token yet.
    fn request_token(host: &str) -> String {
        let parameters = [
            ("oauth_callback", "http://localhost/sign-in-with-twitter/"),
            ("oauth_consumer_key", "cChZNFj6T5R0TigYB9yd1w"),
            ("oauth_nonce", "ea9ec8429b68d6b77cd5600adbbb0456"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "1318467427"),
            ("oauth_version", "1.0"),
        ];
        let base = base_string("POST", &format!("https://{host}/oauth/request_token"), &parameters);
        sign(&base, "L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg", "")
    }

    #[test]
    fn a_signed_post_matches_the_vectors_of_both_hosts() {
        assert_eq!(status_update("api.x.com"), "Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
        assert_eq!(status_update("api.twitter.com"), "hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
    }

    #[test]
    fn a_request_without_a_token_keeps_the_ampersand_in_its_key() {
        assert_eq!(request_token("api.twitter.com"), "F1Li3tvehgcraF8DMJ7OyxO4w9Y=");
        assert_eq!(request_token("api.x.com"), "X9xhcB9d+NxXd/ThJ/n51vPhetM=");
    }

    #[test]
    fn parameters_are_sorted_by_name_and_then_by_value_after_encoding() {
        // The example of RFC 5849, section 3.4.1.3.2.
        let parameters = [
            ("b5", "=%3D"),
            ("a3", "a"),
            ("c@", ""),
            ("a2", "r b"),
            ("oauth_consumer_key", "9djdj82h48djs9d2"),
            ("oauth_token", "kkk9d7dh3k39sjv7"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "137131201"),
            ("oauth_nonce", "7d8f3e4a"),
            ("c2", ""),
            ("a3", "2 q"),
        ];
        assert_eq!(
            base_string("POST", "http://example.com/request", &parameters),
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D\
             %26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3D\
             HMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7"
        );
    }

    #[test]
    fn only_unreserved_bytes_stand_for_themselves() {
        assert_eq!(encode("azAZ09-._~"), "azAZ09-._~");
        assert_eq!(encode("Ladies + Gentlemen!*'()/ä"), "Ladies%20%2B%20Gentlemen%21%2A%27%28%29%2F%C3%A4");
        for text in ["", "Ladies + Gentlemen", "100 %", "☃"] {
            assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        }
        for broken in ["a b", "a+b", "a/b", "%", "%4", "%zz", "%FF", "é"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }
}
