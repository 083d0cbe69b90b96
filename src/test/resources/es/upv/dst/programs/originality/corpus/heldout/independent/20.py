import logging
import os
import ssl

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=os.getenv("LOG", "INFO"))
logger = logging.getLogger(__name__)

# The data come from the environment, so that I do not publish my DNI on GitHub by accident
CONFIG = {
    "host": os.getenv("MQTT_HOST", "158.42.32.220"),
    "port": int(os.getenv("MQTT_PORT", "1883")),
    "user": os.getenv("MQTT_USER", "dst"),
    "password": os.getenv("MQTT_PASSWORD", "dst"),
    "dni": os.getenv("DNI", "36218497"),
    "name": os.getenv("ALUMNO", "Cristina Beltrán"),
    "email": os.getenv("EMAIL", "cribelt@teleco.upv.es"),
}


def make_client():
    client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.username_pw_set(CONFIG["user"], CONFIG["password"])
    if CONFIG["port"] == 8883:
        client.tls_set(cert_reqs=ssl.CERT_REQUIRED)
    client.enable_logger(logger)
    client.reconnect_delay_set(1, 16)
    return client


client = make_client()


@client.connect_callback()
def on_connect(client, userdata, flags, reason_code, properties):
    logger.info("connected: %s, session present: %s", reason_code, flags.session_present)
    client.subscribe("DST/CODIGO", qos=1)
    client.publish("DST/PETICION", CONFIG["dni"], qos=1)


@client.topic_callback("DST/CODIGO")
def on_code(client, userdata, message):
    code = message.payload.decode()
    if len(code) != 5:
        logger.warning("this is not a code: %r", code)
        return
    solution = f'{code};{CONFIG["name"]};{CONFIG["email"]}'
    client.publish("DST/SOLUCION", solution, qos=1)
    logger.info("solution: %s", solution)
    client.disconnect()


if __name__ == "__main__":
    client.connect(CONFIG["host"], CONFIG["port"], clean_start=True)
    client.loop_forever(retry_first_connection=True)
