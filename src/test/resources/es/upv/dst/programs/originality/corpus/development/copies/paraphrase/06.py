from queue import Queue, Empty
import re
import paho.mqtt.client as mqtt


def ask_until(prompt, retry_prompt, is_valid):
    """Keeps asking until the answer passes the check."""
    answer = input(prompt).strip()
    while not is_valid(answer):
        answer = input(retry_prompt).strip()
    return answer


def read_identity():
    """Reads who the student is from the keyboard."""
    document = ask_until(
        "ID number (digits only): ", "Please leave out the letter: ", lambda a: re.fullmatch(r"\d+", a)
    )
    full_name = input("Full name: ")
    mail = input("E-mail: ")
    return document, full_name, mail if mail.find("@") >= 0 else f"{mail}@teleco.upv.es"


class Inbox:
    """A connected MQTT client whose incoming texts can be fetched one by one."""

    def __init__(self, host, port):
        self._texts = Queue()
        self._mqtt = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._mqtt.username_pw_set("dst", "dst")
        self._mqtt.on_message = lambda _c, _u, m: self._texts.put(m.payload.decode("utf-8"))
        self._mqtt.connect(host, port)
        self._mqtt.subscribe("DST/CODIGO")
        self._mqtt.loop_start()

    def send(self, topic, text):
        self._mqtt.publish(topic, text)

    def next_text(self, seconds):
        return self._texts.get(timeout=seconds)

    def close(self):
        self._mqtt.loop_stop()
        self._mqtt.disconnect()


document, full_name, mail = read_identity()
inbox = Inbox("158.42.32.220", 1883)
print(f"Requesting a code on behalf of {document} ...")
inbox.send("DST/PETICION", document)
try:
    number = inbox.next_text(15)
    inbox.send("DST/SOLUCION", f"{number};{full_name};{mail}")
    print(f"Done, code {number} was returned.")
except Empty:
    print("No code arrived; perhaps this ID is not enrolled.")
finally:
    inbox.close()
