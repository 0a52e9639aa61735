"""Endpoints for webhooks: the compiled code with the senders' documented examples and forged requests, and the path
from a signed request over the bus to what arrives."""

import base64
import hashlib
import hmac
import io
import json
import zipfile
from urllib.parse import urlencode

import boto3
import pytest
from harness import runs, stacks
from harness.endpoints import HOST, NOW, Endpoint, Services, request
from harness.places import EXAMPLES, REGION
from harness.project import Project, expectation

pytestmark = pytest.mark.xdist_group("webhooks")

SENDERS = ["github", "kintone", "stripe", "twilio"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    name = "webhook-desk"
    return Project(EXAMPLES / name, name, None, expectation(name), tmp_path_factory.mktemp(name))


def function(project, sender):
    (found,) = [
        each["Properties"]
        for each in project.resolved().values()
        if each["Type"] == "AWS::Lambda::Function" and f"-{sender}-" in each["Properties"]["FunctionName"]
    ]
    return found


@pytest.fixture
def start(desk):
    """Starts the endpoint of a sender with the settings of the template."""

    def started(sender, services=None, **variables):
        expected = desk.expected
        told = {name: value if isinstance(value, str) else json.dumps(value) for name, value in expected["secrets"].items()}
        services = services or Services(told | expected["parameter-store"])
        properties = function(desk, sender)
        endpoint = Endpoint(
            properties["Code"]["ZipFile"], properties["Environment"]["Variables"] | variables, services
        )
        endpoint.services = services
        return endpoint

    return started


# Compiled code


@pytest.mark.parametrize("sender", SENDERS)
def test_both_tools_deploy_the_same_code(desk, sender):
    folder = desk.output("terraform") / "functions"
    packed = (folder / f"{sender}_webhook.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["index.py"]
        (held,) = archive.infolist()
        assert held.external_attr >> 16 == 0o100644 and held.date_time == (1980, 1, 1, 0, 0, 0)
        code = archive.read("index.py").decode()
    assert code == function(desk, sender)["Code"]["ZipFile"]
    assert code == (folder / f"{sender}_webhook" / "index.py").read_text()


def test_the_code_contains_nothing_of_the_project(desk):
    for sender in SENDERS:
        code = function(desk, sender)["Code"]["ZipFile"]
        for own in ("webhook-desk", "signing-secret", "messages"):
            assert own not in code


def test_no_output_contains_a_secret(desk):
    secrets = ["It's a Secret to Everybody", "whsec_example", "4b1c9a7d5e2f48a0b3c6d9e8f7a6b5c4"]
    for target in ("cloudformation", "terraform"):
        for path in desk.output(target).rglob("*"):
            if path.is_file():
                assert not any(secret.encode() in path.read_bytes() for secret in secrets), path


# GitHub

SECRET = "It's a Secret to Everybody"


def sign_github(body, secret=SECRET):
    body = body if isinstance(body, bytes) else body.encode()
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def github(body='{"action":"labeled","n":1.10}', event="issues", **changes):
    headers = {
        "X-GitHub-Event": event,
        "X-GitHub-Delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
        "X-Hub-Signature-256": sign_github(body),
        "Content-Type": "application/json",
    }
    headers |= changes.pop("headers", {})
    return request(body, {name: value for name, value in headers.items() if value is not None}, **changes)


def test_githubs_documented_signature(start):
    """"Validating webhook deliveries", "Testing the webhook payload validation": the body is not JSON, which is found
    only after the signature was verified."""
    documented = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    assert sign_github("Hello, World!") == documented
    assert start("github").status(github("Hello, World!", headers={"X-Hub-Signature-256": documented})) == 400
    changed = documented.replace("757", "758")
    assert start("github").status(github("Hello, World!", headers={"X-Hub-Signature-256": changed})) == 401


@pytest.mark.parametrize("encoded", [False, True])
def test_github_events_reach_the_bus_as_they_came(start, encoded):
    endpoint = start("github")
    body = '{"action":"labeled", "n":1.10, "title":"\u6848\u4ef6 \\u0022x\\u0022"}'
    assert endpoint.answer(github(body, encoded=encoded)) == {"statusCode": 200}
    assert endpoint.services.entries == [{
        "EventBusName": "default",
        "Source": "github.com",
        "DetailType": "issues",
        "Detail": body,
        "Resources": ["72d3162e-cc78-11e3-81ab-4c9367dc0958"],
    }]


def test_github_pings_are_answered(start):
    endpoint = start("github")
    assert endpoint.status(github('{"zen":"Design for failure.","hook_id":1}', event="ping")) == 200
    assert endpoint.services.entries[0]["DetailType"] == "ping"


def test_github_forms_have_the_body_in_a_field(start):
    endpoint = start("github")
    body = urlencode({"payload": '{"action":"opened","title":"a & b+c"}'})
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert endpoint.status(github(body, headers=form)) == 200
    assert endpoint.services.entries[0]["Detail"] == '{"action":"opened","title":"a & b+c"}'
    assert endpoint.status(github("other=1", headers=form)) == 400
    assert endpoint.status(github(b"payload=%FF\xff", headers=form, encoded=True)) == 400


BODY = '{"action":"labeled"}'
FORGED_GITHUB = {
    "no signature": {"X-Hub-Signature-256": None},
    "empty signature": {"X-Hub-Signature-256": ""},
    "the old header alone": {
        "X-Hub-Signature-256": None,
        "X-Hub-Signature": "sha1=" + hmac.new(SECRET.encode(), BODY.encode(), "sha1").hexdigest(),
    },
    "another secret": {"X-Hub-Signature-256": sign_github(BODY, "another")},
    "an empty secret": {"X-Hub-Signature-256": sign_github(BODY, "")},
    "another body": {"X-Hub-Signature-256": sign_github(BODY + " ")},
    "capital digits": {"X-Hub-Signature-256": "sha256=" + sign_github(BODY)[7:].upper()},
    "no algorithm": {"X-Hub-Signature-256": sign_github(BODY)[7:]},
    "another algorithm": {"X-Hub-Signature-256": "sha1=" + sign_github(BODY)[7:]},
    "cut off": {"X-Hub-Signature-256": sign_github(BODY)[:-1]},
    "trailing blank": {"X-Hub-Signature-256": sign_github(BODY) + " "},
    "said twice": {"X-Hub-Signature-256": sign_github(BODY) + "," + sign_github(BODY)},
    "no letters of ASCII": {"X-Hub-Signature-256": "sha256=\u00e9"},
    "half a character": {"X-Hub-Signature-256": "sha256=\ud800"},
}


@pytest.mark.parametrize("name", FORGED_GITHUB)
def test_forged_github_requests_are_rejected(start, name):
    endpoint = start("github")
    assert endpoint.answer(github(BODY, headers=FORGED_GITHUB[name])) == {"statusCode": 401}
    assert endpoint.services.entries == []


@pytest.mark.parametrize("position", range(0, len(BODY), 3))
def test_a_changed_byte_of_the_body_is_rejected(start, position):
    body = bytearray(BODY.encode())
    body[position] ^= 1
    event = github(bytes(body), headers={"X-Hub-Signature-256": sign_github(BODY)}, encoded=True)
    assert start("github").status(event) == 401


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '"text"', "null", "NaN", '{"n":NaN}', '{"n":-Infinity}', "\ufeff{}", "[" * 100_000, '{"n":' + "1" * 5000 + "}"],
    ids=lambda body: body[:12] or "empty",
)
def test_signed_bodies_that_no_bus_accepts_are_rejected(start, body):
    endpoint = start("github")
    assert endpoint.answer(github(body)) == {"statusCode": 400}
    assert endpoint.services.entries == []


