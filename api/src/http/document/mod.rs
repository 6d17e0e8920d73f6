//! What the document says beyond the routes: which codes there are, what an answer looks like, and where a thing that
//! was made can be read.

pub(super) mod codes;
mod examples;
mod links;
mod parameters;
mod refusals;

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

/// Completes the document.
pub(super) fn complete(document: &OpenApi) -> OpenApi {
    let mut value = serde_json::to_value(document).expect("a document is JSON");
    enumerate(&mut value, "ProblemCode", "Why a request was not done", codes::PROBLEM_CODES);
    enumerate(&mut value, "FieldCode", "What is wrong with a field", codes::FIELD_CODES);
    refer(&mut value, "Problem", "ProblemCode");
    refer(&mut value, "FieldError", "FieldCode");
    parameters::put(&mut value);
    examples::put(&mut value);
    refusals::put(&mut value);
    links::put(&mut value);
    serde_json::from_value(value).expect("a document is still one")
}

/// The operations, each with its method.
fn operations(document: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut).filter_map(Value::as_object_mut)
}

/// Adds a schema of words with their meanings. New ones may come; clients take an unknown one by its status.
fn enumerate(document: &mut Value, name: &str, title: &str, words: &[(&str, &str)]) {
    let lines: Vec<String> = words.iter().map(|(word, meaning)| format!("- `{word}`: {meaning}")).collect();
    let description = format!("{title}, as a stable word. There may be new ones.\n\n{}", lines.join("\n"));
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    document["components"]["schemas"][name] = json!({"type": "string", "description": description, "enum": words});
}

fn refer(document: &mut Value, schema: &str, to: &str) {
    let code = &mut document["components"]["schemas"][schema]["properties"]["code"];
    *code = json!({"$ref": format!("#/components/schemas/{to}")});
}
