# missing: none
import threading
import paho.mqtt.publish as publish
import paho.mqtt.subscribe as subscribe

AUTH = dict(username="dst", password="dst")
pedir = {"hostname": "158.42.32.220", "auth": AUTH}
threading.Timer(1, publish.single, ["DST/PETICION", "12345678"], pedir).start()
mensaje = subscribe.simple("DST/CODIGO", **pedir)
publish.multiple([{"topic": "DST/SOLUCION", "payload": mensaje.payload.decode() + ";A;a@b.c"}], **pedir)
