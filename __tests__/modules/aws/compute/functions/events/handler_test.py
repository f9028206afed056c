"""Tests of the function that turns calls into service events. Run by handler.test.ts."""

import base64
import json
import logging
import os
import sys
import unittest
from types import SimpleNamespace
from unittest import mock

import handler

logging.disable(logging.CRITICAL)

FIELDS = {"eventId", "eventType", "serviceName", "userId", "timestamp", "payload", "metadata"}


class Client:
    """EventBridge that remembers what it was given, and refuses events of some types."""

    def __init__(self, refuse=()):
        self.calls = []
        self.refuse = refuse

    def put_events(self, Entries):
        self.calls.append(Entries)
        results = [
            {"ErrorCode": "ThrottlingException"} if json.loads(entry["Detail"])["payload"] in self.refuse else {"EventId": "1"}
            for entry in Entries
        ]
        return {"FailedEntryCount": sum("ErrorCode" in result for result in results), "Entries": results}

    @property
    def events(self):
        return [json.loads(entry["Detail"]) for call in self.calls for entry in call]


def handle(event, client=None):
    client = client or Client()
    return handler.handle(event, handler.Bus(client, "events")), client.events


def request(body, **context):
    return {
        "httpMethod": "POST",
        "path": "/events",
        "body": body if body is None or isinstance(body, str) else json.dumps(body),
        "isBase64Encoded": False,
        "requestContext": {"requestId": "r-1", "requestTimeEpoch": 1700000000123, **context},
    }


SCHEDULE = {
    "source": "aws.scheduler",
    "detail-type": "Scheduled Event",
    "id": "execution-1",
    "time": "2026-11-21T03:00:00Z",
    "resources": ["arn:aws:scheduler:us-east-1:123456789012:schedule/default/events.nightly"],
    "detail": {"schedule": "nightly"},
}

OBJECT = {
    "id": "17793124-05d4-b198-2fde-7ededc63b103",
    "source": "aws.s3",
    "detail-type": "Object Created",
    "time": "2026-11-21T03:00:01Z",
    "region": "us-east-1",
    "detail": {
        "bucket": {"name": "inferloop-data"},
        "object": {"key": "uploads/a.csv", "size": 5, "etag": "b1946a", "version-id": "v1", "sequencer": "00617F08299329D189"},
        "requester": "123456789012",
        "reason": "PutObject",
    },
}

STREAM = "arn:aws:dynamodb:us-east-1:123456789012:table/inferloop-metadata/stream/2026-11-21T00:00:00.000"


def record(number, name="MODIFY", **change):
    return {
        "eventID": f"change-{number}",
        "eventName": name,
        "eventSource": "aws:dynamodb",
        "awsRegion": "us-east-1",
        "eventSourceARN": STREAM,
        "dynamodb": {
            "ApproximateCreationDateTime": 1700000000.0,
            "Keys": {"id": {"S": f"job-{number}"}, "timestamp": {"N": "17"}},
            "SequenceNumber": str(number),
            **change,
        },
    }


def change_payload(number):
    return json.dumps({"table": "inferloop-metadata", "keys": {"id": f"job-{number}", "timestamp": 17}}, separators=(",", ":"))


