//! Images that are good, and say or carry more than their pixels.

use super::image_parts::{
    animated_png, baseline_jpeg, chunk, cmyk_jpeg, exif, gif_extension, gif_of, gif_with, interlaced_png, jpeg_with,
    lossless_webp, lossy_webp, lossy_webp_with_alpha, palette_png, plain_png, png_with, profile, profile_segments,
    progressive_jpeg, riff_chunk, segment, webp_with, zlib, zlib_bomb,
};

/// What is planted wherever something could be hidden.
pub(crate) const SECRET: &str = "CANARY-51.5007N";

/// A good image with something in it that must not be sent on.
pub(crate) struct OddImage {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
    /// Byte strings that are in the file, and not in what is kept of it.
    pub must_be_gone: Vec<Vec<u8>>,
    /// The EXIF orientation before, and after.
    pub orientation: u8,
}

/// Every odd image.
pub(crate) fn odd_images() -> Vec<OddImage> {
    [odd_jpegs(), odd_pngs(), odd_webps(), odd_gifs()].into_iter().flatten().collect()
}

fn odd(media_type: &'static str, name: &'static str, bytes: Vec<u8>, must_be_gone: &[&[u8]]) -> OddImage {
    let must_be_gone = must_be_gone.iter().map(|gone| gone.to_vec()).collect();
    OddImage { name, bytes, media_type, must_be_gone, orientation: 1 }
}

fn turned(image: OddImage, orientation: u8) -> OddImage {
    OddImage { orientation, ..image }
}

fn secret() -> &'static [u8] {
    SECRET.as_bytes()
}

