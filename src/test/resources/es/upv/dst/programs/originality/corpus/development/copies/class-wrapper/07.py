# -*- coding: utf-8 -*-
# practica dst mqtt, version de paho 1.6 (la del ordenador de casa)
import paho.mqtt.client as mqtt
import time

class ClienteMqtt:

    def __init__(self,miDni,miNombre,miCorreo):
        self.broker_address="158.42.32.220"
        self.miDni=miDni
        self.miNombre=miNombre
        self.miCorreo=miCorreo
        self.conectado=0
        self.tengoCodigo=0
        self.elCodigo=""
        self.client=mqtt.Client("manu_dst")
        self.client.username_pw_set("dst","dst")
        self.client.on_connect=self.on_connect
        self.client.on_message=self.on_message

    def on_connect(self, client, userdata, flags, rc):
        if rc==0:
            print("conexion ok")
            self.conectado=1
        else:
            print("error al conectar, codigo ",rc)

    def on_message(self, client, userdata, msg):
        self.elCodigo=str(msg.payload.decode("utf-8"))
        print("me a llegado ",self.elCodigo)
        self.tengoCodigo=1

    def ejecuta(self):
        self.client.connect(self.broker_address)
        self.client.loop_start()

        # espero a estar conectado
        while self.conectado==0:
            time.sleep(0.1)

        self.client.subscribe("DST/CODIGO")
        self.client.publish("DST/PETICION",self.miDni)

        # y ahora espero al codigo, como mucho 10 segundos
        contador=0
        while self.tengoCodigo==0:
            time.sleep(0.1)
            contador+=1
            if contador>100:
                print("algo va mal, no hay codigo")
                break

        if self.tengoCodigo==1:
            mensaje=self.elCodigo+";"+self.miNombre+";"+self.miCorreo
            self.client.publish("DST/SOLUCION",mensaje)
            print("enviado ",mensaje)
            time.sleep(1)

        self.client.loop_stop()
        self.client.disconnect()

ClienteMqtt("62805917","Manuel Requena","manreq@teleco.upv.es").ejecuta()