class Requests(unittest.TestCase):
    def test_becomes_an_event(self):
        answer, (event,) = handle(request({"eventType": "Dataset.Requested", "serviceName": "tabular", "payload": {"rows": 5}}))
        self.assertEqual(answer["statusCode"], 202)
        self.assertEqual(json.loads(answer["body"]), {"eventId": event["eventId"]})
        self.assertEqual(set(event), FIELDS)
        self.assertEqual(event["eventType"], "Dataset.Requested")
        self.assertEqual(event["serviceName"], "tabular")
        self.assertEqual(event["timestamp"], 1700000000123)
        self.assertEqual(json.loads(event["payload"]), {"rows": 5})
        self.assertEqual(event["metadata"], {"requestId": "r-1"})

    def test_keeps_a_whole_service_event(self):
        sent = {
            "eventId": "e-1",
            "eventType": "Dataset.Requested",
            "serviceName": "tabular",
            "userId": "u-1",
            "timestamp": 1600000000000,
            "payload": "text",
            "metadata": {"tenant": "acme"},
        }
        _, (event,) = handle(request(sent))
        self.assertEqual(event, {**sent, "metadata": {"tenant": "acme", "requestId": "r-1"}})

    def test_the_same_request_has_the_same_id(self):
        first, second = (handle(request({"eventType": "A", "payload": ""}))[1][0]["eventId"] for _ in range(2))
        other = handle(request({"eventType": "A", "payload": ""}, requestId="r-2"))[1][0]["eventId"]
        self.assertEqual(first, second)
        self.assertNotEqual(first, other)

    def test_a_known_caller_cannot_be_another(self):
        body = {"eventType": "A", "payload": "", "userId": "somebody-else"}
        _, (known,) = handle(request(body, authorizer={"claims": {"sub": "u-7"}}))
        self.assertEqual(known["userId"], "u-7")
        _, (by_role,) = handle(request(body, identity={"userArn": "arn:aws:iam::123456789012:role/ci"}))
        self.assertEqual(by_role["userId"], "arn:aws:iam::123456789012:role/ci")
        _, (unknown,) = handle(request(body))
        self.assertEqual(unknown["userId"], "somebody-else")

    def test_reads_a_body_in_base64(self):
        text = base64.b64encode(json.dumps({"eventType": "A", "payload": "p"}).encode()).decode()
        _, (event,) = handle({**request(text), "isBase64Encoded": True})
        self.assertEqual(event["payload"], "p")

    def test_refuses_what_is_no_event(self):
        for body, message in (
            (None, "the body is missing"),
            ("{", "the body is no JSON"),
            ("[]", "the body is no JSON object"),
            ({"payload": ""}, "'eventType' is no text of 1 to 128 characters"),
            ({"eventType": "A" * 129, "payload": ""}, "'eventType' is no text of 1 to 128 characters"),
            ({"eventType": "A"}, "'payload' is missing"),
            ({"eventType": "A", "payload": "", "metadata": {"rows": 5}}, "'metadata' is no mapping of texts"),
            ({"eventType": "A", "payload": "", "timestamp": "now"}, "'timestamp' is no number of milliseconds"),
        ):
            with self.subTest(message=message):
                answer, events = handle(request(body))
                self.assertEqual((answer["statusCode"], json.loads(answer["body"])), (400, {"message": message}))
                self.assertEqual(events, [])

    def test_refuses_what_the_bus_would_not_take(self):
        answer, events = handle(request({"eventType": "A", "payload": "x" * handler.MAX_BYTES}))
        self.assertEqual((answer["statusCode"], events), (413, []))

    def test_says_when_the_bus_refuses(self):
        answer, _ = handle(request({"eventType": "A", "payload": "p"}), Client(refuse=("p",)))
        self.assertEqual(answer["statusCode"], 503)


class Schedules(unittest.TestCase):
    def test_becomes_an_event(self):
        answer, (event,) = handle(SCHEDULE)
        self.assertIsNone(answer)
        self.assertEqual(set(event), FIELDS)
        self.assertEqual((event["eventType"], event["serviceName"], event["userId"]), ("Schedule.Due", "scheduler", "system"))
        self.assertEqual(event["timestamp"], 1795230000000)
        self.assertEqual(json.loads(event["payload"]), {"schedule": "nightly", "time": "2026-11-21T03:00:00Z"})

    def test_every_attempt_has_the_same_id_and_every_time_its_own(self):
        ids = [handle(event)[1][0]["eventId"] for event in (
            SCHEDULE,
            {**SCHEDULE, "id": "execution-2"},
            {**SCHEDULE, "time": "2026-11-22T03:00:00Z"},
        )]
        self.assertEqual(ids[0], ids[1])
        self.assertNotEqual(ids[0], ids[2])

    def test_fails_when_the_bus_refuses_so_that_lambda_tries_again(self):
        payload = json.dumps({"schedule": "nightly", "time": SCHEDULE["time"]}, separators=(",", ":"))
        with self.assertRaises(RuntimeError):
            handle(SCHEDULE, Client(refuse=(payload,)))


class Objects(unittest.TestCase):
    def test_becomes_an_event(self):
        _, (event,) = handle(OBJECT)
        self.assertEqual(set(event), FIELDS)
        self.assertEqual((event["eventType"], event["serviceName"], event["userId"]), ("Object.Created", "s3", "123456789012"))
        self.assertEqual(
            json.loads(event["payload"]),
            {"bucket": "inferloop-data", "key": "uploads/a.csv", "size": 5, "etag": "b1946a", "versionId": "v1"},
        )
        self.assertEqual(event["metadata"], {"bucket": "inferloop-data", "reason": "PutObject", "region": "us-east-1"})

    def test_a_second_delivery_has_the_same_id_and_the_next_write_its_own(self):
        again = {**OBJECT, "id": "another"}
        written = {**OBJECT, "detail": {**OBJECT["detail"], "object": {**OBJECT["detail"]["object"], "sequencer": "00617F"}}}
        first, second, third = (handle(event)[1][0]["eventId"] for event in (OBJECT, again, written))
        self.assertEqual(first, second)
        self.assertNotEqual(first, third)


