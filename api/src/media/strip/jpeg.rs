//! JPEG: segments up to the end of the image, those between scans too. Source: ITU-T T.81, annex B.

use image::metadata::Orientation;

use super::{Stripped, Walk, exif, icc};
use crate::media::bounds::Bounds;
use crate::media::problem::ImageProblem;

const DHT: u8 = 0xC4;
const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DQT: u8 = 0xDB;
const DRI: u8 = 0xDD;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
/// The frame of a progressive image.
const SOF2: u8 = 0xC2;

const JFIF: &[u8] = b"JFIF\0";
const ADOBE: &[u8] = b"Adobe";
const ICC: &[u8] = b"ICC_PROFILE\0";
/// What JFIF says apart from its thumbnail: name, version, units, two densities.
const JFIF_BYTES: usize = 12;
const ADOBE_BYTES: usize = 12;
/// Most segments that are kept. A hundred scans with their tables are far fewer; more would only take memory.
const MAX_SEGMENTS: usize = 4096;

/// A piece of the new file.
enum Piece<'a> {
    /// A marker and its payload; the length is written anew.
    Segment(u8, &'a [u8]),
    /// JFIF without its thumbnail.
    Jfif(&'a [u8]),
    /// The place of the EXIF block.
    Exif,
    /// A part of the colour profile: its place and the number of parts, as it says itself.
    Profile { place: u8, parts: u8, payload: &'a [u8] },
    /// Compressed pixels.
    Scan(&'a [u8]),
}

#[derive(Default)]
struct Found<'a> {
    pieces: Vec<Piece<'a>>,
    orientation: Option<Orientation>,
    frame: Option<Frame>,
    scans: u64,
    has_jfif: bool,
    has_adobe: bool,
}

#[derive(Clone, Copy)]
struct Frame {
    width: u32,
    height: u32,
    progressive: bool,
    /// How many samples all components have for each pixel, in sixteenths, rounded up.
    samples_16th: u64,
    components: u8,
}

pub(super) fn strip(bytes: &[u8], bounds: Bounds) -> Result<Stripped, ImageProblem> {
    let found = walk(bytes)?;
    let frame = found.frame.ok_or(ImageProblem::Undecodable)?;
    let (width, height) = (frame.width, frame.height);
    bounds.frame(width, height)?;
    Bounds::scans(found.scans, width, height)?;
    bounds.working_bytes(working_bytes(frame, found.scans))?;
    let orientation = found.orientation.unwrap_or(Orientation::NoTransforms);
    let icc_profile = profile(&found.pieces);
    let bytes = write(&found.pieces, exif::only(orientation), icc_profile.is_some(), bytes.len());
    let sequential = found.scans == 1 && !frame.progressive;
    Ok(Stripped { bytes, orientation, width, height, frames: 1, sequential, icc_profile })
}

/// What decoding takes: three bytes a pixel for the result, and two for each sample where all of them must be held until
/// the last scan.
fn working_bytes(frame: Frame, scans: u64) -> u64 {
    // Blocks are whole at the right and lower edges.
    let pixels = u64::from(frame.width.next_multiple_of(32)) * u64::from(frame.height.next_multiple_of(32));
    let result = pixels * if frame.components == 1 { 1 } else { 3 };
    let held = if frame.progressive || scans > 1 { pixels * frame.samples_16th * 2 / 16 } else { 0 };
    result + held
}

fn walk(bytes: &[u8]) -> Result<Found<'_>, ImageProblem> {
    let mut walk = Walk::new(bytes);
    let mut found = Found::default();
    if walk.array()? != [0xFF, SOI] {
        return Err(ImageProblem::Undecodable);
    }
    loop {
        match next_marker(&mut walk)? {
            EOI => return Ok(found),
            // A second image may only follow the end of the first.
            SOI => return Err(ImageProblem::Undecodable),
            // Markers without a length, out of place.
            0x01 | 0xD0..=0xD7 => {}
            marker => {
                let length = usize::from(u16::from_be_bytes(walk.array()?));
                let payload = walk.take(length.checked_sub(2).ok_or(ImageProblem::Undecodable)?)?;
                found.segment(marker, payload)?;
                if marker == SOS {
                    let scan = scan(&walk.bytes[walk.at..])?;
                    walk.at += scan.len();
                    found.scans += 1;
                    found.keep(Piece::Scan(scan))?;
                }
            }
        }
    }
}

/// The next marker. Bytes before it that belong to nothing are passed over, and so are dropped.
fn next_marker(walk: &mut Walk) -> Result<u8, ImageProblem> {
    loop {
        while walk.byte()? != 0xFF {}
        let mut marker = walk.byte()?;
        while marker == 0xFF {
            marker = walk.byte()?;
        }
        if marker != 0 {
            return Ok(marker);
        }
    }
}

/// Compressed pixels up to the next marker that is not a restart.
fn scan(bytes: &[u8]) -> Result<&[u8], ImageProblem> {
    let mut at = 0;
    while let Some(offset) = bytes[at..].iter().position(|byte| *byte == 0xFF) {
        at += offset;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            // A fill byte before a marker.
            Some(0xFF) => at += 1,
            Some(_) => return Ok(&bytes[..at]),
            None => break,
        }
    }
    Err(ImageProblem::Undecodable)
}

