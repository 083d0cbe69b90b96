#!/bin/sh
# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The practice as a script with the clients of Mosquitto:
# practice.sh HOST PORT PROTOCOL QOS DNI NAME EMAIL. Prints "CODE VERDICT".
set -eu
host=$1 port=$2 protocol=mqttv$3 qos=$4 dni=$5 name=$6 email=$7
work=$(mktemp -d)
trap 'kill "$codes" "$verdicts" 2>/dev/null || true; rm -rf "$work"' EXIT

listen() { # TOPIC FILE: receives one message; the message and the log of the client are in FILE.log
    stdbuf -oL mosquitto_sub -h "$host" -p "$port" -V "$protocol" -q "$qos" -u dst -P dst -t "$1" -C 1 -W 20 -d >"$2.log" 2>&1 &
}
wait_for() { # PATTERN FILE
    i=0
    until grep -qs "$1" "$2"; do
        i=$((i + 1))
        [ "$i" -lt 400 ] || { cat "$2" >&2; exit 1; }
        sleep 0.05
    done
}
publish() { mosquitto_pub -h "$host" -p "$port" -V "$protocol" -q "$qos" -u dst -P dst -t "$1" -m "$2"; }

listen DST/CODIGO "$work/code"; codes=$!
listen DST/RESULTADO "$work/verdict"; verdicts=$!
wait_for 'Subscribed' "$work/code.log"
wait_for 'Subscribed' "$work/verdict.log"
publish DST/PETICION "$dni"
wait_for '^[0-9]\{5\}$' "$work/code.log"
code=$(grep -x '[0-9]\{5\}' "$work/code.log")
publish DST/SOLUCION "$code;$name;$email"
wait_for "^$code;" "$work/verdict.log"
echo "$code $(sed -n "s/^$code;//p" "$work/verdict.log")"
