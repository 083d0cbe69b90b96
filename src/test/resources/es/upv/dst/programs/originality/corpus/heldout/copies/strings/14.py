import paho.mqtt.client as mqtt

# Chain: connect -> subscribe -> ask -> receive -> answer -> disconnect
HOST = "158.42.32.220"
ID_NUMBER = "35187402"
FULL_NAME = "Sven Keller"
ADDRESS = "svekel@teleco.upv.es"

answer_mid = -1


def connected(client, userdata, flags, reason_code, properties):
    print(f"1) connected: {reason_code}")
    result, mid = client.subscribe("DST/CODIGO")
    if result != mqtt.MQTT_ERR_SUCCESS:
        print("   cannot subscribe, error %s" % result)


def subscribed(client, userdata, mid, reason_code_list, properties):
    print(f"2) subscribed with QoS {reason_code_list[0].value}")
    client.publish("DST/PETICION", ID_NUMBER)
    print("3) asked")


def code_received(client, userdata, message):
    global answer_mid
    code = message.payload.decode("utf-8")
    print("4) code is " + code)
    answer_mid = client.publish("DST/SOLUCION", code + ";" + FULL_NAME + ";" + ADDRESS, qos=2).mid


def published(client, userdata, mid, reason_code, properties):
    # called for the question as well, that one has another mid
    if mid == answer_mid:
        print("5) " + "answered")
        client.disconnect()


def disconnected(client, userdata, flags, reason_code, properties):
    print("6) " + "the end")


c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_connect = connected
c.on_subscribe = subscribed
c.on_message = code_received
c.on_publish = published
c.on_disconnect = disconnected
c.username_pw_set(username="dst", password="dst")
c.connect(HOST)
c.loop_forever()
