//! Every word by which a program tells one refusal from another, with what it means. A code that is not here is not
//! sent: the tests look for each that they meet.

/// The codes of problems.
pub(in crate::http) const PROBLEM_CODES: &[(&str, &str)] = &[
    ("account_needs_reauth", "The platform no longer accepts this connection. Connect the account again."),
    ("account_not_connected", "No account is connected. Connect one first; nothing was sent."),
    ("account_required", "Several accounts are connected. Say which one is meant."),
    ("already_set_up", "This server has its first administrator already. Sign in instead."),
    (
        "api_key_invalid",
        "This is no API key that is good here: it is mistyped, has ended, or is bound to another network.",
    ),
    ("api_key_made_before", "This request has made its API key already, and a key is shown only once."),
    ("api_key_replaced", "This key was exchanged already. Exchange the one that took its place."),
    ("api_key_required", "Show an API key: `Authorization: Bearer pbx_…`."),
    ("bad_request", "The request cannot be understood."),
    ("body_too_large", "The body is too large."),
    ("client_misconfigured", "The platform refuses this server's application. Its operator has to look."),
    ("content_type_unsupported", "Send the body as JSON, with `Content-Type: application/json`."),
    ("credentials_wrong", "Username or password is not right."),
    ("cross_site_request", "This request comes from a page of another site. Open this server's own page instead."),
    ("cursor_invalid", "This is no cursor of ours. Begin without one."),
    ("duplicate_content", "You posted the same text to this account within the last day. Nothing was sent."),
    ("duplicate_field", "The form has a part more often than it can be used."),
    ("header_required", "Send the header `X-Requested-With` (any value) with a form."),
    ("headers_too_large", "The headers have together at most 16384 bytes."),
    ("idempotency_key_invalid", "Idempotency-Key has 1 to 255 visible ASCII characters."),
    ("idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new key for a new one."),
    ("image_dimensions", "The image is too large or too small in pixels."),
    ("image_grant_not_needed", "Images need no second permission on this server."),
    ("image_grant_required", "Images need a second permission. Give it in the settings, then post; nothing was sent."),
    ("image_too_large", "The image is too large. Choose a smaller one; nothing was sent."),
    ("image_too_many_frames", "The animation has too many frames."),
    ("image_too_slow", "The image takes too long to read. Choose another one; nothing was sent."),
    ("image_type_unsupported", "Only JPEG, PNG, GIF and WebP images can be posted."),
    ("image_undecodable", "The image cannot be read. Choose another one; nothing was sent."),
    ("images_gone", "The images of this post were kept for a week and are gone. Write the post again with them."),
    ("insufficient_credits", "The operator's credits at the platform are used up. The post is kept and waits."),
    (
        "internal_error",
        "Something went wrong on the server. Try again; if it stays so, tell the administrator the request id.",
    ),
    ("invalid_body", "The body cannot be used: a field is missing, unknown or of the wrong type."),
    ("invalid_fields", "Some fields cannot be used; `errors` says which."),
    ("invalid_query", "The query cannot be used."),
    ("invitation_invalid", "This invitation does not hold: it is unknown, used or expired. Ask for a new one."),
    ("mail_not_configured", "This server sends no mail: its operator has set no mail server up."),
    (
        "mail_not_sent",
        "The mail server does not take mail for this address, or cannot be reached; nothing was changed.",
    ),
    ("malformed_form", "The form is not well-formed `multipart/form-data`."),
    ("malformed_json", "The body is not well-formed JSON."),
    (
        "may_be_published",
        "This post may be published already. Look at the platform, and say so with `not_published: true`.",
    ),
    ("media_in_use", "Another post has this image already. Upload it once more."),
    ("media_rejected", "The platform refused the image."),
    ("method_not_allowed", "This address does not take this method."),
    ("not_editable", "This post can no longer be changed. Nothing was changed."),
    ("not_found", "There is nothing of that name or id."),
    ("not_in_review", "Nothing about this post is in doubt."),
    ("not_ready", "Nothing can be sent just now; `errors` says why."),
    ("not_retryable", "Only what is proven not to be published can be sent again."),
    ("not_sent", "The platform could not be reached; nothing was published."),
    ("page_missing", "The web page is not built on this server."),
    ("platform_not_configured", "The operator of this server has not set this platform up."),
    ("platform_refused", "The platform answered, and does not let this account or server in."),
    ("platform_rejected", "The platform refused the post. It is kept in the history."),
    ("platform_unreachable", "The platform cannot be reached just now. Try again in a moment."),
    ("precondition_failed", "It changed since you read it, so nothing was changed. Read it again."),
    ("reauth_required", "Show that it is you: send your `current_password` with this, or sign in again."),
    ("registration_closed", "Registration is closed on this server. Ask its administrator."),
    ("request_refused", "The request was refused."),
    ("request_timeout", "The request took too long to arrive. Nothing was done; send it again."),
    ("scope_missing", "This API key may not do that: it lacks the scope."),
    ("sending_held", "Nothing is sent until the operator has looked at a restored database. The post is kept."),
    ("session_only", "An API key cannot do this: it takes a person who is signed in."),
    ("session_required", "Sign in first, or show an API key: `Authorization: Bearer pbx_…`."),
    ("setup_token_wrong", "The setup token is not right. It is printed in the server's log."),
    ("sign_in_locked", "There were too many failed sign-ins. Sign in from a place you used before."),
    ("token_invalid", "This link does not hold: it is unknown, used, replaced or too old. Ask for a new one."),
    ("too_many_keys", "You have 100 API keys. Revoke one that is not needed any more, then make another."),
    ("too_many_requests", "Too many requests in a short time. Wait and go on more slowly."),
    ("too_many_streams", "Too many pages listen already. Close some of them."),
    ("too_many_tries", "Too many tries. Wait and try again."),
    ("unknown_field", "The form has a part that is not known here."),
    (
        "uploads_busy",
        "Too many images are being uploaded at this moment. Try again in a few seconds; nothing was sent.",
    ),
    ("version_conflict", "This post was changed since you read it. Read it again; nothing was changed."),
    ("version_required", "Say which version of the post you change, by `version` or `If-Match`."),
];

