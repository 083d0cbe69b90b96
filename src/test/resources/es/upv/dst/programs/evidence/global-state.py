# missing: none
import time
import paho.mqtt.client as mqtt

codigo = ""

def on_message(client, userdata, message):
    global codigo
    codigo = str(message.payload.decode("utf-8"))

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username="dst", password="dst")
cliente.connect("158.42.32.220", 1883)
cliente.loop_start()
cliente.subscribe("DST/CODIGO")
cliente.publish("DST/PETICION", input("DNI: "))
while codigo == "":
    time.sleep(0.1)
mensaje = codigo + ";" + input("Nombre: ") + ";" + input("Correo: ")
cliente.publish("DST/SOLUCION", mensaje)
