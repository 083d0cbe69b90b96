import paho.mqtt.client as mqtt


class CodeClient:
    BROKER = "158.42.32.220"
    PORT = 1883
    USER = "dst"

    def __init__(self, dni, name, mail):
        self.dni = dni
        self.name = name
        self.mail = mail
        self.done = False
        self.client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.client.on_connect = self.on_connect
        self.client.on_subscribe = self.on_subscribe
        self.client.on_message = self.on_message
        self.client.on_publish = self.on_publish
        self.client.username_pw_set(username=self.USER, password=self.USER)

    def on_connect(self, client, userdata, flags, reason_code, properties):
        if reason_code != 0:
            print(f"Could not connect: {reason_code}")
            client.disconnect()
            return
        print("Connected!")
        client.subscribe("DST/CODIGO", qos=1)

    def on_subscribe(self, client, userdata, mid, reason_code_list, properties):
        # only ask once the subscription is in place
        client.publish("DST/PETICION", self.dni, qos=1)
        print("Asked for a code")

    def on_message(self, client, userdata, message):
        if self.done:
            # somebody else's code, not interested
            return
        code = message.payload.decode("utf-8")
        print(f"Got code {code}")
        client.publish("DST/SOLUCION", f"{code};{self.name};{self.mail}", qos=1)
        self.done = True

    def on_publish(self, client, userdata, mid, reason_code, properties):
        # the broker has the solution, we can go
        if self.done:
            client.disconnect()

    def start(self):
        self.client.connect(self.BROKER, self.PORT)
        self.client.loop_forever()
        print("Bye")


CodeClient("79614035", "Amara Diallo", "amadia@teleco.upv.es").start()