def test_signed_bodies_that_are_not_text_are_rejected(start):
    assert start("github").status(github(b'{"a":"\xff"}', encoded=True)) == 400


@pytest.mark.parametrize("event", [None, "", "e" * 129])
def test_github_events_need_a_name(start, event):
    assert start("github").status(github(headers={"X-GitHub-Event": event})) == 400


@pytest.mark.parametrize("method", ["GET", "PUT", "HEAD", "OPTIONS"])
def test_only_post_is_answered(start, method):
    endpoint = start("github")
    assert endpoint.status(github(method=method)) == 405
    assert endpoint.services.reads == []


def test_an_empty_request_is_rejected(start):
    event = request("", {})
    del event["headers"], event["body"]
    assert start("github").status(event) == 401


def test_events_too_large_for_a_bus_are_rejected(start):
    endpoint = start("github")
    fitting = '{"a":"' + "x" * (1_048_576 - 2048 - 8) + '"}'
    assert endpoint.status(github(fitting)) == 200
    assert endpoint.status(github(fitting.replace("x", "xx", 1))) == 413
    assert len(endpoint.services.entries) == 1


# Failures: the sender tries again, and no secret is shown


def test_only_what_the_bus_has_taken_is_answered_with_200(start, capsys):
    endpoint = start("github")
    endpoint.services.put_answer = lambda entries: {
        "FailedEntryCount": 1,
        "Entries": [{"ErrorCode": "ThrottlingException", "ErrorMessage": "x"}],
    }
    assert endpoint.answer(github()) == {"statusCode": 503}
    assert "ThrottlingException" in capsys.readouterr().out


