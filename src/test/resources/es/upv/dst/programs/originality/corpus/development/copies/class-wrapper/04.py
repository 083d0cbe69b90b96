import paho.mqtt.client as mqtt
import time

class Programa:

    recibidos = []

    def recibir(self, c, u, m):
        self.recibidos.append(m.payload.decode())

    def empezar(self):
        print("=== PRACTICA DST ===")

        self.cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.cliente.username_pw_set(username="dst",password="dst")
        self.cliente.on_message = self.recibir

        self.cliente.connect("158.42.32.220", 1883)
        self.cliente.subscribe("DST/CODIGO")
        self.cliente.loop_start()
        time.sleep(1)

        self.cliente.publish("DST/PETICION", "20473951")

        segundos = 0
        while len(self.recibidos) == 0:
            print("esperando...", segundos)
            time.sleep(1)
            segundos = segundos + 1
            if segundos == 20:
                print("no llega nada, vuelvo a pedir")
                self.cliente.publish("DST/PETICION", "20473951")
                segundos = 0

        codigo = self.recibidos[0]
        print("mi codigo es el", codigo)

        self.cliente.publish("DST/SOLUCION", "%s;%s;%s" % (codigo, "Fran Olmos", "fraolm@teleco.upv.es"))
        time.sleep(2)
        print("fin, ahora mirar el correo")

        self.cliente.loop_stop()
        self.cliente.disconnect()

programa = Programa()
programa.empezar()
