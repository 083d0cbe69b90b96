import threading
import time
import paho.mqtt.publish as publish
import paho.mqtt.subscribe as subscribe

inicio = time.time()
broker = "158.42.32.220"
broker_pruebas = "test.mosquitto.org"
cuenta = {"username": "dst", "password": "dst"}
intentos = 0
errores = []

def hora():
    return time.strftime("%H:%M:%S")

def borrar_errores():
    while len(errores) > 0:
        errores.pop()

# subscribe.simple se queda parado hasta que llega un mensaje, asi que la
# peticion la mando 2 segundos despues con un temporizador
peticion = threading.Timer(
    2.0,
    publish.single,
    args=["DST/PETICION", "96813052"],
    kwargs={"hostname": broker, "auth": cuenta},
)
peticion.start()
intentos = intentos + 1
print("Esperando el codigo en", broker)

if intentos == 0:
    broker = broker_pruebas
    borrar_errores()

mensaje = subscribe.simple("DST/CODIGO", hostname=broker, port=1883, auth=cuenta)
codigo = mensaje.payload.decode()
copia = codigo[:]
print("Codigo recibido:", codigo)

campos = [codigo, "Leire Aguado", "leiagu@teleco.upv.es"]
publish.single("DST/SOLUCION", ";".join(campos), hostname=broker, auth=cuenta)
print("Solucion mandada")

total = 0
# compruebo que no tengan espacios, que el profesor los da por no validos
for campo in campos:
    total += len(campo)
    if campo != campo.strip():
        print("OJO, hay espacios en", repr(campo))
        errores.append(campo)

if total < 0 or copia != codigo:
    print("esto no puede ser", hora())
duracion = time.time() - inicio
