//! Where a thing that was made can be read, changed and ended: links from the answer to the operations on it.

use serde_json::{Value, json};

use super::operations;

/// Of an operation's answer, by its status: the link's name, the operation it leads to, the parameter, and where in the
/// answer that stands; both empty where it takes none.
const LINKS: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("set_up", "201", "ReadSession", "get_session", "", ""),
    ("register", "201", "ReadSession", "get_session", "", ""),
    ("create_api_key", "201", "ReadApiKey", "get_api_key", "id", "$response.body#/api_key/id"),
    ("create_api_key", "201", "RotateApiKey", "rotate_api_key", "id", "$response.body#/api_key/id"),
    ("create_api_key", "201", "RevokeApiKey", "revoke_api_key", "id", "$response.body#/api_key/id"),
    ("rotate_api_key", "201", "ReadApiKey", "get_api_key", "id", "$response.body#/api_key/id"),
    ("rotate_api_key", "201", "RevokeApiKey", "revoke_api_key", "id", "$response.body#/api_key/id"),
    ("create_invitation", "201", "ListInvitations", "list_invitations", "", ""),
    ("create_invitation", "201", "RevokeInvitation", "revoke_invitation", "id", "$response.body#/invitation/id"),
    ("list_invitations", "200", "RevokeInvitation", "revoke_invitation", "id", "$response.body#/items/0/id"),
    ("list_instance_users", "200", "DisableUser", "disable_instance_user", "id", "$response.body#/items/0/id"),
    ("list_instance_users", "200", "EnableUser", "enable_instance_user", "id", "$response.body#/items/0/id"),
    ("list_instance_users", "200", "ChangeRole", "change_instance_user_role", "id", "$response.body#/items/0/id"),
    ("create_post", "201", "ReadPost", "get_post", "id", "$response.body#/id"),
    ("create_post", "201", "ChangePost", "change_post", "id", "$response.body#/id"),
    ("create_post", "201", "CancelPost", "cancel_post", "id", "$response.body#/id"),
    ("create_post", "202", "ReadPost", "get_post", "id", "$response.body#/id"),
    ("create_draft", "201", "ReadDraft", "get_draft", "id", "$response.body#/id"),
    ("create_draft", "201", "ReplaceDraft", "replace_draft", "id", "$response.body#/id"),
    ("create_draft", "201", "DeleteDraft", "delete_draft", "id", "$response.body#/id"),
    ("list_drafts", "200", "ReadDraft", "get_draft", "id", "$response.body#/items/0/id"),
    ("post_to_x", "201", "ReadPost", "get_post", "id", "$response.body#/id"),
    ("post_to_x", "202", "ReadPost", "get_post", "id", "$response.body#/id"),
    ("schedule_x_post", "201", "ReadPost", "get_post", "id", "$response.body#/id"),
    ("schedule_x_post", "201", "ChangePost", "change_post", "id", "$response.body#/id"),
    ("schedule_x_post", "201", "CancelPost", "cancel_post", "id", "$response.body#/id"),
    ("retry_x_post", "202", "ReadPost", "get_post", "id", "$response.body#/id"),
    ("upload_media", "201", "ReadMedia", "get_media", "id", "$response.body#/id"),
    ("upload_media", "201", "DeleteMedia", "delete_media", "id", "$response.body#/id"),
    ("create_feed", "201", "ReadFeed", "get_feed", "id", "$response.body#/id"),
    ("create_feed", "201", "ChangeFeed", "change_feed", "id", "$response.body#/id"),
    ("create_feed", "201", "DeleteFeed", "delete_feed", "id", "$response.body#/id"),
    ("create_feed", "201", "PingFeed", "ping_feed", "id", "$response.body#/id"),
    ("create_feed", "201", "ListFeedItems", "list_feed_items", "id", "$response.body#/id"),
    ("list_feeds", "200", "ReadFeed", "get_feed", "id", "$response.body#/items/0/id"),
    ("list_posts", "200", "ReadPost", "get_post", "id", "$response.body#/items/0/id"),
    ("list_accounts", "200", "ReadAccount", "get_account", "id", "$response.body#/items/0/id"),
    ("list_accounts", "200", "VerifyAccount", "verify_account", "id", "$response.body#/items/0/id"),
    ("list_api_keys", "200", "ReadApiKey", "get_api_key", "id", "$response.body#/items/0/id"),
];

pub(super) fn put(document: &mut Value) {
    for operation in operations(document) {
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        for (_, status, name, to, parameter, place) in LINKS.iter().filter(|link| link.0 == id) {
            let response = &mut operation["responses"][*status];
            let parameters = if parameter.is_empty() { json!({}) } else { json!({*parameter: place}) };
            response["links"][*name] = json!({"operationId": to, "parameters": parameters});
        }
    }
}
