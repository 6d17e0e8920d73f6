//! The tables as diesel sees them. Kept beside `migrations/`: a test selects every column on both engines.

diesel::table! {
    server (id) {
        id -> Integer,
        database_id -> Text,
        publisher_epoch -> BigInt,
        key_canary -> Nullable<Binary>,
        setup_token_hash -> Nullable<Binary>,
        created_at -> Timestamp,
        attempt_seq -> BigInt,
        hold_reason -> Nullable<Text>,
        resumed_from -> Nullable<Text>,
        sealed_session_key -> Nullable<Binary>,
        sealed_api_key_pepper -> Nullable<Binary>,
        newest_key_id -> Nullable<Text>,
        app_version -> Nullable<Text>,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        username -> Text,
        role -> Text,
        password_hash -> Text,
        failed_logins -> Integer,
        last_failed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        email -> Nullable<Text>,
        disabled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        key_hash -> Binary,
        user_id -> Text,
        state -> Text,
        ip -> Nullable<Text>,
        user_agent -> Nullable<Text>,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        token_hash -> Binary,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_by -> Nullable<Text>,
        used_at -> Nullable<Timestamp>,
        made_by -> Nullable<Text>,
        note -> Text,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        user_id -> Text,
        platform -> Text,
        remote_id -> Text,
        username -> Text,
        display_name -> Text,
        long_posts -> Bool,
        avatar -> Nullable<Binary>,
        standing -> Text,
        standing_reason -> Nullable<Text>,
        connected_at -> Timestamp,
        updated_at -> Timestamp,
        last_verified_at -> Nullable<Timestamp>,
        last_used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    authorization_requests (id) {
        id -> Text,
        state_hash -> Binary,
        user_id -> Text,
        session_id -> Text,
        platform -> Text,
        account_id -> Nullable<Text>,
        scopes -> Text,
        redirect_uri -> Text,
        sealed_verifier -> Binary,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        consumed_at -> Nullable<Timestamp>,
        kind -> Text,
    }
}

diesel::table! {
    token_sets (account_id, kind) {
        account_id -> Text,
        kind -> Text,
        sealed_access -> Binary,
        sealed_refresh -> Nullable<Binary>,
        scopes -> Text,
        expires_at -> Nullable<Timestamp>,
        generation -> BigInt,
        refresh_started_at -> Nullable<Timestamp>,
        updated_at -> Timestamp,
        refresh_at -> Nullable<Timestamp>,
        consumer_fingerprint -> Nullable<Text>,
        token_hash -> Nullable<Binary>,
        refresh_holder -> Nullable<Text>,
        refresh_failing_since -> Nullable<Timestamp>,
        refresh_trouble -> Nullable<Text>,
    }
}

diesel::table! {
    revocations (id) {
        id -> Text,
        user_id -> Text,
        platform -> Text,
        sealed_token -> Binary,
        tries -> Integer,
        next_attempt_at -> Timestamp,
        created_at -> Timestamp,
        sealed_secret -> Nullable<Binary>,
    }
}

diesel::table! {
    posts (id) {
        id -> Text,
        user_id -> Text,
        text -> Text,
        text_hash -> Binary,
        created_at -> Timestamp,
        version -> BigInt,
        scheduled_for -> Nullable<Timestamp>,
        time_zone -> Nullable<Text>,
        wall_time -> Nullable<Text>,
        time_resolution -> Nullable<Text>,
    }
}

diesel::table! {
    media (id) {
        id -> Text,
        user_id -> Text,
        post_id -> Nullable<Text>,
        position -> Integer,
        media_type -> Text,
        animated -> Bool,
        bytes -> BigInt,
        width -> Integer,
        height -> Integer,
        alt_text -> Nullable<Text>,
        kept -> Bool,
        created_at -> Timestamp,
        treatment -> Text,
        uploaded_bytes -> BigInt,
        content_hash -> Nullable<Binary>,
        expires_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    deliveries (id) {
        id -> Text,
        post_id -> Text,
        user_id -> Text,
        account_id -> Text,
        platform -> Text,
        state -> Text,
        reason -> Nullable<Text>,
        detail -> Nullable<Text>,
        version -> BigInt,
        tries -> Integer,
        due_at -> Timestamp,
        next_attempt_at -> Nullable<Timestamp>,
        remote_id -> Nullable<Text>,
        remote_url -> Nullable<Text>,
        posted_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        publish_late -> Text,
        late -> Bool,
        check_at -> Nullable<Timestamp>,
        own_text -> Nullable<Text>,
        own_text_hash -> Nullable<Binary>,
    }
}

diesel::table! {
    publish_attempts (id) {
        id -> Text,
        delivery_id -> Text,
        number -> Integer,
        stage -> Text,
        epoch -> BigInt,
        prepared_at -> Timestamp,
        deadline_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
        http_status -> Nullable<Integer>,
        code -> Nullable<Text>,
        detail -> Nullable<Text>,
        remote_id -> Nullable<Text>,
        trace_id -> Nullable<Text>,
    }
}

diesel::table! {
    preferences (user_id) {
        user_id -> Text,
        auto_share_blog_to_x -> Bool,
        updated_at -> Timestamp,
        time_zone -> Nullable<Text>,
        publish_late -> Text,
    }
}

diesel::table! {
    idempotency_keys (user_id, key, route) {
        user_id -> Text,
        key -> Text,
        route -> Text,
        request_hash -> Binary,
        post_id -> Nullable<Text>,
        media_id -> Nullable<Text>,
        api_key_id -> Nullable<Text>,
        draft_id -> Nullable<Text>,
        invitation_id -> Nullable<Text>,
        feed_id -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    audit_events (id) {
        id -> Text,
        at -> Timestamp,
        user_id -> Nullable<Text>,
        action -> Text,
        subject -> Nullable<Text>,
        ip -> Nullable<Text>,
        detail -> Nullable<Text>,
    }
}

diesel::table! {
    lookups (id) {
        id -> Text,
        delivery_id -> Text,
        attempt_id -> Nullable<Text>,
        looked_at -> Timestamp,
        finding -> Text,
        remote_id -> Nullable<Text>,
        detail -> Nullable<Text>,
    }
}

diesel::table! {
    api_keys (id) {
        id -> Text,
        user_id -> Text,
        name -> Text,
        secret_hash -> Binary,
        scopes -> Text,
        created_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        expires_at -> Nullable<Timestamp>,
        networks -> Text,
        replaced_by -> Nullable<Text>,
    }
}

diesel::table! {
    image_grant_losses (account_id) {
        account_id -> Text,
        reason -> Text,
        token_hash -> Nullable<Binary>,
        lost_at -> Timestamp,
    }
}

diesel::table! {
    notifications (id) {
        id -> Text,
        user_id -> Text,
        kind -> Text,
        cause -> Text,
        title -> Text,
        detail -> Text,
        account_id -> Nullable<Text>,
        post_id -> Nullable<Text>,
        occurrences -> Integer,
        in_app -> Bool,
        created_at -> Timestamp,
        last_at -> Timestamp,
        read_at -> Nullable<Timestamp>,
        mail_due_at -> Nullable<Timestamp>,
        mail_tries -> Integer,
        mail_sent_at -> Nullable<Timestamp>,
        mail_failure -> Nullable<Text>,
    }
}

diesel::table! {
    notification_choices (user_id, kind) {
        user_id -> Text,
        kind -> Text,
        in_app -> Bool,
        mail -> Bool,
    }
}

diesel::table! {
    email_confirmations (user_id) {
        user_id -> Text,
        email -> Text,
        token_hash -> Binary,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    known_devices (user_id, device_hash) {
        user_id -> Text,
        device_hash -> Binary,
        last_seen_at -> Timestamp,
    }
}

diesel::table! {
    drafts (id) {
        id -> Text,
        user_id -> Text,
        revision -> BigInt,
        text -> Text,
        recipients -> Text,
        scheduled_for -> Nullable<Text>,
        time_zone -> Nullable<Text>,
        origin -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    draft_media (draft_id, position) {
        draft_id -> Text,
        position -> Integer,
        media_id -> Text,
        alt_text -> Nullable<Text>,
    }
}

diesel::table! {
    second_factors (user_id) {
        user_id -> Text,
        sealed_secret -> Binary,
        confirmed_at -> Nullable<Timestamp>,
        last_step -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    recovery_codes (user_id, code_hash) {
        user_id -> Text,
        code_hash -> Binary,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    feeds (id) {
        id -> Text,
        user_id -> Text,
        version -> BigInt,
        address -> Text,
        site -> Nullable<Text>,
        title -> Text,
        active -> Bool,
        template -> Text,
        account_ids -> Text,
        approval -> Bool,
        with_image -> Bool,
        delay_minutes -> Integer,
        per_day -> Integer,
        ping_token -> Text,
        etag -> Nullable<Text>,
        last_modified -> Nullable<Text>,
        next_poll_at -> Nullable<Timestamp>,
        polled_at -> Nullable<Timestamp>,
        baseline_at -> Nullable<Timestamp>,
        failures -> Integer,
        failing_since -> Nullable<Timestamp>,
        failure -> Nullable<Text>,
        told_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    feed_items (id) {
        id -> Text,
        feed_id -> Text,
        user_id -> Text,
        title -> Text,
        url -> Nullable<Text>,
        summary -> Text,
        image_url -> Nullable<Text>,
        published_at -> Nullable<Timestamp>,
        first_seen_at -> Timestamp,
        state -> Text,
        reason -> Nullable<Text>,
        share_at -> Nullable<Timestamp>,
        tries -> Integer,
        settled_at -> Nullable<Timestamp>,
        post_id -> Nullable<Text>,
        draft_id -> Nullable<Text>,
    }
}

diesel::table! {
    feed_item_keys (feed_id, key) {
        feed_id -> Text,
        key -> Text,
        item_id -> Text,
    }
}

diesel::joinable!(draft_media -> media (media_id));
diesel::joinable!(deliveries -> posts (post_id));
diesel::joinable!(deliveries -> accounts (account_id));

diesel::allow_tables_to_appear_in_same_query!(
    server,
    users,
    sessions,
    invitations,
    accounts,
    authorization_requests,
    token_sets,
    revocations,
    posts,
    media,
    deliveries,
    publish_attempts,
    preferences,
    idempotency_keys,
    audit_events,
    lookups,
    api_keys,
    image_grant_losses,
    notifications,
    notification_choices,
    email_confirmations,
    known_devices,
    drafts,
    draft_media,
    second_factors,
    recovery_codes,
    feeds,
    feed_items,
    feed_item_keys
);
