//! Why media are refused, before either generation of the API puts it into its own body.
//!
//! The sentences are those of the older upload endpoint; those of the present one are not known.

use crate::answer::Answer;
use crate::api::problem;
use crate::v1::error;
use crate::world::switches::ProblemHost;

/// A refused upload: the parameter, its value, a sentence.
#[derive(Debug)]
pub(crate) struct Refusal {
    parameter: &'static str,
    value: String,
    message: String,
    is_unknown_id: bool,
}

impl Refusal {
    pub(crate) fn new(parameter: &'static str, value: &str, message: &str) -> Self {
        Self { parameter, value: value.to_owned(), message: message.to_owned(), is_unknown_id: false }
    }

    /// No upload with this id that the person may touch in this way. Source of the words: xurl#18.
    pub(crate) fn not_found(parameter: &'static str, id: &str) -> Self {
        Self { is_unknown_id: true, ..Self::new(parameter, id, "BadRequest: Not found") }
    }

    pub(crate) fn in_v2(self, host: ProblemHost) -> Answer {
        problem::invalid_parameter(host, self.parameter, &[&self.value], &self.message)
    }

    pub(crate) fn in_v1(self) -> Answer {
        if self.is_unknown_id { error::coded(325) } else { error::because(324, &self.message) }
    }
}
