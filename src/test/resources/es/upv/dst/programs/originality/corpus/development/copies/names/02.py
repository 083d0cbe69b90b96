import paho.mqtt.client as mqtt

SERVER_IP = "158.42.32.220"
SERVER_PORT = 1883
LOGIN = "dst"

ID = "70135928"
STUDENT = "Mihai Popescu"
EMAIL = "mihpop@teleco.upv.es"

finished = False


def when_connected(cl, ud, fl, rc, props):
    if rc != 0:
        print(f"Could not connect: {rc}")
        cl.disconnect()
        return
    print("Connected!")
    cl.subscribe("DST/CODIGO", qos=1)


def when_subscribed(cl, ud, m_id, rcs, props):
    # only ask once the subscription is in place
    cl.publish("DST/PETICION", ID, qos=1)
    print("Asked for a code")


def when_code(cl, ud, msg):
    global finished
    if finished:
        # somebody else's code, not interested
        return
    number = msg.payload.decode("utf-8")
    print(f"Got code {number}")
    cl.publish("DST/SOLUCION", f"{number};{STUDENT};{EMAIL}", qos=1)
    finished = True


def when_published(cl, ud, m_id, rc, props):
    # the broker has the solution, we can go
    if finished:
        cl.disconnect()


mqttc = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
mqttc.on_connect = when_connected
mqttc.on_subscribe = when_subscribed
mqttc.on_message = when_code
mqttc.on_publish = when_published
mqttc.username_pw_set(username=LOGIN, password=LOGIN)
mqttc.connect(SERVER_IP, SERVER_PORT)
mqttc.loop_forever()
print("Bye")
