//! WebP: chunks of a RIFF file. Source: WebP container specification, RFC 9649, section 2.

use image::metadata::Orientation;

use super::{Stripped, Walk, exif, icc};
use crate::media::bounds::Bounds;
use crate::media::problem::ImageProblem;

const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;
const HAS_EXIF: u8 = 0x08;
const IS_ANIMATED: u8 = 0x02;
const EXTENDED_BYTES: usize = 10;

/// The chunks that are kept; each the first of its name.
#[derive(Default)]
struct Found<'a> {
    extended: Option<&'a [u8]>,
    profile: Option<&'a [u8]>,
    alpha: Option<&'a [u8]>,
    pixels: Option<([u8; 4], &'a [u8])>,
    exif: Option<&'a [u8]>,
}

pub(super) fn strip(bytes: &[u8], bounds: Bounds) -> Result<Stripped, ImageProblem> {
    let mut found = walk(bytes)?;
    let (name, pixels) = found.pixels.ok_or(ImageProblem::Undecodable)?;
    if &name == b"VP8L" {
        // It has alpha of its own; no viewer would look at this.
        found.alpha = None;
    }
    let coded = coded_size(name, pixels).ok_or(ImageProblem::Undecodable)?;
    let (width, height) = found.extended.map_or(coded, canvas_size);
    bounds.frame(coded.0, coded.1)?;
    bounds.frame(width, height)?;
    let has_alpha = found.alpha.is_some() || found.extended.is_some_and(|header| header[0] & HAS_ALPHA != 0);
    bounds.working_bytes(working_bytes(u64::from(width) * u64::from(height), name, has_alpha))?;
    let orientation = found.exif.map_or(Orientation::NoTransforms, exif::orientation);
    let icc_profile = found.profile.filter(|profile| icc::is_kept(profile)).map(<[u8]>::to_vec);
    let bytes = found.write(bytes.len(), exif::only(orientation).as_deref(), icc_profile.as_deref());
    Ok(Stripped { bytes, orientation, width, height, frames: 1, sequential: false, icc_profile })
}

fn walk(bytes: &[u8]) -> Result<Found<'_>, ImageProblem> {
    let mut file = Walk::new(bytes);
    if file.take(4)? != b"RIFF" {
        return Err(ImageProblem::Undecodable);
    }
    let length = length(&mut file)?;
    let mut walk = Walk::new(file.take(length)?);
    if walk.take(4)? != b"WEBP" {
        return Err(ImageProblem::Undecodable);
    }
    let mut found = Found::default();
    let mut first = true;
    while walk.at < walk.bytes.len() {
        let name: [u8; 4] = walk.array()?;
        let length = self::length(&mut walk)?;
        let payload = walk.take(length)?;
        // An even number of bytes; some programs leave out the last one of the file.
        if length % 2 == 1 && walk.at < walk.bytes.len() {
            walk.byte()?;
        }
        found.chunk(name, payload, first)?;
        first = false;
        if found.extended.is_none() {
            break;
        }
    }
    Ok(found)
}

fn length(walk: &mut Walk) -> Result<usize, ImageProblem> {
    usize::try_from(u32::from_le_bytes(walk.array()?)).map_err(|_| ImageProblem::Undecodable)
}

impl<'a> Found<'a> {
    fn chunk(&mut self, name: [u8; 4], payload: &'a [u8], first: bool) -> Result<(), ImageProblem> {
        match &name {
            b"VP8X" if first && payload.len() >= EXTENDED_BYTES => {
                if payload[0] & IS_ANIMATED != 0 {
                    return Err(ImageProblem::AnimatedWebP);
                }
                self.extended = Some(&payload[..EXTENDED_BYTES]);
            }
            b"VP8X" => return Err(ImageProblem::Undecodable),
            b"VP8 " | b"VP8L" => {
                self.pixels.get_or_insert((name, payload));
            }
            b"ALPH" => {
                self.alpha.get_or_insert(payload);
            }
            b"ICCP" => {
                self.profile.get_or_insert(payload);
            }
            b"EXIF" => {
                self.exif.get_or_insert(payload);
            }
            _ => {}
        }
        Ok(())
    }

    fn write(&self, size_hint: usize, exif: Option<&[u8]>, profile: Option<&[u8]>) -> Vec<u8> {
        let mut file = Vec::with_capacity(size_hint);
        file.extend_from_slice(b"RIFF\0\0\0\0WEBP");
        if let Some(header) = self.extended {
            let mut header = header.to_vec();
            header[0] &= HAS_ALPHA;
            // Viewers show the alpha plane of a lossy image even where this is not said.
            header[0] |= if self.alpha.is_some() { HAS_ALPHA } else { 0 };
            header[0] |= if profile.is_some() { HAS_PROFILE } else { 0 };
            header[0] |= if exif.is_some() { HAS_EXIF } else { 0 };
            header[1..4].fill(0);
            chunk(&mut file, *b"VP8X", Some(&header));
            chunk(&mut file, *b"ICCP", profile);
            chunk(&mut file, *b"ALPH", self.alpha);
        }
        if let Some((name, pixels)) = self.pixels {
            chunk(&mut file, name, Some(pixels));
        }
        if self.extended.is_some() {
            chunk(&mut file, *b"EXIF", exif);
        }
        let length = as_length(file.len() - 8);
        file[4..8].copy_from_slice(&length);
        file
    }
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], payload: Option<&[u8]>) {
    if let Some(payload) = payload {
        file.extend_from_slice(&name);
        file.extend_from_slice(&as_length(payload.len()));
        file.extend_from_slice(payload);
        if payload.len() % 2 == 1 {
            file.push(0);
        }
    }
}

fn as_length(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).expect("no longer than a file whose length fitted").to_le_bytes()
}

/// The size of the canvas in the extended header.
fn canvas_size(header: &[u8]) -> (u32, u32) {
    let side = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], 0]) + 1;
    (side(4), side(7))
}

/// The size that the compressed pixels declare. Source: RFC 6386, section 9.1; RFC 9649, section 3.4.
fn coded_size(name: [u8; 4], pixels: &[u8]) -> Option<(u32, u32)> {
    if name == *b"VP8 " {
        let size = pixels.get(6..10)?;
        let side = |at: usize| u32::from(u16::from_le_bytes([size[at], size[at + 1]]) & 0x3FFF);
        return Some((side(0), side(2)));
    }
    let bits = u32::from_le_bytes(pixels.get(1..5)?.try_into().ok()?);
    Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
}

/// What decoding takes for each pixel: the result, and beside it brightness and colour of a lossy image, with its alpha
/// plane as it is opened, or four bytes of a lossless one.
fn working_bytes(pixels: u64, name: [u8; 4], has_alpha: bool) -> u64 {
    match (&name == b"VP8L", has_alpha) {
        (true, true) => 4 * pixels,
        (true, false) => 7 * pixels,
        (false, true) => pixels * 21 / 2,
        (false, false) => pixels * 9 / 2,
    }
}