def test_a_bus_that_cannot_be_reached_is_reported(start, capsys):
    endpoint = start("github")

    def fail(entries):
        raise ConnectionError("the text of an error may contain anything")

    endpoint.services.put_answer = fail
    assert endpoint.answer(github()) == {"statusCode": 503}
    assert capsys.readouterr().out == "failed: ConnectionError \n"


def test_a_missing_secret_is_not_the_senders_fault(start):
    endpoint = start("github", Services({}))
    assert endpoint.status(github()) == 503


def test_an_empty_secret_lets_no_one_in(start):
    endpoint = start("github", Services({"webhook-desk/github": ""}))
    forged = github(BODY, headers={"X-Hub-Signature-256": sign_github(BODY, "")})
    assert endpoint.answer(forged) == {"statusCode": 503}
    assert endpoint.services.entries == []


def test_secrets_are_kept_for_five_minutes(start):
    endpoint = start("github")
    assert [endpoint.status(github()) for _ in range(3)] == [200, 200, 200]
    assert endpoint.services.reads == ["webhook-desk/github"]
    endpoint.services.secrets["webhook-desk/github"] = "another"
    endpoint.now += 299
    assert endpoint.status(github()) == 200
    endpoint.now += 1
    assert endpoint.status(github()) == 401
    assert endpoint.status(signed_with("another")) == 200
    assert len(endpoint.services.reads) == 2


def signed_with(secret):
    return github(BODY, headers={"X-Hub-Signature-256": sign_github(BODY, secret)})


SIGNED_WITH = {
    "github": lambda secret, _: signed_with(secret),
    "stripe": lambda secret, now: stripe(header=f"t={now},v1={sign_stripe(DISPUTE, now, secret)}"),
    "twilio": lambda secret, _: twilio(signature=sign_twilio(f"https://{HOST}/", CALL, secret)),
    "kintone": lambda secret, _: kintone(path="/" + secret),
}


@pytest.mark.parametrize("sender", SENDERS)
def test_a_new_secret_is_right_at_once_and_the_old_one_for_an_hour(start, desk, sender):
    variables = function(desk, sender)["Environment"]["Variables"]
    name, key = variables["SECRET_NAME"], variables.get("SECRET_KEY")

    def held(secret):
        return json.dumps({key: secret}) if key else secret

    endpoint = start(sender, Services({name: [(held("old-secret"), NOW - 10**6)]}))

    def status(secret):
        return endpoint.status(SIGNED_WITH[sender](secret, endpoint.now))

    assert status("old-secret") == 200
    endpoint.now += 20
    endpoint.services.secrets[name].insert(0, (held("new-secret"), endpoint.now))
    assert [status("new-secret"), status("old-secret"), status("another")] == [200, 200, 401]
    endpoint.now += 3599
    assert [status("old-secret"), status("new-secret")] == [200, 200]
    endpoint.now += 301
    assert [status("old-secret"), status("new-secret")] == [401, 200]


@pytest.mark.parametrize("sender", SENDERS)
def test_a_forged_request_reads_nothing_but_the_secret_and_gets_no_reason(start, desk, sender):
    endpoint = start(sender)
    assert endpoint.answer(SIGNED_WITH[sender]("another", endpoint.now)) == {"statusCode": 401}
    assert endpoint.services.reads == [function(desk, sender)["Environment"]["Variables"]["SECRET_NAME"]]
    assert endpoint.services.entries == []


