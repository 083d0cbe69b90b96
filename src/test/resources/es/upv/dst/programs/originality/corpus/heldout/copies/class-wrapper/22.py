import paho.mqtt.client as mqtt

class Play:

    def __init__(self, dni, name, mail):
        self.dni = dni
        self.name = name
        self.mail = mail
        self.client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.client.on_connect = self.start
        self.client.on_message = self.finish
        self.client.username_pw_set(username="dst", password="dst")

    def say(self, who, *what):
        print("[" + who + "]", *what)

    def start(self, client, userdata, flags, reason_code, properties):
        self.say("broker", "wellcome,", reason_code)
        client.subscribe("DST/CODIGO")
        client.publish("DST/PETICION", self.dni)
        self.say("me", "can I have a code please?")

    def finish(self, client, userdata, message):
        code = message.payload.decode()
        self.say("teacher", "here you are:", code)
        client.publish("DST/SOLUCION", self.solution(code))
        self.say("me", "thanks, bye")
        client.disconnect()

    def solution(self, code):
        return code + ";" + self.name + ";" + self.mail

    def run(self):
        self.client.connect("158.42.32.220", 1883)
        self.client.loop_forever()

play = Play("42876310", "Ioana Dumitru", "ioadum@teleco.upv.es")
play.run()
