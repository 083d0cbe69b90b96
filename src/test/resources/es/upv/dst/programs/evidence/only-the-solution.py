# missing: SUBSCRIBES_TO_CODES REQUESTS_CODE READS_CODE BUILDS_SOLUTION
# reason: BUILDS_SOLUTION line 7: "12345;A;a@b.c" does not begin with what a message contained
# reason: SUBSCRIBES_TO_CODES no call subscribes to DST/CODIGO
import paho.mqtt.client as mqtt
c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.username_pw_set("dst", "dst")
mensaje = "12345" + ";A;a@b.c"
c.connect("158.42.32.220")
c.publish("DST/SOLUCION", mensaje)
