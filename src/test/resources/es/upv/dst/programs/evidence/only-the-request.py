# missing: READS_CODE BUILDS_SOLUTION PUBLISHES_SOLUTION
# reason: PUBLISHES_SOLUTION no call publishes to DST/SOLUCION; topics found: DST/PETICION
# reason: READS_CODE nothing reads the payload of a message
import paho.mqtt.client as mqtt
c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.username_pw_set("dst", "dst")
c.on_message = lambda client, userdata, message: print(message)
c.connect("158.42.32.220")
c.subscribe("DST/CODIGO")
c.publish("DST/PETICION", "12345678")
c.loop_forever()
