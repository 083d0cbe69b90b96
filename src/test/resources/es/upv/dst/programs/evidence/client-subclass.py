# missing: none
import paho.mqtt.client as mqtt

class Cliente(mqtt.Client):
    def __init__(self):
        super().__init__(mqtt.CallbackAPIVersion.VERSION2)
        self.username_pw_set("dst", "dst")

    def on_connect(self, client, userdata, flags, rc, properties):
        self.subscribe("DST/CODIGO")
        self.publish("DST/PETICION", "12345678")

    def on_message(self, client, userdata, msg):
        self.publish("DST/SOLUCION", "{};{};{}".format(msg.payload.decode(), "A", "a@b.c"))

c = Cliente()
c.connect("158.42.32.220")
c.loop_forever()
