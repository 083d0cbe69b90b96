# missing: none
import paho.mqtt.client as mqtt

def al_recibir(client, userdata, message):
    client.codigo = message.payload

c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.codigo = None
c.on_message = al_recibir
credenciales = {"username": "dst", "password": "dst"}
c.username_pw_set(**credenciales)
c.connect_async("158.42.32.220")
c.subscribe("DST/CODIGO")
c.loop_start()
c.publish("DST/PETICION", "12345678")
while not c.codigo:
    pass
c.publish("DST/SOLUCION", c.codigo + b";A;a@b.c")
