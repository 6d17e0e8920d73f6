//! Media: what an upload is, and its way from bytes to something that can be posted.
//!
//! Both generations of the API end here and only put the refusals into their own words.

pub(crate) mod accept;
pub(crate) mod category;
pub(crate) mod chunked;
pub(crate) mod processing;
pub(crate) mod recognise;
pub(crate) mod refusal;
pub(crate) mod show;
