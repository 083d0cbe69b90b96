# missing: none
import threading
import paho.mqtt.client as mqtt

llegado = threading.Event()
caja = []

def llega(client, userdata, message):
    caja.append(message.payload.decode())
    llegado.set()

def publica(topic, texto):
    c.publish(topic, texto)

c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_message = llega
c.username_pw_set("dst", "dst")
c.connect("158.42.32.220")
c.loop_start()
c.subscribe("DST/CODIGO")
threading.Thread(target=publica, args=("DST/PETICION", "12345678")).start()
llegado.wait()
publica("DST/SOLUCION", caja[0] + ";A;a@b.c")
