//! An example of each body. What a schema says of itself comes first; the rest is put together of its parts.

use serde_json::{Map, Value, json};

use super::operations;

/// What a part looks like where nothing better is said, by its format.
const FORMATS: &[(&str, &str)] = &[
    ("uuid", "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"),
    ("date-time", "2026-12-01T08:00:00Z"),
    ("uri", "https://x.com/ada_sandbox/status/1445880548472328192"),
];

pub(super) fn put(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    for operation in operations(document) {
        let body = operation.get_mut("requestBody").map(|body| &mut body["content"]);
        if let Some(content) = body {
            illustrate(content, &schemas);
        }
        let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { continue };
        for (_, response) in responses.iter_mut().filter(|(status, _)| status.starts_with('2')) {
            if let Some(content) = response.get_mut("content") {
                illustrate(content, &schemas);
            }
        }
    }
}

fn illustrate(content: &mut Value, schemas: &Value) {
    let Some(body) = content.get_mut("application/json") else { return };
    if body.get("example").is_none()
        && let Some(example) = of(&body["schema"], schemas)
    {
        body["example"] = example;
    }
}

/// What a value of this schema looks like; nothing where only a program could tell.
fn of(schema: &Value, schemas: &Value) -> Option<Value> {
    if let Some(example) = schema.get("example") {
        return Some(example.clone());
    }
    if let Some(name) = schema["$ref"].as_str() {
        return of(&schemas[name.rsplit('/').next()?], schemas);
    }
    if let Some(default) = schema.get("default") {
        return Some(default.clone());
    }
    if let Some(word) = schema["enum"].as_array().and_then(|words| words.first()) {
        return Some(word.clone());
    }
    for ways in ["oneOf", "anyOf"] {
        if let Some(ways) = schema[ways].as_array() {
            // Either nothing or something: something says more.
            return ways.iter().filter(|way| way["type"] != "null").find_map(|way| of(way, schemas));
        }
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let whole: Map<String, Value> = parts
            .iter()
            .filter_map(|part| of(part, schemas))
            .filter_map(|part| part.as_object().cloned())
            .flatten()
            .collect();
        return Some(whole.into());
    }
    of_type(schema, schemas)
}

fn of_type(schema: &Value, schemas: &Value) -> Option<Value> {
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| **kind != "null")?.as_str()?,
        kind => kind.as_str()?,
    };
    Some(match kind {
        "object" => {
            let parts = schema["properties"].as_object().into_iter().flatten();
            parts.filter_map(|(name, part)| Some((name.clone(), of(part, schemas)?))).collect::<Map<_, _>>().into()
        }
        "array" => of(&schema["items"], schemas).into_iter().collect::<Vec<_>>().into(),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        "boolean" => json!(false),
        "string" => {
            let format = schema["format"].as_str().unwrap_or_default();
            let known = FORMATS.iter().find(|(known, _)| *known == format).map(|(_, text)| *text);
            known.unwrap_or("text").into()
        }
        _ => return None,
    })
}
