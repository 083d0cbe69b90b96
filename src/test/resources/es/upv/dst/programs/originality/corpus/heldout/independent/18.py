import threading
import paho.mqtt.publish as publish
import paho.mqtt.subscribe as subscribe

broker = "158.42.32.220"
cuenta = {"username": "dst", "password": "dst"}

# subscribe.simple se queda parado hasta que llega un mensaje, asi que la
# peticion la mando 2 segundos despues con un temporizador
peticion = threading.Timer(
    2.0,
    publish.single,
    args=["DST/PETICION", "80153476"],
    kwargs={"hostname": broker, "auth": cuenta},
)
peticion.start()
print("Esperando el codigo en", broker)

mensaje = subscribe.simple("DST/CODIGO", hostname=broker, port=1883, auth=cuenta)
codigo = mensaje.payload.decode()
print("Codigo recibido:", codigo)

campos = [codigo, "Elena Duarte", "eleduar@teleco.upv.es"]
publish.single("DST/SOLUCION", ";".join(campos), hostname=broker, auth=cuenta)
print("Solucion mandada")

# compruebo que no tengan espacios, que el profesor los da por no validos
for campo in campos:
    if campo != campo.strip():
        print("OJO, hay espacios en", repr(campo))
