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

while True:
    cliente.publish("DST/PETICION", "41096275")
    for segundos in range(20):
        if recibidos:
            break
        print("esperando...", segundos)
        time.sleep(1)
    else:
        print("no llega nada, vuelvo a pedir")
        continue
    break

codigo = recibidos[0]
print("mi codigo es el", codigo)

cliente.publish("DST/SOLUCION", "%s;%s;%s" % (codigo, "Alba Moltó", "albmol@teleco.upv.es"))
time.sleep(2)
print("fin, ahora mirar el correo")

cliente.loop_stop()
cliente.disconnect()
