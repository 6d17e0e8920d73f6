//! How long the work on one image may go on. The work asks between its steps; nothing is torn off in the middle.

use std::time::{Duration, Instant};

use super::problem::ImageProblem;

/// A moment after which the work gives up at its next step.
pub struct Deadline(Box<dyn Fn() -> bool + Send>);

impl Deadline {
    /// Passes after so much time from now.
    pub fn after(time: Duration) -> Self {
        let start = Instant::now();
        Self::when(move || start.elapsed() >= time)
    }

    /// Passes as soon as the question is answered with yes.
    pub fn when(has_passed: impl Fn() -> bool + Send + 'static) -> Self {
        Self(Box::new(has_passed))
    }

    /// `TooSlow` once it has passed.
    pub(super) fn check(&self) -> Result<(), ImageProblem> {
        if (self.0)() { Err(ImageProblem::TooSlow) } else { Ok(()) }
    }

    pub(super) fn has_passed(&self) -> bool {
        (self.0)()
    }
}
