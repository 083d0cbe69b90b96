"""Obtains a one-time code over MQTT and returns it together with the student's identity."""
import sys

from paho.mqtt.client import CallbackAPIVersion, Client

STUDENT_ID, STUDENT_NAME, STUDENT_EMAIL = "14720836", "Nora Haddad", "norhad@teleco.upv.es"


class Conversation:
    """Keeps track of whether the answer has already been handed over."""

    answered = False


def request_code(mqtt_client, conversation, message_id, granted, props):
    """Runs as soon as the broker acknowledges the subscription."""
    mqtt_client.publish(topic="DST/PETICION", payload=STUDENT_ID, qos=1)
    print("Request has been published")


def reply(mqtt_client, conversation, incoming):
    """Answers the first code; later ones belong to other people."""
    if not conversation.answered:
        received = str(incoming.payload, encoding="utf-8")
        print("Received:", received)
        body = ";".join((received, STUDENT_NAME, STUDENT_EMAIL))
        mqtt_client.publish(topic="DST/SOLUCION", payload=body, qos=1)
        conversation.answered = True


def leave_when_answered(mqtt_client, conversation, message_id, reason, props):
    if conversation.answered:
        mqtt_client.disconnect()


def open_subscription(mqtt_client, conversation, connect_flags, reason, props):
    if reason.is_failure:
        print("Connection was rejected because of", reason, file=sys.stderr)
        mqtt_client.disconnect()
    else:
        mqtt_client.subscribe("DST/CODIGO", 1)


def main():
    mqtt_client = Client(CallbackAPIVersion.VERSION2, userdata=Conversation())
    mqtt_client.username_pw_set("dst", "dst")
    for event, handler in (
        ("on_connect", open_subscription),
        ("on_subscribe", request_code),
        ("on_message", reply),
        ("on_publish", leave_when_answered),
    ):
        setattr(mqtt_client, event, handler)
    mqtt_client.connect(host="158.42.32.220", port=1883)
    mqtt_client.loop_forever()


if __name__ == "__main__":
    main()
