//! Image files put together from their parts, so that each part can be wrong, or say too much.

use std::io::{Cursor, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgba, RgbaImage};

/// A progressive JPEG, 24 × 16, of several scans.
const PROGRESSIVE_JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAMEBf/EABYBAQEBAAAAAAAAAAAAAAAAAAMBBP/aAAwDAQACEAMQAAABz3Uupzlwmz//xAAWEAADAAAAAAAAAAAAAAAAAAAAAQL/2gAIAQEAAQUCUikUikUik//EABYRAAMAAAAAAAAAAAAAAAAAAAACA//aAAgBAwEBPwFKi1P/xAAYEQACAwAAAAAAAAAAAAAAAAAAAQMTIf/aAAgBAgEBPwFSaWH/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/IU67/9oADAMBAAIAAwAAABDMD//EABURAQEAAAAAAAAAAAAAAAAAAAAh/9oACAEDAQE/EJIP/8QAFhEBAQEAAAAAAAAAAAAAAAAAACEB/9oACAECAQE/EJW0/8QAFxABAQEBAAAAAAAAAAAAAAAAAGEhMf/aAAgBAQABPxCLviKLviL/2Q==";
/// A JPEG of four inks, 24 × 16, with the segment that says so.
const CMYK_JPEG: &str = "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6utq2eAvMm6pseZqKuk/8AAFAgAEAAYBEMRAE0RAFkRAEsRAP/EABcAAQEBAQAAAAAAAAAAAAAAAAUABgT/xAAcEAEAAgIDAQAAAAAAAAAAAAAABBRBYQVDgcH/2gAOBEMATQBZAEsAAD8ADi4E0dORpjEXCo6IcT2+fUYi4VHRBMfFw0dHTPoxFwqOiHE9vn1GIuFR0QT/2Q==";
/// A JPEG, 24 × 16, with a restart marker between its blocks.
const RESTARTING_JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAMEAv/EABcQAQEBAQAAAAAAAAAAAAAAAAADAmH/xAAWAQEBAQAAAAAAAAAAAAAAAAADAgT/xAAZEQADAAMAAAAAAAAAAAAAAAAAAgMBISL/3QAEAAH/2gAMAwEAAhEDEQA/AIMy4dOSjMjpyUtOg51P/9DGZBdmXAXNDQtdH//Z";
/// A lossy WebP, 24 × 16, as simple as they come.
const LOSSY_WEBP: &str = "UklGRmYAAABXRUJQVlA4IFoAAADwAwCdASoYABAAPtFcpkyoJSOiMAgBABoJbACdMoR3ACmCNK4mAbIAAP7y29o6o+UeOZZO7LZqNhCl6G8jBTHm85edKjK/MAVcDXqxnanOdQPphuJo9ubAAAA=";
/// A lossy WebP, 24 × 16, with an alpha plane.
const LOSSY_WEBP_WITH_ALPHA: &str = "UklGRrAAAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSCkAAAABuTJE9D+gNJIk5eAZLX/+oa58GTEBE0AJnKF/QQSy2IPJBsYg3cUYYwBWUDggYAAAAPADAJ0BKhgAEAA+0VakS6gko6GwCAEAGglsAJ0yhHcAKfiZSwvwSgAA/uyEZcrGnhgxx+3FwIhqZQRgDeuRVHOPN5xr+S01qG8UzIfGgZ68uzKgjnOoH3qAUKnSlgAAAA==";
/// A WebP of two frames, 8 × 8.
const ANIMATED_WEBP: &str = "UklGRt4AAABXRUJQVlA4WAoAAAACAAAABwAABwAAQU5JTQYAAAAAAAAAAABBTk1GVAAAAAAAAAAAAAcAAAcAAGQAAAJWUDggPAAAAFABAJ0BKggACAAHQJYlsAAGBoAA/twPt35r/kvP16/6r/UD1SfzrWlds8E6MFIlUoR5wny817v862AAAEFOTUZWAAAAAAAAAAAABwAABwAAZAAAAFZQOCA+AAAAVAEAnQEqCAAIAAAAliWwAAR0AADM//+GvfqTPuvjZ9zf1mVrDyuv0JET78QDM2+EvJ4BO4Sx9S5QnNoAAAA=";