@pytest.mark.parametrize("sender", ["github", "kintone"])
def test_a_recorded_request_without_a_time_can_be_sent_again_and_has_the_same_id(start, sender):
    endpoint = start(sender)
    recorded = {"github": github(), "kintone": kintone()}[sender]
    assert endpoint.status(recorded) == 200
    endpoint.now += 86_400
    assert endpoint.status(recorded) == 200
    first, second = endpoint.services.entries
    assert first == second


def test_forged_requests_ask_for_the_secret_once_in_ten_seconds(start):
    endpoint = start("github")
    for _ in range(100):
        assert endpoint.status(signed_with("another")) == 401
    assert len(endpoint.services.reads) == 1
    endpoint.now += 10
    for _ in range(100):
        assert endpoint.status(signed_with("another")) == 401
    assert len(endpoint.services.reads) == 2


def test_a_store_that_fails_is_asked_once_in_ten_seconds(start):
    endpoint = start("github", Services({}))
    assert [endpoint.status(github()) for _ in range(100)] == [503] * 100
    assert len(endpoint.services.reads) == 1
    endpoint.services.secrets["webhook-desk/github"] = SECRET
    endpoint.now += 10
    assert endpoint.status(github()) == 200


def test_a_store_that_fails_takes_no_secret_away_before_its_time(start):
    endpoint = start("github")
    assert endpoint.status(github()) == 200
    endpoint.services.secrets.clear()
    endpoint.now += 100
    assert endpoint.status(signed_with("another")) == 401
    assert endpoint.status(github()) == 200
    endpoint.now += 200
    assert endpoint.status(github()) == 503


def test_half_a_character_in_a_signed_body_is_refused(start):
    endpoint = start("github")
    assert endpoint.status(github('{"action":"\\ud800"}')) == 400
    assert endpoint.status(github('{"\\udfff":1}')) == 400
    assert endpoint.status(github('{"action":"\\ud83d\\ude00"}')) == 200
    assert len(endpoint.services.entries) == 1


def test_the_log_contains_neither_secrets_nor_requests(start, capsys):
    endpoint = start("github")
    for headers in FORGED_GITHUB.values():
        endpoint.answer(github('{"password":"hunter2"}', headers=headers))
    endpoint.answer(github('{"password":"hunter2"'))
    said = capsys.readouterr().out
    assert said.count("rejected: ") == len(FORGED_GITHUB) + 1
    for hidden in (SECRET, "hunter2", "sha256=", sign_github('{"password":"hunter2"}')[7:]):
        assert hidden not in said


def test_missing_fields_of_secrets_let_no_one_in(start, capsys):
    for held in ('{"other":"x"}', "no JSON", '{"signing-secret":""}', '{"signing-secret":7}', "[]"):
        endpoint = start("stripe", Services({"webhook-desk/stripe": held}))
        assert endpoint.status(stripe()) == 503
        assert held not in capsys.readouterr().out


# Stripe


def sign_stripe(body, at=NOW, secret="whsec_example"):
    body = body if isinstance(body, bytes) else body.encode()
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


DISPUTE = '{"id":"evt_1","object":"event","type":"charge.dispute.created","data":{"object":{"charge":"ch_1","amount":4200}}}'


def stripe(body=DISPUTE, header=None, **changes):
    header = f"t={NOW},v1={sign_stripe(body)},v0=6ffbb59b2300aae63f272406069a9788598b792a" if header is None else header
    return request(body, {"Stripe-Signature": header, "Content-Type": "application/json; charset=utf-8"}, **changes)


@pytest.mark.parametrize("encoded", [False, True])
def test_stripe_events_reach_the_bus_as_they_came(start, encoded):
    endpoint = start("stripe")
    assert endpoint.answer(stripe(encoded=encoded)) == {"statusCode": 200}
    assert endpoint.services.entries == [{
        "EventBusName": "default",
        "Source": "stripe.com",
        "DetailType": "charge.dispute.created",
        "Detail": DISPUTE,
        "Resources": [],
    }]


