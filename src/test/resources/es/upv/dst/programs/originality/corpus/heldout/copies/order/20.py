import ssl
import os
import logging

from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
import paho.mqtt.client as mqtt

# The data come from the environment, so that I do not publish my DNI on GitHub by accident
CONFIG = {
    "dni": os.getenv("DNI", "84029615"),
    "email": os.getenv("EMAIL", "mattam@teleco.upv.es"),
    "name": os.getenv("ALUMNO", "Mateo Tamarit"),
    "host": os.getenv("MQTT_HOST", "158.42.32.220"),
    "port": int(os.getenv("MQTT_PORT", "1883")),
    "password": os.getenv("MQTT_PASSWORD", "dst"),
    "user": os.getenv("MQTT_USER", "dst"),
}

logging.basicConfig(level=os.getenv("LOG", "INFO"), format="%(asctime)s %(levelname)s %(message)s")
logger = logging.getLogger(__name__)


def make_client():
    client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.reconnect_delay_set(1, 16)
    client.enable_logger(logger)
    if CONFIG["port"] == 8883:
        client.tls_set(cert_reqs=ssl.CERT_REQUIRED)
    client.username_pw_set(CONFIG["user"], CONFIG["password"])
    return client


client = make_client()


@client.topic_callback("DST/CODIGO")
def on_code(client, userdata, message):
    code = message.payload.decode()
    if len(code) != 5:
        logger.warning("this is not a code: %r", code)
        return
    solution = f'{code};{CONFIG["name"]};{CONFIG["email"]}'
    logger.info("solution: %s", solution)
    client.publish("DST/SOLUCION", solution, qos=1)
    client.disconnect()


@client.connect_callback()
def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe("DST/CODIGO", qos=1)
    client.publish("DST/PETICION", CONFIG["dni"], qos=1)
    logger.info("connected: %s, session present: %s", reason_code, flags.session_present)


if __name__ == "__main__":
    client.connect(CONFIG["host"], CONFIG["port"], clean_start=True)
    client.loop_forever(retry_first_connection=True)
