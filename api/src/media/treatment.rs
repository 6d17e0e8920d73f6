//! What was done with an image before it was kept.

use super::text_enum::text_enum;

text_enum! {
    /// What was done with an image between its upload and its being kept.
    pub enum Treatment {
        /// Kept byte for byte as it came.
        AsIs = "as_is",
        /// Nothing but metadata was taken out; every pixel is as it came.
        MetadataRemoved = "metadata_removed",
        /// Encoded again, because it was larger than the platform takes.
        Shrunk = "shrunk",
    }
}
