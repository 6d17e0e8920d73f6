//! The platforms, by name.

use std::fmt;
use std::str::FromStr;

/// A platform one can post to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlatformKey {
    X,
}

impl PlatformKey {
    /// The key as it stands in routes, tables and answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::X => "x",
        }
    }

    /// The platform's name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::X => "X",
        }
    }
}

impl fmt::Display for PlatformKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PlatformKey {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "x" => Ok(Self::X),
            other => Err(format!("unknown platform {other:?}")),
        }
    }
}
