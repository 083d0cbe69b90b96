# missing: none
import paho.mqtt.client as mqtt

estado = {"codigo": None}

def al_recibir(client, userdata, message):
    userdata["codigo"] = message.payload.decode()

c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=estado)
c.on_message = al_recibir
c.username_pw_set("dst", password="dst")
c.connect("158.42.32.220")
c.subscribe("DST/CODIGO")
c.loop_start()
c.publish("DST/PETICION", "12345678")
while estado["codigo"] is None:
    pass
c.publish("DST/SOLUCION", estado["codigo"] + ";A;a@b.c")