fn fixture(text: &str) -> Vec<u8> {
    STANDARD.decode(text).unwrap()
}

pub(crate) fn progressive_jpeg() -> Vec<u8> {
    fixture(PROGRESSIVE_JPEG)
}

pub(crate) fn cmyk_jpeg() -> Vec<u8> {
    fixture(CMYK_JPEG)
}

pub(crate) fn restarting_jpeg() -> Vec<u8> {
    fixture(RESTARTING_JPEG)
}

pub(crate) fn lossy_webp() -> Vec<u8> {
    fixture(LOSSY_WEBP)
}

pub(crate) fn lossy_webp_with_alpha() -> Vec<u8> {
    fixture(LOSSY_WEBP_WITH_ALPHA)
}

pub(crate) fn animated_webp() -> Vec<u8> {
    fixture(ANIMATED_WEBP)
}

/// A picture in which no two neighbours are alike, and that looks different each way it is turned.
pub(crate) fn picture(width: u32, height: u32) -> RgbaImage {
    let byte = |number: u32| u8::try_from(number % 256).unwrap();
    RgbaImage::from_fn(width, height, |x, y| Rgba([byte(x * 9), byte(y * 13), byte(x * y), byte(255 - x * 3)]))
}

/// The picture in a format, with as many channels as the given kind of image has.
pub(crate) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn baseline_jpeg() -> Vec<u8> {
    encoded(&DynamicImage::from(DynamicImage::from(picture(24, 16)).to_rgb8()), ImageFormat::Jpeg)
}

pub(crate) fn plain_png() -> Vec<u8> {
    encoded(&picture(24, 16).into(), ImageFormat::Png)
}

pub(crate) fn lossless_webp() -> Vec<u8> {
    encoded(&picture(24, 16).into(), ImageFormat::WebP)
}

/// A GIF with so many frames of 12 × 8.
pub(crate) fn gif_of(frames: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for shade in 0..frames {
        let picture = RgbaImage::from_fn(12, 8, |x, y| {
            Rgba([shade.wrapping_mul(40), u8::try_from(x * 20).unwrap(), u8::try_from(y * 30).unwrap(), 255])
        });
        encoder.encode_frame(Frame::new(picture)).unwrap();
    }
    drop(encoder);
    bytes
}

pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// So many zeros, compressed a piece at a time.
pub(crate) fn zlib_bomb(bytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![0; 1 << 16];
    for _ in 0..bytes.div_ceil(zeros.len()) {
        encoder.write_all(&zeros).unwrap();
    }
    encoder.finish().unwrap()
}

/// A segment of a JPEG.
pub(crate) fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), payload].concat()
}

/// A JPEG with segments put in behind its beginning.
pub(crate) fn jpeg_with(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

/// A chunk of a PNG.
pub(crate) fn chunk(name: [u8; 4], payload: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&name);
    sum.update(payload);
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [length.as_slice(), &name, payload, &sum.finalize().to_be_bytes()].concat()
}

/// A PNG made of chunks.
pub(crate) fn png_of_chunks(chunks: &[Vec<u8>]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunks.concat()].concat()
}

/// A PNG with chunks put in behind its header.
pub(crate) fn png_with(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    let end_of_header = 8 + 25;
    [&png[..end_of_header], &chunks.concat(), &png[end_of_header..]].concat()
}

/// The header chunk of a PNG. Colour type 0 is gray, 2 RGB, 3 a palette, 4 gray with alpha, 6 RGB with alpha.
pub(crate) fn header(width: u32, height: u32, bit_depth: u8, colour_type: u8, interlaced: bool) -> Vec<u8> {
    let rest = [bit_depth, colour_type, 0, 0, u8::from(interlaced)];
    chunk(*b"IHDR", &[width.to_be_bytes().as_slice(), &height.to_be_bytes(), &rest].concat())
}