@pytest.mark.parametrize("late, status", [(0, 200), (300, 200), (301, 401), (-300, 200), (-301, 401), (86_400, 401)])
def test_stripe_signatures_are_valid_for_five_minutes(start, late, status):
    at = NOW - late
    assert start("stripe").status(stripe(header=f"t={at},v1={sign_stripe(DISPUTE, at)}")) == status


def test_one_of_several_stripe_signatures_is_enough(start):
    other, own = sign_stripe(DISPUTE, secret="whsec_old"), sign_stripe(DISPUTE)
    assert start("stripe").status(stripe(header=f"t={NOW},v1={other},v1={own}")) == 200
    assert start("stripe").status(stripe(header=f"t={NOW},v1={own},v1={other}")) == 200
    assert start("stripe").status(stripe(header=f"t={NOW},v1={other},v1={other}")) == 401
    assert start("stripe").status(stripe(header=f"v0={other},v1={own},t={NOW}")) == 200


OWN = sign_stripe(DISPUTE)
FORGED_STRIPE = {
    "nothing": "",
    "no time": f"v1={OWN}",
    "no signature": f"t={NOW}",
    "an old scheme alone": f"t={NOW},v0={OWN}",
    "a newer time": f"t={NOW + 1},v1={OWN}",
    "a newer time in front": f"t={NOW + 1},t={NOW},v1={OWN}",
    "no number": f"t=now,v1={hmac.new(b'whsec_example', b'now.' + DISPUTE.encode(), hashlib.sha256).hexdigest()}",
    "a number of other digits": "t=\u0661,v1=" + OWN,
    "capital digits": f"t={NOW},v1={OWN.upper()}",
    "another secret": f"t={NOW},v1={sign_stripe(DISPUTE, secret='whsec_other')}",
    "another body": f"t={NOW},v1={sign_stripe(DISPUTE + ' ')}",
    "blanks": f"t={NOW}, v1={OWN}",
    "no commas": f"t={NOW}v1={OWN}",
    "no letters of ASCII": f"t={NOW},v1=\u00e9\ud800",
}


@pytest.mark.parametrize("name", FORGED_STRIPE)
def test_forged_stripe_requests_are_rejected(start, name):
    endpoint = start("stripe")
    assert endpoint.answer(stripe(header=FORGED_STRIPE[name])) == {"statusCode": 401}
    assert endpoint.services.entries == []


@pytest.mark.parametrize("body", ["{}", "[]", "1", '{"type":7}', '{"type":""}', "x"])
def test_stripe_events_need_a_type(start, body):
    assert start("stripe").status(stripe(body)) == 400


# Twilio


def sign_twilio(url, fields=(), token="12345"):
    text = url + "".join(name + value for name, value in sorted(set(fields)))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


CALL = [
    ("Digits", "1234"),
    ("To", "+18005551212"),
    ("From", "+14158675309"),
    ("Caller", "+14158675309"),
    ("CallSid", "CA1234567890ABCDE"),
]
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}


def twilio(fields=CALL, signature=None, url=f"https://{HOST}/", **changes):
    headers = FORM | {"X-Twilio-Signature": sign_twilio(url, fields) if signature is None else signature}
    return request(urlencode(fields), headers | changes.pop("headers", {}), **changes)


def test_twilios_documented_signature(start):
    """"Webhooks security", "Validating signatures from Twilio"."""
    documented = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    assert sign_twilio("https://mycompany.com/myapp.php?foo=1&bar=2", CALL) == documented
    place = {"host": "mycompany.com", "path": "/myapp.php", "query": "foo=1&bar=2"}
    endpoint = start("twilio")
    assert endpoint.answer(twilio(signature=documented, **place)) == {
        "statusCode": 200,
        "headers": {"content-type": "text/xml"},
        "body": "<Response/>",
    }
    (entry,) = endpoint.services.entries
    assert json.loads(entry.pop("Detail")) == dict(CALL)
    assert entry == {
        "EventBusName": "messages",
        "Source": "twilio.com",
        "DetailType": "twilio-webhook-lambda",
        "Resources": [],
    }
    assert endpoint.services.reads == ["/webhook-desk/twilio-auth-token"]
    for changed in ({"query": "foo=1&bar=3"}, {"path": "/"}, {"host": "other.com"}, {"query": ""}):
        assert endpoint.status(twilio(signature=documented, **(place | changed))) == 401


