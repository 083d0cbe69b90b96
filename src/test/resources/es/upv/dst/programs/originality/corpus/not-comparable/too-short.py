import paho.mqtt.client as mqtt

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.username_pw_set(username="dst",password="dst")
cliente.connect("158.42.32.220", 1883)

cliente.publish("DST/PETICION", "63018274")
cliente.disconnect()
