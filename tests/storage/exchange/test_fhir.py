"""The bundle for health records holds what has a code that means exactly it, and nothing of who it is about.

Each bundle is read by fhir.resources, which is made from HL7's own definitions (R4B, where bundles and
observations are those of R4). It does not know lists of codes.
"""

import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    MorningEntry,
    OwnActivityEntry,
    PegEntry,
)
from tests.storage.entries import MORNING, a_rating, a_session, entries
from tests.storage.exchange.writer import write_fhir

_ID = UUID(int=7)
# From the R4 specification of the data type dateTime, with a time.
_DATE_TIME = re.compile(
    r"([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?"
    r"(Z|(\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
)


def bundled(*given_entries: Entry) -> list[dict[str, Any]]:
    """What the bundle holds of GIVEN_ENTRIES, which a validator has read."""
    text = write_fhir(given_entries)
    Bundle.model_validate_json(text)
    bundle = json.loads(text)
    assert bundle.pop("resourceType") == "Bundle"
    assert bundle.pop("type") == "transaction"
    found: list[dict[str, Any]] = bundle.pop("entry", [])
    assert bundle == {}
    return found


def observations(*given_entries: Entry) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundled(*given_entries)]


def identifiers(*given_entries: Entry) -> list[str]:
    return [one["identifier"][0]["value"] for one in observations(*given_entries)]


SURVEY = [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]}]


def loinc(code: str, display: str) -> dict[str, Any]:
    return {"coding": [{"system": "http://loinc.org", "code": code, "display": display}]}


def score(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "{score}", "system": "http://unitsofmeasure.org", "code": "{score}"}


def test_a_rating_is_an_observation() -> None:
    assert observations(a_rating(4, id=_ID, note="a secret")) == [
        {
            "resourceType": "Observation",
            "identifier": [
                {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:00000000-0000-0000-0000-000000000007"}
            ],
            "status": "final",
            "category": SURVEY,
            "code": loinc("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
            "effectiveDateTime": "2026-11-22T08:30:15.123456+01:00",
            "valueQuantity": score(4),
        }
    ]


def test_a_peg_has_its_mean_and_its_three_answers() -> None:
    (peg,) = observations(PegEntry(id=_ID, at=MORNING, pain=5, enjoyment=4, activity=2, note="a secret"))
    assert (peg["code"], peg["valueQuantity"]) == (loinc("91147-9", "Mean score [PEG]"), score(3.7))
    told = {one["code"]["coding"][0]["code"]: one["valueQuantity"] for one in peg["component"]}
    assert told == {"75893-8": score(5), "91145-3": score(4), "91146-1": score(2)}
    assert peg["note"] == [{"text": "The three questions were asked in the program's own words."}]


# Loading it into a record


def test_an_observation_replaces_the_one_with_its_identifier() -> None:
    (found,) = bundled(a_rating(4, id=_ID))
    (identifier,) = found["resource"]["identifier"]
    query = f"{identifier['system']}|{identifier['value']}"
    assert found["request"] == {"method": "PUT", "url": f"Observation?identifier={query}"}
    assert "id" not in found["resource"]  # a server that knows none of it makes it anew, with an id of its own


def test_editing_an_entry_changes_no_identifier() -> None:
    session, peg = a_session(id=_ID), PegEntry(id=UUID(int=8), at=MORNING, pain=5, enjoyment=4, activity=2)
    edited = a_session(id=_ID, pain_before=9, pain_after=0, note="edited", at=MORNING - timedelta(days=9))
    assert identifiers(edited, peg.model_copy(update={"pain": 9})) == identifiers(session, peg)
    assert identifiers(peg) == identifiers(session, peg)[2:]
    assert identifiers(a_session(id=_ID, pain_before=None)) == identifiers(session)[1:]


def test_no_address_in_the_bundle_is_an_identifier() -> None:
    """Servers put the real address wherever they find one."""
    (found,) = bundled(a_rating(4, id=_ID))
    assert found["fullUrl"] not in json.dumps(found["resource"])
    assert bundled(a_rating(4, id=_ID)) == [found]


def broken(**changes: Any) -> str:
    """A bundle of one rating whose observation has CHANGES: what is None is missing."""
    bundle = json.loads(write_fhir([a_rating()]))
    resource = bundle["entry"][0]["resource"] | changes
    bundle["entry"][0]["resource"] = {name: value for name, value in resource.items() if value is not None}
    return json.dumps(bundle)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": None},
        {"status": None},
        {"effectiveDateTime": "2026-11-22T08:30:15"},
        {"valueInteger": 4},
        {"colour": "red"},
        {"valueQuantity": 4},
    ],
    ids=["no code", "no status", "no offset", "two values", "unknown", "no quantity"],
)
def test_the_validator_would_notice(changes: dict[str, Any]) -> None:
    Bundle.model_validate_json(broken())
    with pytest.raises(ValidationError):
        Bundle.model_validate_json(broken(**changes))


# What is in it


def test_a_session_has_an_observation_before_and_one_after() -> None:
    found = observations(a_session(id=_ID, pain_before=5, pain_after=0, pain_worst=9))
    assert [(one["effectiveDateTime"], one["valueQuantity"]["value"]) for one in found] == [
        ("2026-11-22T08:30:15.123456+01:00", 5),
        ("2026-11-22T08:34:15.123456+01:00", 0),
    ]
    assert found == observations(a_session(id=_ID, pain_before=5, pain_after=0, pain_worst=9))


def test_a_morning_with_a_number_is_an_observation_of_pain() -> None:
    (found,) = observations(MorningEntry(id=_ID, at=MORNING, pain=5, compared=Compared.WORSE, leg_pain=4))
    (rated,) = observations(a_rating(5, id=_ID))
    assert found | {"identifier": None} == rated | {"identifier": None}


@pytest.mark.parametrize(
    "entry",
    [
        a_session(pain_before=None, pain_after=None, pain_worst=9),
        ActivityEntry(id=_ID, at=MORNING, exercise="walk", minutes=12),
        OwnActivityEntry(id=_ID, at=MORNING, name="tie my shoes", ability=3),
        MorningEntry(id=_ID, at=MORNING, compared=Compared.WORSE, leg_pain=4),
    ],
    ids=["unrated", "activity", "own-activity", "morning without a number"],
)
def test_what_has_no_code_of_its_own_stays_out(entry: Entry) -> None:
    assert observations(entry) == []


def test_an_offset_that_fhir_does_not_know_becomes_utc() -> None:
    at = datetime(2026, 1, 1, 20, tzinfo=timezone(timedelta(hours=20)))
    assert observations(a_rating(at=at))[0]["effectiveDateTime"] == "2026-01-01T00:00:00+00:00"


@given(st.lists(entries(), max_size=3, unique_by=lambda entry: entry.id))
def test_any_journal_is_a_bundle_that_a_server_can_take_in(given_entries: list[Entry]) -> None:
    found = bundled(*given_entries)
    for one in found:
        assert _DATE_TIME.fullmatch(one["resource"]["effectiveDateTime"])
        assert one["request"]["method"] == "PUT"
    for of_each in ([one["fullUrl"] for one in found], [one["request"]["url"] for one in found]):
        assert len(set(of_each)) == len(found)