fn odd_jpegs() -> Vec<OddImage> {
    let jpeg = |name, bytes, gone: &[&[u8]]| odd("image/jpeg", name, bytes, gone);
    let with = |segments: &[Vec<u8>]| jpeg_with(&baseline_jpeg(), segments);
    let exif_segment = |block: &[u8]| segment(0xE1, &[b"Exif\0\0", block].concat());
    let behind = |tail: &[u8]| [baseline_jpeg().as_slice(), tail].concat();
    let mut between_scans = progressive_jpeg();
    let second = between_scans.windows(2).rposition(|bytes| bytes == [0xFF, 0xDA]).unwrap();
    between_scans.splice(second..second, segment(0xFE, secret()));
    let mut thumbnail = b"JFIF\0\x01\x02\0\0\x01\0\x01\x05\x01".to_vec();
    thumbnail.extend_from_slice(secret());
    // Three components as YCbCr, which is what they are.
    let long_adobe = segment(0xEE, &[b"Adobe\0\x64\0\0\0\0\x01", secret()].concat());
    // The encoder writes a JFIF segment of its own, right at the beginning.
    let own_jfif = baseline_jpeg();
    let without_jfif = [&own_jfif[..2], &own_jfif[2 + 18..]].concat();
    vec![
        turned(jpeg("a JPEG with a place", with(&[exif_segment(&exif(6, false, SECRET))]), &[secret(), b"II*\0"]), 6),
        turned(jpeg("a JPEG with a place, big endian", with(&[exif_segment(&exif(3, true, SECRET))]), &[secret()]), 3),
        jpeg("an upright JPEG with a place", with(&[exif_segment(&exif(1, false, SECRET))]), &[secret(), b"Exif"]),
        turned(
            jpeg(
                "a JPEG with two blocks of EXIF",
                with(&[exif_segment(&exif(8, true, SECRET)), exif_segment(&exif(8, false, SECRET))]),
                &[secret()],
            ),
            8,
        ),
        jpeg(
            "a JPEG with damaged EXIF",
            with(&[exif_segment(&[b"MM\0\x2A\xFF\xFF\xFF\xFF", secret()].concat())]),
            &[secret()],
        ),
        jpeg(
            "a JPEG with XMP",
            with(&[segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", secret()].concat())]),
            &[secret(), b"ns.adobe"],
        ),
        jpeg(
            "a JPEG with IPTC",
            with(&[segment(0xED, &[b"Photoshop 3.0\x008BIM\x04\x04", secret()].concat())]),
            &[secret(), b"8BIM"],
        ),
        jpeg(
            "a JPEG with a comment",
            with(&[segment(0xFE, &[b"<script>", secret()].concat())]),
            &[secret(), b"<script>"],
        ),
        jpeg("a JPEG with a maker's segment", with(&[segment(0xEB, secret()), segment(0xE0, secret())]), &[secret()]),
        jpeg(
            "a JPEG with something between its segments",
            with(&[segment(0xFE, b"x"), secret().to_vec()]),
            &[secret()],
        ),
        jpeg("a JPEG with too much about its colours", jpeg_with(&baseline_jpeg(), &[long_adobe]), &[secret()]),
        jpeg(
            "a JPEG with segments that no viewer needs",
            with(&[0xDF, 0xF7].map(|marker| segment(marker, secret()))),
            &[secret()],
        ),
        jpeg("a progressive JPEG with a comment between its scans", between_scans, &[secret()]),
        jpeg("a JPEG with a thumbnail", jpeg_with(&without_jfif, &[segment(0xE0, &thumbnail)]), &[secret()]),
        jpeg(
            "a JPEG with a list of further images",
            with(&[segment(0xE2, &[b"MPF\0MM\0\x2A", secret()].concat())]),
            &[secret(), b"MPF"],
        ),
        jpeg(
            "a photograph with a video behind it",
            behind(&[b"\0\0\0\x18ftypmp42", secret()].concat()),
            &[secret(), b"ftyp"],
        ),
        jpeg(
            "a JPEG with an archive behind it",
            behind(&[b"PK\x03\x04", secret()].concat()),
            &[secret(), b"PK\x03\x04"],
        ),
        jpeg(
            "a JPEG with another behind it",
            behind(&jpeg_with(&baseline_jpeg(), &[segment(0xFE, secret())])),
            &[secret()],
        ),
        jpeg("a JPEG of four inks with a comment", jpeg_with(&cmyk_jpeg(), &[segment(0xFE, secret())]), &[secret()]),
        jpeg(
            "a JPEG with too large a profile",
            jpeg_with(&baseline_jpeg(), &profile_segments(&profile(70_000))),
            &[b"ICC_PROFILE"],
        ),
        jpeg(
            "a JPEG with a profile that is none",
            jpeg_with(&baseline_jpeg(), &profile_segments(secret())),
            &[secret()],
        ),
    ]
}

fn odd_pngs() -> Vec<OddImage> {
    let png = |name, bytes, gone: &[&[u8]]| odd("image/png", name, bytes, gone);
    let with = |name: &[u8; 4], payload: &[u8]| png_with(&plain_png(), &[chunk(*name, payload)]);
    let whole = plain_png();
    let before_end = whole.len() - 12;
    let frame_of_nothing = [&whole[..before_end], &chunk(*b"fdAT", secret()), &whole[before_end..]].concat();
    let loud_end = [&whole[..whole.len() - 12], &chunk(*b"IEND", secret())].concat();
    let mut damaged = chunk(*b"gAMA", &[0, 0, 0xB1, 0x8F]);
    *damaged.last_mut().unwrap() ^= 1;
    let named = |name: &[u8], compressed: &[u8]| [name, b"\0\0", compressed].concat();
    vec![
        turned(png("a PNG with a place", with(b"eXIf", &exif(6, true, SECRET)), &[secret()]), 6),
        png("an upright PNG with a place", with(b"eXIf", &exif(1, false, SECRET)), &[secret(), b"eXIf"]),
        png("a PNG with a text", with(b"tEXt", &[b"Author\0", secret()].concat()), &[secret(), b"tEXt"]),
        png("a PNG with a compressed text", with(b"zTXt", &named(b"Author", &zlib(secret()))), &[b"zTXt", b"Author"]),
        png(
            "a PNG with XMP",
            with(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", secret()].concat()),
            &[secret(), b"iTXt"],
        ),
        png("a PNG with a time", with(b"tIME", &[7, 0xEA, 11, 21, 1, 2, 3]), &[b"tIME"]),
        png("a PNG with chunks of its own kind", with(b"caNv", secret()), &[secret(), b"caNv"]),
        png("a PNG with too much in a small chunk", with(b"pHYs", secret()), &[secret(), b"pHYs"]),
        png("a PNG with a damaged small chunk", png_with(&plain_png(), &[damaged]), &[b"gAMA"]),
        png("a PNG with something in its end", loud_end, &[secret()]),
        png("a PNG with a frame of no animation", frame_of_nothing, &[secret(), b"fdAT"]),
        png("a PNG with something behind it", [plain_png().as_slice(), b"PK\x03\x04", secret()].concat(), &[secret()]),
        png("a PNG whose profile has a name", with(b"iCCP", &named(secret(), &zlib(&profile(600)))), &[secret()]),
        png(
            "a PNG with something behind its profile",
            with(b"iCCP", &named(b"p", &[zlib(&profile(600)), secret().to_vec()].concat())),
            &[secret(), b"iCCP"],
        ),
        png("a PNG with a bomb for a profile", with(b"iCCP", &named(b"p", &zlib_bomb(30 << 20))), &[b"iCCP"]),
        png("a PNG with a bomb for a text", with(b"zTXt", &named(b"p", &zlib_bomb(30 << 20))), &[b"zTXt"]),
        png(
            "an interlaced PNG with a text",
            png_with(&interlaced_png(13, 11), &[chunk(*b"tEXt", secret())]),
            &[secret()],
        ),
        png("a PNG with a palette and a text", png_with(&palette_png(), &[chunk(*b"tEXt", secret())]), &[secret()]),
        png("an animated PNG with a text", png_with(&animated_png(3), &[chunk(*b"tEXt", secret())]), &[secret()]),
    ]
}

fn odd_webps() -> Vec<OddImage> {
    let webp = |name, bytes, gone: &[&[u8]]| odd("image/webp", name, bytes, gone);
    let alpha = lossy_webp_with_alpha();
    let chunks = |before: &[Vec<u8>], behind: &[Vec<u8>], flags| webp_with(&lossy_webp(), flags, before, behind);
    let exif_chunk =
        |orientation, prefix: &[u8]| riff_chunk(*b"EXIF", &[prefix, &exif(orientation, false, SECRET)].concat());
    let mut longer = [alpha.as_slice(), &riff_chunk(*b"XMP ", secret())].concat();
    let length = u32::try_from(longer.len() - 8).unwrap().to_le_bytes();
    longer[4..8].copy_from_slice(&length);
    longer[20] |= 0x04;
    vec![
        turned(webp("a WebP with a place", chunks(&[], &[exif_chunk(6, b"")], 0x08), &[secret()]), 6),
        webp("a WebP with a place, marked as in a JPEG", chunks(&[], &[exif_chunk(1, b"Exif\0\0")], 0x08), &[secret()]),
        webp("an upright WebP with a place", chunks(&[], &[exif_chunk(1, b"")], 0x08), &[secret(), b"EXIF"]),
        webp("a WebP with alpha and XMP", longer, &[secret(), b"XMP "]),
        webp("a WebP with chunks of its own kind", chunks(&[riff_chunk(*b"CANV", secret())], &[], 0), &[secret()]),
        webp(
            "a lossless WebP with an alpha plane that nothing shows",
            webp_with(&lossless_webp(), 0x10, &[riff_chunk(*b"ALPH", secret())], &[]),
            &[secret()],
        ),
        webp("a WebP with its pixels twice", chunks(&[], &[riff_chunk(*b"VP8 ", secret())], 0), &[secret()]),
        webp("a WebP with something behind it", [lossless_webp().as_slice(), secret()].concat(), &[secret()]),
        webp(
            "a WebP with too large a profile",
            chunks(&[riff_chunk(*b"ICCP", &profile(70_000))], &[], 0x20),
            &[b"ICCP"],
        ),
        webp(
            "a simple WebP with a chunk behind its pixels",
            {
                let mut bytes = [lossy_webp().as_slice(), &riff_chunk(*b"XMP ", secret())].concat();
                let length = u32::try_from(bytes.len() - 8).unwrap().to_le_bytes();
                bytes[4..8].copy_from_slice(&length);
                bytes
            },
            &[secret()],
        ),
    ]
}

fn odd_gifs() -> Vec<OddImage> {
    let gif = |name, bytes, gone: &[&[u8]]| odd("image/gif", name, bytes, gone);
    let with = |blocks: &[Vec<u8>]| gif_with(&gif_of(2), blocks);
    let place_of_text = [0; 12];
    vec![
        gif("a GIF with a comment", with(&[gif_extension(0xFE, &[secret()])]), &[secret()]),
        gif("a GIF with XMP", with(&[gif_extension(0xFF, &[b"XMP DataXMP", secret()])]), &[secret(), b"XMP Data"]),
        gif("a GIF with a profile", with(&[gif_extension(0xFF, &[b"ICCRGBG1012", &profile(600)])]), &[b"ICCRGBG1012"]),
        gif(
            "a GIF with too much about its loops",
            with(&[gif_extension(0xFF, &[b"NETSCAPE2.0", &[1, 0, 0], secret()])]),
            &[secret()],
        ),
        gif("a GIF with a text block", with(&[gif_extension(0x01, &[&place_of_text, secret()])]), &[secret()]),
        gif("a still GIF with something behind it", [gif_of(1).as_slice(), secret()].concat(), &[secret()]),
    ]
}
