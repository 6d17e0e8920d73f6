//! The OpenAPI document: it is the one in the repository, and it says what third-party front ends live on.

mod compatibility;
mod completeness;

use pillarbox::http::document;
use serde_json::Value;

use crate::support::World;

#[test]
fn the_document_in_the_repository_is_the_generated_one() {
    let stored = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.yaml")).unwrap();
    assert!(stored == document().to_yaml().unwrap(), "openapi.yaml is out of date: run `just openapi`");
}

#[tokio::test]
async fn the_server_serves_the_same_document() {
    let world = World::new().await;
    let answer = world.visitor().get("/api/openapi.yaml").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.text, document().to_yaml().unwrap());
}

#[test]
fn every_operation_says_what_it_does_and_how_it_can_end() {
    let document: Value = serde_json::to_value(document()).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = format!("{method} {path}");
            let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{name} has no operationId"));
            assert!(ids.insert(id.to_owned()), "{id} twice");
            assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{name} has no summary");
            assert!(!operation["tags"].as_array().unwrap().is_empty(), "{name} has no tag");
            for (status, response) in operation["responses"].as_object().unwrap() {
                assert!(response["description"].as_str().is_some_and(|text| !text.is_empty()), "{name} {status}");
                if status.starts_with(['4', '5']) {
                    let schema = &response["content"]["application/problem+json"]["schema"]["$ref"];
                    assert_eq!(schema, "#/components/schemas/Problem", "{name} {status}");
                }
            }
        }
    }
}

fn walk(value: &Value, document: &Value) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
            }
            fields.values().for_each(|inner| walk(inner, document));
        }
        Value::Array(items) => items.iter().for_each(|inner| walk(inner, document)),
        _ => {}
    }
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    let document: Value = serde_json::to_value(document()).unwrap();
    walk(&document, &document);
}

#[test]
fn requests_refuse_unknown_fields_and_the_document_says_so() {
    let document: Value = serde_json::to_value(document()).unwrap();
    for name in [
        "SetUp",
        "Register",
        "Login",
        "PasswordChange",
        "Disconnection",
        "ApiKeyRequest",
        "ApiKeyRotation",
        "EmailChange",
        "EmailConfirmation",
        "Compose",
        "DraftBody",
        "NewPost",
        "Schedule",
        "PostChange",
        "Retry",
        "Confirm",
        "PreferencesChange",
        "NotificationChanges",
        "Channels",
        "Reading",
    ] {
        let schema = &document["components"]["schemas"][name];
        assert_eq!(schema["additionalProperties"], false, "{name}");
    }
}