/// The codes of fields.
pub(in crate::http) const FIELD_CODES: &[(&str, &str)] = &[
    ("account_needs_reauth", "The account has to be connected again."),
    ("account_not_chosen", "There is a text for an account that is not among those chosen."),
    ("account_not_connected", "No account is connected."),
    ("account_repeated", "The account is named twice."),
    ("account_required", "Several accounts are connected; one has to be named."),
    ("address_invalid", "This is no mail address."),
    ("alt_text_too_long", "The description is too long."),
    ("alt_text_without_image", "There is no image for this description."),
    ("clock", "The clock is behind what was written."),
    ("database", "The database does not answer."),
    ("database_writes", "The database takes nothing."),
    ("disk_full", "There is no room on the disk."),
    ("disk_read_only", "The disk cannot be written to."),
    ("field_too_large", "The field is too large."),
    ("gif_not_alone", "An animation goes alone, without other images."),
    ("high_water", "How far publishing has got cannot be written down."),
    ("id_invalid", "This is no id."),
    ("image_dimensions", "The image is too large or too small in pixels."),
    ("image_grant_required", "Images need a second permission."),
    ("image_too_large", "The image has too many bytes."),
    ("image_too_many_frames", "The animation has too many frames."),
    ("image_too_slow", "The image takes too long to read."),
    ("image_type_unsupported", "The image is of a kind that cannot be posted."),
    ("image_undecodable", "The image cannot be read."),
    ("images_off", "Images cannot be posted from this server."),
    ("media_in_use", "Another post has this image already."),
    ("media_quota_exceeded", "There is no more room for your images here."),
    ("media_repeated", "The image is named twice."),
    ("missing", "The field is needed."),
    ("name_too_long", "The name is too long."),
    ("network_invalid", "This is no address or network."),
    ("not_boolean", "The field is `true` or `false`."),
    ("not_utf8", "The field is not UTF-8."),
    ("out_of_range", "The number is not in its range."),
    ("password_guessable", "The password is easy to guess."),
    ("password_too_long", "The password is too long."),
    ("password_too_short", "The password is too short."),
    ("password_wrong", "The password is not right."),
    ("platform_unknown", "There is no such platform."),
    ("publish_late_invalid", "How late a post may go out is `as_configured`, `never`, `always` or minutes."),
    ("publisher_lock", "Another process could publish, too."),
    ("restored_database", "The database was restored; a person has to resume."),
    ("same_text_within_a_day", "The same text went to this account within a day."),
    ("scope_required", "A key needs at least one scope."),
    ("status_unknown", "There is no such status."),
    ("text_character_invalid", "The text has a character that cannot be posted."),
    ("text_empty", "There is no text."),
    ("text_too_long", "The text is too long as the platform counts it."),
    ("time_in_past", "The time lies in the past."),
    ("time_invalid", "This is no time."),
    ("time_missing", "A time zone means nothing without a time."),
    ("time_too_far", "The time lies too far ahead."),
    ("time_zone_required", "A wall time needs a zone."),
    ("time_zone_unknown", "There is no such zone."),
    ("too_many", "There are too many."),
    ("too_many_accounts", "A post goes to at most 20 accounts."),
    ("too_many_images", "There are too many images."),
    ("too_many_networks", "There are too many networks."),
    ("url_invalid", "This is no address of a post."),
    ("url_taken", "Another post has this address."),
    ("username_invalid", "This is no username."),
    ("username_taken", "The username is taken."),
];

pub(in crate::http) fn is_known(codes: &[(&str, &str)], code: &str) -> bool {
    codes.binary_search_by_key(&code, |(known, _)| known).is_ok()
}

/// What a code means.
pub(super) fn meaning(code: &str) -> Option<&'static str> {
    PROBLEM_CODES.iter().find(|(known, _)| *known == code).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_each_is_there_once() {
        for codes in [PROBLEM_CODES, FIELD_CODES] {
            assert!(codes.is_sorted_by(|one, next| one.0 < next.0), "{codes:?}");
        }
    }
}
