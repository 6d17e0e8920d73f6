//! A post: what the user wrote.

use unicode_normalization::UnicodeNormalization;

use super::text_enum::text_enum;

text_enum! {
    /// Image formats we take, told by content and not by name.
    pub enum ImageType {
        Jpeg = "image/jpeg",
        Png = "image/png",
        Gif = "image/gif",
        WebP = "image/webp",
    }
}

text_enum! {
    /// What was done with an image before it was kept or sent.
    pub enum Treatment {
        /// Nothing: these are the bytes that came.
        AsIs = "as_is",
        /// What no eye sees was taken out; the picture is the same bit for bit.
        MetadataRemoved = "metadata_removed",
        /// Made smaller, because the platform would not have taken it.
        Shrunk = "shrunk",
    }
}

text_enum! {
    /// Who began a draft.
    pub enum DraftOrigin {
        User = "user",
        /// A blog whose posts are looked through before they are shared.
        Feed = "feed",
    }
}

/// The text of a post in NFC, with line ends as `\n` and no white space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostText(String);

impl PostText {
    pub fn new(text: &str) -> Self {
        Self(text.replace("\r\n", "\n").trim().nfc().collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
