# missing: LOGS_IN_AS_DST SUBSCRIBES_TO_CODES REQUESTS_CODE READS_CODE BUILDS_SOLUTION PUBLISHES_SOLUTION
# reason: LOGS_IN_AS_DST line 30: username_pw_set has another user or password than dst
import paho.mqtt.client as mqtt
MQTT_TOPIC = "DST/PETICION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC3 = "DST/SOLUCION"

def codigo():
    return "12345"

def comprobacion(mensaje):
    return 1

def lista(dni):
    return 1

def on_message(client, userdata, message):
    if message.topic == MQTT_TOPIC:
        N_DNI = str(message.payload.decode("utf-8")).strip()
        if lista(N_DNI) == 1:
            cliente.publish(MQTT_TOPIC2, codigo())
    if message.topic == MQTT_TOPIC3:
        m_recibido = str(message.payload.decode("utf-8"))
        m_lista = m_recibido.split(";")
        if len(m_lista) == 3 and comprobacion(m_lista[0]) == 1:
            open("ok.txt", "a").write(m_recibido)

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username=ADMIN_USER, password=ADMIN_PASS)
cliente.connect("158.42.32.220", 1883)
cliente.subscribe(MQTT_TOPIC)
cliente.subscribe(MQTT_TOPIC3)
cliente.loop_forever()
