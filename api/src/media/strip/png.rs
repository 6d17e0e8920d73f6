//! PNG: chunks up to `IEND`. Source: W3C, Portable Network Graphics, third edition, sections 5 and 11.

use std::io::Read;

use flate2::read::ZlibDecoder;
use image::metadata::Orientation;

use super::{Stripped, Walk, exif, icc};
use crate::media::bounds::Bounds;
use crate::media::problem::ImageProblem;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What every profile is called: the name in the file is free text. The second zero says how it is compressed.
const PROFILE_NAME: &[u8] = b"_\0\0";

/// The colour type of pixels that are numbers of colours.
const PALETTE: u8 = 3;

#[derive(Default)]
struct Found {
    file: Vec<u8>,
    size: Option<(u32, u32)>,
    frames_announced: u64,
    frames: u64,
    orientation: Option<Orientation>,
    icc_profile: Option<Vec<u8>>,
    has_pixels: bool,
    /// Pixels are numbers of colours in a palette that has not come yet.
    lacks_palette: bool,
    /// Ancillary chunks that may stand only once, and have.
    seen: Vec<[u8; 4]>,
}

pub(super) fn strip(bytes: &[u8], bounds: Bounds) -> Result<Stripped, ImageProblem> {
    let mut walk = Walk::new(bytes);
    if walk.take(SIGNATURE.len())? != SIGNATURE {
        return Err(ImageProblem::Undecodable);
    }
    let mut found = Found { file: Vec::with_capacity(bytes.len()), ..Found::default() };
    found.file.extend_from_slice(SIGNATURE);
    loop {
        let start = walk.at;
        let length = usize::try_from(u32::from_be_bytes(walk.array()?)).map_err(|_| ImageProblem::Undecodable)?;
        let name: [u8; 4] = walk.array()?;
        let payload = walk.take(length)?;
        let sum = u32::from_be_bytes(walk.array()?);
        found.chunk(name, payload, sum, &bytes[start..walk.at], bounds)?;
        if name == *b"IEND" {
            break;
        }
    }
    let (width, height) = found.size.ok_or(ImageProblem::Undecodable)?;
    if !found.has_pixels || found.frames != found.frames_announced {
        return Err(ImageProblem::Undecodable);
    }
    Ok(Stripped {
        bytes: found.file,
        orientation: found.orientation.unwrap_or(Orientation::NoTransforms),
        width,
        height,
        frames: 1,
        sequential: false,
        icc_profile: found.icc_profile,
    })
}

impl Found {
    /// Keeps a chunk, puts another in its place, or drops it. `whole` is the chunk with its length and its sum.
    fn chunk(
        &mut self,
        name: [u8; 4],
        payload: &[u8],
        sum: u32,
        whole: &[u8],
        bounds: Bounds,
    ) -> Result<(), ImageProblem> {
        let Some((width, height)) = self.size else {
            return self.header(name, payload, whole, bounds);
        };
        match &name {
            b"PLTE" => self.lacks_palette = false,
            // Without it there is nothing to show, though a decoder may well unpack the numbers.
            b"IDAT" if self.lacks_palette => return Err(ImageProblem::Undecodable),
            b"IDAT" => self.has_pixels = true,
            b"IEND" => return self.write(name, &[]),
            b"acTL" if payload.len() == 8 && self.frames_announced == 0 => {
                self.frames_announced = u64::from(number(payload, 0));
            }
            // No viewer would look at these.
            b"fcTL" | b"fdAT" if self.frames_announced == 0 => return Ok(()),
            b"fcTL" => {
                self.frames += 1;
                Bounds::animation(self.frames, width, height)?;
            }
            b"fdAT" => {}
            _ if is_critical(name) => return Err(ImageProblem::Undecodable),
            // The rest says how to show the pixels, or goes; a damaged one goes too, and so does a second one.
            _ if self.seen.contains(&name) || crc32(name, payload) != sum => return Ok(()),
            b"iCCP" => {
                self.seen.push(name);
                return self.profile(payload);
            }
            b"eXIf" => {
                self.seen.push(name);
                return self.exif(payload);
            }
            _ if says_how_to_show(name, payload.len()) => self.seen.push(name),
            _ => return Ok(()),
        }
        self.file.extend_from_slice(whole);
        Ok(())
    }

