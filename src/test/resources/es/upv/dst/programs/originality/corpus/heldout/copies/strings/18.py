import threading
import paho.mqtt.publish as publish
import paho.mqtt.subscribe as subscribe

broker = "158.42.32.220"
cuenta = {"username": "dst", "password": "dst"}
raiz = "DST"

# subscribe.simple se queda parado hasta que llega un mensaje, asi que la
# peticion la mando 2 segundos despues con un temporizador
peticion = threading.Timer(
    2.0,
    publish.single,
    args=[f"{raiz}/PETICION", "73592018"],
    kwargs={"hostname": broker, "auth": cuenta},
)
peticion.start()
print(f"Esperando el codigo en {broker}")

mensaje = subscribe.simple(f"{raiz}/CODIGO", hostname=broker, port=1883, auth=cuenta)
codigo = str(mensaje.payload, "utf-8")
print(f"Codigo recibido: {codigo}")

campos = [codigo, "Abel Conesa", "abecon@teleco.upv.es"]
texto = "%s;%s;%s" % tuple(campos)
publish.single(f"{raiz}/SOLUCION", texto, hostname=broker, auth=cuenta)
print("Solucion" + " mandada")

# compruebo que no tengan espacios, que el profesor los da por no validos
for campo in campos:
    if campo != campo.strip():
        print("OJO, hay espacios en {!r}".format(campo))
