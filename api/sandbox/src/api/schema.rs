//! Checking a JSON body against what an endpoint takes, in the words of X's validator.

use serde_json::{Map, Value};

use super::problem;
use crate::answer::Answer;
use crate::call::Call;
use crate::world::switches::ProblemHost;

/// The body as a JSON object.
///
/// Source for the sentence about the content type: docs.x.com and x-ruby#62, read 2026-11-20.
pub(crate) fn object(call: &Call, host: ProblemHost) -> Result<Map<String, Value>, Answer> {
    let refuse = |message: &str| problem::invalid_body(host, &[message.to_owned()]);
    if !call.is("application/json") {
        return Err(refuse("Requests with bodies must have content-type of application/json."));
    }
    match serde_json::from_slice(&call.body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(refuse("$: object expected")),
        Err(_) => Err(refuse("Invalid JSON in the request body.")),
    }
}

/// Collects what is wrong with a body while it is read.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<String>);

impl Findings {
    pub(crate) fn add(&mut self, at: &str, what: &str) {
        self.0.push(format!("{at}: {what}"));
    }

    pub(crate) fn into_result(self, host: ProblemHost) -> Result<(), Answer> {
        if self.0.is_empty() { Ok(()) } else { Err(problem::invalid_body(host, &self.0)) }
    }
}

/// One object of a body, with the place where it stands.
#[derive(Debug)]
pub(crate) struct Node<'v> {
    at: String,
    map: &'v Map<String, Value>,
}

impl<'v> Node<'v> {
    pub(crate) fn root(map: &'v Map<String, Value>) -> Self {
        Self { at: "$".to_owned(), map }
    }

    pub(crate) fn place(&self, key: &str) -> String {
        format!("{}.{key}", self.at)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Refuses every key that is not in `known`.
    pub(crate) fn only(&self, known: &[&str], findings: &mut Findings) {
        for key in self.map.keys().filter(|key| !known.contains(&key.as_str())) {
            findings.add(
                &self.place(key),
                "is not defined in the schema and the schema does not allow additional properties",
            );
        }
    }

    pub(crate) fn required(&self, key: &str, findings: &mut Findings) {
        if !self.has(key) {
            findings.add(&self.place(key), "is missing but it is required");
        }
    }

    pub(crate) fn text(&self, key: &str, findings: &mut Findings) -> Option<&'v str> {
        let value = self.map.get(key)?;
        let text = value.as_str();
        if text.is_none() {
            findings.add(&self.place(key), &format!("{} found, string expected", kind(value)));
        }
        text
    }

    pub(crate) fn flag(&self, key: &str, findings: &mut Findings) -> Option<bool> {
        let value = self.map.get(key)?;
        let flag = value.as_bool();
        if flag.is_none() {
            findings.add(&self.place(key), &format!("{} found, boolean expected", kind(value)));
        }
        flag
    }

    /// An integer; anything else that is there counts as -1, which no field takes.
    pub(crate) fn number(&self, key: &str) -> Option<i64> {
        self.map.get(key).map(|value| value.as_i64().unwrap_or(-1))
    }

    pub(crate) fn object(&self, key: &str, findings: &mut Findings) -> Option<Node<'v>> {
        let value = self.map.get(key)?;
        if let Value::Object(map) = value {
            return Some(Node { at: self.place(key), map });
        }
        findings.add(&self.place(key), &format!("{} found, object expected", kind(value)));
        None
    }

    /// An id: 1 to 19 digits.
    pub(crate) fn id(&self, key: &str, findings: &mut Findings) -> Option<&'v str> {
        let id = self.text(key, findings)?;
        if !is_id(id) {
            findings.add(&self.place(key), NOT_AN_ID);
        }
        Some(id)
    }

    /// A list of texts whose length lies within `bounds`.
    pub(crate) fn texts(
        &self,
        key: &str,
        bounds: std::ops::RangeInclusive<usize>,
        findings: &mut Findings,
    ) -> Vec<&'v str> {
        let Some(value) = self.map.get(key) else { return Vec::new() };
        let at = self.place(key);
        let Value::Array(items) = value else {
            findings.add(&at, &format!("{} found, array expected", kind(value)));
            return Vec::new();
        };
        if items.len() < *bounds.start() {
            findings.add(&at, &format!("there must be a minimum of {} items in the array", bounds.start()));
        }
        if items.len() > *bounds.end() {
            findings.add(&at, &format!("there must be a maximum of {} items in the array", bounds.end()));
        }
        let mut texts = Vec::new();
        for (index, item) in items.iter().enumerate() {
            match item.as_str() {
                Some(text) => texts.push(text),
                None => findings.add(&format!("{at}[{index}]"), &format!("{} found, string expected", kind(item))),
            }
        }
        texts
    }

    /// A list of ids whose length lies within `bounds`.
    pub(crate) fn ids(
        &self,
        key: &str,
        bounds: std::ops::RangeInclusive<usize>,
        findings: &mut Findings,
    ) -> Vec<&'v str> {
        let ids = self.texts(key, bounds, findings);
        for (index, _) in ids.iter().enumerate().filter(|(_, id)| !is_id(id)) {
            findings.add(&format!("{}[{index}]", self.place(key)), NOT_AN_ID);
        }
        ids
    }
}

const NOT_AN_ID: &str = "does not match the regex pattern ^[0-9]{1,19}$";

/// Whether `text` has the form of an X id.
pub(crate) fn is_id(text: &str) -> bool {
    (1..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
