"""Whatever a program sends, the API answers in JSON, never with an error of its own; and what it says of itself is a valid description."""

import json
import string
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.api.urls import api
from heard.desk import keys
from heard.records.models import Case
from heard.vocabulary.way import Role
from tests.arriving import opened

SCHEMA: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))
REQUESTS = [(method, path) for path, methods in SCHEMA["paths"].items() for method in methods]
EXAMPLES = 25
FRUGAL = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Anything that JSON can hold, with what databases and forms dislike most.
NASTY = st.sampled_from(
    ["\x00", "a\x00b", "\ud800", "𝕏" * 50, "‮abc", "'; --", "%s", "{}", "9" * 400, "-1", "NaN", "1e999", "../..", " "]
)
SCALAR = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=30) | NASTY
ANYTHING = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=6
)


def resolved(shape: dict[str, Any]) -> dict[str, Any]:
    return SCHEMA["components"]["schemas"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape


def fitting(shape: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of roughly this shape: most fit it, so that they come past the first look."""
    shape = resolved(shape)
    if "anyOf" in shape or "allOf" in shape:
        return st.one_of([fitting(one) for one in shape.get("anyOf") or shape["allOf"]])
    if "enum" in shape:
        return st.sampled_from(shape["enum"])
    match shape.get("type"):
        case "object" if "properties" in shape:
            must = set(shape.get("required", ()))
            fields = {name: usually(one) for name, one in shape["properties"].items()}
            return st.fixed_dictionaries(
                {name: one for name, one in fields.items() if name in must},
                optional={name: one for name, one in fields.items() if name not in must},
            )
        case "array":
            return st.lists(fitting(shape["items"]), max_size=3)
        case "integer":
            return st.integers(shape.get("minimum", -(2**65)), shape.get("maximum", 2**65))
        case "boolean":
            return st.booleans()
        case "string" if shape.get("format") == "date-time":
            return st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()) | NASTY
        case "string":
            return st.text(min_size=shape.get("minLength", 0), max_size=20) | NASTY
    return ANYTHING


def usually(shape: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.integers(0, 9).flatmap(lambda drawn: ANYTHING if drawn == 0 else fitting(shape))


@st.composite
def requests(draw: st.DrawFn, method: str, path: str, code: str) -> dict[str, Any]:
    """One request to this address, mostly of the right shape."""
    told = SCHEMA["paths"][path][method]
    names = {one["name"]: one for one in told.get("parameters", ())}
    sent: dict[str, Any] = {"path": path, "query": {}, "body": None}
    for name, one in names.items():
        if one["in"] == "path":
            value = draw(
                st.sampled_from([code, code.lower(), "1", "999999"]) | st.text(string.printable, min_size=1, max_size=12)
            )
            if one["schema"].get("type") == "integer":
                value = draw(st.integers(0, 2**70).map(str) | st.just("1"))
            sent["path"] = sent["path"].replace("{" + name + "}", quote(value, safe=""))
        elif draw(st.booleans()):
            sent["query"][name] = str(draw(usually(one["schema"]))).encode("utf-8", "replace").decode()
    if "requestBody" in told:
        shape = told["requestBody"]["content"]["application/json"]["schema"]
        body = draw(usually(shape))
        sent["body"] = (
            draw(st.just(json.dumps(body)) | st.just(json.dumps(body).encode("utf-16")) | st.binary(max_size=20))
            if draw(st.integers(0, 9)) == 0
            else json.dumps(body)
        )
    return sent


def test_the_description_of_the_api_is_valid_openapi():
    from openapi_spec_validator import validate  # loads slowly, and only here

    validate(SCHEMA)


@pytest.mark.parametrize(("method", "path"), REQUESTS, ids=[f"{method} {path}" for method, path in REQUESTS])
def test_no_input_breaks_the_api(cast, now, method, path):
    case = opened(cast, now)
    _, key = keys.make(cast.brand, cast.actor(cast.alice), name="till", role=Role.OWNER)
    browser = Client(headers={"Authorization": f"Bearer {key}"}, raise_request_exception=False)

    @FRUGAL
    @given(sent=requests(method, path, case.code))
    def ask(sent: dict[str, Any]) -> None:
        answer = browser.generic(
            method.upper(), sent["path"], sent["body"] or b"", content_type="application/json", query_params=sent["query"]
        )
        assert answer.status_code < 500, (answer.status_code, sent)
        if answer.status_code >= 400 and sent["path"].count("/") == path.count("/"):
            assert answer.headers["Content-Type"].startswith(("application/json", "text/html")), sent

    ask()
    assert Case.objects.filter(pk=case.pk).exists()
