# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MQTT clients of paho-mqtt 1.6 or 2, and the lab's topics with the default prefix."""
import paho.mqtt.client as mqtt

REQUESTS, CODES = "DST/PETICION", "DST/CODIGO"
SOLUTIONS, VERDICTS = "DST/SOLUCION", "DST/RESULTADO"
STUDENT, TEACHER = "dst", "teacher"  # accounts of the broker; here the passwords are the same as the names


def new_client(client_id, account=STUDENT, version5=False, persistent=False):
    """``persistent`` asks for an MQTT 3.1.1 session that outlives its connection."""
    options = {"protocol": mqtt.MQTTv5 if version5 else mqtt.MQTTv311}
    if not version5:
        options["clean_session"] = not persistent
    if hasattr(mqtt, "CallbackAPIVersion"):
        options["callback_api_version"] = mqtt.CallbackAPIVersion.VERSION2
    client = mqtt.Client(client_id=client_id, **options)
    client.username_pw_set(account, account)
    client.max_inflight_messages_set(0)
    return client
