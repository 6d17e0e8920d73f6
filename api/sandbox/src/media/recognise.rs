//! What an upload's bytes are, judged by the bytes alone.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder as _, ImageFormat, ImageReader};

/// What the bytes themselves say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) media_type: &'static str,
    /// In pixels; 0 for video, which is not looked into.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) shape: Shape,
}

/// The three kinds of media that a post tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Still,
    Animated,
    Video,
}

/// Recognises JPEG, PNG, WebP and GIF with their size, and video by its first bytes. Everything else is `None`.
///
/// X also takes BMP and TIFF; the sandbox does not.
pub(crate) fn recognise(bytes: &[u8]) -> Option<Content> {
    if let Some(media_type) = video_type(bytes) {
        return Some(Content { media_type, width: 0, height: 0, shape: Shape::Video });
    }
    let format = image::guess_format(bytes).ok()?;
    let media_type = match format {
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Png => "image/png",
        ImageFormat::WebP => "image/webp",
        ImageFormat::Gif => "image/gif",
        _ => return None,
    };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().ok()?;
    let is_animated = format == ImageFormat::Gif && has_second_frame(bytes);
    Some(Content { media_type, width, height, shape: if is_animated { Shape::Animated } else { Shape::Still } })
}

/// The container of a video. The sandbox plays no video, so the first bytes must do.
fn video_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [_, _, _, _, b'f', b't', b'y', b'p', b'q', b't', ..] => Some("video/quicktime"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("video/mp4"),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Some("video/webm"),
        _ => None,
    }
}

fn has_second_frame(bytes: &[u8]) -> bool {
    GifDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| decoder.into_frames().take(2).flatten().count() == 2)
}
