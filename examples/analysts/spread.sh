#!/bin/sh
# JSON lines over several processes, and one file of answers in their order. Usage: spread.sh LINES ANSWERS [PARTS]
# The same pieces go to other machines: each needs the program, the plans, and its part of the lines.
set -eu
perenne=${PERENNE:-perenne}
export perenne
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
split -n "l/${3:-2}" -d "$1" "$folder/part-"
# 1: a line has a fault, and its answer says which; 13: a plan has parts without a price. Anything else ends the script.
ls "$folder"/part-* | xargs -P "${3:-2}" -I{} sh -c '"$perenne" batch {} > {}.answers; case $? in 0 | 1 | 13) ;; *) exit 255 ;; esac'
cat "$folder"/part-*.answers > "$2"
