"""Reads calendars and tables with libraries of other people, and prints what they hold as JSON."""
import csv
import json
import sys

import icalendar


def calendar(path):
    with open(path, "rb") as file:
        whole = icalendar.Calendar.from_ical(file.read())
    return [
        {
            "uid": str(event["uid"]),
            "from": event.decoded("dtstart").isoformat(),
            "to": event.decoded("dtend").isoformat(),
            "summary": str(event["summary"]),
            "cancelled": str(event.get("status", "")) == "CANCELLED",
            "stamp": event.decoded("dtstamp").date().isoformat(),
            "sequence": int(event["sequence"]),
        }
        for event in whole.walk("VEVENT")
    ]


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


print(json.dumps({path: (calendar if path.endswith(".ics") else table)(path) for path in sys.argv[1:]}))