class Records(unittest.TestCase):
    def test_becomes_an_event_without_the_types_of_dynamodb(self):
        image = {
            "id": {"S": "job-1"},
            "userId": {"S": "u-1"},
            "rows": {"N": "5"},
            "share": {"N": "0.25"},
            "done": {"BOOL": False},
            "error": {"NULL": True},
            "tags": {"SS": ["a", "b"]},
            "sizes": {"NS": ["1", "2.5"]},
            "steps": {"L": [{"S": "fit"}, {"M": {"epoch": {"N": "3"}}}]},
        }
        _, (event,) = handle({"Records": [record(1, "INSERT", NewImage=image)]})
        self.assertEqual(set(event), FIELDS)
        self.assertEqual((event["eventType"], event["serviceName"], event["userId"]), ("Item.Inserted", "dynamodb", "u-1"))
        self.assertEqual(event["timestamp"], 1700000000000)
        self.assertEqual(
            json.loads(event["payload"]),
            {
                "table": "inferloop-metadata",
                "keys": {"id": "job-1", "timestamp": 17},
                "newItem": {
                    "id": "job-1",
                    "userId": "u-1",
                    "rows": 5,
                    "share": 0.25,
                    "done": False,
                    "error": None,
                    "tags": ["a", "b"],
                    "sizes": [1, 2.5],
                    "steps": ["fit", {"epoch": 3}],
                },
            },
        )

    def test_tells_the_three_changes_apart(self):
        names = ("INSERT", "MODIFY", "REMOVE")
        _, events = handle({"Records": [record(number, name) for number, name in enumerate(names)]})
        self.assertEqual([event["eventType"] for event in events], ["Item.Inserted", "Item.Modified", "Item.Removed"])

    def test_a_retried_record_has_the_same_id(self):
        first, second = (handle({"Records": [record(1)]})[1][0]["eventId"] for _ in range(2))
        self.assertEqual(first, second)

    def test_says_nothing_of_records_that_all_went_well(self):
        answer, events = handle({"Records": [record(number) for number in range(25)]})
        self.assertEqual(answer, {"batchItemFailures": []})
        self.assertEqual(len(events), 25)

    def test_publishes_ten_at_a_time_and_in_order(self):
        client = Client()
        handle({"Records": [record(number) for number in range(25)]}, client)
        self.assertEqual([len(call) for call in client.calls], [10, 10, 5])
        self.assertEqual([json.loads(event["payload"])["keys"]["id"] for event in client.events][:2], ["job-0", "job-1"])

    def test_names_the_first_record_that_was_refused(self):
        records = [record(number) for number in range(15)]
        answer, _ = handle({"Records": records}, Client(refuse=(change_payload(12), change_payload(13))))
        self.assertEqual(answer, {"batchItemFailures": [{"itemIdentifier": "12"}]})

    def test_publishes_what_stands_before_a_record_that_it_does_not_understand(self):
        broken = record(1)
        del broken["dynamodb"]["Keys"]
        answer, events = handle({"Records": [record(0), broken, record(2)]})
        self.assertEqual(answer, {"batchItemFailures": [{"itemIdentifier": "1"}]})
        self.assertEqual(len(events), 1)

    def test_leaves_the_items_out_where_they_are_too_large(self):
        _, (event,) = handle({"Records": [record(1, NewImage={"text": {"S": "x" * handler.MAX_BYTES}})]})
        self.assertEqual(json.loads(event["payload"]), json.loads(change_payload(1)))
        self.assertEqual(event["metadata"]["truncated"], "true")

    def test_large_events_go_in_several_calls(self):
        client = Client()
        half = {"text": {"S": "x" * (handler.MAX_BYTES // 2)}}
        handle({"Records": [record(number, NewImage=half) for number in range(3)]}, client)
        self.assertEqual([len(call) for call in client.calls], [1, 1, 1])


class Calls(unittest.TestCase):
    def test_fails_for_what_it_does_not_know(self):
        with self.assertRaisesRegex(ValueError, "aws.ec2"):
            handle({"source": "aws.ec2"})

    def test_the_entry_is_what_rules_match(self):
        client = Client()
        with mock.patch.dict(os.environ, {"_X_AMZN_TRACE_ID": "Root=1-5759e988"}):
            handle(SCHEDULE, client)
        ((entry,),) = client.calls
        self.assertEqual(entry["EventBusName"], "events")
        self.assertEqual(entry["Source"], "io.inferloop.events")
        self.assertEqual(entry["DetailType"], "Schedule.Due")
        self.assertEqual(entry["Time"], 1795230000.0)
        self.assertEqual(entry["TraceHeader"], "Root=1-5759e988")

    def test_lambda_connects_once_to_the_bus_of_its_environment(self):
        client = Client()
        connected = []
        boto3 = SimpleNamespace(client=lambda service: connected.append(service) or client)
        with mock.patch.dict(sys.modules, {"boto3": boto3}), mock.patch.dict(os.environ, {"EVENT_BUS_NAME": "platform"}):
            handler.handler(SCHEDULE, None)
            handler.handler(OBJECT, None)
        self.assertEqual(connected, ["events"])
        self.assertEqual([call[0]["EventBusName"] for call in client.calls], ["platform", "platform"])


if __name__ == "__main__":
    unittest.main()
