# missing: LOGS_IN_AS_DST SUBSCRIBES_TO_CODES REQUESTS_CODE READS_CODE BUILDS_SOLUTION PUBLISHES_SOLUTION
# reason: REQUESTS_CODE no call publishes to DST/PETICION; topics found: salon/luz
import paho.mqtt.client as mqtt

MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

MQTT_TOPIC = "salon/luz"
MQTT_MSG = input("Introduzca valor ON/OFF:")

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)

cliente.connect(MQTT_BROKER, MQTT_PORT)
print("conectado al Broker: ", MQTT_BROKER)

cliente.publish(MQTT_TOPIC, MQTT_MSG)
cliente.disconnect()