@pytest.mark.parametrize("url", [f"https://{HOST}/", f"https://{HOST}", f"https://{HOST}:443/", f"https://{HOST}:443"])
def test_twilio_may_know_the_address_in_other_forms(start, url):
    assert start("twilio").status(twilio(url=url)) == 200


@pytest.mark.parametrize("url", [f"http://{HOST}/", f"https://{HOST}:8443/", f"https://{HOST}/x", "https://other.com/"])
def test_other_addresses_are_rejected(start, url):
    assert start("twilio").status(twilio(url=url)) == 401


def test_twilio_fields_keep_blanks_and_the_first_of_several_values(start):
    endpoint = start("twilio")
    fields = [("Body", "1 + 1 = \u4e8c"), ("ToCity", ""), ("Media", "b"), ("Media", "a"), ("Media", "a")]
    event = twilio(fields, headers={"I-Twilio-Idempotency-Token": "9b5a3f5e"}, encoded=True)
    assert endpoint.status(event) == 200
    (entry,) = endpoint.services.entries
    assert json.loads(entry["Detail"]) == {"Body": "1 + 1 = \u4e8c", "ToCity": "", "Media": "b"}
    assert entry["Resources"] == ["9b5a3f5e"]


def test_the_payload_of_a_twilio_error_is_parsed(start):
    endpoint = start("twilio")
    fields = [("Level", "ERROR"), ("PayloadType", "application/json"), ("Payload", '{"error_code":"11200"}')]
    assert endpoint.status(twilio(fields)) == 200
    assert json.loads(endpoint.services.entries[0]["Detail"])["Payload"] == {"error_code": "11200"}
    assert endpoint.status(twilio(fields[:-1] + [("Payload", "{")])) == 400
    assert endpoint.status(twilio([("Body", "x"), ("Payload", "{")])) == 200


def twilio_json(body, signature=None, told=None, **changes):
    query = "bodySHA256=" + (hashlib.sha256(body.encode()).hexdigest() if told is None else told)
    query = changes.pop("query", query)
    url = f"https://{HOST}/" + ("?" + query if query else "")
    headers = {"Content-Type": "application/json", "X-Twilio-Signature": signature or sign_twilio(url)}
    return request(body, headers | changes.pop("headers", {}), query=query, **changes)


def test_event_streams_put_each_of_their_events_on_the_bus(start):
    endpoint = start("twilio")
    held = [
        {"specversion": "1.0", "type": "com.twilio.messaging.message.delivered", "id": f"EZ{n}", "data": {"n": n}}
        for n in range(25)
    ]
    assert endpoint.status(twilio_json(json.dumps(held))) == 200
    assert [json.loads(each["Detail"]) for each in endpoint.services.entries] == held
    assert {each["DetailType"] for each in endpoint.services.entries} == {"com.twilio.messaging.message.delivered"}


def test_other_bodies_of_twilio_have_the_one_name(start):
    endpoint = start("twilio")
    for body in ('{"a":1}', '{"type":"com.example"}', '{"type":7}'):
        assert endpoint.status(twilio_json(body)) == 200
    assert {each["DetailType"] for each in endpoint.services.entries} == {"twilio-webhook-lambda"}
    for body in ("[1]", "1", '[{"a":1},null]', ""):
        assert endpoint.status(twilio_json(body)) == 400