/// A gray PNG in the seven passes of Adam7.
pub(crate) fn interlaced_png(width: u32, height: u32) -> Vec<u8> {
    let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    let mut rows = Vec::new();
    for (x0, y0, dx, dy) in passes {
        for y in (y0..height).step_by(dy).filter(|_| x0 < width) {
            rows.push(0);
            rows.extend((x0..width).step_by(dx).map(|x| u8::try_from((x * 7 + y * 11) % 256).unwrap()));
        }
    }
    png_of_chunks(&[header(width, height, 8, 0, true), chunk(*b"IDAT", &zlib(&rows)), chunk(*b"IEND", &[])])
}

/// A PNG with a palette of four colours, one of them half transparent.
pub(crate) fn palette_png() -> Vec<u8> {
    let rows: Vec<u8> = (0..8).flat_map(|row| [0, 0b0001_1011 ^ row, 0b1110_0100]).collect();
    png_of_chunks(&[
        header(8, 8, 2, 3, false),
        chunk(*b"PLTE", &[255, 0, 0, 0, 255, 0, 0, 0, 255, 20, 30, 40]),
        chunk(*b"tRNS", &[255, 255, 128]),
        chunk(*b"IDAT", &zlib(&rows)),
        chunk(*b"IEND", &[]),
    ])
}

/// An animated PNG of so many frames of 4 × 4, of which each but the first has no more pixels than it must.
pub(crate) fn animated_png(frames: u32) -> Vec<u8> {
    let control = |sequence: u32, side: u32| {
        let numbers = [sequence, side, side, 0, 0].map(u32::to_be_bytes).concat();
        chunk(*b"fcTL", &[numbers.as_slice(), &[0, 1, 0, 10, 0, 0]].concat())
    };
    let mut chunks = vec![
        header(4, 4, 8, 0, false),
        chunk(*b"acTL", &[frames.to_be_bytes(), 0_u32.to_be_bytes()].concat()),
        control(0, 4),
        chunk(*b"IDAT", &zlib(&[0, 9, 8, 7, 6].repeat(4))),
    ];
    for frame in 1..frames {
        chunks.push(control(2 * frame - 1, 1));
        chunks.push(chunk(*b"fdAT", &[(2 * frame).to_be_bytes().as_slice(), &zlib(&[0, 200])].concat()));
    }
    chunks.push(chunk(*b"IEND", &[]));
    png_of_chunks(&chunks)
}

/// A chunk of a WebP.
pub(crate) fn riff_chunk(name: [u8; 4], payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_le_bytes();
    let padding: &[u8] = if payload.len() % 2 == 1 { &[0] } else { &[] };
    [name.as_slice(), &length, payload, padding].concat()
}

/// A WebP made of chunks.
pub(crate) fn webp_of_chunks(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = chunks.concat();
    let length = u32::try_from(body.len() + 4).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &length, b"WEBP", &body].concat()
}

/// The extended header of a WebP. Flags: 0x20 profile, 0x10 alpha, 0x08 EXIF, 0x04 XMP, 0x02 animation.
pub(crate) fn extended(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let (width, height) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    riff_chunk(*b"VP8X", &[&[flags, 0, 0, 0], &width[..3], &height[..3]].concat())
}

/// A simple WebP made into an extended one, with chunks before and behind the pixels.
pub(crate) fn webp_with(simple: &[u8], flags: u8, before: &[Vec<u8>], behind: &[Vec<u8>]) -> Vec<u8> {
    let pixels = simple[12..].to_vec();
    webp_of_chunks(&[extended(flags, 24, 16), before.concat(), pixels, behind.concat()])
}

