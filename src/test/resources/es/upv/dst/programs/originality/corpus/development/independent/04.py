import paho.mqtt.client as mqtt
import time

print("=== PRACTICA DST ===")

recibidos = []

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.username_pw_set(username="dst",password="dst")
cliente.on_message = lambda c, u, m: recibidos.append(m.payload.decode())

cliente.connect("158.42.32.220", 1883)
cliente.subscribe("DST/CODIGO")
cliente.loop_start()
time.sleep(1)

cliente.publish("DST/PETICION", "73920158")

segundos = 0
while len(recibidos) == 0:
    print("esperando...", segundos)
    time.sleep(1)
    segundos = segundos + 1
    if segundos == 20:
        print("no llega nada, vuelvo a pedir")
        cliente.publish("DST/PETICION", "73920158")
        segundos = 0

codigo = recibidos[0]
print("mi codigo es el", codigo)

cliente.publish("DST/SOLUCION", "%s;%s;%s" % (codigo, "Pau Climent", "pauclima@teleco.upv.es"))
time.sleep(2)
print("fin, ahora mirar el correo")

cliente.loop_stop()
cliente.disconnect()
