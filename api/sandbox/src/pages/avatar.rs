//! A small picture for each person, always the same for the same name.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use sha2::{Digest as _, Sha256};

use crate::answer::Answer;
use crate::world::people::Account;

const CELLS: u32 = 5;
const CELL: u32 = 32;
const MARGIN: u32 = 20;

/// Draws a pattern of five by five cells, mirrored left and right, on a colour of the person's own.
pub(super) fn draw(account: &Account) -> Option<Answer> {
    let hash = Sha256::digest(account.username.to_ascii_lowercase());
    let ground = Rgb([48 + hash[0] % 128, 48 + hash[1] % 128, 48 + hash[2] % 128]);
    let ink = Rgb([255, 255, 255]);
    let size = CELLS * CELL + 2 * MARGIN;
    let is_ink = |x: u32, y: u32| {
        let (Some(x), Some(y)) = (x.checked_sub(MARGIN), y.checked_sub(MARGIN)) else { return false };
        let (column, row) = (x / CELL, y / CELL);
        if column >= CELLS || row >= CELLS {
            return false;
        }
        let mirrored = column.min(CELLS - 1 - column);
        let cell = (row * CELLS.div_ceil(2) + mirrored) as usize;
        hash[3 + cell] % 2 == 0
    };
    let picture = RgbImage::from_fn(size, size, |x, y| if is_ink(x, y) { ink } else { ground });
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).ok()?;
    Some(Answer::new(200, "image/png", png.into_inner()).with_header("cache-control", "max-age=3600"))
}
