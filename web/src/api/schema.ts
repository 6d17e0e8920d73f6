// Generated from ../openapi.yaml by `npm run api:types`. Do not edit.

export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my accounts
         * @description Each with its health: when it was last proven good, what waits for it, and which posts will not go out as things are.
         */
        get: operations["list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my accounts
         * @description With its health, as in the list.
         */
        get: operations["get_account"];
        put?: never;
        post?: never;
        /**
         * Disconnect one of my accounts
         * @description Forgets its tokens at once and revokes them at the platform, now or, if it does not answer, later. Its history stays.
         */
        delete: operations["disconnect_account"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture of one of my accounts
         * @description Fetched from the platform at connecting and served from here, so that no page has to ask another host.
         */
        get: operations["get_account_avatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check one of my accounts at its platform
         * @description Asks the platform once, with the account's own access, whose it is. X bills that as the read of a user; by itself an
         *     account is verified without cost, by every renewal of its access and every post. An account that needed its user
         *     goes on if it works after all, and what waited for it is released.
         */
        post: operations["verify_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my API keys
         * @description Those that are good, the newest first.
         */
        get: operations["list_api_keys"];
        put?: never;
        /**
         * Make an API key
         * @description Shown this once. It may do what its scopes say, in my name, and never manages keys, passwords, sessions or
         *     connections. Give an `Idempotency-Key` to be sure that repeating the request makes no second one; since the secret is
         *     not kept, the repetition is refused with `api_key_made_before` instead of answered again.
         */
        post: operations["create_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my API keys
         * @description Known by its beginning; the secret is shown only when a key is made.
         */
        get: operations["get_api_key"];
        put?: never;
        post?: never;
        /**
         * Revoke one of my API keys
         * @description It ends at once, everywhere.
         */
        delete: operations["revoke_api_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange an API key for a new one
         * @description The new one may do the same and lives as long. The old one goes on for a while, so that programs can be changed over
         *     without a gap. The body may be left out.
         */
        post: operations["rotate_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My audit trail
         * @description What I did and what was done to me, the latest first: sign-ins, keys, connections, posts. It is kept for 400 days and
         *     cannot be changed.
         */
        get: operations["list_audit_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where my mail goes
         * @description And the address that waits for its link to be followed, if there is one.
         */
        get: operations["get_email"];
        /**
         * Have my mail sent elsewhere
         * @description Sends a link to the address and answers when the mail server has taken it, within fifteen seconds. The address counts
         *     once the link was followed (`confirm_email`); until then mail goes where it went. Asking again replaces the link.
         *     A current password that is not right is `password_wrong` in `errors`. Five an hour for each user.
         */
        put: operations["change_email"];
        post?: never;
        /**
         * Have no mail sent
         * @description The address and one that waits are forgotten, and mails that were to be sent are not. No error when there is none.
         */
        delete: operations["remove_email"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address
         * @description With the `token` of the link that was sent there. It needs no session, because the link may be opened on another
         *     device; it holds for thirty minutes and works once. Only a POST confirms, so that programs which open links in mails
         *     to look at them use nothing up.
         */
        post: operations["confirm_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description An unknown name and a wrong password give the same answer. Whoever has a second factor is asked for it once the
         *     password is right: send the same again with `code`. The session travels in an `HttpOnly` cookie.
         */
        post: operations["log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends this session. Signing out twice is no error.
         */
        post: operations["log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password
         * @description Every other session of the user ends; this one goes on under a new key. API keys stay unless `revoke_api_keys` says
         *     otherwise.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register
         * @description While registration is open, or with an invitation. Signs in.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My second factor
         * @description Whether signing in takes a code of an app as well as the password.
         */
        get: operations["get_second_factor"];
        put?: never;
        /**
         * Begin setting up a second factor
         * @description Gives a secret for an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). Nothing is asked for before it
         *     is confirmed; beginning again forgets the secret before.
         */
        post: operations["begin_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor on
         * @description With a code that shows that the app works. Every other session of the user ends.
         */
        post: operations["confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description The ones before are good for nothing any more.
         */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor off
         * @description From then on the password alone is enough.
         */
        post: operations["remove_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description Answers everyone: `user` is null when nobody is signed in. With an API key it says whose it is and what it may do.
         */
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my sessions
         * @description Where and with what each began, and when it was last seen.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        /**
         * End all my other sessions
         * @description API keys are not sessions, and stay.
         */
        delete: operations["end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of my sessions
         * @description The next request with it is refused.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the first administrator
         * @description Works once. Of several requests at the same time exactly one succeeds. Signs in.
         */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cron/run-x-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the publisher once
         * @description The server does this by itself; this is for an outside cron, and does no harm however often it is called: what is
         *     on its way is not taken twice. It answers as soon as sending has begun.
         */
        post: operations["run_x_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my drafts
         * @description The one that changed last comes first.
         */
        get: operations["list_drafts"];
        put?: never;
        /**
         * Keep a draft
         * @description Nothing is sent. Post it with `POST /api/posts` and its id as `draft_id`: then it is deleted as the post is written.
         *     Give an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["create_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my drafts
         * @description The answer has an `ETag`; with `If-None-Match` it is sent only if the draft has changed since.
         */
        get: operations["get_draft"];
        /**
         * Change a draft
         * @description Its whole content is replaced. Say with `If-Match` which state you have read: if somebody else has changed it since,
         *     nothing is changed, so that no text is written over unseen.
         */
        put: operations["replace_draft"];
        post?: never;
        /**
         * Delete a draft
         * @description Its images are kept for another 24 hours.
         */
        delete: operations["delete_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My deliveries and accounts as they change
         * @description A stream of Server-Sent Events (HTML Standard, section 9.2). `hello` comes first: read what you show after it, and
         *     nothing is missed. `delivery` tells of one delivery that changed, `account` of one account. `resync` says that more changed than was told: read
         *     what you show again. A comment comes every twenty seconds. The stream ends when the session or the API key does.
         */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed-pings/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Confirm a hub's subscription
         * @description For a `WebSub` hub that wants to tell of a feed and asks first whether that is wanted: it is while the feed is followed,
         *     and to end it is once the feed is paused. The answer is the challenge.
         */
        get: operations["confirm_hub_subscription"];
        put?: never;
        /**
         * Have a feed looked at soon
         * @description For a blog that tells others when something is new, and for a `WebSub` hub: it needs no key, and what it sends is not
         *     read. The feed is asked once a minute at most, however often this is called.
         */
        post: operations["ping_feed_by_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my feeds
         * @description In the order in which they were added; there are 20 at most.
         */
        get: operations["list_feeds"];
        put?: never;
        /**
         * Add a feed
         * @description Its new entries are shared from now on, while the preference `auto_share_blog_to_x` is on. What it has now is its base
         *     line: none of that is shared. Give an `Idempotency-Key` to be sure that repeating the request adds it once.
         */
        post: operations["create_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an address
         * @description Nothing is saved. If there is a page, the feed that it names first is looked at. The answer shows the newest entry as it
         *     would be posted.
         */
        post: operations["find_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a template
         * @description Shows what would be posted of an entry, and how long that is as X counts it. Accounts that take longer texts than the
         *     others may get one of their own.
         */
        post: operations["preview_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my feeds
         * @description The answer has an `ETag`; with `If-None-Match` it is sent only if the feed has changed since.
         */
        get: operations["get_feed"];
        put?: never;
        post?: never;
        /**
         * Remove a feed
         * @description Nothing of it is shared any more, and what became of its entries is forgotten. Posts and drafts stay.
         */
        delete: operations["delete_feed"];
        options?: never;
        head?: never;
        /**
         * Change a feed
         * @description Only what is given is changed. With `If-Match` nothing is, if somebody else has changed it since you read it.
         */
        patch: operations["change_feed"];
        trace?: never;
    };
    "/api/feeds/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a feed's entries
         * @description The one that was seen last comes first.
         */
        get: operations["list_feed_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/{id}/items/{item_id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Share an entry
         * @description One that was there before, or was skipped. It becomes a post at once, without approval; if its page does not answer, or
         *     it cannot be posted, the entry says so. With an `Idempotency-Key` a repetition is answered with how the entry stands.
         */
        post: operations["share_feed_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a feed now
         * @description For whoever has just published: what is new is shared at once. The feed need not be due.
         */
        post: operations["ping_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How this server is set up
         * @description For administrators: versions, database, health, and the credentials of platforms with no secret in them.
         */
        get: operations["get_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instance/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations
         * @description For administrators: all of them, the latest first, with what became of each.
         */
        get: operations["list_invitations"];
        put?: never;
        /**
         * Make an invitation
         * @description For administrators: a link by which one person registers, once, within seven days. It is shown this once. Give an
         *     `Idempotency-Key` to be sure that repeating the request makes no second one; since the secret is not kept, the
         *     repetition is refused with `invitation_made_before` instead of answered again. The body may be left out.
         */
        post: operations["create_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instance/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an invitation back
         * @description For administrators. It lets nobody in any more, from now on; whoever came in by it stays.
         */
        delete: operations["revoke_invitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instance/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people of this server
         * @description For administrators: who there is, when he was last here, and how his sign-in stands. The first one comes first.
         */
        get: operations["list_instance_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instance/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shut somebody out
         * @description For administrators. He cannot sign in, his sessions end, his API keys stop, and invitations he made do not hold any
         *     more. What he has scheduled waits; what is on the wire ends as it ends. Nothing is removed. Doing it twice changes
         *     nothing more. The body may be left out.
         */
        post: operations["disable_instance_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instance/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let somebody in again
         * @description For administrators. His API keys work again, and his posts go on: those that came due meanwhile go out if they are not
         *     too late. The body may be left out.
         */
        post: operations["enable_instance_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instance/users/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change somebody's role
         * @description For administrators: who may administrate this server. His sessions end, so that he signs in with the new right; the one
         *     this is asked in goes on. The last administrator who can sign in stays one.
         */
        post: operations["change_instance_user_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload an image
         * @description It waits 24 hours for a post that names it, and goes with that post. Give an `Idempotency-Key` to make repeating the
         *     request safe.
         */
        post: operations["upload_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my images
         * @description As it is sent to the platform: without what no eye sees. It is kept until its post is out, and for a week after the
         *     post failed; while no post has taken it, for 24 hours.
         */
        get: operations["get_media"];
        put?: never;
        post?: never;
        /**
         * Throw an uploaded image away
         * @description Possible while no post has it.
         */
        delete: operations["delete_media"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my notifications
         * @description The one in which something happened last comes first.
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark notifications as read
         * @description Ids that are not mine, or read already, change nothing.
         */
        post: operations["read_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description As the running server has it, for tools and for making clients.
         */
        get: operations["get_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List platforms
         * @description What can be posted on each, and whether the operator has set it up.
         */
        get: operations["list_platforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my posts
         * @description Newest first. The filters hold together: a post is listed when it answers to each of them.
         */
        get: operations["list_posts"];
        put?: never;
        /**
         * Post to one or several accounts, now or later
         * @description One post with a delivery for each account. Everything is checked for all of them before anything is written. Without
         *     a time it is sent now, and the answer waits up to ten seconds for the end. Give an `Idempotency-Key` to make repeating
         *     the request safe.
         */
        post: operations["create_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a post
         * @description Says everything a post would be refused for, and what it would cost, without writing or sending anything. The
         *     platform has the last word: what it alone knows, such as its own duplicates, is not in the answer.
         */
        post: operations["validate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my posts, with everything that was tried
         * @description The answer has an `ETag`; with `If-None-Match` it is sent only if something has happened to the post since.
         */
        get: operations["get_post"];
        put?: never;
        post?: never;
        /**
         * Cancel a post that has not begun to go out
         * @description It stays in the history as cancelled.
         */
        delete: operations["cancel_post"];
        options?: never;
        head?: never;
        /**
         * Change a post that has not gone out
         * @description Possible while it waits, and after it failed or was missed. Of a change and the publisher, whoever comes first wins.
         *     Say which state you change, by `version` or by `If-Match`; of the `ETag` given there it is the version that counts.
         */
        patch: operations["change_post"];
        trace?: never;
    };
    "/api/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My preferences
         * @description The answer has an `ETag`; with `If-None-Match` it is sent only if something was chosen since.
         */
        get: operations["get_preferences"];
        /**
         * Change my preferences
         * @description All of them are replaced, but for `publish_late` and `notifications`, of which what is left out stays. With `If-Match` nothing is changed
         *     if somebody else has changed them since you read them.
         */
        put: operations["put_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which version is running
         * @description Of the program, its tables and its API.
         */
        get: operations["get_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/auth-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Begin to connect an X account
         * @description Send the browser to `url`. X asks the person there and comes back to the callback, which works only in the
         *     session that began.
         */
        get: operations["begin_x_connection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * X's redirect back
         * @description Always ends with a redirect to `/dashboard/settings`: with `connected=x`, or with `platform=x` and
         *     `connect_error` set to one of `access_denied`, `state_unknown`, `state_expired`, `state_used`,
         *     `state_other_session`, `session_required`, `missing_scope` (with `missing`, the scopes), `account_linked_elsewhere`,
         *     `different_account`, `platform_unreachable`, `platform_refused`, `client_misconfigured`, `code_refused`,
         *     `callback_malformed`, `issuer_mismatch`, `platform_not_configured`, `internal_error`.
         */
        get: operations["finish_x_connection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say where a post is that could not be found
         * @description For a post in `needs_review`: nobody could prove whether it is out, and you have found it.
         */
        post: operations["confirm_x_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disconnect an X account
         * @description Forgets its tokens at once and holds the posts that wait for it. X is told now, or later if it does not answer.
         *     The body may be left out when one account is connected.
         */
        post: operations["disconnect_x"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/oauth1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give the second grant up
         * @description Forgets it at once, and ends it at X now, or later if X does not answer. Posts with images then wait until it is
         *     given again.
         */
        delete: operations["remove_x_image_grant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/oauth1/auth-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Begin to give the second grant
         * @description Only where the server sends images with it: `image_sending` of the platform is `needs_image_grant`. Send the browser
         *     to `url`; X asks the person there, who has to be signed in to the same account, and comes back to the callback.
         */
        get: operations["begin_x_image_grant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/oauth1/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * X's redirect back with the second grant
         * @description Always ends with a redirect to `/dashboard/settings`: with `image_grant=x`, or with `platform=x` and
         *     `image_grant_error` set to one of `access_denied`, `state_unknown`, `state_expired`, `state_used`,
         *     `state_other_session`, `session_required`, `callback_malformed`, `different_account`, `read_only`,
         *     `read_only_same_token`, `platform_unreachable`, `platform_refused`, `client_misconfigured`,
         *     `image_grant_not_needed`, `platform_not_configured`, `account_not_found`, `account_not_connected`, `internal_error`.
         */
        get: operations["finish_x_image_grant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post to X now
         * @description Waits up to ten seconds for the end. Whatever the answer, a post that was written is in the history; a problem
         *     about one carries its `post_id`. Give an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["post_to_x"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a failed post again
         * @description Only what is proven not to be published is sent again, and what you say you have looked for and not found.
         */
        post: operations["retry_x_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/x/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post to X later
         * @description The time is an instant with its offset, or a wall time with the IANA zone it is meant in. The answer says which
         *     instant that is, and what the clocks did if they change just then. Give an `Idempotency-Key` to make repeating the
         *     request safe.
         */
        post: operations["schedule_x_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description For a supervisor; it says nothing of whether posts can be sent.
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the server ready
         * @description Not ready: `errors` names each check that failed, by its word in `code`, with what to do in `detail`.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A profile on a platform that the user posts as. Its tokens never leave the server.
         * @example {
         *       "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
         *       "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
         *       "can": [
         *         "post_text",
         *         "post_images",
         *         "read_metrics",
         *         "stay_connected"
         *       ],
         *       "connected_at": "2026-11-20T19:41:33.186797Z",
         *       "display_name": "Ada",
         *       "forecast": {
         *         "at_risk": [],
         *         "at_risk_count": 0
         *       },
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
         *       "image_grant": null,
         *       "last_used_at": null,
         *       "last_verified_at": "2026-11-20T19:41:33.186797Z",
         *       "needs_you_by": null,
         *       "platform": "x",
         *       "profile_url": "https://x.com/ada_sandbox",
         *       "remote_id": "2244994945",
         *       "renewal_failing_since": null,
         *       "renews_itself": true,
         *       "scopes": [
         *         "media.write",
         *         "offline.access",
         *         "tweet.read",
         *         "tweet.write",
         *         "users.read"
         *       ],
         *       "status": "active",
         *       "status_detail": null,
         *       "status_reason": null,
         *       "text_weighted_max": 280,
         *       "username": "ada_sandbox",
         *       "waiting_posts": 0
         *     }
         */
        Account: {
            /**
             * Format: date-time
             * @description The access token renews itself before this.
             */
            access_token_expires_at: string | null;
            /** @description A path on this server; null when there is no picture. */
            avatar_url: string | null;
            /** @description Empty unless the account is active. */
            can: components["schemas"]["Capability"][];
            /**
             * Format: date-time
             * @description When it was connected last.
             */
            connected_at: string;
            /** @description The name shown beside the handle. */
            display_name: string;
            forecast: components["schemas"]["Forecast"];
            /** Format: uuid */
            id: string;
            image_grant: components["schemas"]["ImageGrant"] | null;
            /**
             * Format: date-time
             * @description When a post was last published with it.
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When the platform last accepted our access: at connecting, with each renewal, with each post. Null when that was
             *     never.
             */
            last_verified_at: string | null;
            /**
             * Format: date-time
             * @description When somebody has to have acted by; null when nobody has to, and when it is too late for that already.
             */
            needs_you_by: string | null;
            platform: components["schemas"]["PlatformKey"];
            /** @description Where people read the profile. */
            profile_url: string;
            /**
             * @description The platform's own id of the profile.
             * @example 2244994945
             */
            remote_id: string;
            /**
             * Format: date-time
             * @description Since when renewing it fails; null while it does not.
             */
            renewal_failing_since: string | null;
            /** @description The access renews itself, without its user. */
            renews_itself: boolean;
            /** @description Granted scopes; empty when disconnected. */
            scopes: string[];
            status: components["schemas"]["AccountStatus"];
            /** @description The same in one sentence for people; null when there is nothing to say. */
            status_detail: string | null;
            /**
             * @description A stable word for programs. With `needs_reauth`: `grant_revoked`, `refresh_interrupted`, `token_refused`,
             *     `missing_scope`, `account_suspended`, `token_unreadable`, `no_refresh_token`; with `revoked`: `disconnected`; with
             *     `expiring`: `access_ends`, `client_misconfigured`; with `active`: `platform_unavailable` or null.
             */
            status_reason: string | null;
            /**
             * Format: int32
             * @description The longest text it may post, in the platform's own way of counting; null while the platform is not set up.
             */
            text_weighted_max: number | null;
            /**
             * @description The handle, without the leading `@`.
             * @example ada_sandbox
             */
            username: string;
            /**
             * Format: int64
             * @description Posts that are scheduled or held for it.
             */
            waiting_posts: number;
        };
        /** @description How an account is has changed: the `data` of an event `account`. */
        AccountEvent: {
            /** Format: uuid */
            account_id: string;
        };
        /** @description The user's accounts. */
        AccountList: {
            items: components["schemas"]["Account"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description An account that could have been meant. */
        AccountOption: {
            /** Format: uuid */
            id: string;
            /** @description Without the leading `@`. */
            username: string;
        };
        /** @description A post as one account would have it. */
        AccountPostCheck: {
            /** Format: uuid */
            account_id: string;
            cost: components["schemas"]["CostEstimate"] | null;
            platform: components["schemas"]["PlatformKey"];
            /** @description What it would be refused for. */
            problems: components["schemas"]["FieldError"][];
            /**
             * Format: int32
             * @description The longest text of this account, counted the same way.
             */
            text_weighted_max: number;
            /** @description Without the leading `@`. */
            username: string;
            /**
             * @description Where what is too much begins: an offset in UTF-16 code units (as JavaScript and Java count) into the text as
             *     you sent it. It is the text's end when all of it fits, and never cuts an emoji or a link.
             */
            valid_until: number;
            warnings: components["schemas"]["PostWarning"][];
            /**
             * Format: int32
             * @description The length in the platform's own way of counting.
             */
            weighted_length: number;
        };
        /**
         * @description How an account is.
         * @enum {string}
         */
        AccountStatus: "active" | "expiring" | "needs_reauth" | "revoked";
        /**
         * @description What has to be done so that a post goes out.
         * @enum {string}
         */
        Act: "reconnect" | "give_image_permission" | "shorten_text" | "ask_operator";
        /**
         * @description A key without its secret.
         * @example {
         *       "created_at": "2026-11-27T09:00:00Z",
         *       "expires_at": "2027-02-25T09:00:00Z",
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
         *       "last_used_at": null,
         *       "name": "dashboard",
         *       "networks": [],
         *       "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
         *       "replaced_by": null,
         *       "scopes": [
         *         "posts:read",
         *         "posts:write"
         *       ]
         *     }
         */
        ApiKey: {
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ends by itself; null for never.
             */
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the minute; null until it is used.
             */
            last_used_at: string | null;
            name: string;
            /** @description From where it may be used, as networks in CIDR notation; everywhere if empty. */
            networks: string[];
            /** @description How the key begins. No secret: it is there so that a key found somewhere can be told. */
            prefix: string;
            /**
             * Format: uuid
             * @description The key it was exchanged for; it goes on until `expires_at`.
             */
            replaced_by: string | null;
            scopes: components["schemas"]["Scope"][];
        };
        /** @description The user's keys. */
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description What a key is to be.
         * @example {
         *       "expires_at": "2027-02-25T09:00:00Z",
         *       "name": "dashboard",
         *       "scopes": [
         *         "posts:read",
         *         "posts:write"
         *       ]
         *     }
         */
        ApiKeyRequest: {
            /** @description Your password. It may be left out within five minutes of signing in. */
            current_password?: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself; never, if left out.
             */
            expires_at?: string | null;
            /** @description What it is for, so that you know it in the list. */
            name?: string;
            /**
             * @description From where it may be used, as addresses or networks in CIDR notation; from everywhere, if left out.
             * @example [
             *       "203.0.113.0/24"
             *     ]
             */
            networks?: string[];
            /** @description What it may do; as little as its program needs. */
            scopes: components["schemas"]["Scope"][];
        };
        /**
         * @description How a key is exchanged.
         * @example {
         *       "overlap_hours": 24
         *     }
         */
        ApiKeyRotation: {
            /** @description Your password. It may be left out within five minutes of signing in. */
            current_password?: string | null;
            /**
             * Format: int32
             * @description How long the old key goes on beside the new one.
             * @default 24
             */
            overlap_hours: number | null;
        };
        /** @description An image that was uploaded with `POST /api/media`. */
        AttachedImage: {
            /** @description What a person who cannot see it is told; as it was uploaded if it is left out, nothing if it is empty. */
            alt_text?: string | null;
            /** Format: uuid */
            id: string;
        };
        /**
         * @description One try at a delivery.
         * @example {
         *       "code": null,
         *       "detail": null,
         *       "ended_at": "2026-11-20T19:41:33.245776Z",
         *       "http_status": 201,
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c14",
         *       "number": 1,
         *       "outcome": "posted",
         *       "stage": "create",
         *       "started_at": "2026-11-20T19:41:33.239120Z"
         *     }
         */
        Attempt: {
            /** @description The platform's own code for the problem, or ours where it gave none. */
            code: string | null;
            /** @description The same as a sentence for people. */
            detail: string | null;
            /**
             * Format: date-time
             * @description Null while it is on the wire.
             */
            ended_at: string | null;
            /**
             * Format: int32
             * @description The platform's answer; null when none came.
             */
            http_status: number | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: int32
             * @description From 1.
             */
            number: number;
            outcome: components["schemas"]["Outcome"] | null;
            stage: components["schemas"]["Stage"];
            /**
             * Format: date-time
             * @description When it was written down, before anything was sent.
             */
            started_at: string;
        };
        /**
         * @description Something that was done, by its user or to him.
         * @example {
         *       "action": "login.succeeded",
         *       "at": "2026-11-20T19:41:33.186797Z",
         *       "detail": null,
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c41",
         *       "ip": "203.0.113.7",
         *       "subject": null
         *     }
         */
        AuditLine: {
            /** @description `noun.verb`. New ones may come. */
            action: string;
            /** Format: date-time */
            at: string;
            detail: string | null;
            /** Format: uuid */
            id: string;
            /** @description From where, if that is known. */
            ip: string | null;
            /** @description Id of what it was done to. */
            subject: string | null;
        };
        /** @description A page of the trail. */
        AuditTrail: {
            items: components["schemas"]["AuditLine"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description Password and code, as at a sign-in.
         * @example {
         *       "code": "287082",
         *       "current_password": "a lantern over seven grey boats"
         *     }
         */
        Both: {
            /** @description The six digits that the app shows, or a recovery code. */
            code: string;
            current_password: string;
        };
        /**
         * @description What an account's connection is good for.
         * @enum {string}
         */
        Capability: "post_text" | "post_images" | "read_metrics" | "stay_connected";
        /**
         * @description The ways to hear of something.
         * @example {
         *       "in_app": true,
         *       "mail": true
         *     }
         */
        Channels: {
            /** @description In the list of notifications. */
            in_app: boolean;
            /** @description By mail, once per cause, if the server sends mail and an address is confirmed. */
            mail: boolean;
        };
        /** @description An image as it would be sent. */
        CheckedImage: {
            animated: boolean;
            bytes: number;
            /** Format: int32 */
            height: number;
            /** @example image/jpeg */
            media_type: string;
            treatment: components["schemas"]["Treatment"];
            uploaded_bytes: number;
            /** Format: int32 */
            width: number;
        };
        /** @description A post without an image. */
        Compose: {
            /**
             * Format: uuid
             * @description May be left out when one account is connected.
             */
            account_id?: string | null;
            /**
             * @description Send although the same text went to this account within a day.
             * @default false
             */
            allow_duplicate: boolean;
            /**
             * @description As X counts, at most 280 for ordinary accounts.
             * @example Fresh paint on the old pillar box.
             */
            text: string;
        };
        /** @description A post as a form. Send the header `X-Requested-With` with any value beside it. */
        ComposeForm: {
            /**
             * Format: uuid
             * @description May be left out when one account is connected.
             */
            account_id?: string;
            /** @description `true` or `false`. */
            allow_duplicate?: boolean;
            /**
             * @description What a person who cannot see the image is told, up to 1000 characters: the n-th belongs to the n-th image, and
             *     an empty one to an image without.
             */
            alt_text?: string[];
            /**
             * @description Up to four JPEG, PNG, WebP or still GIF images of up to 20 MB, or one animated GIF of up to 15 MB. The type is
             *     told by content. What no eye sees (EXIF, the place where it was taken) is removed; above 5 MB an image is made
             *     smaller. Send the part once for each image.
             */
            image?: Blob[];
            /** @description May be empty beside an image. */
            text?: string;
        };
        /** @description Where a post was found. */
        Confirm: {
            /**
             * Format: uuid
             * @description At which account you have found it. May be left out when one delivery of the post is in doubt.
             */
            account_id?: string | null;
            /** Format: uuid */
            post_id: string;
            /**
             * @description The address of the post at X.
             * @example https://x.com/ada/status/1445880548472328192
             */
            url: string;
        };
        /**
         * @description A code of the app.
         * @example {
         *       "code": "287082"
         *     }
         */
        Confirmation: {
            /** @description The six digits that the app shows. */
            code: string;
        };
        /** @description An address that is confirmed now. */
        ConfirmedEmail: {
            /** @example margaret@example.org */
            address: string;
        };
        /** @description The consent page. */
        ConnectionStart: {
            /**
             * Format: date-time
             * @description Ten minutes from now; after that the callback is refused.
             */
            expires_at: string;
            /** @description Send the browser there. */
            url: string;
        };
        /** @description What the operator would pay the platform for a post. */
        CostEstimate: {
            /**
             * @description A decimal number.
             * @example 0.200
             */
            amount: string;
            /**
             * @description The day they were read.
             * @example 2026-10-02
             */
            as_of: string;
            /** @example USD */
            currency: string;
            parts: components["schemas"]["CostPart"][];
            /** @description Where the prices are from; the operator may have set others. */
            source: string;
        };
        /** @description A part of what a post costs. */
        CostPart: {
            /** @example 0.200 */
            amount: string;
            /** Format: int32 */
            count: number;
            item: components["schemas"]["PriceItem"];
        };
        /** @description What a platform knows this server by. */
        Credentials: {
            /** @description As it has to be registered at the platform, byte for byte. */
            callback_url: string;
            /** @description The last four characters of the client id; empty where it is too short for that. The rest is not told. */
            client_id_end: string;
            has_client_secret: boolean;
            platform: components["schemas"]["PlatformKey"];
        };
        /** @description Where everything is kept. */
        Database: {
            kind: components["schemas"]["DatabaseKind"];
            /**
             * Format: int64
             * @description Without what is still to be written into it.
             */
            size_bytes: number;
        };
        /** @enum {string} */
        DatabaseKind: "sqlite" | "postgres";
        /** @description One post to one account. */
        Delivery: {
            /**
             * Format: uuid
             * @description The account it goes to.
             */
            account_id: string;
            /**
             * Format: int64
             * @description How often it was tried.
             */
            attempt_count: number;
            /** @description Whether `retry` would send it again. */
            can_retry: boolean;
            /** @description The same as a sentence for people. */
            detail: string | null;
            /**
             * Format: date-time
             * @description When it was meant to go out.
             */
            due_at: string;
            /** Format: uuid */
            id: string;
            /** @description It began to go out more than a minute after that. */
            late: boolean;
            /**
             * Format: date-time
             * @description When it is tried next; null when it is not waiting for its time.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description While it is unconfirmed: when the platform is asked next whether it is out.
             */
            next_lookup_at: string | null;
            /** @description It is a text of its own, not the post's. */
            own_text: boolean;
            platform: components["schemas"]["PlatformKey"];
            /**
             * Format: date-time
             * @description When we learned that it is out.
             */
            posted_at: string | null;
            publish_late: components["schemas"]["PublishLate"] | null;
            /**
             * @description Why it is in this state, as a stable word, such as `platform_rejected`, `duplicate_content`,
             *     `insufficient_credits`, `account_needs_reauth`, `rate_limited`, `not_sent`, `unconfirmed`, `interrupted`.
             */
            reason: string | null;
            /**
             * @description The platform's id of the post.
             * @example 1445880548472328192
             */
            remote_id: string | null;
            state: components["schemas"]["DeliveryState"];
            status: components["schemas"]["Status"];
            /** @description What goes to this account. */
            text: string;
            /** @description Where the post can be read. */
            url: string | null;
            /** @description The handle it goes to, without the leading `@`. */
            username: string;
        };
        /** @description A delivery with everything that was tried. */
        DeliveryDetail: components["schemas"]["Delivery"] & {
            /** @description In order. */
            attempts: components["schemas"]["Attempt"][];
            /** @description In order; empty while nothing was in doubt. */
            lookups: components["schemas"]["Lookup"][];
        };
        /** @description A delivery has changed: the `data` of an event `delivery`. */
        DeliveryEvent: {
            /** Format: uuid */
            account_id: string;
            /** Format: uuid */
            delivery_id: string;
            /** Format: uuid */
            post_id: string;
            state: components["schemas"]["DeliveryState"];
            status: components["schemas"]["Status"];
        };
        /**
         * @description Where a delivery stands exactly.
         * @enum {string}
         */
        DeliveryState: "scheduled" | "held" | "sending" | "unconfirmed" | "posted" | "failed" | "missed" | "needs_review" | "cancelled";
        /** @description Which account is disconnected, and what becomes of its posts. */
        Disconnection: {
            /**
             * Format: uuid
             * @description May be left out when one account is connected.
             */
            account_id?: string | null;
            /**
             * @description What becomes of posts that wait for it.
             * @default hold
             */
            waiting: components["schemas"]["Waiting"];
        };
        /** @description A draft. */
        Draft: {
            account_ids: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            media: components["schemas"]["DraftImage"][];
            origin: components["schemas"]["Origin"];
            overrides: components["schemas"]["DraftOverride"][];
            /**
             * Format: int64
             * @description Counts the changes, from 1.
             */
            revision: number;
            scheduled_for: string | null;
            text: string;
            time_zone: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        /**
         * @description What a draft holds: the parts of a post, none of which has to be fit to be posted yet.
         * @example {
         *       "account_ids": [
         *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
         *       ],
         *       "media": [],
         *       "overrides": [],
         *       "scheduled_for": "2026-12-01T09:00",
         *       "text": "Fresh paint on the old pillar box.",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        DraftBody: {
            /** @description The chosen accounts. */
            account_ids?: string[];
            /**
             * @description Images that were uploaded with `POST /api/media`, in the order in which they are shown. They wait as long as the
             *     draft does, up to a year after it was changed last.
             */
            media?: components["schemas"]["AttachedImage"][];
            /** @description Texts for single accounts, chosen or not; one for each at most. */
            overrides?: components["schemas"]["Override"][];
            /** @description As it will be asked for: an instant with its offset or `Z`, or a wall time without one. It may have passed. */
            scheduled_for?: string | null;
            /** @description At most 50000 characters. */
            text?: string;
            /** @description IANA name of the zone in which a wall time is meant; only with `scheduled_for`. */
            time_zone?: string | null;
        };
        /** @description An image of a draft. */
        DraftImage: {
            /** @description What a person who cannot see it is told. */
            alt_text: string | null;
            /** @description A GIF with more than one frame. */
            animated: boolean;
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            height: number;
            /** Format: uuid */
            id: string;
            /** @example image/png */
            media_type: string;
            /** @description A path on this server, for its owner. */
            url: string;
            /**
             * Format: int32
             * @description In pixels, as it is shown.
             */
            width: number;
        };
        /** @description A page of drafts. */
        DraftList: {
            items: components["schemas"]["Draft"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description A text for one account. */
        DraftOverride: {
            /** Format: uuid */
            account_id: string;
            text: string;
        };
        /**
         * @description Where the user's mail goes.
         * @example {
         *       "address": "margaret@example.org",
         *       "mail_available": true,
         *       "pending": "margaret@new.example.org",
         *       "pending_expires_at": "2026-11-27T10:30:00Z"
         *     }
         */
        Email: {
            /** @description The confirmed address; null when there is none. */
            address: string | null;
            /** @description False when the operator of this server has set no mail server up. */
            mail_available: boolean;
            /** @description The address that waits to be confirmed. Until it is, mail goes to `address`. */
            pending: string | null;
            /**
             * Format: date-time
             * @description When the link that was sent to `pending` ends.
             */
            pending_expires_at: string | null;
        };
        /** @description Another address, and the password that shows who asks. */
        EmailChange: {
            /**
             * @description One address. Its domain may be in any script; it is kept in ASCII.
             * @example margaret@example.org
             */
            address: string;
            current_password: string;
        };
        /** @description What the link holds. */
        EmailConfirmation: {
            /** @description `token` of the link. */
            token: string;
        };
        /**
         * @description What an authenticator app has to be told. It is not told again.
         * @example {
         *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
         *       "uri": "otpauth://totp/Pillarbox:margaret?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Pillarbox"
         *     }
         */
        Enrolment: {
            /** @description Base32 (RFC 4648), to be typed in. */
            secret: string;
            /** @description The same for a QR code. */
            uri: string;
        };
        /**
         * @description JSON in the text of the event: of `delivery` a `DeliveryEvent`, of `account` an `AccountEvent`, of the others an empty
         *     object.
         */
        EventData: string | components["schemas"]["DeliveryEvent"] | components["schemas"]["AccountEvent"];
        /**
         * @description What happened.
         * @enum {string}
         */
        EventName: "hello" | "delivery" | "account" | "resync";
        /** @description Something that is not as it should be. */
        FailedCheck: {
            /**
             * @description The word of `/readyz`.
             * @example disk_full
             */
            code: string;
            /** @description What it means, and what to do. */
            detail: string;
        };
        /**
         * @description A blog whose new entries are shared.
         * @example {
         *       "account_ids": [
         *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
         *       ],
         *       "active": true,
         *       "address": "https://blog.example/feed.xml",
         *       "approval": false,
         *       "created_at": "2026-11-20T19:41:33.186797Z",
         *       "delay_minutes": 0,
         *       "failing_since": null,
         *       "failure": null,
         *       "health": "working",
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
         *       "next_poll_at": "2026-11-27T19:56:33.186797Z",
         *       "per_day": 3,
         *       "ping_path": "/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e",
         *       "polled_at": "2026-11-27T19:41:33.186797Z",
         *       "site": "https://blog.example/",
         *       "template": "{title} {url}",
         *       "title": "The Pillar Box",
         *       "updated_at": "2026-11-20T19:41:33.186797Z",
         *       "version": 0,
         *       "with_image": false
         *     }
         */
        Feed: {
            account_ids: string[];
            active: boolean;
            /** @description Where the feed is. */
            address: string;
            /** @description A new entry becomes a draft, and you are told. */
            approval: boolean;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: int32
             * @description How long a new entry waits.
             */
            delay_minutes: number;
            /** Format: date-time */
            failing_since: string | null;
            /**
             * @description A word for why it fails: one of those by which fetching fails, or `gone`.
             * @example unreachable
             */
            failure: string | null;
            health: components["schemas"]["FeedHealth"];
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description When it is asked next; null while it is not.
             */
            next_poll_at: string | null;
            /**
             * Format: int32
             * @description Entries shared within 24 hours at most. Of more the newest are, and the others are skipped.
             */
            per_day: number;
            /** @description `POST` there, without signing in, to have the feed looked at soon. Whoever knows it can do that and nothing else. */
            ping_path: string;
            /**
             * Format: date-time
             * @description When it was asked last.
             */
            polled_at: string | null;
            /** @description The page it belongs to. */
            site: string | null;
            /** @description What is posted: `{url}` once at least, `{title}` and `{summary}` where you want them. */
            template: string;
            title: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * Format: int64
             * @description Counts the changes you make.
             */
            version: number;
            /** @description With the picture of the entry, if it names one. */
            with_image: boolean;
        };
        /**
         * @description What is to be otherwise; what is left out stays.
         * @example {
         *       "active": false
         *     }
         */
        FeedChangeBody: {
            account_ids?: string[] | null;
            /** @description Switched on again, it begins anew: what came meanwhile is not shared. */
            active?: boolean | null;
            approval?: boolean | null;
            /** Format: int32 */
            delay_minutes?: number | null;
            /** Format: int32 */
            per_day?: number | null;
            template?: string | null;
            title?: string | null;
            with_image?: boolean | null;
        };
        /** @description An entry of a feed. Its texts are plain, whatever the feed says. */
        FeedEntry: {
            /**
             * Format: uuid
             * @description Null, too, when the draft is not there any more.
             */
            draft_id: string | null;
            /** Format: date-time */
            first_seen_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            post_id: string | null;
            /**
             * Format: date-time
             * @description As the feed says.
             */
            published_at: string | null;
            /**
             * @description Of a skipped one: `no_link`, `switched_off`, `too_old`, `too_many`, `restored`, or what kept a draft from being made.
             *     Of a draft: `approval`, `link_unreachable`, `account_unavailable`, `same_text`, `day_full`, `refused`.
             * @example too_many
             */
            reason: string | null;
            /** Format: date-time */
            share_at: string | null;
            state: components["schemas"]["FeedEntryState"];
            summary: string;
            title: string;
            /**
             * @description Null when the entry has no link; then it cannot be shared.
             * @example https://blog.example/fresh-paint
             */
            url: string | null;
        };
        /** @description A page of entries. */
        FeedEntryList: {
            items: components["schemas"]["FeedEntry"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description What became of an entry.
         * @enum {string}
         */
        FeedEntryState: "baseline" | "waiting" | "skipped" | "draft" | "shared";
        /**
         * @description How a feed is.
         * @enum {string}
         */
        FeedHealth: "working" | "failing" | "gone" | "paused";
        /** @description A user's feeds. */
        FeedList: {
            items: components["schemas"]["Feed"][];
        };
        /** @description What looking at a feed at once came to. */
        FeedLook: {
            /** @description Whether it answered as it should. */
            answered: boolean;
            feed: components["schemas"]["Feed"];
            /** @description Posts that were written. */
            post_ids: string[];
        };
        /** @description What would be posted. */
        FeedPreview: {
            /** @description Title or summary do not stand there whole. The link always does. */
            is_shortened: boolean;
            /** @example Fresh paint https://blog.example/fresh-paint */
            text: string;
            /**
             * Format: int32
             * @description As X counts it.
             * @example 35
             */
            weighted_length: number;
            /**
             * Format: int32
             * @example 280
             */
            weighted_max: number;
        };
        /**
         * @description An address to be looked at.
         * @example {
         *       "address": "blog.example",
         *       "template": "{title} {url}"
         *     }
         */
        FeedSearch: {
            /** @description Of a feed, or of a page, which is searched for one. `https://` may be left out. */
            address: string;
            /** @description For the preview; `{title} {url}` if it is left out. */
            template?: string | null;
        };
        /**
         * @description An entry to be tried with a template.
         * @example {
         *       "template": "New: {title} {url}",
         *       "title": "Fresh paint",
         *       "url": "https://blog.example/fresh-paint"
         *     }
         */
        FeedTrial: {
            /** @description The accounts it would go to; all connected accounts if it is left out. */
            account_ids?: string[];
            summary?: string;
            template: string;
            title?: string;
            url: string;
        };
        /** @description What would be posted to each account. */
        FeedTrialResult: components["schemas"]["FeedPreview"] & {
            /** @description Accounts whose text is another one. */
            overrides: components["schemas"]["OwnPreview"][];
        };
        /**
         * @description What is wrong with a field, as a stable word. There may be new ones.
         *
         *     - `account_needs_reauth`: The account has to be connected again.
         *     - `account_not_chosen`: There is a text for an account that is not among those chosen.
         *     - `account_not_connected`: No account is connected.
         *     - `account_repeated`: The account is named twice.
         *     - `account_required`: Several accounts are connected; one has to be named.
         *     - `address_invalid`: This is no mail address.
         *     - `alt_text_too_long`: The description is too long.
         *     - `alt_text_without_image`: There is no image for this description.
         *     - `clock`: The clock is behind what was written.
         *     - `code_wrong`: This code is not right, or was used before.
         *     - `database`: The database does not answer.
         *     - `database_writes`: The database takes nothing.
         *     - `day_full`: As many posts as this server lets go out on a day go out on that day already.
         *     - `disk_full`: There is no room on the disk.
         *     - `disk_read_only`: The disk cannot be written to.
         *     - `feed_not_found`: No feed is there, and the page names none.
         *     - `feed_unreachable`: The address cannot be read.
         *     - `field_too_large`: The field is too large.
         *     - `gif_not_alone`: An animation goes alone, without other images.
         *     - `high_water`: How far publishing has got cannot be written down.
         *     - `id_invalid`: This is no id.
         *     - `image_dimensions`: The image is too large or too small in pixels.
         *     - `image_grant_required`: Images need a second permission.
         *     - `image_too_large`: The image has too many bytes.
         *     - `image_too_many_frames`: The animation has too many frames.
         *     - `image_too_slow`: The image takes too long to read.
         *     - `image_type_unsupported`: The image is of a kind that cannot be posted.
         *     - `image_undecodable`: The image cannot be read.
         *     - `images_off`: Images cannot be posted from this server.
         *     - `media_in_use`: Another post has this image already.
         *     - `media_quota_exceeded`: There is no more room for your images here.
         *     - `media_repeated`: The image is named twice.
         *     - `missing`: The field is needed.
         *     - `name_too_long`: The name is too long.
         *     - `network_invalid`: This is no address or network.
         *     - `not_boolean`: The field is `true` or `false`.
         *     - `not_utf8`: The field is not UTF-8.
         *     - `note_too_long`: For whom it is takes fewer characters.
         *     - `out_of_range`: The number is not in its range.
         *     - `password_guessable`: The password is easy to guess.
         *     - `password_too_long`: The password is too long.
         *     - `password_too_short`: The password is too short.
         *     - `password_wrong`: The password is not right.
         *     - `platform_unknown`: There is no such platform.
         *     - `publish_late_invalid`: How late a post may go out is `as_configured`, `never`, `always` or minutes.
         *     - `publisher_lock`: Another process could publish, too.
         *     - `restored_database`: The database was restored; a person has to resume.
         *     - `same_text_within_a_day`: The same text went to this account within a day.
         *     - `scope_required`: A key needs at least one scope.
         *     - `status_unknown`: There is no such status.
         *     - `template_name_unknown`: A template takes `{title}`, `{url}` and `{summary}`, and no other name.
         *     - `template_too_long`: The text around the link is too long.
         *     - `template_url_missing`: A template needs `{url}`.
         *     - `text_character_invalid`: The text has a character that cannot be posted.
         *     - `text_empty`: There is no text.
         *     - `text_too_long`: The text is too long as the platform counts it.
         *     - `time_in_past`: The time lies in the past.
         *     - `time_invalid`: This is no time.
         *     - `time_missing`: A time zone means nothing without a time.
         *     - `time_too_far`: The time lies too far ahead.
         *     - `time_zone_required`: A wall time needs a zone.
         *     - `time_zone_unknown`: There is no such zone.
         *     - `too_many`: There are too many.
         *     - `too_many_accounts`: A post goes to at most 20 accounts.
         *     - `too_many_images`: There are too many images.
         *     - `too_many_networks`: There are too many networks.
         *     - `url_invalid`: This is no address of a post.
         *     - `url_taken`: Another post has this address.
         *     - `username_invalid`: This is no username.
         *     - `username_taken`: The username is taken.
         * @enum {string}
         */
        FieldCode: "account_needs_reauth" | "account_not_chosen" | "account_not_connected" | "account_repeated" | "account_required" | "address_invalid" | "alt_text_too_long" | "alt_text_without_image" | "clock" | "code_wrong" | "database" | "database_writes" | "day_full" | "disk_full" | "disk_read_only" | "feed_not_found" | "feed_unreachable" | "field_too_large" | "gif_not_alone" | "high_water" | "id_invalid" | "image_dimensions" | "image_grant_required" | "image_too_large" | "image_too_many_frames" | "image_too_slow" | "image_type_unsupported" | "image_undecodable" | "images_off" | "media_in_use" | "media_quota_exceeded" | "media_repeated" | "missing" | "name_too_long" | "network_invalid" | "not_boolean" | "not_utf8" | "note_too_long" | "out_of_range" | "password_guessable" | "password_too_long" | "password_too_short" | "password_wrong" | "platform_unknown" | "publish_late_invalid" | "publisher_lock" | "restored_database" | "same_text_within_a_day" | "scope_required" | "status_unknown" | "template_name_unknown" | "template_too_long" | "template_url_missing" | "text_character_invalid" | "text_empty" | "text_too_long" | "time_in_past" | "time_invalid" | "time_missing" | "time_too_far" | "time_zone_required" | "time_zone_unknown" | "too_many" | "too_many_accounts" | "too_many_images" | "too_many_networks" | "url_invalid" | "url_taken" | "username_invalid" | "username_taken";
        /** @description One thing wrong with one field. */
        FieldError: {
            code: components["schemas"]["FieldCode"];
            /** @description A sentence for people. */
            detail: string;
            field: string;
        };
        /**
         * @description What one look at the account's own posts showed.
         * @enum {string}
         */
        Finding: "found" | "absent" | "unreadable";
        /** @description Posts that will not go out unless something is done. */
        Forecast: {
            /** @description The first twenty, soonest first. */
            at_risk: components["schemas"]["PostAtRisk"][];
            /** @description How many there are, among the five hundred that are due first. */
            at_risk_count: number;
        };
        /** @description The newest entry of a feed that was found. */
        FoundEntry: {
            has_image: boolean;
            /** Format: date-time */
            published_at: string | null;
            summary: string;
            title: string;
            url: string | null;
        };
        /** @description A feed that was found. */
        FoundFeedBody: {
            /**
             * @description Where the feed is.
             * @example https://blog.example/feed.xml
             */
            address: string;
            /** @description All feeds that the page names, when the address was a page's. */
            alternates: components["schemas"]["NamedFeed"][];
            /** @description How many entries it has now. None of them is shared when it is added. */
            entry_count: number;
            newest: components["schemas"]["FoundEntry"] | null;
            preview: components["schemas"]["FeedPreview"] | null;
            site: string | null;
            /** @example The Pillar Box */
            title: string;
        };
        /** @description An image of a post. */
        Image: {
            /** @description What a person who cannot see it is told. */
            alt_text: string | null;
            /** @description A GIF with more than one frame. */
            animated: boolean;
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            height: number;
            /** Format: uuid */
            id: string;
            /** @example image/png */
            media_type: string;
            treatment: components["schemas"]["Treatment"];
            /**
             * Format: int64
             * @description Size of the file as it was sent here.
             */
            uploaded_bytes: number;
            /**
             * @description A path on this server, for its owner; null once the server no longer keeps it: when the post is out, or a week
             *     after it failed.
             */
            url: string | null;
            /**
             * Format: int32
             * @description In pixels, as it is shown.
             */
            width: number;
        };
        /** @description A second grant (OAuth 1.0a), which images need on some servers. */
        ImageGrant: {
            /** @description What is to be done, for people; null when nothing is. */
            detail: string | null;
            /**
             * Format: date-time
             * @description When it was given.
             */
            granted_at: string | null;
            /**
             * @description With `refused`: `read_only`, `read_only_same_token`. With `lost`: `access_revoked`, `permission_lost`,
             *     `consumer_key_changed`, `token_unreadable`.
             */
            reason: string | null;
            state: components["schemas"]["ImageGrantState"];
        };
        /**
         * @description How things stand with the second grant of an account.
         * @enum {string}
         */
        ImageGrantState: "missing" | "active" | "refused" | "lost";
        /**
         * @description Whether images can be sent to a platform.
         * @enum {string}
         */
        ImageSending: "on" | "needs_image_grant" | "off";
        /**
         * @description How this installation is set up, and how it is.
         * @example {
         *       "commit": "7d9f1c2e",
         *       "credentials": [
         *         {
         *           "callback_url": "https://posts.example.org/api/x/callback",
         *           "client_id_end": "Mk9Q",
         *           "has_client_secret": true,
         *           "platform": "x"
         *         }
         *       ],
         *       "database": {
         *         "kind": "sqlite",
         *         "size_bytes": 1626112
         *       },
         *       "mail_configured": false,
         *       "publishes": true,
         *       "readiness": {
         *         "failed": [],
         *         "ready": true
         *       },
         *       "registration": "invite",
         *       "schema_version": "20261127000009",
         *       "version": "0.1.0"
         *     }
         */
        Instance: {
            /** @description The commit it was built from, where whoever built it has said so. */
            commit: string | null;
            /** @description Of each platform that is set up. */
            credentials: components["schemas"]["Credentials"][];
            database: components["schemas"]["Database"];
            /** @description Whether there is a mail server. */
            mail_configured: boolean;
            /** @description Whether the process that answers publishes; otherwise another one has to. */
            publishes: boolean;
            readiness: components["schemas"]["Readiness"];
            registration: components["schemas"]["Registration"];
            /** @description Of the tables. */
            schema_version: string;
            version: string;
        };
        /**
         * @description A person of this server.
         * @example {
         *       "created_at": "2026-11-20T19:41:33.044607Z",
         *       "disabled_at": null,
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
         *       "last_seen_at": "2026-11-27T09:00:00Z",
         *       "role": "member",
         *       "second_factor": true,
         *       "username": "grace"
         *     }
         */
        InstanceUser: {
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Since when he is shut out; null when he is not.
             */
            disabled_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the minute, when one of his sessions or API keys was last used; null when he has no session and never used a
             *     key.
             */
            last_seen_at: string | null;
            role: components["schemas"]["Role"];
            /** @description Whether he signs in with a second factor. */
            second_factor: boolean;
            username: string;
        };
        /** @description The people of this server. */
        InstanceUserList: {
            items: components["schemas"]["InstanceUser"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description An invitation without its secret.
         * @example {
         *       "created_at": "2026-11-27T09:00:00Z",
         *       "created_by": "margaret",
         *       "ended_at": null,
         *       "expires_at": "2026-12-04T09:00:00Z",
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
         *       "note": "Grace, from the press team",
         *       "status": "open",
         *       "used_by": null
         *     }
         */
        Invitation: {
            /** Format: date-time */
            created_at: string;
            /** @description Null when it was made on the command line. */
            created_by: string | null;
            /**
             * Format: date-time
             * @description When it was used or taken back; null otherwise.
             */
            ended_at: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** @description For whom it is meant, in words of whoever made it. */
            note: string;
            status: components["schemas"]["InvitationStatus"];
            /** @description Who came in by it. */
            used_by: string | null;
        };
        /** @description Invitations. */
        InvitationList: {
            items: components["schemas"]["Invitation"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description For whom an invitation is.
         * @example {
         *       "note": "Grace, from the press team"
         *     }
         */
        InvitationRequest: {
            /** @description Your password. It may be left out within five minutes of signing in. */
            current_password?: string | null;
            /** @description For whom it is meant, so that you know it in the list. */
            note?: string;
        };
        /**
         * @description What became of an invitation.
         * @enum {string}
         */
        InvitationStatus: "open" | "used" | "revoked" | "expired";
        /** @description What a platform accepts. */
        Limits: {
            /** @description Longest description of an image, in characters. */
            alt_text_max: number;
            /**
             * Format: int64
             * @description Largest animated GIF.
             */
            gif_bytes_max: number;
            /**
             * Format: int64
             * @description Largest still image the platform takes.
             */
            image_bytes_max: number;
            /**
             * @description Media types, told by content.
             * @example [
             *       "image/jpeg",
             *       "image/png",
             *       "image/gif",
             *       "image/webp"
             *     ]
             */
            image_types: string[];
            /**
             * Format: int64
             * @description Largest still image that can be sent here: what is larger than the platform takes is made smaller.
             */
            image_upload_bytes_max: number;
            /**
             * Format: int32
             * @description Still images per post, or one animated GIF instead; 0 when images cannot be sent.
             */
            images_max: number;
            /**
             * Format: int32
             * @description Longest text of accounts that may write long posts.
             */
            long_text_weighted_max: number;
            /**
             * Format: int32
             * @description Longest text, in the platform's own way of counting.
             */
            text_weighted_max: number;
        };
        /** @description Name and password. */
        Login: {
            /** @description For whoever has a second factor: the six digits of his app, or one of his recovery codes. */
            code?: string | null;
            /** @example a lantern over seven grey boats */
            password: string;
            /** @example margaret */
            username: string;
        };
        /** @description One look at the platform for what became of an attempt. */
        Lookup: {
            /** @description Why it could not be read. */
            detail: string | null;
            finding: components["schemas"]["Finding"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            looked_at: string;
            /** @description The platform's id of what was found. */
            remote_id: string | null;
        };
        /** @description Another feed that the page names. */
        NamedFeed: {
            address: string;
            title: string;
        };
        /**
         * @description A key that was just made, with its secret. It is shown this once.
         * @example {
         *       "api_key": {
         *         "created_at": "2026-11-27T09:00:00Z",
         *         "expires_at": "2027-02-25T09:00:00Z",
         *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
         *         "last_used_at": null,
         *         "name": "dashboard",
         *         "networks": [],
         *         "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
         *         "replaced_by": null,
         *         "scopes": [
         *           "posts:read",
         *           "posts:write"
         *         ]
         *       },
         *       "key": "pbx_01gJ8zXk2mQvT5rWn7YbLc_EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0000000"
         *     }
         */
        NewApiKey: {
            api_key: components["schemas"]["ApiKey"];
            /** @description Send it as `Authorization: Bearer …`. This server keeps only a hash of it. */
            key: string;
        };
        /**
         * @description A feed to be added.
         * @example {
         *       "address": "https://blog.example/feed.xml",
         *       "per_day": 3,
         *       "template": "{title} {url}"
         *     }
         */
        NewFeedBody: {
            /** @description All connected accounts if it is left out. */
            account_ids?: string[];
            /** @description Of a feed, or of a page that names one. */
            address: string;
            /** @default false */
            approval: boolean;
            /**
             * Format: int32
             * @default 0
             */
            delay_minutes: number;
            /**
             * Format: int32
             * @default 3
             */
            per_day: number;
            /** @description `{title} {url}` if it is left out. */
            template?: string | null;
            /** @default false */
            with_image: boolean;
        };
        /**
         * @description An invitation that was just made, with its secret. It is shown this once.
         * @example {
         *       "invitation": {
         *         "created_at": "2026-11-27T09:00:00Z",
         *         "created_by": "margaret",
         *         "ended_at": null,
         *         "expires_at": "2026-12-04T09:00:00Z",
         *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
         *         "note": "Grace, from the press team",
         *         "status": "open",
         *         "used_by": null
         *       },
         *       "token": "EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0",
         *       "url": "https://posts.example.org/register?invitation=EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0"
         *     }
         */
        NewInvitation: {
            invitation: components["schemas"]["Invitation"];
            /** @description The `invitation` of `POST /api/auth/register`. This server keeps only a hash of it. */
            token: string;
            /** @description Where the invited person registers, with the token in it. */
            url: string;
        };
        /**
         * @description A post to one or several accounts.
         * @example {
         *       "account_ids": [
         *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
         *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21"
         *       ],
         *       "overrides": [
         *         {
         *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
         *           "text": "We painted our pillar box."
         *         }
         *       ],
         *       "scheduled_for": "2026-12-01T09:00",
         *       "text": "Fresh paint on the old pillar box.",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        NewPost: {
            /** @description Where it goes. May be left out when one account is connected. */
            account_ids?: string[] | null;
            /**
             * @description Although the same text goes to one of the accounts within a day of it.
             * @default false
             */
            allow_duplicate: boolean;
            /**
             * Format: uuid
             * @description The draft it was written as. It is deleted as the post is written; when it is not there any more, nothing is written.
             */
            draft_id?: string | null;
            /** @description In the order in which they are shown. Each image goes with one post. */
            media?: components["schemas"]["AttachedImage"][];
            /** @description Texts for single accounts; one for each at most. */
            overrides?: components["schemas"]["Override"][];
            publish_late?: components["schemas"]["PublishLate"] | null;
            /** @description ISO 8601: an instant with its offset or `Z`, or a wall time without one; at once if it is left out. */
            scheduled_for?: string | null;
            /**
             * @description Goes to each account that has no text of its own. As X counts, at most 280 for ordinary accounts; may be empty
             *     beside an image.
             */
            text: string;
            /**
             * @description IANA name of the zone in which a wall time is meant; your preference if it is left out. Only with
             *     `scheduled_for`.
             */
            time_zone?: string | null;
        };
        /**
         * @description Something the user should know. What happens again for the same cause, while this is unread, is added to it.
         * @example {
         *       "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
         *       "created_at": "2026-11-20T19:41:33.186797Z",
         *       "detail": "X no longer accepts this connection: it was ended there, or by connecting the same account elsewhere. Connect it again. 4 posts wait for it and go out then.",
         *       "feed_id": null,
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c31",
         *       "kind": "needs_reauth",
         *       "last_at": "2026-11-20T19:41:33.186797Z",
         *       "occurrences": 1,
         *       "post_id": null,
         *       "read_at": null,
         *       "title": "@ada_sandbox on X has to be connected again"
         *     }
         */
        Notification: {
            /**
             * Format: uuid
             * @description The account it is about, if it is about one.
             */
            account_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description What it means and what to do. */
            detail: string;
            /**
             * Format: uuid
             * @description The feed it is about, if it is about one; it may be removed meanwhile.
             */
            feed_id: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["NotificationKind"];
            /**
             * Format: date-time
             * @description When it happened last.
             */
            last_at: string;
            /**
             * Format: int32
             * @description How often it has happened.
             */
            occurrences: number;
            /**
             * Format: uuid
             * @description The post it is about; of several, the last.
             */
            post_id: string | null;
            /**
             * Format: date-time
             * @description Null while it is unread. What has settled itself counts as read.
             */
            read_at: string | null;
            /** @description One line. */
            title: string;
        };
        /** @description How its user wants to hear of some kinds. What is left out stays as it is. */
        NotificationChanges: {
            /** @description A post is proven not to be published. */
            failed?: components["schemas"]["Channels"];
            /** @description A blog that is shared needs a look: it cannot be read, or an entry waits as a draft. */
            feed?: components["schemas"]["Channels"];
            /** @description The platform wants to be paid first. */
            insufficient_credits?: components["schemas"]["Channels"];
            /** @description Everything is sealed with the newest secret; administrators are told. */
            key_rotation_finished?: components["schemas"]["Channels"];
            /** @description A post was not sent in its time. */
            missed?: components["schemas"]["Channels"];
            /** @description An account can only go on when you connect it again. */
            needs_reauth?: components["schemas"]["Channels"];
            /** @description Only you can find out whether a post is out. */
            needs_review?: components["schemas"]["Channels"];
            /** @description An account was connected. */
            new_connection?: components["schemas"]["Channels"];
            /** @description A key for the API was made. */
            new_key?: components["schemas"]["Channels"];
            /** @description Somebody signed in from a new device. */
            new_login?: components["schemas"]["Channels"];
        };
        /** @description How its user wants to hear of each kind. Both ways where nothing was chosen. */
        NotificationChoices: {
            /** @description A post is proven not to be published. */
            failed: components["schemas"]["Channels"];
            /** @description A blog that is shared needs a look: it cannot be read, or an entry waits as a draft. */
            feed: components["schemas"]["Channels"];
            /** @description The platform wants to be paid first. */
            insufficient_credits: components["schemas"]["Channels"];
            /** @description Everything is sealed with the newest secret; administrators are told. */
            key_rotation_finished: components["schemas"]["Channels"];
            /** @description A post was not sent in its time. */
            missed: components["schemas"]["Channels"];
            /** @description An account can only go on when you connect it again. */
            needs_reauth: components["schemas"]["Channels"];
            /** @description Only you can find out whether a post is out. */
            needs_review: components["schemas"]["Channels"];
            /** @description An account was connected. */
            new_connection: components["schemas"]["Channels"];
            /** @description A key for the API was made. */
            new_key: components["schemas"]["Channels"];
            /** @description Somebody signed in from a new device. */
            new_login: components["schemas"]["Channels"];
        };
        /**
         * @description Kinds of notifications.
         * @enum {string}
         */
        NotificationKind: "needs_reauth" | "failed" | "missed" | "needs_review" | "insufficient_credits" | "new_login" | "new_key" | "new_connection" | "key_rotation_finished" | "feed";
        /** @description A page of notifications. */
        NotificationList: {
            items: components["schemas"]["Notification"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
            /**
             * Format: int64
             * @description How many are unread, on all pages.
             */
            unread_count: number;
        };
        /**
         * @description Who began a draft: `feed` is a blog whose posts are looked through before they are shared.
         * @enum {string}
         */
        Origin: "user" | "feed";
        /**
         * @description What came of an attempt.
         * @enum {string}
         */
        Outcome: "posted" | "rejected" | "unauthorized" | "rate_limited" | "not_sent" | "unconfirmed";
        /** @description A text for one account instead of the post's. */
        Override: {
            /**
             * Format: uuid
             * @description One of those the post goes to.
             */
            account_id: string;
            text: string;
        };
        /** @description What an account gets instead, because it takes longer texts than the others. */
        OwnPreview: components["schemas"]["FeedPreview"] & {
            /** Format: uuid */
            account_id: string;
        };
        /** @description The old password and the new one. */
        PasswordChange: {
            current_password: string;
            /** @description 15 to 128 characters, and not easy to guess. */
            new_password: string;
            /**
             * @description Revoke every API key of the user as well: if somebody else may have made one.
             * @default false
             */
            revoke_api_keys: boolean;
        };
        /** @description A platform. */
        Platform: {
            /** @description False when the operator has not set it up; then it cannot be connected. */
            configured: boolean;
            image_sending: components["schemas"]["ImageSending"];
            key: components["schemas"]["PlatformKey"];
            limits: components["schemas"]["Limits"];
            /** @example X */
            name: string;
            /** @description True when it is a pretend platform on the server's own machine: nothing posted there leaves it. */
            sandbox: boolean;
        };
        /**
         * @description A platform, by its key in routes and answers.
         * @enum {string}
         */
        PlatformKey: "x";
        /** @description The platforms. */
        PlatformList: {
            items: components["schemas"]["Platform"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description What the user wrote, and what became of it.
         * @example {
         *       "can_cancel": false,
         *       "can_edit": false,
         *       "created_at": "2026-11-20T19:41:33.238390Z",
         *       "deliveries": [
         *         {
         *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
         *           "attempt_count": 1,
         *           "can_retry": false,
         *           "detail": null,
         *           "due_at": "2026-11-20T19:41:33.238390Z",
         *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
         *           "late": false,
         *           "next_attempt_at": null,
         *           "next_lookup_at": null,
         *           "own_text": false,
         *           "platform": "x",
         *           "posted_at": "2026-11-20T19:41:33.245776Z",
         *           "publish_late": null,
         *           "reason": null,
         *           "remote_id": "1445880548472328192",
         *           "state": "posted",
         *           "status": "posted",
         *           "text": "Fresh paint on the old pillar box.",
         *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
         *           "username": "ada_sandbox"
         *         }
         *       ],
         *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
         *       "images": [
         *         {
         *           "alt_text": "A red pillar box",
         *           "animated": false,
         *           "bytes": 9807,
         *           "height": 793,
         *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
         *           "media_type": "image/png",
         *           "treatment": "metadata_removed",
         *           "uploaded_bytes": 12011,
         *           "url": null,
         *           "width": 1266
         *         }
         *       ],
         *       "schedule": null,
         *       "status": "posted",
         *       "text": "Fresh paint on the old pillar box.",
         *       "version": 0
         *     }
         */
        Post: {
            /** @description Whether it can be cancelled. */
            can_cancel: boolean;
            /** @description Whether text and time can be changed. */
            can_edit: boolean;
            /** Format: date-time */
            created_at: string;
            /** @description One per account. */
            deliveries: components["schemas"]["Delivery"][];
            /** Format: uuid */
            id: string;
            /** @description In order. */
            images: components["schemas"]["Image"][];
            schedule: components["schemas"]["PostSchedule"] | null;
            /** @description Of all deliveries together. */
            status: components["schemas"]["PostStatus"];
            /** @description In NFC, without white space around it. It goes to each account that has no text of its own. */
            text: string;
            /**
             * Format: int64
             * @description One higher with each change; send it back with yours.
             */
            version: number;
        };
        /** @description A post that will not go out as things are. */
        PostAtRisk: {
            act: components["schemas"]["Act"];
            /** Format: uuid */
            delivery_id: string;
            /** @description What is in the way and what to do, in one sentence. */
            detail: string;
            /** Format: date-time */
            due_at: string;
            /** @description The beginning of its text on one line, 80 characters at most; empty for images alone. */
            excerpt: string;
            /** Format: uuid */
            post_id: string;
            /**
             * @description A stable word for programs: one of the account's `status_reason`s, or `insufficient_credits`,
             *     `image_grant_required`, `images_off`, `missing_scope`, `platform_not_configured`, `restored_database`,
             *     `text_too_long`.
             */
            reason: string;
        };
        /**
         * @description What is to be changed; what is left out stays.
         * @example {
         *       "scheduled_for": "2026-12-01T10:30",
         *       "time_zone": "Europe/Berlin",
         *       "version": 0
         *     }
         */
        PostChange: {
            /**
             * @description Although the same text goes to this account within a day of it.
             * @default false
             */
            allow_duplicate: boolean;
            /** @description The texts of single accounts from now on, in place of those there were; an empty list takes all of them away. */
            overrides?: components["schemas"]["Override"][] | null;
            publish_late?: components["schemas"]["PublishLate"] | null;
            /**
             * @description ISO 8601: an instant with its offset or `Z`, or a wall time without one. A post that failed or was missed goes
             *     back into the queue with it.
             */
            scheduled_for?: string | null;
            text?: string | null;
            /** @description IANA name of the zone in which a wall time is meant; only with `scheduled_for`. */
            time_zone?: string | null;
            /**
             * Format: int64
             * @description The version you read. If the post was changed since, nothing is changed now. May be left out with `If-Match`.
             */
            version?: number | null;
        };
        /** @description What was found. */
        PostCheck: {
            accounts: components["schemas"]["AccountPostCheck"][];
            /** @description With a form, when all of them can be sent. */
            images: components["schemas"]["CheckedImage"][];
            /** @description Nothing would be refused. */
            ok: boolean;
            /** @description About the post as a whole: images, time. */
            problems: components["schemas"]["FieldError"][];
            schedule: components["schemas"]["PostSchedule"] | null;
        };
        /** @description A post with everything that was tried. */
        PostDetail: {
            /** @description Whether it can be cancelled. */
            can_cancel: boolean;
            /** @description Whether text and time can be changed. */
            can_edit: boolean;
            /** Format: date-time */
            created_at: string;
            /** @description One per account. */
            deliveries: components["schemas"]["DeliveryDetail"][];
            /** Format: uuid */
            id: string;
            /** @description In order. */
            images: components["schemas"]["Image"][];
            schedule: components["schemas"]["PostSchedule"] | null;
            /** @description Of all deliveries together. */
            status: components["schemas"]["PostStatus"];
            /** @description In NFC, without white space around it. It goes to each account that has no text of its own. */
            text: string;
            /**
             * Format: int64
             * @description One higher with each change; send it back with yours.
             */
            version: number;
        };
        /** @description A post that is not written yet. Nothing of it is kept. */
        PostDraft: {
            /** @description All connected accounts of the platform if it is left out. */
            account_ids?: string[];
            /**
             * @description Although the same text goes to the account within a day of it.
             * @default false
             */
            allow_duplicate: boolean;
            /**
             * Format: int32
             * @description How many of them will have a description, which costs too.
             * @default 0
             */
            described_count: number;
            /**
             * Format: int32
             * @description How many images the post will have. To have the images themselves looked at, send a form.
             * @default 0
             */
            image_count: number;
            /** @description Images that were uploaded before. */
            media?: components["schemas"]["AttachedImage"][];
            /** @description Texts for single accounts; one for each at most. */
            overrides?: components["schemas"]["Override"][];
            platform?: components["schemas"]["PlatformKey"] | null;
            publish_late?: components["schemas"]["PublishLate"] | null;
            /** @description ISO 8601: an instant with its offset or `Z`, or a wall time without one; at once if it is left out. */
            scheduled_for?: string | null;
            /**
             * @description As you have it: it need not be trimmed or normalised.
             * @example Fresh paint on the old pillar box: example.com/paint
             */
            text: string;
            /** @description IANA name of the zone in which a wall time is meant. */
            time_zone?: string | null;
        };
        /** @description A post that is not written yet, with its images. Send the header `X-Requested-With` with any value beside it. */
        PostDraftForm: {
            /** @description Once for each account; all connected ones if there is none. */
            account_id?: string[];
            /** @description `true` or `false`. */
            allow_duplicate?: boolean;
            /** @description The n-th belongs to the n-th image. */
            alt_text?: string[];
            /** @description Once for each image. */
            image?: Blob[];
            platform?: components["schemas"]["PlatformKey"];
            scheduled_for?: string;
            text?: string;
            time_zone?: string;
        };
        /** @description A page of the history. */
        PostList: {
            items: components["schemas"]["Post"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /** @description When a post is meant to go out. */
        PostSchedule: {
            /**
             * Format: date-time
             * @description The instant, which is what counts.
             */
            at: string;
            /** @description A sentence for people, where the clocks change just then. */
            note: string | null;
            resolution: components["schemas"]["TimeResolution"];
            /**
             * @description IANA name of the zone it was thought in.
             * @example Europe/Berlin
             */
            time_zone: string | null;
            /**
             * @description The time on the wall there, as it was asked for.
             * @example 2026-12-01T09:00:00
             */
            wall_time: string | null;
        };
        /**
         * @description The few words a person needs about a post and all its deliveries.
         * @enum {string}
         */
        PostStatus: "scheduled" | "posted" | "partly_posted" | "failed" | "cancelled";
        /** @description What does not stop a post and is good to know. */
        PostWarning: {
            code: components["schemas"]["WarningCode"];
            /** @description A sentence for people. */
            detail: string;
        };
        /** @description The user's choices. */
        Preferences: {
            /** @description Post new blog entries to X without asking. */
            auto_share_blog_to_x: boolean;
            notifications: components["schemas"]["NotificationChoices"];
            /** @description How late a post may still go out that does not say it itself: `default` is as the server is set up. */
            publish_late: components["schemas"]["PublishLate"];
            /**
             * @description IANA name of the zone in which times without one are meant, such as `Europe/Berlin`; null when none was chosen.
             * @example Europe/Berlin
             */
            time_zone: string | null;
        };
        /** @description The choices as they are to be. */
        PreferencesChange: {
            /** @description Post new blog entries to X without asking. */
            auto_share_blog_to_x: boolean;
            notifications?: components["schemas"]["NotificationChanges"] | null;
            publish_late?: components["schemas"]["PublishLate"] | null;
            /**
             * @description IANA name of the zone in which times without one are meant; without it, or with null, none is chosen.
             * @example Europe/Berlin
             */
            time_zone?: string | null;
        };
        /**
         * @description What the platform takes money for.
         * @enum {string}
         */
        PriceItem: "post" | "post_with_link" | "image_description";
        /**
         * @description Why a request was not done, as `application/problem+json` (RFC 9457).
         * @example {
         *       "code": "invalid_fields",
         *       "detail": "Some fields cannot be used.",
         *       "errors": [
         *         {
         *           "code": "text_too_long",
         *           "detail": "The post is too long: it counts 281 and at most 280 are possible.",
         *           "field": "text"
         *         }
         *       ],
         *       "request_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
         *       "status": 422,
         *       "title": "Unprocessable Content",
         *       "type": "urn:pillarbox:problem:text_too_long"
         *     }
         */
        Problem: {
            /** @description With `account_required`: the accounts to choose from. */
            accounts?: components["schemas"]["AccountOption"][];
            code: components["schemas"]["ProblemCode"];
            /** @description A sentence for people: what happened, what it means, what to do. */
            detail: string;
            /** @description What is wrong with which field. */
            errors?: components["schemas"]["FieldError"][];
            /**
             * Format: uuid
             * @description The post this is about: the one that was refused and is kept in the history, or the earlier one with the same text.
             */
            post_id?: string | null;
            /** @description The same as in the header `X-Request-Id`; it is in the server's log too. */
            request_id: string;
            /**
             * Format: int64
             * @description With 429: seconds to wait; also in the header `Retry-After`.
             */
            retry_after_secs?: number | null;
            /** @description With 409 on a change or retry: the state the delivery is in. */
            state?: string | null;
            /**
             * Format: int32
             * @description The HTTP status again.
             */
            status: number;
            /** @description The name of the status. */
            title: string;
            /** @description `urn:pillarbox:problem:` followed by the code. */
            type: string;
            /**
             * Format: int64
             * @description With `version_conflict`: the version the post has now.
             */
            version?: number | null;
        };
        /**
         * @description Why a request was not done, as a stable word. There may be new ones.
         *
         *     - `account_needs_reauth`: The platform no longer accepts this connection. Connect the account again.
         *     - `account_not_connected`: No account is connected. Connect one first; nothing was sent.
         *     - `account_required`: Several accounts are connected. Say which one is meant.
         *     - `administrator_required`: Only an administrator of this server may do this.
         *     - `already_set_up`: This server has its first administrator already. Sign in instead.
         *     - `api_key_invalid`: This is no API key that is good here: it is mistyped, has ended, or is bound to another network.
         *     - `api_key_made_before`: This request has made its API key already, and a key is shown only once.
         *     - `api_key_replaced`: This key was exchanged already. Exchange the one that took its place.
         *     - `api_key_required`: Show an API key: `Authorization: Bearer pbx_…`.
         *     - `bad_request`: The request cannot be understood.
         *     - `body_too_large`: The body is too large.
         *     - `client_misconfigured`: The platform refuses this server's application. Its operator has to look.
         *     - `content_type_unsupported`: Send the body as JSON, with `Content-Type: application/json`.
         *     - `credentials_wrong`: Username or password is not right.
         *     - `cross_site_request`: This request comes from a page of another site. Open this server's own page instead.
         *     - `cursor_invalid`: This is no cursor of ours. Begin without one.
         *     - `draft_gone`: This draft is not there any more: it was posted or deleted elsewhere. Nothing was sent.
         *     - `duplicate_content`: You posted the same text to this account within the last day. Nothing was sent.
         *     - `duplicate_field`: The form has a part more often than it can be used.
         *     - `entry_shared`: This entry was shared before, waits, or is a draft. Nothing was sent.
         *     - `entry_without_link`: This entry has no link, so there is nothing to share.
         *     - `feed_known`: You follow this feed already. Nothing was added.
         *     - `header_required`: Send the header `X-Requested-With` (any value) with a form.
         *     - `headers_too_large`: The headers have together at most 16384 bytes.
         *     - `idempotency_key_invalid`: Idempotency-Key has 1 to 255 visible ASCII characters.
         *     - `idempotency_key_reused`: This Idempotency-Key was used for another request. Use a new key for a new one.
         *     - `image_dimensions`: The image is too large or too small in pixels.
         *     - `image_grant_not_needed`: Images need no second permission on this server.
         *     - `image_grant_required`: Images need a second permission. Give it in the settings, then post; nothing was sent.
         *     - `image_too_large`: The image is too large. Choose a smaller one; nothing was sent.
         *     - `image_too_many_frames`: The animation has too many frames.
         *     - `image_too_slow`: The image takes too long to read. Choose another one; nothing was sent.
         *     - `image_type_unsupported`: Only JPEG, PNG, GIF and WebP images can be posted.
         *     - `image_undecodable`: The image cannot be read. Choose another one; nothing was sent.
         *     - `images_gone`: The images of this post were kept for a week and are gone. Write the post again with them.
         *     - `insufficient_credits`: The operator's credits at the platform are used up. The post is kept and waits.
         *     - `internal_error`: Something went wrong on the server. Try again; if it stays so, tell the administrator the request id.
         *     - `invalid_body`: The body cannot be used: a field is missing, unknown or of the wrong type.
         *     - `invalid_fields`: Some fields cannot be used; `errors` says which.
         *     - `invalid_query`: The query cannot be used.
         *     - `invitation_invalid`: This invitation does not hold: it is unknown, used or expired. Ask for a new one.
         *     - `invitation_made_before`: This request has made its invitation already, and its link is shown only once.
         *     - `invitations_off`: Registration is open or closed on this server, so an invitation would change nothing.
         *     - `last_administrator`: This is the only administrator who can sign in. Nothing was changed.
         *     - `mail_not_configured`: This server sends no mail: its operator has set no mail server up.
         *     - `mail_not_sent`: The mail server does not take mail for this address, or cannot be reached; nothing was changed.
         *     - `malformed_form`: The form is not well-formed `multipart/form-data`.
         *     - `malformed_json`: The body is not well-formed JSON.
         *     - `may_be_published`: This post may be published already. Look at the platform, and say so with `not_published: true`.
         *     - `media_in_use`: Another post has this image already. Upload it once more.
         *     - `media_rejected`: The platform refused the image.
         *     - `method_not_allowed`: This address does not take this method.
         *     - `not_editable`: This post can no longer be changed. Nothing was changed.
         *     - `not_found`: There is nothing of that name or id.
         *     - `not_in_review`: Nothing about this post is in doubt.
         *     - `not_ready`: Nothing can be sent just now; `errors` says why.
         *     - `not_retryable`: Only what is proven not to be published can be sent again.
         *     - `not_sent`: The platform could not be reached; nothing was published.
         *     - `own_account`: You cannot shut yourself out. Another administrator can.
         *     - `page_missing`: The web page is not built on this server.
         *     - `platform_not_configured`: The operator of this server has not set this platform up.
         *     - `platform_refused`: The platform answered, and does not let this account or server in.
         *     - `platform_rejected`: The platform refused the post. It is kept in the history.
         *     - `platform_unreachable`: The platform cannot be reached just now. Try again in a moment.
         *     - `precondition_failed`: It changed since you read it, so nothing was changed. Read it again.
         *     - `reauth_required`: Show that it is you: send your `current_password` with this, or sign in again.
         *     - `registration_closed`: Registration is closed on this server. Ask its administrator.
         *     - `request_refused`: The request was refused.
         *     - `request_timeout`: The request took too long to arrive. Nothing was done; send it again.
         *     - `scope_missing`: This API key may not do that: it lacks the scope.
         *     - `second_factor_off`: No second factor is on, or none was begun.
         *     - `second_factor_on`: A second factor is on already.
         *     - `second_factor_required`: Send the code that your app shows, or one of your recovery codes.
         *     - `second_factor_wrong`: This code is not right, or was used before. Take the next one your app shows.
         *     - `sending_held`: Nothing is sent until the operator has looked at a restored database. The post is kept.
         *     - `session_only`: An API key cannot do this: it takes a person who is signed in.
         *     - `session_required`: Sign in first, or show an API key: `Authorization: Bearer pbx_…`.
         *     - `setup_token_wrong`: The setup token is not right. It is printed in the server's log.
         *     - `sign_in_locked`: There were too many failed sign-ins. Sign in from a place you used before.
         *     - `token_invalid`: This link does not hold: it is unknown, used, replaced or too old. Ask for a new one.
         *     - `too_many_drafts`: You have 500 drafts. Delete one that is not needed any more, then keep another.
         *     - `too_many_feeds`: You follow 20 feeds. Remove one, then add another.
         *     - `too_many_invitations`: 100 invitations are open. Revoke one that is not needed any more, then make another.
         *     - `too_many_keys`: You have 100 API keys. Revoke one that is not needed any more, then make another.
         *     - `too_many_requests`: Too many requests in a short time. Wait and go on more slowly.
         *     - `too_many_streams`: Too many pages listen already. Close some of them.
         *     - `too_many_tries`: Too many tries. Wait and try again.
         *     - `unknown_field`: The form has a part that is not known here.
         *     - `uploads_busy`: Too many images are being uploaded at this moment. Try again in a few seconds; nothing was sent.
         *     - `version_conflict`: This post was changed since you read it. Read it again; nothing was changed.
         *     - `version_required`: Say which version of the post you change, by `version` or `If-Match`.
         * @enum {string}
         */
        ProblemCode: "account_needs_reauth" | "account_not_connected" | "account_required" | "administrator_required" | "already_set_up" | "api_key_invalid" | "api_key_made_before" | "api_key_replaced" | "api_key_required" | "bad_request" | "body_too_large" | "client_misconfigured" | "content_type_unsupported" | "credentials_wrong" | "cross_site_request" | "cursor_invalid" | "draft_gone" | "duplicate_content" | "duplicate_field" | "entry_shared" | "entry_without_link" | "feed_known" | "header_required" | "headers_too_large" | "idempotency_key_invalid" | "idempotency_key_reused" | "image_dimensions" | "image_grant_not_needed" | "image_grant_required" | "image_too_large" | "image_too_many_frames" | "image_too_slow" | "image_type_unsupported" | "image_undecodable" | "images_gone" | "insufficient_credits" | "internal_error" | "invalid_body" | "invalid_fields" | "invalid_query" | "invitation_invalid" | "invitation_made_before" | "invitations_off" | "last_administrator" | "mail_not_configured" | "mail_not_sent" | "malformed_form" | "malformed_json" | "may_be_published" | "media_in_use" | "media_rejected" | "method_not_allowed" | "not_editable" | "not_found" | "not_in_review" | "not_ready" | "not_retryable" | "not_sent" | "own_account" | "page_missing" | "platform_not_configured" | "platform_refused" | "platform_rejected" | "platform_unreachable" | "precondition_failed" | "reauth_required" | "registration_closed" | "request_refused" | "request_timeout" | "scope_missing" | "second_factor_off" | "second_factor_on" | "second_factor_required" | "second_factor_wrong" | "sending_held" | "session_only" | "session_required" | "setup_token_wrong" | "sign_in_locked" | "token_invalid" | "too_many_drafts" | "too_many_feeds" | "too_many_invitations" | "too_many_keys" | "too_many_requests" | "too_many_streams" | "too_many_tries" | "unknown_field" | "uploads_busy" | "version_conflict" | "version_required";
        /** @description How late a post may still go out: `always`, `never`, `default`, or so many minutes up to 43,200 (30 days). */
        PublishLate: components["schemas"]["PublishLateWord"] | number;
        /** @enum {string} */
        PublishLateWord: "always" | "never" | "default";
        /** @description Whether the answering process can do its work, as `/readyz` says it. */
        Readiness: {
            /** @description Why not. */
            failed: components["schemas"]["FailedCheck"][];
            ready: boolean;
        };
        /** @description Which notifications were read. */
        Reading: {
            /** @description At most a hundred ids; without them, all are meant. */
            ids?: string[] | null;
        };
        /** @description That everything is as it should be. */
        Ready: {
            /**
             * @description What was looked at: `database` answers; the disk is neither `disk_full` nor `disk_read_only`; the `clock` is not behind
             *     what was written before. In a process that publishes also: there is no hold after a `restored_database`;
             *     `database_writes` and the `high_water` file are taken; the `publisher_lock` keeps others out.
             * @example [
             *       "database",
             *       "disk_full",
             *       "disk_read_only",
             *       "clock"
             *     ]
             */
            checks: string[];
            /**
             * @description Always `ready`.
             * @example ready
             */
            status: string;
        };
        /**
         * @description That it is the administrator himself.
         * @example {
         *       "current_password": "a lantern over seven grey boats"
         *     }
         */
        Reauthentication: {
            /** @description Your password. It may be left out within five minutes of signing in. */
            current_password?: string | null;
        };
        /**
         * @description Codes for whoever has lost his phone, each good for one sign-in. They are not told again.
         * @example {
         *       "recovery_codes": [
         *         "MZXW-6YTB-OI5D-SNRR",
         *         "GEZD-GNBV-GY3T-QOJQ"
         *       ]
         *     }
         */
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /** @description A new member. */
        Register: {
            /** @description Needed when registration is by invitation. */
            invitation?: string | null;
            /**
             * @description 15 to 128 characters, and not easy to guess.
             * @example a lantern over seven grey boats
             */
            password: string;
            /**
             * @description 3 to 32 of `a-z 0-9 . _ -`; upper case is folded.
             * @example margaret
             */
            username: string;
        };
        /**
         * @description Who may register.
         * @enum {string}
         */
        Registration: "open" | "invite" | "closed";
        /** @description Which post is meant. */
        Retry: {
            /**
             * Format: uuid
             * @description Only to this account; to each where it failed if it is left out.
             */
            account_id?: string | null;
            /**
             * @description For a post in `needs_review`: you have looked at X, and it is not there.
             * @default false
             */
            not_published: boolean;
            /** Format: uuid */
            post_id: string;
        };
        /**
         * @description What a user may do on this server.
         * @enum {string}
         */
        Role: "admin" | "member";
        /**
         * @description Another role for somebody.
         * @example {
         *       "current_password": "a lantern over seven grey boats",
         *       "role": "admin"
         *     }
         */
        RoleChange: {
            /** @description Your password. It may be left out within five minutes of signing in. */
            current_password?: string | null;
            role: components["schemas"]["Role"];
        };
        /** @description What a round did. */
        Round: {
            /** @description Accounts for which sending began. 0 when nothing was due, or everything due is on its way already. */
            accounts_started: number;
            /** @description Unconfirmed deliveries for which looking up began. */
            lookups_started: number;
            /** @description False when another process publishes from this data folder; it was told to look. */
            publishes_here: boolean;
        };
        /**
         * @description A post without an image, for later.
         * @example {
         *       "scheduled_for": "2026-12-01T09:00",
         *       "text": "Fresh paint on the old pillar box.",
         *       "time_zone": "Europe/Berlin"
         *     }
         */
        Schedule: {
            /**
             * Format: uuid
             * @description May be left out when one account is connected.
             */
            account_id?: string | null;
            /**
             * @description Send although the same text goes to this account within a day of it.
             * @default false
             */
            allow_duplicate: boolean;
            publish_late?: components["schemas"]["PublishLate"] | null;
            /** @description ISO 8601: an instant with its offset or `Z`, or a wall time without one. */
            scheduled_for: string;
            /** @description As X counts, at most 280 for ordinary accounts. */
            text: string;
            /**
             * @description IANA name of the zone in which a wall time is meant; your preference if it is left out. Beside an offset it
             *     only says where the time is to be shown.
             */
            time_zone?: string | null;
        };
        /** @description A post for later as a form. Send the header `X-Requested-With` with any value beside it. */
        ScheduleForm: {
            /**
             * Format: uuid
             * @description May be left out when one account is connected.
             */
            account_id?: string;
            /** @description `true` or `false`. */
            allow_duplicate?: boolean;
            /**
             * @description What a person who cannot see the image is told, up to 1000 characters: the n-th belongs to the n-th image, and
             *     an empty one to an image without.
             */
            alt_text?: string[];
            /**
             * @description Up to four JPEG, PNG, WebP or still GIF images of up to 20 MB, or one animated GIF of up to 15 MB. The type is
             *     told by content. What no eye sees (EXIF, the place where it was taken) is removed; above 5 MB an image is made
             *     smaller. Send the part once for each image.
             */
            image?: Blob[];
            /** @description `always`, `never`, or minutes. */
            publish_late?: string;
            /** @description ISO 8601: an instant with its offset or `Z`, or a wall time without one. */
            scheduled_for: string;
            /** @description May be empty beside an image. */
            text?: string;
            /** @description IANA name of the zone in which a wall time is meant; your preference if it is left out. */
            time_zone?: string;
        };
        /**
         * @description One thing a key may do.
         * @enum {string}
         */
        Scope: "posts:read" | "posts:write" | "accounts:read" | "accounts:write" | "media:write" | "scheduler:run";
        /** @description How my second factor stands. */
        SecondFactor: {
            /**
             * Format: date-time
             * @description Since when I am asked for it; null when I am not.
             */
            on_since: string | null;
            /**
             * Format: int64
             * @description Recovery codes that were not used yet.
             */
            recovery_codes_left: number;
        };
        /** @description One sign-in of the user. */
        Session: {
            /** Format: date-time */
            created_at: string;
            /** @description The session of this very request. */
            current: boolean;
            /** Format: uuid */
            id: string;
            /** @description Where it began. */
            ip: string | null;
            /**
             * Format: date-time
             * @description To the minute.
             */
            last_seen_at: string;
            /** @description What it began with, cut to 200 characters. */
            user_agent: string | null;
        };
        /** @description The user's sessions. */
        SessionList: {
            items: components["schemas"]["Session"][];
            /** @description Give it back as `cursor` for the next page; null on the last. */
            next_cursor: string | null;
        };
        /**
         * @description Who is signed in, and what a sign-in page has to know.
         * @example {
         *       "api_key": null,
         *       "registration": "closed",
         *       "setup_required": false,
         *       "setup_token_required": false,
         *       "user": {
         *         "created_at": "2026-11-20T19:41:33.044607Z",
         *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
         *         "role": "admin",
         *         "username": "margaret"
         *       }
         *     }
         */
        SessionView: {
            api_key: components["schemas"]["ApiKey"] | null;
            registration: components["schemas"]["Registration"];
            /** @description The server has no administrator yet. */
            setup_required: boolean;
            /** @description Setting up needs the token from the server's log. */
            setup_token_required: boolean;
            user: components["schemas"]["User"] | null;
        };
        /** @description The first administrator. */
        SetUp: {
            /**
             * @description 15 to 128 characters, and not easy to guess.
             * @example a lantern over seven grey boats
             */
            password: string;
            /** @description The one-time token printed at the server's start. Needed when `setup_token_required` is true. */
            setup_token?: string | null;
            /**
             * @description 3 to 32 of `a-z 0-9 . _ -`; upper case is folded.
             * @example margaret
             */
            username: string;
        };
        /**
         * @description How far an attempt got.
         * @enum {string}
         */
        Stage: "prepare" | "create";
        /**
         * @description The few words a person needs about a delivery.
         * @enum {string}
         */
        Status: "scheduled" | "posted" | "failed" | "cancelled";
        /** @description One event of the stream. */
        StreamEvent: {
            data: components["schemas"]["EventData"];
            event: components["schemas"]["EventName"];
            /**
             * Format: int32
             * @description With `hello`: after how many milliseconds to connect again.
             */
            retry?: number | null;
        };
        /**
         * @description What became of a wall time when it was turned into an instant.
         * @enum {string}
         */
        TimeResolution: "exact" | "gap" | "overlap";
        /**
         * @description What was done with an image before it was kept or sent.
         * @enum {string}
         */
        Treatment: "as_is" | "metadata_removed" | "shrunk";
        /** @description How many notifications are unread. */
        UnreadCount: {
            /** Format: int64 */
            unread_count: number;
        };
        /** @description An image for a post that is written later. Send the header `X-Requested-With` with any value beside it. */
        UploadForm: {
            /** @description What a person who cannot see it is told, up to 1000 characters. */
            alt_text?: string;
            /**
             * Format: binary
             * @description A JPEG, PNG, WebP or still GIF image of up to 20 MB, or an animated GIF of up to 15 MB. The type is told by
             *     content. What no eye sees (EXIF, the place where it was taken) is removed; above 5 MB an image is made smaller.
             */
            image: Blob;
        };
        /** @description An image that waits for its post. */
        UploadedImage: {
            /** @description What a person who cannot see it is told. */
            alt_text: string | null;
            /** @description A GIF with more than one frame. */
            animated: boolean;
            /** Format: int64 */
            bytes: number;
            /**
             * Format: date-time
             * @description Until when a post can take it; null once one has.
             */
            expires_at: string | null;
            /** Format: int32 */
            height: number;
            /**
             * Format: uuid
             * @description For `media` of `POST /api/posts`.
             */
            id: string;
            /** @example image/png */
            media_type: string;
            treatment: components["schemas"]["Treatment"];
            /**
             * Format: int64
             * @description Size of the file as it was sent here.
             */
            uploaded_bytes: number;
            /** @description A path on this server, for its owner. */
            url: string;
            /**
             * Format: int32
             * @description In pixels, as it is shown.
             */
            width: number;
        };
        /** @description A person of this server. */
        User: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            role: components["schemas"]["Role"];
            username: string;
        };
        /** @description Somebody who may come in again. */
        UserLetIn: {
            /** @description Posts that go on. */
            posts_released: number;
            user: components["schemas"]["InstanceUser"];
        };
        /** @description Somebody who was shut out, and what that stopped. */
        UserShutOut: {
            /** @description Posts that would have gone out and wait now. */
            posts_held: number;
            /** @description Sessions that ended. */
            sessions_ended: number;
            user: components["schemas"]["InstanceUser"];
        };
        /** @description What is running. */
        Version: {
            /**
             * @description Of this API. It changes when something that worked before would no longer do.
             * @example 1
             */
            api_version: string;
            /**
             * @description The commit it was built from, where whoever built it has said so (`PILLARBOX_COMMIT`).
             * @example 7d9f1c2e
             */
            commit?: string | null;
            /** @example pillarbox */
            name: string;
            /**
             * @description Of the tables this program works with.
             * @example 20261127000002
             */
            schema_version: string;
            /** @example 0.1.0 */
            version: string;
        };
        /**
         * @description What becomes of posts that wait for an account that is disconnected.
         * @enum {string}
         */
        Waiting: "hold" | "cancel";
        /** @enum {string} */
        WarningCode: "near_limit" | "several_cashtags" | "link_costs_more";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Connected accounts and those that were, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
                     *           "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
                     *           "can": [
                     *             "post_text",
                     *             "post_images",
                     *             "read_metrics",
                     *             "stay_connected"
                     *           ],
                     *           "connected_at": "2026-11-20T19:41:33.186797Z",
                     *           "display_name": "Ada",
                     *           "forecast": {
                     *             "at_risk": [],
                     *             "at_risk_count": 0
                     *           },
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "image_grant": null,
                     *           "last_used_at": null,
                     *           "last_verified_at": "2026-11-20T19:41:33.186797Z",
                     *           "needs_you_by": null,
                     *           "platform": "x",
                     *           "profile_url": "https://x.com/ada_sandbox",
                     *           "remote_id": "2244994945",
                     *           "renewal_failing_since": null,
                     *           "renews_itself": true,
                     *           "scopes": [
                     *             "media.write",
                     *             "offline.access",
                     *             "tweet.read",
                     *             "tweet.write",
                     *             "users.read"
                     *           ],
                     *           "status": "active",
                     *           "status_detail": null,
                     *           "status_reason": null,
                     *           "text_weighted_max": 280,
                     *           "username": "ada_sandbox",
                     *           "waiting_posts": 0
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `accounts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
                     *       "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
                     *       "can": [
                     *         "post_text",
                     *         "post_images",
                     *         "read_metrics",
                     *         "stay_connected"
                     *       ],
                     *       "connected_at": "2026-11-20T19:41:33.186797Z",
                     *       "display_name": "Ada",
                     *       "forecast": {
                     *         "at_risk": [],
                     *         "at_risk_count": 0
                     *       },
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "image_grant": null,
                     *       "last_used_at": null,
                     *       "last_verified_at": "2026-11-20T19:41:33.186797Z",
                     *       "needs_you_by": null,
                     *       "platform": "x",
                     *       "profile_url": "https://x.com/ada_sandbox",
                     *       "remote_id": "2244994945",
                     *       "renewal_failing_since": null,
                     *       "renews_itself": true,
                     *       "scopes": [
                     *         "media.write",
                     *         "offline.access",
                     *         "tweet.read",
                     *         "tweet.write",
                     *         "users.read"
                     *       ],
                     *       "status": "active",
                     *       "status_detail": null,
                     *       "status_reason": null,
                     *       "text_weighted_max": 280,
                     *       "username": "ada_sandbox",
                     *       "waiting_posts": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `accounts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnect_account: {
        parameters: {
            query?: {
                /** @description What becomes of posts that wait for it. */
                waiting?: components["schemas"]["Waiting"];
            };
            header?: never;
            path: {
                /** @description The account's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
                     *       "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
                     *       "can": [
                     *         "post_text",
                     *         "post_images",
                     *         "read_metrics",
                     *         "stay_connected"
                     *       ],
                     *       "connected_at": "2026-11-20T19:41:33.186797Z",
                     *       "display_name": "Ada",
                     *       "forecast": {
                     *         "at_risk": [],
                     *         "at_risk_count": 0
                     *       },
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "image_grant": null,
                     *       "last_used_at": null,
                     *       "last_verified_at": "2026-11-20T19:41:33.186797Z",
                     *       "needs_you_by": null,
                     *       "platform": "x",
                     *       "profile_url": "https://x.com/ada_sandbox",
                     *       "remote_id": "2244994945",
                     *       "renewal_failing_since": null,
                     *       "renews_itself": true,
                     *       "scopes": [
                     *         "media.write",
                     *         "offline.access",
                     *         "tweet.read",
                     *         "tweet.write",
                     *         "users.read"
                     *       ],
                     *       "status": "active",
                     *       "status_detail": null,
                     *       "status_reason": null,
                     *       "text_weighted_max": 280,
                     *       "username": "ada_sandbox",
                     *       "waiting_posts": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A PNG of 96 by 96 pixels. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": number[];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `accounts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It works; as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
                     *       "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
                     *       "can": [
                     *         "post_text",
                     *         "post_images",
                     *         "read_metrics",
                     *         "stay_connected"
                     *       ],
                     *       "connected_at": "2026-11-20T19:41:33.186797Z",
                     *       "display_name": "Ada",
                     *       "forecast": {
                     *         "at_risk": [],
                     *         "at_risk_count": 0
                     *       },
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "image_grant": null,
                     *       "last_used_at": null,
                     *       "last_verified_at": "2026-11-20T19:41:33.186797Z",
                     *       "needs_you_by": null,
                     *       "platform": "x",
                     *       "profile_url": "https://x.com/ada_sandbox",
                     *       "remote_id": "2244994945",
                     *       "renewal_failing_since": null,
                     *       "renews_itself": true,
                     *       "scopes": [
                     *         "media.write",
                     *         "offline.access",
                     *         "tweet.read",
                     *         "tweet.write",
                     *         "users.read"
                     *       ],
                     *       "status": "active",
                     *       "status_detail": null,
                     *       "status_reason": null,
                     *       "text_weighted_max": 280,
                     *       "username": "ada_sandbox",
                     *       "waiting_posts": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `accounts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_needs_reauth`, `account_not_connected`, `platform_not_configured`; `platform_refused`: it does not let the account or this server in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `platform_unreachable`: nothing new is known */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My keys, without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "created_at": "2026-11-27T09:00:00Z",
                     *           "expires_at": "2027-02-25T09:00:00Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
                     *           "last_used_at": null,
                     *           "name": "dashboard",
                     *           "networks": [],
                     *           "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
                     *           "replaced_by": null,
                     *           "scopes": [
                     *             "posts:read",
                     *             "posts:write"
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_api_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key makes one API key, for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expires_at": "2027-02-25T09:00:00Z",
                 *       "name": "dashboard",
                 *       "scopes": [
                 *         "posts:read",
                 *         "posts:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRequest"];
            };
        };
        responses: {
            /** @description Made. The secret is in this answer and nowhere else. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": {
                     *         "created_at": "2026-11-27T09:00:00Z",
                     *         "expires_at": "2027-02-25T09:00:00Z",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
                     *         "last_used_at": null,
                     *         "name": "dashboard",
                     *         "networks": [],
                     *         "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
                     *         "replaced_by": null,
                     *         "scopes": [
                     *           "posts:read",
                     *           "posts:write"
                     *         ]
                     *       },
                     *       "key": "pbx_01gJ8zXk2mQvT5rWn7YbLc_EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0000000"
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reauth_required`: send `current_password`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_keys`; `api_key_made_before` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-11-27T09:00:00Z",
                     *       "expires_at": "2027-02-25T09:00:00Z",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
                     *       "last_used_at": null,
                     *       "name": "dashboard",
                     *       "networks": [],
                     *       "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
                     *       "replaced_by": null,
                     *       "scopes": [
                     *         "posts:read",
                     *         "posts:write"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such key, or it has ended */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such key, or it has ended */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlap_hours": 24
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The new key. Its secret is in this answer and nowhere else. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": {
                     *         "created_at": "2026-11-27T09:00:00Z",
                     *         "expires_at": "2027-02-25T09:00:00Z",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
                     *         "last_used_at": null,
                     *         "name": "dashboard",
                     *         "networks": [],
                     *         "prefix": "pbx_01gJ8zXk2mQvT5rWn7YbLc",
                     *         "replaced_by": null,
                     *         "scopes": [
                     *           "posts:read",
                     *           "posts:write"
                     *         ]
                     *       },
                     *       "key": "pbx_01gJ8zXk2mQvT5rWn7YbLc_EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0000000"
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reauth_required`: send `current_password`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such key, or it has ended */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api_key_replaced`: it was exchanged already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit_trail: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Lines per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the trail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "action": "login.succeeded",
                     *           "at": "2026-11-20T19:41:33.186797Z",
                     *           "detail": null,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c41",
                     *           "ip": "203.0.113.7",
                     *           "subject": null
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditTrail"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The confirmed address, and the one that waits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "margaret@example.org",
                     *       "mail_available": true,
                     *       "pending": "margaret@new.example.org",
                     *       "pending_expires_at": "2026-11-27T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Email"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "margaret@example.org",
                 *       "current_password": "text"
                 *     }
                 */
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description The link is on its way; `pending` is set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "margaret@example.org",
                     *       "mail_available": true,
                     *       "pending": "margaret@new.example.org",
                     *       "pending_expires_at": "2026-11-27T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Email"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_sent`: the mail server refuses this address. Nothing is pending. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_sent`: the mail server cannot be reached or takes nothing just now. Nothing is pending. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no address any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "margaret@example.org",
                     *       "mail_available": true,
                     *       "pending": "margaret@new.example.org",
                     *       "pending_expires_at": "2026-11-27T10:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Email"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "text"
                 *     }
                 */
                "application/json": components["schemas"]["EmailConfirmation"];
            };
        };
        responses: {
            /** @description Mail goes to this address from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "margaret@example.org"
                     *     }
                     */
                    "application/json": components["schemas"]["ConfirmedEmail"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `token_invalid`: unknown, used, replaced or too old */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "text",
                 *       "password": "a lantern over seven grey boats",
                 *       "username": "margaret"
                 *     }
                 */
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": null,
                     *       "registration": "closed",
                     *       "setup_required": false,
                     *       "setup_token_required": false,
                     *       "user": {
                     *         "created_at": "2026-11-20T19:41:33.044607Z",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *         "role": "admin",
                     *         "username": "margaret"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `credentials_wrong`, `second_factor_required`, `second_factor_wrong` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `sign_in_locked`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "text",
                 *       "new_password": "text",
                 *       "revoke_api_keys": false
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invitation": "text",
                 *       "password": "a lantern over seven grey boats",
                 *       "username": "margaret"
                 *     }
                 */
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description The member exists and is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": null,
                     *       "registration": "closed",
                     *       "setup_required": false,
                     *       "setup_token_required": false,
                     *       "user": {
                     *         "created_at": "2026-11-20T19:41:33.044607Z",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *         "role": "admin",
                     *         "username": "margaret"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `registration_closed`, `invitation_invalid`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "on_since": "2026-12-01T08:00:00Z",
                     *       "recovery_codes_left": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "current_password": "a lantern over seven grey boats"
                 *     }
                 */
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description What the app has to be told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                     *       "uri": "otpauth://totp/Pillarbox:margaret?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Pillarbox"
                     *     }
                     */
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reauth_required`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_on` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "287082"
                 *     }
                 */
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description It is on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recovery_codes": [
                     *         "MZXW-6YTB-OI5D-SNRR",
                     *         "GEZD-GNBV-GY3T-QOJQ"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_on`, `second_factor_off`: none was begun */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "287082",
                 *       "current_password": "a lantern over seven grey boats"
                 *     }
                 */
                "application/json": components["schemas"]["Both"];
            };
        };
        responses: {
            /** @description The new ones. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recovery_codes": [
                     *         "MZXW-6YTB-OI5D-SNRR",
                     *         "GEZD-GNBV-GY3T-QOJQ"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_off` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "287082",
                 *       "current_password": "a lantern over seven grey boats"
                 *     }
                 */
                "application/json": components["schemas"]["Both"];
            };
        };
        responses: {
            /** @description It is off. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_off` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": null,
                     *       "registration": "closed",
                     *       "setup_required": false,
                     *       "setup_token_required": false,
                     *       "user": {
                     *         "created_at": "2026-11-20T19:41:33.044607Z",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *         "role": "admin",
                     *         "username": "margaret"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Live sessions, the one last seen first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "created_at": "2026-12-01T08:00:00Z",
                     *           "current": false,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "ip": "text",
                     *           "last_seen_at": "2026-12-01T08:00:00Z",
                     *           "user_agent": "text"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every session but this one has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "a lantern over seven grey boats",
                 *       "setup_token": "text",
                 *       "username": "margaret"
                 *     }
                 */
                "application/json": components["schemas"]["SetUp"];
            };
        };
        responses: {
            /** @description The administrator exists and is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key": null,
                     *       "registration": "closed",
                     *       "setup_required": false,
                     *       "setup_token_required": false,
                     *       "user": {
                     *         "created_at": "2026-11-20T19:41:33.044607Z",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *         "role": "admin",
                     *         "username": "margaret"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `setup_token_wrong`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_set_up` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run_x_queue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What began. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts_started": 0,
                     *       "lookups_started": 0,
                     *       "publishes_here": false
                     *     }
                     */
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description `api_key_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `scheduler:run`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_drafts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Drafts per page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of drafts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "account_ids": [
                     *             "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *           ],
                     *           "created_at": "2026-12-01T08:00:00Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "media": [
                     *             {
                     *               "alt_text": "text",
                     *               "animated": false,
                     *               "bytes": 1,
                     *               "height": 1,
                     *               "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *               "media_type": "image/png",
                     *               "url": "text",
                     *               "width": 1
                     *             }
                     *           ],
                     *           "origin": "user",
                     *           "overrides": [
                     *             {
                     *               "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *               "text": "text"
                     *             }
                     *           ],
                     *           "revision": 1,
                     *           "scheduled_for": "text",
                     *           "text": "text",
                     *           "time_zone": "text",
                     *           "updated_at": "2026-12-01T08:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["DraftList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same draft, for 48 hours, as long as it is here. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_ids": [
                 *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                 *       ],
                 *       "media": [],
                 *       "overrides": [],
                 *       "scheduled_for": "2026-12-01T09:00",
                 *       "text": "Fresh paint on the old pillar box.",
                 *       "time_zone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description It is kept. */
            201: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    /** @description Where the draft is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_ids": [
                     *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *       ],
                     *       "created_at": "2026-12-01T08:00:00Z",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "media": [
                     *         {
                     *           "alt_text": "text",
                     *           "animated": false,
                     *           "bytes": 1,
                     *           "height": 1,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "media_type": "image/png",
                     *           "url": "text",
                     *           "width": 1
                     *         }
                     *       ],
                     *       "origin": "user",
                     *       "overrides": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "text": "text"
                     *         }
                     *       ],
                     *       "revision": 1,
                     *       "scheduled_for": "text",
                     *       "text": "text",
                     *       "time_zone": "text",
                     *       "updated_at": "2026-12-01T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account, no such image */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_in_use`, `too_many_drafts` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The draft's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_ids": [
                     *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *       ],
                     *       "created_at": "2026-12-01T08:00:00Z",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "media": [
                     *         {
                     *           "alt_text": "text",
                     *           "animated": false,
                     *           "bytes": 1,
                     *           "height": 1,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "media_type": "image/png",
                     *           "url": "text",
                     *           "width": 1
                     *         }
                     *       ],
                     *       "origin": "user",
                     *       "overrides": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "text": "text"
                     *         }
                     *       ],
                     *       "revision": 1,
                     *       "scheduled_for": "text",
                     *       "text": "text",
                     *       "time_zone": "text",
                     *       "updated_at": "2026-12-01T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description It is as you have it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replace_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read; of it the revision counts. Without it the answer is 428. */
                "If-Match"?: string;
            };
            path: {
                /** @description The draft's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_ids": [
                 *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                 *       ],
                 *       "media": [],
                 *       "overrides": [],
                 *       "scheduled_for": "2026-12-01T09:00",
                 *       "text": "Fresh paint on the old pillar box.",
                 *       "time_zone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_ids": [
                     *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *       ],
                     *       "created_at": "2026-12-01T08:00:00Z",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "media": [
                     *         {
                     *           "alt_text": "text",
                     *           "animated": false,
                     *           "bytes": 1,
                     *           "height": 1,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "media_type": "image/png",
                     *           "url": "text",
                     *           "width": 1
                     *         }
                     *       ],
                     *       "origin": "user",
                     *       "overrides": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "text": "text"
                     *         }
                     *       ],
                     *       "revision": 1,
                     *       "scheduled_for": "text",
                     *       "text": "text",
                     *       "time_zone": "text",
                     *       "updated_at": "2026-12-01T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such draft, account or image */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`, with the revision it has as `version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_required`: say which state you change */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read, if it is to be deleted in that state only. */
                "If-Match"?: string;
            };
            path: {
                /** @description The draft's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`, with the revision it has as `version` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `hello`, `delivery`, `account` and `resync`. The `data` of `delivery` is a `DeliveryEvent`, that of `account` an `AccountEvent`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamEvent"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_streams`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_hub_subscription: {
        parameters: {
            query: {
                /** @description `subscribe` or `unsubscribe`. */
                "hub.mode": string;
                /** @description The feed's address. */
                "hub.topic": string;
                /** @description What is answered with. */
                "hub.challenge": string;
            };
            header?: never;
            path: {
                /** @description The end of the feed's `ping_path`. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The challenge. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `not_found`: that is not wanted */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ping_feed_by_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The end of the feed's `ping_path`. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is asked soon. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "account_ids": [
                     *             "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *           ],
                     *           "active": true,
                     *           "address": "https://blog.example/feed.xml",
                     *           "approval": false,
                     *           "created_at": "2026-11-20T19:41:33.186797Z",
                     *           "delay_minutes": 0,
                     *           "failing_since": null,
                     *           "failure": null,
                     *           "health": "working",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
                     *           "next_poll_at": "2026-11-27T19:56:33.186797Z",
                     *           "per_day": 3,
                     *           "ping_path": "/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e",
                     *           "polled_at": "2026-11-27T19:41:33.186797Z",
                     *           "site": "https://blog.example/",
                     *           "template": "{title} {url}",
                     *           "title": "The Pillar Box",
                     *           "updated_at": "2026-11-20T19:41:33.186797Z",
                     *           "version": 0,
                     *           "with_image": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeedList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key adds one feed, for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "https://blog.example/feed.xml",
                 *       "per_day": 3,
                 *       "template": "{title} {url}"
                 *     }
                 */
                "application/json": components["schemas"]["NewFeedBody"];
            };
        };
        responses: {
            /** @description It is followed. */
            201: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    /** @description `true` when this request was sent before. */
                    "Idempotent-Replayed"?: string;
                    /** @description Where the feed is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_ids": [
                     *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *       ],
                     *       "active": true,
                     *       "address": "https://blog.example/feed.xml",
                     *       "approval": false,
                     *       "created_at": "2026-11-20T19:41:33.186797Z",
                     *       "delay_minutes": 0,
                     *       "failing_since": null,
                     *       "failure": null,
                     *       "health": "working",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
                     *       "next_poll_at": "2026-11-27T19:56:33.186797Z",
                     *       "per_day": 3,
                     *       "ping_path": "/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e",
                     *       "polled_at": "2026-11-27T19:41:33.186797Z",
                     *       "site": "https://blog.example/",
                     *       "template": "{title} {url}",
                     *       "title": "The Pillar Box",
                     *       "updated_at": "2026-11-20T19:41:33.186797Z",
                     *       "version": 0,
                     *       "with_image": false
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feed_known`, `too_many_feeds`, `account_not_connected` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_reused`, `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "blog.example",
                 *       "template": "{title} {url}"
                 *     }
                 */
                "application/json": components["schemas"]["FeedSearch"];
            };
        };
        responses: {
            /** @description A feed is there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "https://blog.example/feed.xml",
                     *       "alternates": [
                     *         {
                     *           "address": "text",
                     *           "title": "text"
                     *         }
                     *       ],
                     *       "entry_count": 0,
                     *       "newest": {
                     *         "has_image": false,
                     *         "published_at": "2026-12-01T08:00:00Z",
                     *         "summary": "text",
                     *         "title": "text",
                     *         "url": "text"
                     *       },
                     *       "preview": {
                     *         "is_shortened": false,
                     *         "text": "Fresh paint https://blog.example/fresh-paint",
                     *         "weighted_length": 35,
                     *         "weighted_max": 280
                     *       },
                     *       "site": "text",
                     *       "title": "The Pillar Box"
                     *     }
                     */
                    "application/json": components["schemas"]["FoundFeedBody"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "template": "New: {title} {url}",
                 *       "title": "Fresh paint",
                 *       "url": "https://blog.example/fresh-paint"
                 *     }
                 */
                "application/json": components["schemas"]["FeedTrial"];
            };
        };
        responses: {
            /** @description What would be posted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_shortened": false,
                     *       "overrides": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "is_shortened": false,
                     *           "text": "Fresh paint https://blog.example/fresh-paint",
                     *           "weighted_length": 35,
                     *           "weighted_max": 280
                     *         }
                     *       ],
                     *       "text": "Fresh paint https://blog.example/fresh-paint",
                     *       "weighted_length": 35,
                     *       "weighted_max": 280
                     *     }
                     */
                    "application/json": components["schemas"]["FeedTrialResult"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The feed's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_ids": [
                     *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *       ],
                     *       "active": true,
                     *       "address": "https://blog.example/feed.xml",
                     *       "approval": false,
                     *       "created_at": "2026-11-20T19:41:33.186797Z",
                     *       "delay_minutes": 0,
                     *       "failing_since": null,
                     *       "failure": null,
                     *       "health": "working",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
                     *       "next_poll_at": "2026-11-27T19:56:33.186797Z",
                     *       "per_day": 3,
                     *       "ping_path": "/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e",
                     *       "polled_at": "2026-11-27T19:41:33.186797Z",
                     *       "site": "https://blog.example/",
                     *       "template": "{title} {url}",
                     *       "title": "The Pillar Box",
                     *       "updated_at": "2026-11-20T19:41:33.186797Z",
                     *       "version": 0,
                     *       "with_image": false
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description It is as you have it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read, if it is to be removed in that state only. */
                "If-Match"?: string;
            };
            path: {
                /** @description The feed's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`, with the `version` it has */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_feed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read; of it the version counts. */
                "If-Match"?: string;
            };
            path: {
                /** @description The feed's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "active": false
                 *     }
                 */
                "application/json": components["schemas"]["FeedChangeBody"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account_ids": [
                     *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *       ],
                     *       "active": true,
                     *       "address": "https://blog.example/feed.xml",
                     *       "approval": false,
                     *       "created_at": "2026-11-20T19:41:33.186797Z",
                     *       "delay_minutes": 0,
                     *       "failing_since": null,
                     *       "failure": null,
                     *       "health": "working",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
                     *       "next_poll_at": "2026-11-27T19:56:33.186797Z",
                     *       "per_day": 3,
                     *       "ping_path": "/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e",
                     *       "polled_at": "2026-11-27T19:41:33.186797Z",
                     *       "site": "https://blog.example/",
                     *       "template": "{title} {url}",
                     *       "title": "The Pillar Box",
                     *       "updated_at": "2026-11-20T19:41:33.186797Z",
                     *       "version": 0,
                     *       "with_image": false
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such feed, no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_not_connected` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`, with the `version` it has */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feed_items: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Entries per page. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The feed's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "draft_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "first_seen_at": "2026-12-01T08:00:00Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "post_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "published_at": "2026-12-01T08:00:00Z",
                     *           "reason": "too_many",
                     *           "share_at": "2026-12-01T08:00:00Z",
                     *           "state": "baseline",
                     *           "summary": "text",
                     *           "title": "text",
                     *           "url": "https://blog.example/fresh-paint"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedEntryList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    share_feed_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice; good for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The feed's id. */
                id: string;
                /** @description The entry's id. */
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As the entry stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "draft_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "first_seen_at": "2026-12-01T08:00:00Z",
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "post_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "published_at": "2026-12-01T08:00:00Z",
                     *       "reason": "too_many",
                     *       "share_at": "2026-12-01T08:00:00Z",
                     *       "state": "baseline",
                     *       "summary": "text",
                     *       "title": "text",
                     *       "url": "https://blog.example/fresh-paint"
                     *     }
                     */
                    "application/json": components["schemas"]["FeedEntry"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `entry_shared`, `entry_without_link` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ping_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The feed's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "answered": false,
                     *       "feed": {
                     *         "account_ids": [
                     *           "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *         ],
                     *         "active": true,
                     *         "address": "https://blog.example/feed.xml",
                     *         "approval": false,
                     *         "created_at": "2026-11-20T19:41:33.186797Z",
                     *         "delay_minutes": 0,
                     *         "failing_since": null,
                     *         "failure": null,
                     *         "health": "working",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
                     *         "next_poll_at": "2026-11-27T19:56:33.186797Z",
                     *         "per_day": 3,
                     *         "ping_path": "/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e",
                     *         "polled_at": "2026-11-27T19:41:33.186797Z",
                     *         "site": "https://blog.example/",
                     *         "template": "{title} {url}",
                     *         "title": "The Pillar Box",
                     *         "updated_at": "2026-11-20T19:41:33.186797Z",
                     *         "version": 0,
                     *         "with_image": false
                     *       },
                     *       "post_ids": [
                     *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeedLook"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_instance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is set up, and as it is just now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "commit": "7d9f1c2e",
                     *       "credentials": [
                     *         {
                     *           "callback_url": "https://posts.example.org/api/x/callback",
                     *           "client_id_end": "Mk9Q",
                     *           "has_client_secret": true,
                     *           "platform": "x"
                     *         }
                     *       ],
                     *       "database": {
                     *         "kind": "sqlite",
                     *         "size_bytes": 1626112
                     *       },
                     *       "mail_configured": false,
                     *       "publishes": true,
                     *       "readiness": {
                     *         "failed": [],
                     *         "ready": true
                     *       },
                     *       "registration": "invite",
                     *       "schema_version": "20261127000009",
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Instance"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`, `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_invitations: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many a page has. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "created_at": "2026-11-27T09:00:00Z",
                     *           "created_by": "margaret",
                     *           "ended_at": null,
                     *           "expires_at": "2026-12-04T09:00:00Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
                     *           "note": "Grace, from the press team",
                     *           "status": "open",
                     *           "used_by": null
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`, `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key makes one invitation, for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "Grace, from the press team"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationRequest"];
            };
        };
        responses: {
            /** @description Made. The link is in this answer and nowhere else. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invitation": {
                     *         "created_at": "2026-11-27T09:00:00Z",
                     *         "created_by": "margaret",
                     *         "ended_at": null,
                     *         "expires_at": "2026-12-04T09:00:00Z",
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c61",
                     *         "note": "Grace, from the press team",
                     *         "status": "open",
                     *         "used_by": null
                     *       },
                     *       "token": "EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0",
                     *       "url": "https://posts.example.org/register?invitation=EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0"
                     *     }
                     */
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`; `reauth_required`: send `current_password`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitations_off`; `too_many_invitations`; `invitation_made_before` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_invalid`, `idempotency_key_reused`, `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The invitation's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such invitation, or it does not hold any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_instance_users: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many a page has. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "created_at": "2026-11-20T19:41:33.044607Z",
                     *           "disabled_at": null,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *           "last_seen_at": "2026-11-27T09:00:00Z",
                     *           "role": "member",
                     *           "second_factor": true,
                     *           "username": "grace"
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["InstanceUserList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`, `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_invalid`, `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disable_instance_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "current_password": "a lantern over seven grey boats"
                 *     }
                 */
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description He is shut out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "posts_held": 0,
                     *       "sessions_ended": 0,
                     *       "user": {
                     *         "created_at": "2026-11-20T19:41:33.044607Z",
                     *         "disabled_at": null,
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *         "last_seen_at": "2026-11-27T09:00:00Z",
                     *         "role": "member",
                     *         "second_factor": true,
                     *         "username": "grace"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UserShutOut"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`; `reauth_required`: send `current_password`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: nobody has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `own_account`; `last_administrator` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enable_instance_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "current_password": "a lantern over seven grey boats"
                 *     }
                 */
                "application/json": components["schemas"]["Reauthentication"];
            };
        };
        responses: {
            /** @description He may come in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "posts_released": 0,
                     *       "user": {
                     *         "created_at": "2026-11-20T19:41:33.044607Z",
                     *         "disabled_at": null,
                     *         "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *         "last_seen_at": "2026-11-27T09:00:00Z",
                     *         "role": "member",
                     *         "second_factor": true,
                     *         "username": "grace"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UserLetIn"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`; `reauth_required`: send `current_password`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: nobody has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_instance_user_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The person's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "a lantern over seven grey boats",
                 *       "role": "admin"
                 *     }
                 */
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description He has this role. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2026-11-20T19:41:33.044607Z",
                     *       "disabled_at": null,
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10",
                     *       "last_seen_at": "2026-11-27T09:00:00Z",
                     *       "role": "member",
                     *       "second_factor": true,
                     *       "username": "grace"
                     *     }
                     */
                    "application/json": components["schemas"]["InstanceUser"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `administrator_required`; `reauth_required`: send `current_password`, `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: nobody has this id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_administrator` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`, `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_media: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key with the same form gives the same image, for 48 hours, as long as it is here. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            /** @description It is kept. */
            201: {
                headers: {
                    /** @description Where the image is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alt_text": "text",
                     *       "animated": false,
                     *       "bytes": 1,
                     *       "expires_at": "2026-12-01T08:00:00Z",
                     *       "height": 1,
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "media_type": "image/png",
                     *       "treatment": "as_is",
                     *       "uploaded_bytes": 1,
                     *       "url": "text",
                     *       "width": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UploadedImage"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `media:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uploads_busy`: nothing was kept */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/gif": number[];
                    "image/jpeg": number[];
                    "image/png": number[];
                    "image/webp": number[];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such image, or it is no longer kept */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `media:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_in_use`: a post has it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Notifications per page. */
                limit?: number;
                /** @description Only those that are unread. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notifications. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "created_at": "2026-11-20T19:41:33.186797Z",
                     *           "detail": "X no longer accepts this connection: it was ended there, or by connecting the same account elsewhere. Connect it again. 4 posts wait for it and go out then.",
                     *           "feed_id": null,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c31",
                     *           "kind": "needs_reauth",
                     *           "last_at": "2026-11-20T19:41:33.186797Z",
                     *           "occurrences": 1,
                     *           "post_id": null,
                     *           "read_at": null,
                     *           "title": "@ada_sandbox on X has to be connected again"
                     *         }
                     *       ],
                     *       "next_cursor": "text",
                     *       "unread_count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Reading"];
            };
        };
        responses: {
            /** @description They are read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unread_count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": Record<string, never>;
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_platforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every platform this server knows, set up or not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "configured": false,
                     *           "image_sending": "on",
                     *           "key": "x",
                     *           "limits": {
                     *             "alt_text_max": 0,
                     *             "gif_bytes_max": 0,
                     *             "image_bytes_max": 0,
                     *             "image_types": [
                     *               "image/jpeg",
                     *               "image/png",
                     *               "image/gif",
                     *               "image/webp"
                     *             ],
                     *             "image_upload_bytes_max": 0,
                     *             "images_max": 0,
                     *             "long_text_weighted_max": 0,
                     *             "text_weighted_max": 0
                     *           },
                     *           "name": "X",
                     *           "sandbox": false
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PlatformList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `accounts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_posts: {
        parameters: {
            query?: {
                /**
                 * @description `next_cursor` of the page before. It is a place in the history, nothing else: give the same filters with it, or
                 *     go on from there with others.
                 */
                cursor?: string;
                /** @description Posts per page. */
                limit?: number;
                /**
                 * @description Only posts with this status, or with one of several, separated by commas: `scheduled`, `posted`, `partly_posted`,
                 *     `failed`, `cancelled`.
                 * @example failed,partly_posted
                 */
                status?: string;
                /** @description Only posts that go to this account, among others. */
                account_id?: string;
                /** @description Only posts meant for this moment or later, in RFC 3339: when they are scheduled for, or else were written. */
                from?: string;
                /** @description Only posts meant for an earlier moment, in RFC 3339. */
                to?: string;
                /**
                 * @description Only posts with this somewhere in their text or in an account's own, whether in upper or lower case: 1 to 200
                 *     characters. (With SQLite letters of every script fold; with PostgreSQL those that the locale of the database
                 *     folds.)
                 */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the history. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "can_cancel": false,
                     *           "can_edit": false,
                     *           "created_at": "2026-11-20T19:41:33.238390Z",
                     *           "deliveries": [
                     *             {
                     *               "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *               "attempt_count": 1,
                     *               "can_retry": false,
                     *               "detail": null,
                     *               "due_at": "2026-11-20T19:41:33.238390Z",
                     *               "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *               "late": false,
                     *               "next_attempt_at": null,
                     *               "next_lookup_at": null,
                     *               "own_text": false,
                     *               "platform": "x",
                     *               "posted_at": "2026-11-20T19:41:33.245776Z",
                     *               "publish_late": null,
                     *               "reason": null,
                     *               "remote_id": "1445880548472328192",
                     *               "state": "posted",
                     *               "status": "posted",
                     *               "text": "Fresh paint on the old pillar box.",
                     *               "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *               "username": "ada_sandbox"
                     *             }
                     *           ],
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *           "images": [
                     *             {
                     *               "alt_text": "A red pillar box",
                     *               "animated": false,
                     *               "bytes": 9807,
                     *               "height": 793,
                     *               "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *               "media_type": "image/png",
                     *               "treatment": "metadata_removed",
                     *               "uploaded_bytes": 12011,
                     *               "url": null,
                     *               "width": 1266
                     *             }
                     *           ],
                     *           "schedule": null,
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "version": 0
                     *         }
                     *       ],
                     *       "next_cursor": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["PostList"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same post, for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_ids": [
                 *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                 *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21"
                 *       ],
                 *       "overrides": [
                 *         {
                 *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c21",
                 *           "text": "We painted our pillar box."
                 *         }
                 *       ],
                 *       "scheduled_for": "2026-12-01T09:00",
                 *       "text": "Fresh paint on the old pillar box.",
                 *       "time_zone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["NewPost"];
            };
        };
        responses: {
            /** @description It waits for its time; or it is out, everywhere (`posted`) or on some of the accounts only (`partly_posted`): the deliveries tell. */
            201: {
                headers: {
                    /** @description Where the post is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Some of it is on its way, or we do not know yet whether it is out: read it again. */
            202: {
                headers: {
                    /** @description Where the post is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_credits`: it is kept and waits */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account, no such image */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `duplicate_content` (with `errors` saying `same_text_within_a_day` when it was refused here and nothing was sent), `account_needs_reauth`, `account_not_connected`, `image_grant_required`, `media_in_use`, `draft_gone`, `client_misconfigured`, `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_required`; `platform_rejected`, `media_rejected`: nothing is out, and the post is kept, `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_sent`: proven not to be published; `sending_held`: it is kept, and nothing is sent until the operator has looked at a restored database */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validate_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_ids": [
                 *         "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                 *       ],
                 *       "allow_duplicate": false,
                 *       "described_count": 0,
                 *       "image_count": 0,
                 *       "media": [
                 *         {
                 *           "alt_text": "text",
                 *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                 *         }
                 *       ],
                 *       "overrides": [
                 *         {
                 *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                 *           "text": "text"
                 *         }
                 *       ],
                 *       "platform": "x",
                 *       "publish_late": "always",
                 *       "scheduled_for": "text",
                 *       "text": "Fresh paint on the old pillar box: example.com/paint",
                 *       "time_zone": "text"
                 *     }
                 */
                "application/json": components["schemas"]["PostDraft"];
                "multipart/form-data": components["schemas"]["PostDraftForm"];
            };
        };
        responses: {
            /** @description What was found, for each account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "cost": {
                     *             "amount": "0.200",
                     *             "as_of": "2026-10-02",
                     *             "currency": "USD",
                     *             "parts": [
                     *               {
                     *                 "amount": "0.200",
                     *                 "count": 0,
                     *                 "item": "post"
                     *               }
                     *             ],
                     *             "source": "text"
                     *           },
                     *           "platform": "x",
                     *           "problems": [
                     *             {
                     *               "code": "account_needs_reauth",
                     *               "detail": "text",
                     *               "field": "text"
                     *             }
                     *           ],
                     *           "text_weighted_max": 0,
                     *           "username": "text",
                     *           "valid_until": 0,
                     *           "warnings": [
                     *             {
                     *               "code": "near_limit",
                     *               "detail": "text"
                     *             }
                     *           ],
                     *           "weighted_length": 0
                     *         }
                     *       ],
                     *       "images": [
                     *         {
                     *           "animated": false,
                     *           "bytes": 0,
                     *           "height": 0,
                     *           "media_type": "image/jpeg",
                     *           "treatment": "as_is",
                     *           "uploaded_bytes": 0,
                     *           "width": 0
                     *         }
                     *       ],
                     *       "ok": false,
                     *       "problems": [
                     *         {
                     *           "code": "account_needs_reauth",
                     *           "detail": "text",
                     *           "field": "text"
                     *         }
                     *       ],
                     *       "schedule": {
                     *         "at": "2026-12-01T08:00:00Z",
                     *         "note": "text",
                     *         "resolution": "exact",
                     *         "time_zone": "Europe/Berlin",
                     *         "wall_time": "2026-12-01T09:00:00"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PostCheck"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account, no such image */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uploads_busy` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The post's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The post with its deliveries and their attempts. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-12-01T08:00:00Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "attempts": [
                     *             {
                     *               "code": null,
                     *               "detail": null,
                     *               "ended_at": "2026-11-20T19:41:33.245776Z",
                     *               "http_status": 201,
                     *               "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c14",
                     *               "number": 1,
                     *               "outcome": "posted",
                     *               "stage": "create",
                     *               "started_at": "2026-11-20T19:41:33.239120Z"
                     *             }
                     *           ],
                     *           "can_retry": false,
                     *           "detail": "text",
                     *           "due_at": "2026-12-01T08:00:00Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "late": false,
                     *           "lookups": [
                     *             {
                     *               "detail": "text",
                     *               "finding": "found",
                     *               "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *               "looked_at": "2026-12-01T08:00:00Z",
                     *               "remote_id": "text"
                     *             }
                     *           ],
                     *           "next_attempt_at": "2026-12-01T08:00:00Z",
                     *           "next_lookup_at": "2026-12-01T08:00:00Z",
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-12-01T08:00:00Z",
                     *           "publish_late": "always",
                     *           "reason": "text",
                     *           "remote_id": "1445880548472328192",
                     *           "state": "scheduled",
                     *           "status": "scheduled",
                     *           "text": "text",
                     *           "url": "text",
                     *           "username": "text"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "images": [
                     *         {
                     *           "alt_text": "text",
                     *           "animated": false,
                     *           "bytes": 1,
                     *           "height": 1,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "media_type": "image/png",
                     *           "treatment": "as_is",
                     *           "uploaded_bytes": 1,
                     *           "url": "text",
                     *           "width": 1
                     *         }
                     *       ],
                     *       "schedule": {
                     *         "at": "2026-12-01T08:00:00Z",
                     *         "note": "text",
                     *         "resolution": "exact",
                     *         "time_zone": "Europe/Berlin",
                     *         "wall_time": "2026-12-01T09:00:00"
                     *       },
                     *       "status": "scheduled",
                     *       "text": "text",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["PostDetail"];
                };
            };
            /** @description It is as you have it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_post: {
        parameters: {
            query?: {
                /** @description The version you read. If it is given and the post was changed since, nothing is cancelled. */
                version?: number;
            };
            header?: {
                /** @description The `ETag` of what you have read, instead of `version`. */
                "If-Match"?: string;
            };
            path: {
                /** @description The post's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is cancelled. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict`, with the `version` it has; `not_editable`, with the `state` it is in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: it is not at the version of your `If-Match` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read, instead of `version`. */
                "If-Match"?: string;
            };
            path: {
                /** @description The post's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scheduled_for": "2026-12-01T10:30",
                 *       "time_zone": "Europe/Berlin",
                 *       "version": 0
                 *     }
                 */
                "application/json": components["schemas"]["PostChange"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict`, with the `version` it has; `not_editable`, with the `state` it is in; `duplicate_content` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed`: it is not at the version of your `If-Match` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_required`: say which version you change */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As chosen; the defaults where nothing was. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "auto_share_blog_to_x": false,
                     *       "notifications": {
                     *         "failed": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "feed": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "insufficient_credits": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "key_rotation_finished": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "missed": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "needs_reauth": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "needs_review": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "new_connection": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "new_key": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "new_login": {
                     *           "in_app": true,
                     *           "mail": true
                     *         }
                     *       },
                     *       "publish_late": "always",
                     *       "time_zone": "Europe/Berlin"
                     *     }
                     */
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description It is as you have it. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "auto_share_blog_to_x": false,
                 *       "notifications": {
                 *         "failed": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "feed": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "insufficient_credits": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "key_rotation_finished": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "missed": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "needs_reauth": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "needs_review": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "new_connection": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "new_key": {
                 *           "in_app": true,
                 *           "mail": true
                 *         },
                 *         "new_login": {
                 *           "in_app": true,
                 *           "mail": true
                 *         }
                 *       },
                 *       "publish_late": "always",
                 *       "time_zone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["PreferencesChange"];
            };
        };
        responses: {
            /** @description As stored. */
            200: {
                headers: {
                    /** @description Names this state of it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "auto_share_blog_to_x": false,
                     *       "notifications": {
                     *         "failed": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "feed": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "insufficient_credits": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "key_rotation_finished": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "missed": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "needs_reauth": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "needs_review": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "new_connection": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "new_key": {
                     *           "in_app": true,
                     *           "mail": true
                     *         },
                     *         "new_login": {
                     *           "in_app": true,
                     *           "mail": true
                     *         }
                     *       },
                     *       "publish_late": "always",
                     *       "time_zone": "Europe/Berlin"
                     *     }
                     */
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_version: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is running. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_version": "1",
                     *       "commit": "7d9f1c2e",
                     *       "name": "pillarbox",
                     *       "schema_version": "20261127000002",
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Version"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_x_connection: {
        parameters: {
            query?: {
                /** @description Connect this account again: if another one comes back, it is refused with `different_account`. */
                account_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to send the browser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "expires_at": "2026-12-01T08:00:00Z",
                     *       "url": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectionStart"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_x_connection: {
        parameters: {
            query?: {
                /** @description As it was in the address of the consent page. */
                state?: string;
                /** @description The authorization code; good for 30 seconds, once. */
                code?: string;
                /** @description Instead of a code: why there is none. */
                error?: string;
                /** @description The issuer, where the platform sends it (RFC 9207). */
                iss?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back to the settings page. */
            303: {
                headers: {
                    /** @description A fixed path of this server. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is refused before the platform's answer is looked at. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_x_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                 *       "post_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                 *       "url": "https://x.com/ada/status/1445880548472328192"
                 *     }
                 */
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            /** @description It counts as posted, at that address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_in_review`, with the `state` it is in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disconnect_x: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                 *       "waiting": "hold"
                 *     }
                 */
                "application/json": components["schemas"]["Disconnection"];
            };
        };
        responses: {
            /** @description Disconnected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
                     *       "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
                     *       "can": [
                     *         "post_text",
                     *         "post_images",
                     *         "read_metrics",
                     *         "stay_connected"
                     *       ],
                     *       "connected_at": "2026-11-20T19:41:33.186797Z",
                     *       "display_name": "Ada",
                     *       "forecast": {
                     *         "at_risk": [],
                     *         "at_risk_count": 0
                     *       },
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "image_grant": null,
                     *       "last_used_at": null,
                     *       "last_verified_at": "2026-11-20T19:41:33.186797Z",
                     *       "needs_you_by": null,
                     *       "platform": "x",
                     *       "profile_url": "https://x.com/ada_sandbox",
                     *       "remote_id": "2244994945",
                     *       "renewal_failing_since": null,
                     *       "renews_itself": true,
                     *       "scopes": [
                     *         "media.write",
                     *         "offline.access",
                     *         "tweet.read",
                     *         "tweet.write",
                     *         "users.read"
                     *       ],
                     *       "status": "active",
                     *       "status_detail": null,
                     *       "status_reason": null,
                     *       "text_weighted_max": 280,
                     *       "username": "ada_sandbox",
                     *       "waiting_posts": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_not_connected` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_x_image_grant: {
        parameters: {
            query?: {
                /** @description May be left out when one account is connected. */
                account_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is forgotten. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token_expires_at": "2026-11-20T21:41:33.186797Z",
                     *       "avatar_url": "/api/accounts/0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11/avatar?v=1795203693",
                     *       "can": [
                     *         "post_text",
                     *         "post_images",
                     *         "read_metrics",
                     *         "stay_connected"
                     *       ],
                     *       "connected_at": "2026-11-20T19:41:33.186797Z",
                     *       "display_name": "Ada",
                     *       "forecast": {
                     *         "at_risk": [],
                     *         "at_risk_count": 0
                     *       },
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *       "image_grant": null,
                     *       "last_used_at": null,
                     *       "last_verified_at": "2026-11-20T19:41:33.186797Z",
                     *       "needs_you_by": null,
                     *       "platform": "x",
                     *       "profile_url": "https://x.com/ada_sandbox",
                     *       "remote_id": "2244994945",
                     *       "renewal_failing_since": null,
                     *       "renews_itself": true,
                     *       "scopes": [
                     *         "media.write",
                     *         "offline.access",
                     *         "tweet.read",
                     *         "tweet.write",
                     *         "users.read"
                     *       ],
                     *       "status": "active",
                     *       "status_detail": null,
                     *       "status_reason": null,
                     *       "text_weighted_max": 280,
                     *       "username": "ada_sandbox",
                     *       "waiting_posts": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `image_grant_not_needed`, `account_not_connected`, `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_x_image_grant: {
        parameters: {
            query?: {
                /** @description May be left out when one account is connected. */
                account_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to send the browser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "expires_at": "2026-12-01T08:00:00Z",
                     *       "url": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectionStart"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_only`: an API key cannot do this, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `image_grant_not_needed`, `account_not_connected`, `client_misconfigured` (the sentence says what the operator has to mend), `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `platform_refused` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `platform_unreachable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_x_image_grant: {
        parameters: {
            query?: {
                /** @description The request token that was approved. */
                oauth_token?: string;
                /** @description X's word for it. */
                oauth_verifier?: string;
                /** @description Instead of both: the request token that was denied. */
                denied?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back to the settings page. */
            303: {
                headers: {
                    /** @description A fixed path of this server. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is refused before the platform's answer is looked at. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_to_x: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same post, for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                 *       "allow_duplicate": false,
                 *       "text": "Fresh paint on the old pillar box."
                 *     }
                 */
                "application/json": components["schemas"]["Compose"];
                "multipart/form-data": components["schemas"]["ComposeForm"];
            };
        };
        responses: {
            /** @description It is out: the delivery has its link. */
            201: {
                headers: {
                    /** @description Where the post is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description It is on its way, or we do not know yet whether it is out: read it again. */
            202: {
                headers: {
                    /** @description Where the post is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_credits`: it is kept and waits */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `duplicate_content` (with `errors` saying `same_text_within_a_day` when it was refused here and nothing was sent), `account_needs_reauth`, `account_not_connected`, `image_grant_required`, `client_misconfigured`, `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_sent`: proven not to be published; `uploads_busy`: nothing was written; `sending_held`: it is kept, and nothing is sent until the operator has looked at a restored database */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_x_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key with the same body sends once, for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                 *       "not_published": false,
                 *       "post_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"
                 *     }
                 */
                "application/json": components["schemas"]["Retry"];
            };
        };
        responses: {
            /** @description It is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_retryable`, with the `state` it is in; `images_gone`; `may_be_published`: it is in `needs_review`, and `not_published` was not said */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedule_x_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, of your choice. The same key with the same body gives the same post, for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scheduled_for": "2026-12-01T09:00",
                 *       "text": "Fresh paint on the old pillar box.",
                 *       "time_zone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["Schedule"];
                "multipart/form-data": components["schemas"]["ScheduleForm"];
            };
        };
        responses: {
            /** @description It waits for its time. */
            201: {
                headers: {
                    /** @description Where the post is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "can_cancel": false,
                     *       "can_edit": false,
                     *       "created_at": "2026-11-20T19:41:33.238390Z",
                     *       "deliveries": [
                     *         {
                     *           "account_id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11",
                     *           "attempt_count": 1,
                     *           "can_retry": false,
                     *           "detail": null,
                     *           "due_at": "2026-11-20T19:41:33.238390Z",
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c13",
                     *           "late": false,
                     *           "next_attempt_at": null,
                     *           "next_lookup_at": null,
                     *           "own_text": false,
                     *           "platform": "x",
                     *           "posted_at": "2026-11-20T19:41:33.245776Z",
                     *           "publish_late": null,
                     *           "reason": null,
                     *           "remote_id": "1445880548472328192",
                     *           "state": "posted",
                     *           "status": "posted",
                     *           "text": "Fresh paint on the old pillar box.",
                     *           "url": "https://x.com/ada_sandbox/status/1445880548472328192",
                     *           "username": "ada_sandbox"
                     *         }
                     *       ],
                     *       "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c12",
                     *       "images": [
                     *         {
                     *           "alt_text": "A red pillar box",
                     *           "animated": false,
                     *           "bytes": 9807,
                     *           "height": 793,
                     *           "id": "0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c15",
                     *           "media_type": "image/png",
                     *           "treatment": "metadata_removed",
                     *           "uploaded_bytes": 12011,
                     *           "url": null,
                     *           "width": 1266
                     *         }
                     *       ],
                     *       "schedule": null,
                     *       "status": "posted",
                     *       "text": "Fresh paint on the old pillar box.",
                     *       "version": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description `malformed_json`, `malformed_form` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_required`, `api_key_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: an API key needs `posts:write`, `cross_site_request` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: no such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `duplicate_content` (with `errors` saying `same_text_within_a_day`), `account_needs_reauth`, `account_not_connected`, `image_grant_required`, `platform_not_configured` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`, `image_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `content_type_unsupported`, `image_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` with `errors` such as `time_in_past`, `time_invalid`, `time_zone_required`, `time_zone_unknown`, `time_too_far`, `invalid_body`, `invalid_query`, `invalid_fields` with `errors` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`, with `Retry-After` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uploads_busy`: nothing was written */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests are answered, and posts can be sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "checks": [
                     *         "database",
                     *         "disk_full",
                     *         "disk_read_only",
                     *         "clock"
                     *       ],
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description `headers_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready` with `errors` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
