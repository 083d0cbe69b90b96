#!/bin/sh
# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A student's steps with Mosquitto's clients: practice.sh HOST PORT PROTOCOL QOS DNI NAME EMAIL. Prints "CODE VERDICT".
set -eu
host=$1 port=$2 protocol=mqttv$3 qos=$4 dni=$5 name=$6 email=$7
heard=$(mktemp -d)
trap 'kill "$codes" "$verdicts" 2>/dev/null || true; rm -rf "$heard"' EXIT

listen() { # TOPIC FILE: writes the first message to FILE; FILE.log has "Subscribed" after the SUBACK
    stdbuf -oL mosquitto_sub -h "$host" -p "$port" -V "$protocol" -q "$qos" -u dst -P dst -t "$1" -C 1 -W 20 -d >"$2.log" 2>&1 &
}
await() { # PATTERN FILE: waits 20 s for a line with PATTERN; prints FILE and ends with 1 if there is none
    i=0
    until grep -qs "$1" "$2"; do
        i=$((i + 1))
        [ "$i" -lt 400 ] || { cat "$2" >&2; exit 1; }
        sleep 0.05
    done
}
say() { mosquitto_pub -h "$host" -p "$port" -V "$protocol" -q "$qos" -u dst -P dst -t "$1" -m "$2"; }

listen DST/CODIGO "$heard/code"; codes=$!
listen DST/RESULTADO "$heard/verdict"; verdicts=$!
await 'Subscribed' "$heard/code.log"
await 'Subscribed' "$heard/verdict.log"
say DST/PETICION "$dni"
await '^[0-9]\{5\}$' "$heard/code.log"
code=$(grep -x '[0-9]\{5\}' "$heard/code.log")
say DST/SOLUCION "$code;$name;$email"
await "^$code;" "$heard/verdict.log"
echo "$code $(sed -n "s/^$code;//p" "$heard/verdict.log")"
