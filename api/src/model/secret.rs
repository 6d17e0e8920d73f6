//! A secret text: it has no `Debug`, `Display` or `Serialize`, and is wiped from memory when dropped.

use zeroize::Zeroizing;

/// A token, password or key in clear. Open it late with [`Secret::expose`] and drop it early.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over a text as a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself, for the one call that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}
