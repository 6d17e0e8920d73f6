//! An example of each refusal of each operation, by the codes its description names.

use serde_json::{Map, Value, json};

use super::codes::meaning;
use super::operations;

const REQUEST_ID: &str = "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11";

pub(super) fn put(document: &mut Value) {
    for operation in operations(document) {
        let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { continue };
        for (status, response) in responses {
            let Ok(number @ 400..) = status.parse::<u16>() else { continue };
            let said = response["description"].as_str().unwrap_or_default().to_owned();
            if number == 429 || said.contains("`uploads_busy`") {
                response["headers"]["Retry-After"] =
                    json!({"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}});
            }
            let content = &mut response["content"]["application/problem+json"];
            if let Some(examples) = examples(number, &said) {
                content["examples"] = examples;
            }
        }
    }
}

/// The words in a description that are codes of problems.
fn codes(said: &str) -> impl Iterator<Item = &str> {
    said.split('`').skip(1).step_by(2).filter(|word| meaning(word).is_some())
}

fn examples(status: u16, said: &str) -> Option<Value> {
    let examples: Map<String, Value> =
        codes(said).map(|code| (code.to_owned(), json!({"value": problem(status, code)}))).collect();
    (!examples.is_empty()).then(|| examples.into())
}

fn problem(status: u16, code: &str) -> Value {
    let title = actix_web::http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    let mut problem = json!({
        "type": format!("urn:pillarbox:problem:{code}"),
        "title": title.unwrap_or("Error"),
        "status": status,
        "detail": meaning(code),
        "code": code,
        "request_id": REQUEST_ID,
    });
    match code {
        "invalid_fields" => {
            problem["errors"] =
                json!([{"field": "text", "code": "text_empty", "detail": "There is no text. Write something."}]);
        }
        "account_required" => {
            problem["accounts"] = json!([{"id": REQUEST_ID, "username": "ada_sandbox"}]);
        }
        "version_conflict" => problem["version"] = json!(3),
        "not_editable" | "not_retryable" | "not_in_review" => problem["state"] = json!("posted"),
        "duplicate_content" | "platform_rejected" | "insufficient_credits" => problem["post_id"] = json!(REQUEST_ID),
        _ if status == 429 => problem["retry_after_secs"] = json!(12),
        _ => {}
    }
    problem
}
