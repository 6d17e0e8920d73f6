//! A secret text: it has no `Debug`, `Display` or `Serialize`, and is wiped from memory when dropped.

use zeroize::Zeroizing;

/// A token, password or key in clear. Open it late with [`Secret::expose`] and drop it early.
///
/// It cannot be printed or sent by accident; none of these compile:
///
/// ```compile_fail,E0277
/// println!("{:?}", pillarbox::model::Secret::new("token"));
/// ```
/// ```compile_fail,E0277
/// println!("{}", pillarbox::model::Secret::new("token"));
/// ```
/// ```compile_fail,E0277
/// serde_json::to_string(&pillarbox::model::Secret::new("token"));
/// ```
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
