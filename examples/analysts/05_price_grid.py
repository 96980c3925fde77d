"""One run for each of 41 prices, as JSON lines into `batch`: at which price does the verdict change?"""

import json

from perenne import run

lines = [
    json.dumps({"id": price, "plan": "bethune-sensors", "set": {"sensors.device.price": f"{price} EUR/sensor"}})
    for price in range(200, 1001, 20)
]
answers = [json.loads(line) for line in run("batch", "-", stdin="\n".join(lines)).splitlines()]
assert [answer["id"] for answer in answers] == list(range(200, 1001, 20)), "answers keep the order of the lines"
last = None
for answer in answers:
    level = answer["verdict"]["level"]
    if level != last:
        print(f'from {answer["id"]} EUR a sensor: {level}, first seen in {answer["verdict"]["first_year"]}')
    last = level
