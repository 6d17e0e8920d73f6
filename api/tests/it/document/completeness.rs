//! A new route that lacks something a builder needs fails here: what it does, an example of each body that is true to its
//! schema, the refusals it can give, and where what it made is read.

use pillarbox::http::document;
use serde_json::{Value, json};

const PROBLEM: &str = "application/problem+json";

fn each_operation(document: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let items = document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
    items.map(|operation| (operation["operationId"].as_str().unwrap(), operation))
}

fn each_response(operation: &Value) -> impl Iterator<Item = (&String, &Value)> {
    operation["responses"].as_object().unwrap().iter()
}

/// What is shown of one content, `example` or `examples`.
fn shown(content: &Value) -> Vec<&Value> {
    let several = content["examples"].as_object().into_iter().flatten().map(|(_, example)| &example["value"]);
    content.get("example").into_iter().chain(several).collect()
}

/// The contents of bodies that are JSON, with where they stand.
fn json_contents(document: &Value) -> Vec<(String, &Value)> {
    let mut contents = Vec::new();
    for (id, operation) in each_operation(document) {
        let body = operation["requestBody"]["content"].as_object().into_iter().flatten();
        contents.extend(body.map(|(kind, content)| (format!("{id} request {kind}"), content)));
        for (status, response) in each_response(operation) {
            let answer = response["content"].as_object().into_iter().flatten();
            contents.extend(answer.map(|(kind, content)| (format!("{id} {status} {kind}"), content)));
        }
    }
    contents.retain(|(place, _)| place.ends_with("json"));
    contents
}

#[test]
fn every_operation_is_described_and_every_body_of_json_is_shown() {
    let document = serde_json::to_value(document()).unwrap();
    for (id, operation) in each_operation(&document) {
        let said = operation["description"].as_str().unwrap_or_default();
        assert!(said.len() > 20, "{id} does not say what it is for: {said:?}");
    }
    for (place, content) in json_contents(&document) {
        // A redirect goes out whatever happens; what is refused before it has no codes of its own.
        if !place.contains(" default ") {
            assert!(!shown(content).is_empty(), "{place} shows no example");
        }
    }
}

#[test]
fn every_example_is_true_to_its_schema() {
    let document = serde_json::to_value(document()).unwrap();
    let mut count = 0;
    for (place, content) in json_contents(&document) {
        let mut schema = content["schema"].clone();
        schema["components"] = document["components"].clone();
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        for example in shown(content) {
            let wrong: Vec<String> =
                validator.iter_errors(example).map(|error| format!("{} {error}", error.instance_path())).collect();
            assert!(wrong.is_empty(), "{place}: {wrong:?} {example}");
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}

#[test]
fn an_example_that_is_not_true_is_found() {
    let document = serde_json::to_value(document()).unwrap();
    let schema = json!({"$ref": "#/components/schemas/Post", "components": document["components"]});
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&json!({"id": 7})));
}

#[test]
fn every_refusal_names_a_code_that_is_shown() {
    let document = serde_json::to_value(document()).unwrap();
    for (id, operation) in each_operation(&document) {
        for (status, response) in each_response(operation).filter(|(status, _)| status.starts_with(['4', '5'])) {
            let examples = shown(&response["content"][PROBLEM]);
            assert!(!examples.is_empty(), "{id} {status} names no code: {}", response["description"]);
            for example in examples {
                assert_eq!(example["status"].to_string(), *status, "{id}");
            }
        }
        let statuses: Vec<&str> = each_response(operation).map(|(status, _)| status.as_str()).collect();
        assert!(statuses.iter().any(|status| status.starts_with(['4', 'd'])), "{id} is refused by nothing?");
    }
}

#[test]
fn what_was_made_is_linked_to_where_it_is_read() {
    let document = serde_json::to_value(document()).unwrap();
    let ids: Vec<&str> = each_operation(&document).map(|(id, _)| id).collect();
    for (id, operation) in each_operation(&document) {
        let created = &operation["responses"]["201"];
        if created.is_null() {
            continue;
        }
        let links = created["links"].as_object().unwrap_or_else(|| panic!("{id} makes something and links to nothing"));
        for link in links.values() {
            assert!(ids.contains(&link["operationId"].as_str().unwrap()), "{id} links to nothing: {link}");
        }
    }
}