def test_forged_twilio_requests_are_rejected(start):
    own = sign_twilio(f"https://{HOST}/", CALL)
    body = '{"a":1}'
    forged = {
        "no signature": twilio(signature=""),
        "another token": twilio(signature=sign_twilio(f"https://{HOST}/", CALL, "54321")),
        "another value": twilio(CALL[:-1] + [("CallSid", "CA1234567890ABCDF")], signature=own),
        "a field more": twilio([*CALL, ("Extra", "1")], signature=own),
        "a field less": twilio(CALL[:-1], signature=own),
        "small letters": twilio(signature=own.lower()),
        "said twice": twilio(signature=f"{own},{own}"),
        "no letters of ASCII": twilio(signature="\u00e9"),
        "not as a form": twilio(signature=own, headers={"Content-Type": "application/json"}),
        "no type": twilio(signature=own, headers={"Content-Type": ""}),
        "no hash of the body": twilio_json(body, query=""),
        "the hash of another body": twilio_json(body, told=hashlib.sha256(b"{}").hexdigest()),
        "a hash in capitals": twilio_json(body, told=hashlib.sha256(body.encode()).hexdigest().upper()),
        "a hash that is not signed": twilio_json(body, signature=sign_twilio(f"https://{HOST}/")),
        "an empty hash": twilio_json(body, told=""),
    }
    for name, event in forged.items():
        endpoint = start("twilio")
        assert endpoint.answer(event) == {"statusCode": 401}, name
        assert endpoint.services.entries == [], name


def test_twilios_documented_hash_of_a_body(start):
    """An example of Twilio's own helper libraries: the body's hash is in the URL, which is signed."""
    body = '{"property": "value", "boolean": true}'
    told = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"
    query = "foo=1&bar=2&bodySHA256=" + told
    event = twilio_json(
        body, signature="a9nBmqA0ju/hNViExpshrM61xv4=", query=query, host="mycompany.com", path="/myapp.php"
    )
    assert start("twilio").status(event) == 200


# kintone

TOKEN = "4b1c9a7d5e2f48a0b3c6d9e8f7a6b5c4"
RECORD = '{"id":"01234567-0123-0123-0123-0123456789ab","type":"ADD_RECORD","app":{"id":"1"},"recordTitle":"\u8a2a\u554f","url":"u"}'


def kintone(body=RECORD, path="/" + TOKEN, **changes):
    return request(body, {"Content-Type": "application/json"}, path=path, **changes)


def test_kintone_requests_with_the_token_reach_the_bus(start):
    endpoint = start("kintone")
    assert endpoint.status(kintone()) == 200
    assert endpoint.services.entries == [{
        "EventBusName": "default",
        "Source": "kintone",
        "DetailType": "ADD_RECORD",
        "Detail": RECORD,
        "Resources": [],
    }]


@pytest.mark.parametrize(
    "path", ["/", "", "/" + TOKEN[:-1], "/" + TOKEN + "0", "/" + TOKEN.upper(), f"/{TOKEN}/", "/\u00e9", f"/{TOKEN}/x"]
)
def test_kintone_requests_without_the_token_are_rejected(start, path):
    endpoint = start("kintone")
    assert endpoint.answer(kintone(path=path)) == {"statusCode": 401}
    assert endpoint.status(kintone(path=path, query=f"token={TOKEN}")) == 401
    assert endpoint.services.entries == []


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"type":null}'])
def test_kintone_notifications_need_a_type(start, body):
    assert start("kintone").status(kintone(body)) == 400


# The whole path


@pytest.fixture
def deployed(desk, cloud, monkeypatch):
    """Starts the deployed code of a sender with the deployed settings, in the account of the desk."""
    stacks.prepare(cloud, desk.expected)
    stacks.create(cloud, desk)
    for name, value in cloud.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("builtins.print", lambda *_: None)

    def started(sender):
        name = f"webhook-desk-{sender}-webhook"
        held = cloud.client("lambda").get_function_configuration(FunctionName=name)
        return Endpoint(function(desk, sender)["Code"]["ZipFile"], held["Environment"]["Variables"], boto3)

    return started


def test_signed_requests_reach_queues_and_topics(deployed, cloud):
    assert deployed("stripe").status(stripe()) == 200
    assert [json.loads(each["Body"]) for each in cloud.messages("disputes")] == [
        {"event": "evt_1", "charge": "ch_1", "amount": 4200}
    ]

    fields = [("SmsStatus", "received"), ("Body", "STOP"), ("MessageSid", "SM1")]
    assert deployed("twilio").status(twilio(fields)) == 200
    (message,) = cloud.messages("text-messages")
    assert json.loads(message["Body"])["detail"] == dict(fields)

    cloud.tap(f"arn:aws:sns:{REGION}:123456789012:new-cases", "tap")
    assert deployed("kintone").status(kintone()) == 200
    (message,) = cloud.messages("tap")
    assert json.loads(message["Body"])["title"] == "\u8a2a\u554f"


