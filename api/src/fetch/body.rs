//! Reading an answer: up to a limit, and unpacked by hand, because a library that unpacks by itself hides how much
//! came over the wire.

use std::io::{self, Write};

use flate2::write::MultiGzDecoder;
use reqwest::Response;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};

use super::refusal::Refusal;

/// So much may come of however little: short texts pack well, and it does no harm.
const HARMLESS_BYTES: usize = 64 * 1024;

/// Whether the answer says that it is one of these types.
pub(super) fn is_of_type(response: &Response, types: &[&str]) -> bool {
    let said = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = said.split(';').next().unwrap_or_default().trim();
    types.iter().any(|wanted| wanted.eq_ignore_ascii_case(essence))
}

/// Reads the body, of which at most `max_bytes` may come, packed or unpacked, and unpacked at most `inflation` times
/// what came.
pub(super) async fn read(mut response: Response, max_bytes: usize, inflation: usize) -> Result<Vec<u8>, Refusal> {
    if response.content_length().is_some_and(|length| length > max_bytes as u64) {
        return Err(Refusal::TooLarge);
    }
    let mut unpacker = match response.headers().get(CONTENT_ENCODING).map(|value| value.as_bytes().to_ascii_lowercase())
    {
        None => None,
        Some(encoding) if encoding == b"identity" => None,
        Some(encoding) if encoding == b"gzip" || encoding == b"x-gzip" => {
            Some(MultiGzDecoder::new(Bounded { bytes: Vec::new(), most: 0 }))
        }
        Some(_) => return Err(Refusal::Encoding),
    };
    let mut plain = Vec::new();
    let mut received = 0;
    while let Some(chunk) = response.chunk().await.map_err(|error| Refusal::of(&error))? {
        received += chunk.len();
        if received > max_bytes {
            return Err(Refusal::TooLarge);
        }
        match &mut unpacker {
            None => plain.extend_from_slice(&chunk),
            Some(unpacker) => {
                unpacker.get_mut().most = received.saturating_mul(inflation).max(HARMLESS_BYTES).min(max_bytes);
                unpacker.write_all(&chunk).map_err(|error| of_unpacking(&error))?;
            }
        }
    }
    match unpacker {
        None => Ok(plain),
        Some(unpacker) => unpacker.finish().map(|bounded| bounded.bytes).map_err(|error| of_unpacking(&error)),
    }
}

fn of_unpacking(error: &io::Error) -> Refusal {
    // The bound speaks with a kind that the unpacker itself never uses.
    if error.kind() == io::ErrorKind::QuotaExceeded { Refusal::Inflates } else { Refusal::Unreadable }
}

/// Takes bytes up to a bound.
struct Bounded {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
