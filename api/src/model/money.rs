//! Money, as far as it is spoken of here: what a platform takes for a post.

use std::fmt;
use std::str::FromStr;

/// An amount of US dollars, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Usd(u64);

impl Usd {
    pub const fn from_millionths(millionths: u64) -> Self {
        Self(millionths)
    }

    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(u64::from(count)))
    }

    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// At least three digits after the point, and more only where they say something: `0.200`, `0.0155`.
impl fmt::Display for Usd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fraction = format!("{:06}", self.0 % 1_000_000);
        let digits = fraction.trim_end_matches('0').len().max(3);
        write!(f, "{}.{}", self.0 / 1_000_000, &fraction[..digits])
    }
}

/// A decimal number with a point and up to six digits after it.
impl FromStr for Usd {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const MALFORMED: &str = "must be an amount of US dollars such as 0.015";
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let all_digits = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        if !all_digits || whole.is_empty() || whole.len() > 6 || fraction.len() > 6 {
            return Err(MALFORMED);
        }
        let millionths = format!("{whole}{fraction:0<6}").parse().map_err(|_| MALFORMED)?;
        Ok(Self(millionths))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_written_without_loss() {
        for (text, shown) in
            [("0.015", "0.015"), ("0.2", "0.200"), ("12", "12.000"), ("0.0155", "0.0155"), ("0", "0.000")]
        {
            assert_eq!(text.parse::<Usd>().map(|amount| amount.to_string()).as_deref(), Ok(shown), "{text}");
        }
        for bad in ["", ".5", "-1", "1,5", "0.0000001", "1e3", "$1", "9999999"] {
            assert!(bad.parse::<Usd>().is_err(), "{bad}");
        }
    }
}
