"""What schemathesis has to know of Pillarbox beside its document.

Some operations take the way in away from whoever calls them: signing out, ending sessions, another password,
disconnecting. They are attacked like the others, but by somebody else, Grace, who comes in again when she has lost hers.
"""

import os

import requests
import schemathesis

URL = os.environ["PILLARBOX_URL"]
SESSION = os.environ.get("PILLARBOX_SESSION", "")

TAKES_THE_WAY_IN = {
    "log_out",
    "change_password",
    "end_session",
    "end_other_sessions",
    "disconnect_x",
    "disconnect_account",
}


class Grace:
    def __init__(self):
        self.password = os.environ["PILLARBOX_PASSWORD"]
        self.cookie = None

    def way_in(self):
        """A session that holds, and a connected account; an ended session while the server takes no more sign-ins."""
        if self.cookie is None or self.ask("GET", "/api/auth/session").status_code != 200:
            answer = self.ask("POST", "/api/auth/login", json={"username": "grace", "password": self.password})
            # Too many tries; or the administrator, who is attacked too, has shut her out or changed what she may.
            if answer.status_code in (401, 403, 429):
                return self.cookie or "ended"
            answer.raise_for_status()
            self.cookie = answer.cookies["sid"]
        accounts = self.ask("GET", "/api/accounts")
        if accounts.status_code != 200:
            # Her session was ended from elsewhere.
            self.cookie = None
            return "ended"
        if not accounts.json()["items"]:
            self.connect()
        return self.cookie

    def connect(self):
        consent = self.ask("GET", "/api/x/auth-url").json()["url"]
        page, query = consent.split("?", 1)
        form = query + "&decision=allow&account=grace_sandbox"
        kind = {"content-type": "application/x-www-form-urlencoded"}
        back = requests.post(page, data=form, headers=kind, allow_redirects=False, timeout=20).headers["location"]
        self.ask("GET", back.removeprefix(URL))

    def ask(self, method, path, **options):
        cookies = {"sid": self.cookie} if self.cookie else {}
        return requests.request(method, URL + path, cookies=cookies, allow_redirects=False, timeout=20, **options)


grace = Grace()


def id_of(case):
    return case.operation.definition.raw.get("operationId")


@schemathesis.hook
def before_call(context, case, kwargs):
    if id_of(case) not in TAKES_THE_WAY_IN or case.cookies.get("sid") != SESSION:
        return
    case.cookies["sid"] = grace.way_in()


# What a schema cannot say: how long a text is as X counts it, whether a time lies ahead, whose password it is, what a
# cursor or a token stands for. A refusal for the shape (`invalid_body`, `invalid_query`, `idempotency_key_invalid`)
# stays a failure: that the document could have said.
MEANING = {
    "cursor_invalid",
    "idempotency_key_reused",
    "invalid_fields",
    "precondition_failed",
    "token_invalid",
    "version_required",
}


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if type(failure).__name__ != "RejectedPositiveData":
        return True
    try:
        return response.json().get("code") not in MEANING
    except ValueError:
        return True


def whole(value):
    """54.0 becomes 54. To JSON Schema both are an integer, to the server only the second: it says so in its refusal."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {name: whole(item) for name, item in value.items()}
    return value


@schemathesis.hook
def map_body(context, body):
    return whole(body)
