import paho.mqtt.client as mqtt
import time

class Automata:
    # estados: 0 desconectado, 1 conectado, 2 suscrito, 3 pedido, 4 con codigo, 5 fin
    BROKER="158.42.32.220"

    def __init__(self):
        self.estado=0
        self.codigo=None
        self.cliente=mqtt.Client()
        self.cliente.on_connect=self.on_connect
        self.cliente.on_subscribe=self.on_subscribe
        self.cliente.on_message=self.on_message
        self.cliente.username_pw_set(username="dst",password="dst")

    def on_connect(self,client,userdata,flags,rc):
        self.estado=1

    def on_subscribe(self,client,userdata,mid,granted_qos):
        self.estado=2

    def on_message(self,client,userdata,message):
        if self.estado==3:
            self.codigo=message.payload.decode("utf-8")
            self.estado=4

    def marcha(self):
        self.cliente.connect(self.BROKER,1883)
        self.cliente.loop_start()
        anterior=-1
        while self.estado!=5:
            if self.estado!=anterior:
                print("estado",self.estado)
                anterior=self.estado
                if self.estado==1:
                    self.cliente.subscribe("DST/CODIGO")
                elif self.estado==2:
                    self.estado=3
                    self.cliente.publish("DST/PETICION","75239418")
                elif self.estado==4:
                    self.cliente.publish("DST/SOLUCION",self.codigo+";Amparo Soler Ros;amsoros@teleco.upv.es")
                    self.estado=5
            time.sleep(.1)
        print("terminado con el codigo",self.codigo)
        time.sleep(1)
        self.cliente.loop_stop()
        self.cliente.disconnect()

Automata().marcha()
