import paho.mqtt.client as mqtt
import time

# Chain: connect -> subscribe -> ask -> receive -> answer -> disconnect
HOST = "158.42.32.220"
ID_NUMBER = "94608213"
FULL_NAME = "Wei Zhang"
ADDRESS = "weizha@teleco.upv.es"

is_connected = False
is_subscribed = False
code = None


def connected(client, userdata, flags, reason_code, properties):
    global is_connected
    print("1) connected:", reason_code)
    is_connected = True


def subscribed(client, userdata, mid, reason_code_list, properties):
    global is_subscribed
    print("2) subscribed with QoS", reason_code_list[0].value)
    is_subscribed = True


def code_received(client, userdata, message):
    global code
    code = str(message.payload, "utf-8")
    print("4) code is", code)


c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_connect = connected
c.on_subscribe = subscribed
c.on_message = code_received
c.username_pw_set(username="dst", password="dst")
c.connect(HOST)

while not is_connected:
    c.loop()
result, mid = c.subscribe("DST/CODIGO")
if result != mqtt.MQTT_ERR_SUCCESS:
    print("   cannot subscribe, error", result)

while not is_subscribed:
    c.loop()
c.publish("DST/PETICION", ID_NUMBER)
print("3) asked")

while code is None:
    c.loop()
fields = [code, FULL_NAME, ADDRESS]
answer = c.publish("DST/SOLUCION", ";".join(fields), qos=2)

while not answer.is_published():
    c.loop()
print("5) answered")
c.disconnect()
print("6) the end")
