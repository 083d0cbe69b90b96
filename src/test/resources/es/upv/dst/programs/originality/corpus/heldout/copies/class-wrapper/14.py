import paho.mqtt.client as mqtt

# Chain: connect -> subscribe -> ask -> receive -> answer -> disconnect
class Chain:
    HOST = "158.42.32.220"
    ID_NUMBER = "80462917"
    FULL_NAME = "Tariq Mansour"
    ADDRESS = "tarman@teleco.upv.es"

    def __init__(self):
        self.answer_mid = -1
        self.c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.c.on_connect = self.connected
        self.c.on_subscribe = self.subscribed
        self.c.on_message = self.code_received
        self.c.on_publish = self.published
        self.c.on_disconnect = self.disconnected
        self.c.username_pw_set(username="dst", password="dst")

    def connected(self, client, userdata, flags, reason_code, properties):
        print("1) connected:", reason_code)
        result, mid = client.subscribe("DST/CODIGO")
        if result != mqtt.MQTT_ERR_SUCCESS:
            print("   cannot subscribe, error", result)

    def subscribed(self, client, userdata, mid, reason_code_list, properties):
        print("2) subscribed with QoS", reason_code_list[0].value)
        client.publish("DST/PETICION", self.ID_NUMBER)
        print("3) asked")

    def code_received(self, client, userdata, message):
        code = str(message.payload, "utf-8")
        print("4) code is", code)
        fields = [code, self.FULL_NAME, self.ADDRESS]
        self.answer_mid = client.publish("DST/SOLUCION", ";".join(fields), qos=2).mid

    def published(self, client, userdata, mid, reason_code, properties):
        # called for the question as well, that one has another mid
        if mid == self.answer_mid:
            print("5) answered")
            client.disconnect()

    def disconnected(self, client, userdata, flags, reason_code, properties):
        print("6) the end")

    def run(self):
        self.c.connect(self.HOST)
        self.c.loop_forever()


Chain().run()
