//! GIF: blocks up to the trailer. Source: Graphics Interchange Format, version 89a.

use image::metadata::Orientation;

use super::{Stripped, Walk};
use crate::media::bounds::Bounds;
use crate::media::problem::ImageProblem;

const IMAGE: u8 = 0x2C;
const EXTENSION: u8 = 0x21;
const TRAILER: u8 = 0x3B;
const GRAPHIC_CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;
/// Name and payload of the block that says how often an animation is played, without its count.
const LOOPS: [&[u8; 11]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

pub(super) fn strip(bytes: &[u8], bounds: Bounds) -> Result<Stripped, ImageProblem> {
    let mut walk = Walk::new(bytes);
    let mut file = Vec::with_capacity(bytes.len());
    let head: [u8; 13] = walk.array()?;
    let width = u32::from(u16::from_le_bytes([head[6], head[7]]));
    let height = u32::from(u16::from_le_bytes([head[8], head[9]]));
    bounds.frame(width, height)?;
    file.extend_from_slice(&head);
    file.extend_from_slice(walk.take(palette_bytes(head[10]))?);

    let mut frames = 0;
    let mut has_loops = false;
    // What is said about the next frame; with a text block in its place it goes with that.
    let mut control: &[u8] = &[];
    loop {
        let start = walk.at;
        match walk.byte()? {
            TRAILER => break,
            IMAGE => {
                skip_image(&mut walk, bounds)?;
                frames += 1;
                Bounds::animation(frames, width, height)?;
                file.extend_from_slice(control);
                file.extend_from_slice(&bytes[start..walk.at]);
                control = &[];
            }
            EXTENSION => match walk.byte()? {
                GRAPHIC_CONTROL => {
                    let [size, .., end] = walk.array::<6>()?;
                    if (size, end) != (4, 0) {
                        return Err(ImageProblem::Undecodable);
                    }
                    control = &bytes[start..walk.at];
                }
                APPLICATION => {
                    let payload = walk.at;
                    skip_sub_blocks(&mut walk)?;
                    if !has_loops && is_loops(&bytes[payload..walk.at]) {
                        has_loops = true;
                        file.extend_from_slice(&bytes[start..walk.at]);
                    }
                }
                label => {
                    skip_sub_blocks(&mut walk)?;
                    if label < 0x80 {
                        control = &[];
                    }
                }
            },
            _ => return Err(ImageProblem::Undecodable),
        }
    }
    if frames == 0 {
        return Err(ImageProblem::Undecodable);
    }
    file.push(TRAILER);
    Ok(Stripped {
        bytes: file,
        orientation: Orientation::NoTransforms,
        width,
        height,
        frames,
        sequential: false,
        icc_profile: None,
    })
}

/// The bytes of the palette that such a field of flags announces.
fn palette_bytes(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) }
}

fn skip_image(walk: &mut Walk, bounds: Bounds) -> Result<(), ImageProblem> {
    let head: [u8; 9] = walk.array()?;
    let side = |at: usize| u32::from(u16::from_le_bytes([head[at], head[at + 1]]));
    bounds.frame(side(4), side(6))?;
    walk.take(palette_bytes(head[8]))?;
    let _least_code_size = walk.byte()?;
    skip_sub_blocks(walk)
}

fn skip_sub_blocks(walk: &mut Walk) -> Result<(), ImageProblem> {
    loop {
        let length = walk.byte()?;
        if length == 0 {
            return Ok(());
        }
        walk.take(usize::from(length))?;
    }
}

/// Whether an application block says how often an animation is played, and nothing else.
fn is_loops(blocks: &[u8]) -> bool {
    let Some((11, rest)) = blocks.split_first().map(|(length, rest)| (*length, rest)) else { return false };
    let Some((name, payload)) = rest.split_at_checked(11) else { return false };
    LOOPS.iter().any(|known| known.as_slice() == name) && matches!(payload, [3, 1, _, _, 0])
}
