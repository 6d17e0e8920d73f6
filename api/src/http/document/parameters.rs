//! What optional means in a request: left out. The types say "or null" where a value may be missing, which is right for
//! answers; a header, a query or a body is never null.

use serde_json::{Value, json};

use super::operations;
use crate::model::PublishLate;

pub(super) fn put(document: &mut Value) {
    // Of a part of an enum the derive takes no bound.
    let ways = document["components"]["schemas"]["PublishLate"]["oneOf"].as_array_mut();
    for minutes in ways.into_iter().flatten().filter(|way| way["type"] == "integer") {
        minutes["maximum"] = json!(PublishLate::MAX_MINUTES);
    }
    // An account's id stands in both kinds of event.
    if let Some(data) = document["components"]["schemas"]["EventData"].as_object_mut()
        && let Some(ways) = data.remove("oneOf")
    {
        data.insert("anyOf".to_owned(), ways);
    }
    for operation in operations(document) {
        let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
        for parameter in parameters.into_iter().flatten() {
            if parameter["name"] == "Idempotency-Key" {
                parameter["schema"] =
                    json!({"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"});
            } else {
                without_null(&mut parameter["schema"]);
            }
        }
        let bodies = operation.get_mut("requestBody").and_then(|body| body["content"].as_object_mut());
        for (_, body) in bodies.into_iter().flatten() {
            without_null(&mut body["schema"]);
        }
    }
}

fn without_null(schema: &mut Value) {
    if let Some(kinds) = schema["type"].as_array_mut() {
        kinds.retain(|kind| kind != "null");
        if let [one] = &kinds[..] {
            schema["type"] = one.clone();
        }
    }
    if let Some(ways) = schema.get_mut("oneOf").and_then(Value::as_array_mut) {
        ways.retain(|way| way["type"] != "null");
        if let [one] = &ways[..] {
            *schema = one.clone();
        }
    }
}
