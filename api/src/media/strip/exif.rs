//! EXIF: the orientation is read, and written back alone.

use image::metadata::Orientation;

/// Before the EXIF of a JPEG, and, against the rules, of some WebP files.
pub(super) const PREFIX: &[u8] = b"Exif\0\0";

/// How an image with this EXIF block must be turned; not at all when the block does not say or cannot be read.
pub(super) fn orientation(block: &[u8]) -> Orientation {
    let block = block.strip_prefix(PREFIX).unwrap_or(block);
    Orientation::from_exif_chunk(block).unwrap_or(Orientation::NoTransforms)
}

/// An EXIF block that holds the orientation and nothing else, or nothing for an image that is upright already.
/// Source: TIFF 6.0, section 2; the tag is 0x0112, a SHORT.
pub(super) fn only(orientation: Orientation) -> Option<Vec<u8>> {
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.push(orientation.to_exif());
    block.extend_from_slice(&[0; 6]);
    Some(block)
}