# A text that would end a JSON string, a form and an expression.
TITLE = 'The "total" is \\wrong & {% $states.input %}'
ADDRESS = "https://github.com/example/shop/issues/7"
LABELLED = json.dumps({
    "action": "labeled",
    "label": {"name": "billing"},
    "issue": {"title": TITLE, "html_url": ADDRESS},
    "sender": {"login": "hanako"},
})
RECORDED = {"body": {"id": "100", "revision": "1"}}


def test_a_signed_request_goes_through_the_machine_to_kintone_and_slack(deployed, cloud, sink):
    """Request, function, bus, rule, machine, and what Slack and kintone receive in the end."""
    cloud.answer({"record": RECORDED, "tell": {"body": {"ok": True, "channel": "C0456BILL", "ts": "1764547200.000100"}}})
    assert deployed("github").status(github(LABELLED)) == 200

    (execution,) = cloud.executions()
    assert (execution["machine"], execution["status"]) == ("webhook-desk-billing-issue", "SUCCEEDED")
    assert runs.path(execution) == ["record", "tell", "tell answer", "end"]
    assert execution["input"]["detail"] == json.loads(LABELLED)

    record, message = sink.requests
    assert record.address == "POST https://example.cybozu.com/k/v1/record.json"
    assert record.headers["x-cybozu-api-token"] == "token-of-the-app"
    assert "authorization" not in record.headers
    assert json.loads(record.body) == {
        "app": 51,
        "record": {"title": {"value": TITLE}, "address": {"value": ADDRESS}, "reporter": {"value": "hanako"}},
    }
    assert message.address == "POST https://slack.com/api/chat.postMessage"
    assert message.headers["authorization"] == "Bearer token-of-the-bot"
    assert "x-cybozu-api-token" not in message.headers
    assert json.loads(message.body) == {"channel": "C0456BILL", "text": f"{TITLE}: {ADDRESS} is case 100"}
    assert cloud.chat_messages() == []


def test_forged_requests_arrive_nowhere(deployed, cloud, sink):
    cloud.answer({"record": RECORDED, "tell": {"body": {"ok": True}}})
    endpoint = deployed("github")
    forged = {
        "no signature": None,
        "another secret": sign_github(LABELLED, "another"),
        "the signature of another body": sign_github(LABELLED + " "),
        "the signature cut off": sign_github(LABELLED)[:-1],
    }
    for name, signature in forged.items():
        assert endpoint.status(github(LABELLED, headers={"X-Hub-Signature-256": signature})) == 401, name
    assert (cloud.deliveries(), cloud.executions(), sink.requests, cloud.chat_messages()) == ([], [], [], [])
    # The same account accepts the same request once it is signed.
    assert endpoint.status(github(LABELLED)) == 200
    assert (len(cloud.executions()), len(sink.requests)) == (1, 2)


def test_a_message_that_slack_rejects_fails_the_execution(deployed, cloud, sink):
    """Slack responds with 200 all the same."""
    cloud.answer({"record": RECORDED, "tell": {"body": {"ok": False, "error": "not_in_channel"}}})
    assert deployed("github").status(github(LABELLED)) == 200

    (execution,) = cloud.executions()
    assert execution["status"] == "FAILED"
    assert (execution["error"], execution["cause"]) == ("Slack.Refused", "not_in_channel")
    assert len(sink.requests) == 2
    (message,) = cloud.chat_messages()
    assert message["shown"] and f"{ADDRESS}: Slack.Refused" in message["message"]


def test_a_token_that_kintone_rejects_fails_the_execution(deployed, cloud, sink):
    """Slack is not notified of a record that does not exist."""
    cloud.answer({"record": {"status": 401, "body": {"code": "GAIA_NO01"}}})
    assert deployed("github").status(github(LABELLED)) == 200

    (execution,) = cloud.executions()
    assert (execution["status"], execution["error"]) == ("FAILED", "States.Http.StatusCode.401")
    assert [each.address for each in sink.requests] == ["POST https://example.cybozu.com/k/v1/record.json"]
