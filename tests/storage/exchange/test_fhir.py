"""The bundle for health records holds what has a code that means exactly it, and nothing of who it is about."""

import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def observations(*given_entries: Entry) -> list[dict[str, Any]]:
    bundle = json.loads(write_fhir(given_entries))
    assert bundle.pop("resourceType") == "Bundle"
    assert bundle.pop("type") == "collection"
    found: list[dict[str, Any]] = bundle.pop("entry", [])
    assert bundle == {}
    return found


def test_a_rating_is_an_observation() -> None:
    assert observations(a_rating(4, id=_ID, note="a secret")) == [
        {
            "fullUrl": "urn:uuid:00000000-0000-0000-0000-000000000007",
            "resource": {
                "resourceType": "Observation",
                "status": "final",
                "category": [
                    {
                        "coding": [
                            {
                                "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                                "code": "survey",
                            }
                        ]
                    }
                ],
                "code": {
                    "coding": [
                        {
                            "system": "http://loinc.org",
                            "code": "72514-3",
                            "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
                        }
                    ]
                },
                "effectiveDateTime": "2026-11-22T08:30:15.123456+01:00",
                "valueQuantity": {
                    "value": 4,
                    "unit": "{score}",
                    "system": "http://unitsofmeasure.org",
                    "code": "{score}",
                },
            },
        }
    ]


def test_a_session_has_an_observation_before_and_one_after() -> None:
    found = observations(a_session(id=_ID, pain_before=5, pain_after=0, pain_worst=9))
    assert [
        (one["resource"]["effectiveDateTime"], one["resource"]["valueQuantity"]["value"]) for one in found
    ] == [("2026-11-22T08:30:15.123456+01:00", 5), ("2026-11-22T08:34:15.123456+01:00", 0)]
    assert found == observations(a_session(id=_ID, pain_before=5, pain_after=0, pain_worst=9))


def test_a_morning_with_a_number_is_an_observation_of_pain() -> None:
    (found,) = observations(MorningEntry(id=_ID, at=MORNING, pain=5, compared=Compared.WORSE, leg_pain=4))
    (rated,) = observations(a_rating(5, id=_ID))
    assert found["resource"] == rated["resource"]


@pytest.mark.parametrize(
    "entry",
    [
        a_session(pain_before=None, pain_after=None, pain_worst=9),
        ActivityEntry(id=_ID, at=MORNING, exercise="walk", minutes=12),
        PegEntry(id=_ID, at=MORNING, pain=5, enjoyment=4, activity=3),
        OwnActivityEntry(id=_ID, at=MORNING, name="tie my shoes", ability=3),
        MorningEntry(id=_ID, at=MORNING, compared=Compared.WORSE, leg_pain=4),
    ],
    ids=["unrated", "activity", "peg", "own-activity", "morning without a number"],
)
def test_what_has_no_code_of_its_own_stays_out(entry: Entry) -> None:
    assert observations(entry) == []


def test_an_offset_that_fhir_does_not_know_becomes_utc() -> None:
    at = datetime(2026, 1, 1, 20, tzinfo=timezone(timedelta(hours=20)))
    assert observations(a_rating(at=at))[0]["resource"]["effectiveDateTime"] == "2026-01-01T00:00:00+00:00"


@given(st.lists(entries(), max_size=3, unique_by=lambda entry: entry.id))
def test_every_observation_has_its_own_id_and_a_moment(given_entries: list[Entry]) -> None:
    found = observations(*given_entries)
    assert len({one["fullUrl"] for one in found}) == len(found)
    for one in found:
        assert _DATE_TIME.fullmatch(one["resource"]["effectiveDateTime"])
