# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The teacher of the sheet, as the practice has it run before dst-lab: what it knows it keeps in two sets and two files.

teacher.py HOST PORT USER PASSWORD FOLDER. As on the sheet it talks at QoS 0 and handles one message after the other; the
mail, which the sheet sends in between, is left out.
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


def is_good(code):
    return (len(code) == 5 and code.isdigit() and code[4] == check_digit(code[:4])
            and code in issued and code not in redeemed)


def note(name, line):
    with open(os.path.join(folder, name), "a") as file:
        file.write(line + "\n")


def on_message(client, userdata, message):
    text = message.payload.decode("utf-8")
    if message.topic == "DST/PETICION":
        dni = text.strip()
        note("dni.log", dni)
        if len(dni) == 8 and dni.isdigit():
            client.publish("DST/CODIGO", new_code())
    else:
        fields = text.split(";")
        if len(fields) == 3 and is_good(fields[0]):
            redeemed.add(fields[0])
            note("ok.txt", text)


options = {"callback_api_version": mqtt.CallbackAPIVersion.VERSION2} if hasattr(mqtt, "CallbackAPIVersion") else {}
teacher = mqtt.Client(**options)
teacher.username_pw_set(user, password)
teacher.on_message = on_message
teacher.connect(host, int(port))
teacher.subscribe("DST/PETICION")
teacher.subscribe("DST/SOLUCION")
teacher.loop_forever()
