//! What an upload's bytes are, judged by the bytes alone.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder as _, ImageFormat, ImageReader};

use crate::world::media::Picture;

/// Recognises JPEG, PNG, WebP and GIF and reads their size. Everything else is `None`.
///
/// X also takes BMP and TIFF and, in chunks, video; the sandbox does not.
pub(crate) fn recognise(bytes: &[u8]) -> Option<Picture> {
    let format = image::guess_format(bytes).ok()?;
    let media_type = match format {
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Png => "image/png",
        ImageFormat::WebP => "image/webp",
        ImageFormat::Gif => "image/gif",
        _ => return None,
    };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().ok()?;
    Some(Picture { media_type, width, height, animated: format == ImageFormat::Gif && has_second_frame(bytes) })
}

fn has_second_frame(bytes: &[u8]) -> bool {
    GifDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.into_frames().take(2).flatten().count() == 2)
}
