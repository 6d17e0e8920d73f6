//! Images that are refused: lying, cut short, damaged, or much larger inside than outside.

use super::image_parts::{
    animated_png, animated_webp, baseline_jpeg, chunk, extended, gif_of, gif_of_dots, header, lossless_webp,
    lossy_webp, lossy_webp_with_alpha, plain_png, png_of_chunks, png_with, progressive_jpeg, riff_chunk, segment,
    webp_of_chunks, zlib, zlib_bomb,
};

/// A file that must be refused, and how.
pub(crate) struct BadImage {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub expect_code: &'static str,
    pub expect_status: u16,
}

/// Every bad image. The largest takes some ten kilobytes.
pub(crate) fn bad_images() -> Vec<BadImage> {
    [not_images(), cut_short(), damaged(), too_many_pixels(), too_many_frames(), too_slow()]
        .into_iter()
        .flatten()
        .collect()
}

fn all(code: &'static str, status: u16, files: Vec<(&'static str, Vec<u8>)>) -> Vec<BadImage> {
    let bad = |(name, bytes)| BadImage { name, bytes, expect_code: code, expect_status: status };
    files.into_iter().map(bad).collect()
}

fn not_images() -> Vec<BadImage> {
    let boxes = |brand: &[u8; 4]| [b"\0\0\0\x18ftyp", brand.as_slice(), b"\0\0\0\0mif1", brand].concat();
    all(
        "image_type_unsupported",
        415,
        vec![
            ("nothing at all", Vec::new()),
            ("one byte", vec![0xFF]),
            ("the first two bytes of a JPEG", vec![0xFF, 0xD8]),
            ("a page", b"<!DOCTYPE html><script>alert(1)</script>".to_vec()),
            ("a drawing", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec()),
            ("an archive", b"PK\x03\x04\x14\0\0\0\0\0".to_vec()),
            ("a document", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec()),
            ("a video", boxes(b"isom")),
            ("an HEIC", boxes(b"heic")),
            ("an AVIF", boxes(b"avif")),
            ("a bitmap", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0".to_vec()),
            ("a TIFF", b"II\x2A\0\x08\0\0\0".to_vec()),
            ("a sound in a RIFF file", b"RIFF\x24\0\0\0WAVEfmt ".to_vec()),
            ("a JPEG behind a line break", [b"\n", baseline_jpeg().as_slice()].concat()),
            ("an animated WebP", animated_webp()),
        ],
    )
}

fn cut_short() -> Vec<BadImage> {
    let without_end = |bytes: Vec<u8>, missing: usize| bytes[..bytes.len() - missing].to_vec();
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    all(
        "image_undecodable",
        422,
        vec![
            ("half a JPEG", half(baseline_jpeg())),
            ("a JPEG without its end", without_end(baseline_jpeg(), 2)),
            ("a JPEG cut short in its last byte", without_end(baseline_jpeg(), 1)),
            ("half a progressive JPEG", half(progressive_jpeg())),
            ("half a PNG", half(plain_png())),
            ("a PNG without its end", without_end(plain_png(), 12)),
            ("half a GIF", half(gif_of(2))),
            ("a GIF without its end", without_end(gif_of(2), 1)),
            ("half a lossy WebP", half(lossy_webp())),
            ("half a lossless WebP", half(lossless_webp())),
            ("half a WebP with alpha", half(lossy_webp_with_alpha())),
        ],
    )
}

fn damaged() -> Vec<BadImage> {
    let (jpeg, png) = (baseline_jpeg(), plain_png());
    let scan = jpeg.windows(2).position(|bytes| bytes == [0xFF, 0xDA]).unwrap() + 14;
    let cut_scan = [&jpeg[..scan + 8], &[0xFF, 0xD9]].concat();
    let pixels = png.windows(4).position(|bytes| bytes == b"IDAT").unwrap();
    let mut wrong_sum = png.clone();
    wrong_sum[pixels + 20] ^= 1;
    let mut wrong_last_sum = png.clone();
    // Before the end chunk of twelve bytes.
    let last_of_sum = png.len() - 13;
    wrong_last_sum[last_of_sum] ^= 1;
    let announced = animated_png(2);
    let mut more_frames = animated_png(3);
    more_frames[..8 + 25 + 20].copy_from_slice(&announced[..8 + 25 + 20]);
    let row = zlib(&[0; 5 * 4]);
    let png_of =
        |header: Vec<u8>, pixels: &[u8]| png_of_chunks(&[header, chunk(*b"IDAT", pixels), chunk(*b"IEND", &[])]);
    let mut bad_code_size = gif_of_dots((1, 1), 1);
    let code_size = bad_code_size.len() - 6;
    bad_code_size[code_size] = 13;
    let mut short_riff = lossy_webp();
    short_riff[16] = 20;
    all(
        "image_undecodable",
        422,
        vec![
            ("the signature of a PNG before a JPEG", [b"\x89PNG\r\n\x1a\n", jpeg.as_slice()].concat()),
            ("the beginning of a JPEG before a page", b"\xFF\xD8\xFF<script>alert(1)</script>".to_vec()),
            ("a JPEG whose pixels end early", cut_scan.clone()),
            ("such a JPEG with an archive behind it", [cut_scan.as_slice(), b"PK\x03\x04archive"].concat()),
            ("a JPEG without a frame", [&[0xFF, 0xD8], segment(0xFE, b"text").as_slice(), &[0xFF, 0xD9]].concat()),
            ("a JPEG of no height", jpeg_claiming(0xC0, 0, 16)),
            ("a JPEG in arithmetic coding", jpeg_claiming(0xC9, 16, 24)),
            ("a PNG with a wrong sum", wrong_sum),
            ("a PNG with a sum that is wrong by itself", wrong_last_sum),
            ("an animated PNG with more frames than it announces", more_frames),
            ("a PNG without pixels", png_of_chunks(&[header(4, 4, 8, 0, false), chunk(*b"IEND", &[])])),
            ("a PNG with a row missing", png_of(header(4, 5, 8, 0, false), &row)),
            ("a PNG of no width", png_of(header(0, 4, 8, 0, false), &row)),
            ("a PNG of a colour type that is none", png_of(header(4, 4, 8, 5, false), &row)),
            ("a PNG with a palette missing", png_of(header(4, 4, 8, 3, false), &row)),
            ("a PNG with a chunk that no decoder knows", png_with(&png, &[chunk(*b"NEWp", b"?")])),
            (
                "a PNG whose first chunk is not its header",
                png_of_chunks(&[chunk(*b"IDAT", &row), chunk(*b"IEND", &[])]),
            ),
            ("a GIF without a frame", gif_of_dots((1, 1), 0)),
            ("a GIF with codes of thirteen bits", bad_code_size),
            ("a WebP without pixels", webp_of_chunks(&[extended(0, 24, 16)])),
            ("a WebP whose pixels are cut short inside", short_riff),
            (
                "a WebP of noise",
                webp_of_chunks(&[riff_chunk(*b"VP8L", &[&[0x2F, 7, 0xC0, 1, 0], [0xA5; 40].as_slice()].concat())]),
            ),
        ],
    )
}

fn too_many_pixels() -> Vec<BadImage> {
    let png_of =
        |header: Vec<u8>, pixels: Vec<u8>| png_of_chunks(&[header, chunk(*b"IDAT", &pixels), chunk(*b"IEND", &[])]);
    let canvas = |side: u32| webp_of_chunks(&[extended(0, side, side), lossy_webp()[12..].to_vec()]);
    let mut huge_pixels = lossy_webp();
    huge_pixels[26..30].copy_from_slice(&[0xFF, 0x3F, 0xFF, 0x3F]);
    let mut large_with_alpha = lossy_webp_with_alpha();
    let coded = large_with_alpha.windows(3).position(|bytes| bytes == [0x9D, 0x01, 0x2A]).unwrap() + 3;
    let sides = [6000_u16.to_le_bytes(), 5000_u16.to_le_bytes()].concat();
    large_with_alpha[coded..coded + 4].copy_from_slice(&sides);
    large_with_alpha[24..30].copy_from_slice(&[0x6F, 0x17, 0, 0x87, 0x13, 0]);
    let mut wide_frame = gif_of_dots((4, 4), 1);
    let frame = wide_frame.len() - 16;
    wide_frame[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    all(
        "image_dimensions",
        422,
        vec![
            (
                "a PNG of four thousand million pixels a side",
                png_of(header(u32::MAX, u32::MAX, 8, 6, false), zlib(&[0])),
            ),
            // One bit a pixel: five megabytes of zeros, which take five kilobytes.
            (
                "a PNG of forty million pixels and some, all there",
                png_of(header(8000, 5001, 1, 0, false), zlib_bomb(5_006_001)),
            ),
            ("a PNG that is one pixel too wide", png_of(header(8193, 1, 1, 0, false), zlib(&[0; 1026]))),
            ("a JPEG of 65535 pixels a side", jpeg_claiming(0xC0, u16::MAX, u16::MAX)),
            ("a progressive JPEG of 65535 pixels a side", jpeg_claiming(0xC2, u16::MAX, u16::MAX)),
            // Within the bounds, but for what a progressive one must hold until its last scan.
            ("a progressive JPEG of 36 million pixels in full colour", jpeg_claiming(0xC2, 6000, 6000)),
            ("a lossy WebP of 30 million pixels with an alpha plane", large_with_alpha),
            ("a GIF on a screen of 65535 pixels a side", gif_of_dots((u16::MAX, u16::MAX), 1)),
            ("a GIF with a frame far larger than its screen", wide_frame),
            ("a WebP on a canvas of sixteen million pixels a side", canvas(1 << 24)),
            ("a WebP of 16383 pixels a side on a small canvas", {
                webp_of_chunks(&[extended(0, 24, 16), huge_pixels[12..].to_vec()])
            }),
            ("a simple WebP of 16383 pixels a side", huge_pixels),
        ],
    )
}

fn too_many_frames() -> Vec<BadImage> {
    all(
        "image_too_many_frames",
        422,
        vec![
            ("a GIF of one frame too many", gif_of_dots((1, 1), 351)),
            ("a GIF of five thousand frames", gif_of_dots((4, 4), 5000)),
            ("a GIF of ten frames of 39 million pixels", gif_of_dots((8000, 4900), 10)),
            ("an animated PNG of one frame too many", animated_png(351)),
        ],
    )
}

fn too_slow() -> Vec<BadImage> {
    // Each scan asks for a pass over forty million pixels, and takes ten bytes.
    let scans = segment(0xDA, &[1, 1, 0, 0, 0, 0]).repeat(60);
    let head = jpeg_claiming(0xC2, 5000, 8000);
    let bytes = [&head[..head.len() - 2], &scans, &[0xFF, 0xD9]].concat();
    all("image_too_slow", 422, vec![("a JPEG of sixty empty scans over forty million pixels", bytes)])
}

/// A JPEG whose frame has this marker and claims this size; no size that is not 16 × 24 is true.
fn jpeg_claiming(marker: u8, height: u16, width: u16) -> Vec<u8> {
    let mut jpeg = baseline_jpeg();
    let frame = jpeg.windows(2).position(|bytes| bytes == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 1] = marker;
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}
