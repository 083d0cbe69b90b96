# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program of the sheet, which the practice used before dst-lab. It stores its state in two sets and two files.

sheet_teacher.py HOST PORT USER PASSWORD FOLDER. As on the sheet, it uses QoS 0 and handles one message after the other.
It sends no mail, which the sheet's program does between two messages.
"""
import os
import random
import sys

import paho.mqtt.client as mqtt

host, port, user, password, folder = sys.argv[1:6]
issued, redeemed = set(), set()


def check_digit(digits):
    return str(sum(map(int, digits)) % 10)


def new_code():
    while True:
        digits = f"{random.randrange(10_000):04d}"
        code = digits + check_digit(digits)
        if code not in issued:
            issued.add(code)
            return code


def is_valid(code):
    return (len(code) == 5 and code.isdigit() and code[4] == check_digit(code[:4])
            and code in issued and code not in redeemed)


def append(name, line):
    with open(os.path.join(folder, name), "a") as file:
        file.write(line + "\n")


def on_message(client, userdata, message):
    text = message.payload.decode("utf-8")
    if message.topic == "DST/PETICION":
        dni = text.strip()
        append("dni.log", dni)
        if len(dni) == 8 and dni.isdigit():
            client.publish("DST/CODIGO", new_code())
    else:
        fields = text.split(";")
        if len(fields) == 3 and is_valid(fields[0]):
            redeemed.add(fields[0])
            append("ok.txt", text)


options = {"callback_api_version": mqtt.CallbackAPIVersion.VERSION2} if hasattr(mqtt, "CallbackAPIVersion") else {}
teacher = mqtt.Client(**options)
teacher.username_pw_set(user, password)
teacher.on_message = on_message
teacher.connect(host, int(port))
teacher.subscribe("DST/PETICION")
teacher.subscribe("DST/SOLUCION")
teacher.loop_forever()
