# missing: READS_CODE BUILDS_SOLUTION
# reason: BUILDS_SOLUTION line 20: the code comes from input()
import paho.mqtt.client as mqtt

def llega(client, userdata, message):
    print("codigo:", message.payload.decode())

c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_message = llega
c.username_pw_set("dst", "dst")
c.connect("158.42.32.220")
c.loop_start()
c.subscribe("DST/CODIGO")
c.publish("DST/PETICION", "12345678")

def pregunta(texto):
    return input(texto)

codigo = pregunta("Escribe el codigo: ").strip()
c.publish("DST/SOLUCION", f"{codigo};A;a@b.c")
