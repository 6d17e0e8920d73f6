//! Addresses of mail.

use std::fmt;
use std::str::FromStr;

/// One address, in the form in which mail servers take it from anyone: a local part of plain ASCII without quotes, and
/// a domain in ASCII. Nothing in it can end a header or begin another recipient.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

/// Why a text cannot be an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is no address for mail. It looks like ada@example.org.")]
pub struct EmailProblem;

/// RFC 5321, section 4.5.3.1, with the limit of a path less its two brackets.
const MOST_BYTES: usize = 254;
const MOST_LOCAL_BYTES: usize = 64;

impl EmailAddress {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the `@`: it may be logged, since it names nobody.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for EmailAddress {
    type Err = EmailProblem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(EmailProblem)?;
        // RFC 5322's `atext` and dots: whatever else may stand there in quotes is nobody's address and trouble.
        let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        if local.len() > MOST_LOCAL_BYTES || !local.chars().all(plain) {
            return Err(EmailProblem);
        }
        // Names in other scripts go over the wire in ASCII (RFC 5890). Numbers are hosts, not domains.
        let Ok(url::Host::Domain(domain)) = url::Host::parse(domain) else { return Err(EmailProblem) };
        let address = lettre::Address::new(local, domain).map_err(|_| EmailProblem)?;
        Some(address.to_string()).filter(|text| text.len() <= MOST_BYTES).map(Self).ok_or(EmailProblem)
    }
}

/// Who a mail is from: an address, and a name if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    pub name: Option<String>,
    pub address: EmailAddress,
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => self.address.fmt(f),
        }
    }
}

impl FromStr for Sender {
    type Err = &'static str;

    /// `ada@example.org`, or `Ada <ada@example.org>`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"'), address),
            None => ("", text),
        };
        let address = address.parse().map_err(|_| "it must be an address, or a name and an address in <>")?;
        if name.chars().any(|c| c.is_control() || "<>\"@".contains(c)) {
            return Err("the name must not contain < > \" @ or control characters");
        }
        Ok(Self { name: Some(name.to_owned()).filter(|name| !name.is_empty()), address })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<String> {
        text.parse::<EmailAddress>().ok().map(|address| address.to_string())
    }

    #[test]
    fn one_plain_address_is_taken_and_its_domain_written_in_ascii() {
        assert_eq!(address(" ada@example.org "), Some("ada@example.org".to_owned()));
        assert_eq!(address("Ada.L+post@Example.ORG"), Some("Ada.L+post@example.org".to_owned()));
        assert_eq!(address("ada@bücher.example"), Some("ada@xn--bcher-kva.example".to_owned()));
        assert_eq!(address("root@localhost"), Some("root@localhost".to_owned()));
        let longest = format!("{}@example.org", "a".repeat(64));
        assert_eq!(address(&longest), Some(longest.clone()));
        assert_eq!(address(&format!("a{longest}")), None);
    }

    #[test]
    fn what_could_be_read_otherwise_is_no_address() {
        for text in [
            "",
            "ada",
            "@example.org",
            "ada@",
            "ada@example.org, eve@example.org",
            "ada@example.org\r\nBcc: eve@example.org",
            "ada\n@example.org",
            "ada@exa\0mple.org",
            "Ada <ada@example.org>",
            "\"ada lovelace\"@example.org",
            "ada@192.0.2.7",
            "ada@[192.0.2.7]",
            "ada..l@example.org",
            ".ada@example.org",
            "адa@example.org",
            "ada@-example.org",
            "eve@example.org@example.com",
        ] {
            assert_eq!(address(text), None, "{text:?}");
        }
        assert_eq!(address(&format!("ada@{}.example.org", "a".repeat(64))), None);
        let domain = format!("{}.example.org", vec!["a".repeat(60); 4].join("."));
        assert_eq!(address(&format!("ada@{domain}")), None, "254 bytes at most");
    }

    #[test]
    fn a_sender_has_a_name_or_none() {
        let named: Sender = "Pillarbox <pillarbox@example.org>".parse().unwrap();
        assert_eq!((named.name.as_deref(), named.address.as_str()), (Some("Pillarbox"), "pillarbox@example.org"));
        let bare: Sender = "pillarbox@example.org".parse().unwrap();
        assert_eq!(bare.name, None);
        for wrong in ["Pillarbox", "A <a@example.org> b", "A\r\nBcc: e@example.org <a@example.org>", "<a>b@example.org"]
        {
            assert!(wrong.parse::<Sender>().is_err(), "{wrong:?}");
        }
    }
}
