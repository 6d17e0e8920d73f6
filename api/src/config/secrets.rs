//! The root secret, and what is refused as one.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::env::Reader;
use crate::model::Secret;

/// `APP_SECRET` and the secrets it replaced.
pub struct SecretsConfig {
    pub app_secret: Secret,
    pub previous: Vec<Secret>,
}

impl SecretsConfig {
    pub(super) fn read(reader: &mut Reader<'_>, dev: bool, data_dir: &Path) -> Self {
        let (name, given) = match (reader.secret("APP_SECRET"), reader.secret("SESSION_PASSWORD")) {
            (Some(_), Some(_)) => {
                reader.fault("APP_SECRET and its older name SESSION_PASSWORD are both set; keep APP_SECRET");
                ("APP_SECRET", None)
            }
            (None, Some(secret)) => ("SESSION_PASSWORD", Some(secret)),
            (secret, None) => ("APP_SECRET", secret),
        };
        let app_secret = match given {
            Some(secret) => {
                if let Some(weakness) = weakness(secret.expose()) {
                    reader.fault(format!("{name} {weakness}; make one with `openssl rand -base64 48`"));
                }
                secret
            }
            None if dev => development_secret(data_dir).unwrap_or_else(|error| {
                reader.fault(format!("the development secret cannot be kept in {}: {error}", data_dir.display()));
                Secret::new("")
            }),
            None => {
                reader.fault("APP_SECRET is not set: 32 random bytes or more; make one with `openssl rand -base64 48`");
                Secret::new("")
            }
        };
        let previous = previous_secrets(reader, &app_secret);
        Self { app_secret, previous }
    }

    pub(super) fn describe(&self) -> Vec<String> {
        vec![
            format!("APP_SECRET: set ({} characters)", self.app_secret.expose().chars().count()),
            format!("APP_SECRET_PREVIOUS: {} older", self.previous.len()),
        ]
    }
}

/// The secrets that `APP_SECRET` replaced. They may be weak: that may be why they were replaced.
fn previous_secrets(reader: &mut Reader<'_>, app_secret: &Secret) -> Vec<Secret> {
    let Some(text) = reader.secret("APP_SECRET_PREVIOUS") else { return Vec::new() };
    let mut previous: Vec<Secret> = Vec::new();
    for (number, secret) in text.expose().split(',').map(str::trim).enumerate() {
        let number = number + 1;
        if secret.is_empty() {
            reader.fault(format!("APP_SECRET_PREVIOUS nr {number} is empty; secrets are separated by commas"));
        } else if secret == app_secret.expose() {
            reader.fault(format!("APP_SECRET_PREVIOUS nr {number} is APP_SECRET itself; take one of the two away"));
        } else if let Some(same) = previous.iter().position(|known| known.expose() == secret) {
            reader.fault(format!("APP_SECRET_PREVIOUS nr {number} is the same as nr {}", same + 1));
        }
        previous.push(Secret::new(secret));
    }
    previous
}

/// Words that stand in sample secrets.
const SAMPLE_WORDS: &[&str] =
    &["changeme", "change-me", "change_me", "example", "password", "your-secret", "yoursecret", "app_secret"];

/// What is weak about a secret, if anything: short, guessable, or a sample.
fn weakness(secret: &str) -> Option<String> {
    let lower = secret.to_ascii_lowercase();
    if let Some(word) = SAMPLE_WORDS.iter().find(|word| lower.contains(**word)) {
        return Some(format!("contains {word:?}, as samples do"));
    }
    if secret.len() < 32 {
        return Some(format!("has {} bytes; 32 or more are needed", secret.len()));
    }
    // Shannon's estimate over the text itself: low for repeated or patterned characters.
    let mut counts: HashMap<char, f64> = HashMap::new();
    for character in secret.chars() {
        *counts.entry(character).or_default() += 1.0;
    }
    let length: f64 = counts.values().sum();
    let bits: f64 = counts.values().map(|count| -count * (count / length).log2()).sum();
    (bits < 128.0).then(|| "is too regular to be random".to_owned())
}

/// The secret of a development start: made once, kept in the data folder so that sessions survive a restart.
fn development_secret(data_dir: &Path) -> std::io::Result<Secret> {
    let path = data_dir.join("development-secret");
    match std::fs::read_to_string(&path) {
        Ok(secret) if weakness(secret.trim()).is_none() => return Ok(Secret::new(secret.trim())),
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    super::storage::create_private_dir(data_dir)?;
    let mut random = [0; 48];
    dryoc::rng::copy_randombytes(&mut random);
    let secret = Secret::new(URL_SAFE_NO_PAD.encode(random));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path)?;
    file.write_all(secret.expose().as_bytes())?;
    file.sync_all()?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Env;

    const STRONG: &str = "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE";

    /// The numbers of previous secrets and what is wrong with them.
    fn previous(text: &str) -> (usize, Vec<String>) {
        let env: Env = [("APP_SECRET_PREVIOUS", text)].into_iter().collect();
        let mut reader = Reader::new(&env);
        let secrets = previous_secrets(&mut reader, &Secret::new(STRONG));
        (secrets.len(), reader.into_faults())
    }

    #[test]
    fn previous_secrets_may_be_weak_but_neither_empty_nor_given_twice() {
        for (text, number) in [("", 0), ("  ", 0), ("changeme", 1), ("changeme, short ,aaaa", 3)] {
            assert_eq!(previous(text), (number, Vec::new()), "{text:?}");
        }
        for (text, says) in [
            ("hush,,two", "nr 2 is empty"),
            ("hush,", "nr 2 is empty"),
            (",", "nr 1 is empty"),
            (&format!("hush,{STRONG}"), "nr 2 is APP_SECRET itself"),
            ("hush,two,hush", "nr 3 is the same as nr 1"),
        ] {
            let (_, faults) = previous(text);
            assert!(faults.iter().any(|fault| fault.contains(says)), "{text:?}: {faults:?}");
            assert!(!faults.concat().contains("hush"), "no secret is printed: {faults:?}");
        }
    }

    #[test]
    fn weak_secrets_are_named_and_strong_ones_pass() {
        let long_pattern = "ab".repeat(40);
        for weak in [
            "short",
            "changeme",
            "changeme-changeme-changeme-changeme",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            &long_pattern,
        ] {
            assert!(weakness(weak).is_some(), "{weak}");
        }
        for strong in [
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE",
        ] {
            assert_eq!(weakness(strong), None, "{strong}");
        }
    }
}