/// A block of a GIF: an extension with this label, its payload cut into sub-blocks.
pub(crate) fn gif_extension(label: u8, payload: &[&[u8]]) -> Vec<u8> {
    let mut block = vec![0x21, label];
    for part in payload.iter().flat_map(|part| part.chunks(255)) {
        block.push(u8::try_from(part.len()).unwrap());
        block.extend_from_slice(part);
    }
    block.push(0);
    block
}

/// A GIF with blocks put in before its first frame.
pub(crate) fn gif_with(gif: &[u8], blocks: &[Vec<u8>]) -> Vec<u8> {
    let palette = if gif[10] & 0x80 == 0 { 0 } else { 3 << ((gif[10] & 7) + 1) };
    [&gif[..13 + palette], &blocks.concat(), &gif[13 + palette..]].concat()
}

/// A GIF of one pixel frames on a screen of any size.
pub(crate) fn gif_of_dots(screen: (u16, u16), frames: usize) -> Vec<u8> {
    let [width, height] = [screen.0.to_le_bytes(), screen.1.to_le_bytes()];
    let head = [b"GIF89a".as_slice(), &width, &height, &[0x80, 0, 0, 0, 0, 0, 255, 255, 255]].concat();
    let dot = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0];
    [head, dot.repeat(frames), vec![0x3B]].concat()
}

/// An EXIF block as a phone writes it: the orientation, a maker's name, a maker's note, a place.
pub(crate) fn exif(orientation: u8, big_endian: bool, secret: &str) -> Vec<u8> {
    let short = |number: u16| if big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
    let long = |number: u32| if big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
    let maker = [b"maker ", secret.as_bytes(), b"\0"].concat();
    let note = [b"note ", secret.as_bytes()].concat();
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap();
    // Header, then four entries and the end of their list, then a list for the place, then what they point at.
    let (place_at, maker_at) = (8 + 2 + 4 * 12 + 4, 8 + 2 + 4 * 12 + 4 + 2 + 12 + 4);
    let note_at = maker_at + length(&maker);
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [short(tag).as_slice(), &short(kind), &long(count), &value].concat()
    };
    let turned = [short(u16::from(orientation)), [0, 0]].concat().try_into().unwrap();
    [
        if big_endian { b"MM".as_slice() } else { b"II" },
        &short(42),
        &long(8),
        &short(4),
        &entry(0x010F, 2, length(&maker), long(maker_at)),
        &entry(0x0112, 3, 1, turned),
        &entry(0x8825, 4, 1, long(place_at)),
        &entry(0x927C, 7, length(&note), long(note_at)),
        &long(0),
        &short(1),
        &entry(0x0001, 2, 2, *b"N\0\0\0"),
        &long(0),
        &maker,
        &note,
    ]
    .concat()
}

/// A colour profile for RGB of so many bytes; one entry stretches to its end.
pub(crate) fn profile(bytes: usize) -> Vec<u8> {
    let mut profile = vec![0; bytes];
    profile[..4].copy_from_slice(&u32::try_from(bytes).unwrap().to_be_bytes());
    profile[8] = 4;
    profile[12..24].copy_from_slice(b"mntrRGB XYZ ");
    profile[36..40].copy_from_slice(b"acsp");
    profile[131] = 1;
    profile[132..136].copy_from_slice(b"cprt");
    profile[136..140].copy_from_slice(&144_u32.to_be_bytes());
    profile[140..144].copy_from_slice(&u32::try_from(bytes - 144).unwrap().to_be_bytes());
    profile
}

/// The segments that carry a profile in a JPEG.
pub(crate) fn profile_segments(profile: &[u8]) -> Vec<Vec<u8>> {
    let parts = profile.chunks(65_000);
    let count = u8::try_from(parts.len()).unwrap();
    let part =
        |(place, part): (u8, &[u8])| segment(0xE2, &[b"ICC_PROFILE\0", [place, count].as_slice(), part].concat());
    (1..).zip(parts).map(part).collect()
}
