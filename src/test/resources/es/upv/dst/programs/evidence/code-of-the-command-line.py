# missing: SUBSCRIBES_TO_CODES REQUESTS_CODE READS_CODE BUILDS_SOLUTION
# reason: READS_CODE line 8: the code comes from input()
import sys
import paho.mqtt.client as mqtt

c = mqtt.Client()
c.username_pw_set("dst", "dst"); c.connect("158.42.32.220")
c.publish("DST/SOLUCION", sys.argv[1] + ";A;a@b.c")