    fn header(&mut self, name: [u8; 4], payload: &[u8], whole: &[u8], bounds: Bounds) -> Result<(), ImageProblem> {
        if name != *b"IHDR" || payload.len() != 13 {
            return Err(ImageProblem::Undecodable);
        }
        let (width, height) = (number(payload, 0), number(payload, 4));
        bounds.frame(width, height)?;
        self.size = Some((width, height));
        self.lacks_palette = payload[9] == PALETTE;
        self.file.extend_from_slice(whole);
        Ok(())
    }

    /// The colour profile with its own name taken off, if it is one that is kept.
    fn profile(&mut self, payload: &[u8]) -> Result<(), ImageProblem> {
        let Some(end_of_name) = payload.iter().take(80).position(|byte| *byte == 0) else { return Ok(()) };
        let Some((0, compressed)) = payload.get(end_of_name + 1..).and_then(<[u8]>::split_first).map(|(m, c)| (*m, c))
        else {
            return Ok(());
        };
        if let Some(profile) = inflate(compressed).filter(|profile| icc::is_kept(profile)) {
            self.icc_profile = Some(profile);
            self.write(*b"iCCP", &[PROFILE_NAME, compressed])?;
        }
        Ok(())
    }

    fn exif(&mut self, payload: &[u8]) -> Result<(), ImageProblem> {
        let orientation = exif::orientation(payload);
        self.orientation = Some(orientation);
        exif::only(orientation).map_or(Ok(()), |block| self.write(*b"eXIf", &[&block]))
    }

    fn write(&mut self, name: [u8; 4], payload: &[&[u8]]) -> Result<(), ImageProblem> {
        let payload = payload.concat();
        let length = u32::try_from(payload.len()).map_err(|_| ImageProblem::Undecodable)?;
        self.file.extend_from_slice(&length.to_be_bytes());
        self.file.extend_from_slice(&name);
        self.file.extend_from_slice(&payload);
        self.file.extend_from_slice(&crc32(name, &payload).to_be_bytes());
        Ok(())
    }
}

/// Chunks that change how pixels look, and are as long as they may be: nothing else fits into them.
fn says_how_to_show(name: [u8; 4], length: usize) -> bool {
    match &name {
        b"tRNS" => length <= 256,
        b"cHRM" => length == 32,
        b"gAMA" | b"cICP" => length == 4,
        b"sRGB" => length == 1,
        b"sBIT" => length <= 4,
        b"bKGD" => length <= 6,
        b"pHYs" => length == 9,
        b"mDCV" => length == 24,
        b"cLLI" => length == 8,
        _ => false,
    }
}

/// A decoder that does not know such a chunk cannot show the image.
fn is_critical(name: [u8; 4]) -> bool {
    name[0].is_ascii_uppercase()
}

/// Inflates a profile, up to one byte more than is kept. Nothing when it is damaged or something follows it.
fn inflate(compressed: &[u8]) -> Option<Vec<u8>> {
    let most = u64::try_from(icc::MAX_BYTES).ok()? + 1;
    let mut decoder = ZlibDecoder::new(compressed);
    let mut profile = Vec::new();
    decoder.by_ref().take(most).read_to_end(&mut profile).ok()?;
    let ends_here = decoder.read(&mut [0]).ok()? == 0 && decoder.total_in() == u64::try_from(compressed.len()).ok()?;
    ends_here.then_some(profile)
}

/// The number at a place of a chunk whose length has been looked at.
fn number(payload: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([payload[at], payload[at + 1], payload[at + 2], payload[at + 3]])
}

fn crc32(name: [u8; 4], payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&name);
    hasher.update(payload);
    hasher.finalize()
}