impl<'a> Found<'a> {
    fn keep(&mut self, piece: Piece<'a>) -> Result<(), ImageProblem> {
        if self.pieces.len() == MAX_SEGMENTS {
            return Err(ImageProblem::Undecodable);
        }
        self.pieces.push(piece);
        Ok(())
    }

    fn segment(&mut self, marker: u8, payload: &'a [u8]) -> Result<(), ImageProblem> {
        match marker {
            DHT | DQT | SOS => self.keep(Piece::Segment(marker, payload)),
            DRI if payload.len() == 2 => self.keep(Piece::Segment(marker, payload)),
            _ if is_frame(marker) => {
                if self.frame.replace(frame(marker, payload)?).is_some() {
                    return Err(ImageProblem::Undecodable);
                }
                self.keep(Piece::Segment(marker, payload))
            }
            APP0 if payload.starts_with(JFIF) && payload.len() >= JFIF_BYTES && !self.has_jfif => {
                self.has_jfif = true;
                self.keep(Piece::Jfif(&payload[..JFIF_BYTES]))
            }
            // The first one counts, for viewers too.
            APP1 if payload.starts_with(exif::PREFIX) && self.orientation.is_none() => {
                self.orientation = Some(exif::orientation(payload));
                self.keep(Piece::Exif)
            }
            APP2 if payload.starts_with(ICC) && payload.len() > ICC.len() + 2 => {
                let (place, parts) = (payload[ICC.len()], payload[ICC.len() + 1]);
                self.keep(Piece::Profile { place, parts, payload })
            }
            // Says how colours are stored: without it they come out wrong.
            APP14 if payload.starts_with(ADOBE) && payload.len() >= ADOBE_BYTES && !self.has_adobe => {
                self.has_adobe = true;
                self.keep(Piece::Segment(marker, &payload[..ADOBE_BYTES]))
            }
            _ => Ok(()),
        }
    }
}

fn is_frame(marker: u8) -> bool {
    // DHT, JPG and DAC stand between the frames.
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

fn frame(marker: u8, payload: &[u8]) -> Result<Frame, ImageProblem> {
    let [_precision, high_y, low_y, high_x, low_x, components, rest @ ..] = payload else {
        return Err(ImageProblem::Undecodable);
    };
    if rest.len() != 3 * usize::from(*components) || !(1..=4).contains(components) {
        return Err(ImageProblem::Undecodable);
    }
    let samples = || rest.chunks_exact(3).map(|one| (u64::from(one[1] >> 4), u64::from(one[1] & 0x0F)));
    let most = |of: fn((u64, u64)) -> u64| samples().map(of).max().unwrap_or(0);
    let whole = most(|(x, _)| x) * most(|(_, y)| y);
    if whole == 0 || whole > 16 {
        return Err(ImageProblem::Undecodable);
    }
    let all: u64 = samples().map(|(x, y)| x * y).sum();
    Ok(Frame {
        width: u32::from(u16::from_be_bytes([*high_x, *low_x])),
        height: u32::from(u16::from_be_bytes([*high_y, *low_y])),
        progressive: marker == SOF2,
        samples_16th: (all * 16).div_ceil(whole),
        components: *components,
    })
}

/// The colour profile, if its parts are all there and it is one that is kept.
fn profile(pieces: &[Piece]) -> Option<Vec<u8>> {
    let mut places = Vec::new();
    for piece in pieces {
        if let Piece::Profile { place, parts, payload } = piece {
            places.push((*place, *parts, &payload[ICC.len() + 2..]));
        }
    }
    places.sort_by_key(|(place, ..)| *place);
    let complete = (1..=places.len()).eq(places.iter().map(|(place, ..)| usize::from(*place)))
        && places.iter().all(|(_, parts, _)| usize::from(*parts) == places.len());
    let profile: Vec<u8> = places.iter().flat_map(|(.., part)| part.iter().copied()).take(icc::MAX_BYTES + 1).collect();
    (complete && icc::is_kept(&profile)).then_some(profile)
}

fn write(pieces: &[Piece], exif: Option<Vec<u8>>, keep_profile: bool, size_hint: usize) -> Vec<u8> {
    let mut file = Vec::with_capacity(size_hint);
    file.extend_from_slice(&[0xFF, SOI]);
    for piece in pieces {
        match piece {
            Piece::Segment(marker, payload) => segment(&mut file, *marker, &[payload]),
            Piece::Jfif(payload) => segment(&mut file, APP0, &[payload, &[0, 0]]),
            Piece::Exif => {
                if let Some(block) = &exif {
                    segment(&mut file, APP1, &[exif::PREFIX, block]);
                }
            }
            Piece::Profile { payload, .. } if keep_profile => segment(&mut file, APP2, &[payload]),
            Piece::Profile { .. } => {}
            Piece::Scan(scan) => file.extend_from_slice(scan),
        }
    }
    file.extend_from_slice(&[0xFF, EOI]);
    file
}

fn segment(file: &mut Vec<u8>, marker: u8, payload: &[&[u8]]) {
    let length = payload.iter().map(|part| part.len()).sum::<usize>() + 2;
    let length = u16::try_from(length).expect("no payload is longer than the one it was read from");
    file.extend_from_slice(&[0xFF, marker]);
    file.extend_from_slice(&length.to_be_bytes());
    for part in payload {
        file.extend_from_slice(part);
    }
}
