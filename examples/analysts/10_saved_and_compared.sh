#!/bin/sh
# Results are files: saved today, compared tomorrow. Any verdict is fine here, a fault is not.
set -eu
perenne=${PERENNE:-perenne}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"$perenne" check bethune-sensors --format json --exit-zero > "$folder/before.json"
"$perenne" check bethune-sensors --set sensors.device.price='540 EUR/sensor' --format json --exit-zero > "$folder/after.json"
"$perenne" compare "$folder/before.json" "$folder/after.json" --lang en
