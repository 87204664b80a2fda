"""Many clients in a process of their own: reads {port, token, path, bodies}, prints {seconds, took, statuses}.

``bodies`` has one list a client: a text is POSTed, null is a GET.
"""

import http.client
import json
import sys
import threading
import time


def run(order):
    """Let all clients begin together; each keeps its connection open and waits for every answer."""
    took, statuses, begin = [], [], threading.Barrier(len(order["bodies"]) + 1)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {order['token']}"}

    def client(bodies):
        connection = http.client.HTTPConnection("127.0.0.1", order["port"], timeout=120)
        connection.connect()
        begin.wait()
        for body in bodies:
            began = time.perf_counter()
            connection.request("POST" if body else "GET", order["path"], body, headers)
            answer = connection.getresponse()
            answer.read()
            took.append((time.perf_counter() - began) * 1000)
            statuses.append(answer.status)

    clients = [threading.Thread(target=client, args=(bodies,)) for bodies in order["bodies"]]
    for one in clients:
        one.start()
    begin.wait()
    began = time.perf_counter()
    for one in clients:
        one.join()
    return {"seconds": time.perf_counter() - began, "took": took, "statuses": statuses}


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
