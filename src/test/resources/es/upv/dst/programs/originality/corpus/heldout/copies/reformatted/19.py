import time

import paho.mqtt.client as mqtt

# estados: 0 desconectado, 1 conectado, 2 suscrito, 3 pedido, 4 con codigo, 5 fin
estado = 0
codigo = None
BROKER = "158.42.32.220"


def on_connect(client, userdata, flags, rc):
    global estado
    estado = 1


def on_subscribe(client, userdata, mid, granted_qos):
    global estado
    estado = 2


def on_message(client, userdata, message):
    global estado, codigo
    if estado == 3:
        codigo = message.payload.decode("utf-8")
        estado = 4


cliente = mqtt.Client()
cliente.on_connect = on_connect
cliente.on_subscribe = on_subscribe
cliente.on_message = on_message
cliente.username_pw_set(username="dst", password="dst")
cliente.connect(BROKER, 1883)
cliente.loop_start()

anterior = -1
while estado != 5:
    if estado != anterior:
        print("estado", estado)
        anterior = estado
        if estado == 1:
            cliente.subscribe("DST/CODIGO")
        elif estado == 2:
            estado = 3
            cliente.publish("DST/PETICION", "38104529")
        elif estado == 4:
            cliente.publish(
                "DST/SOLUCION", codigo + ";Vicent Mahiques;vicmah@teleco.upv.es"
            )
            estado = 5
    time.sleep(0.1)

print("terminado con el codigo", codigo)
time.sleep(1)
cliente.loop_stop()
cliente.disconnect()
