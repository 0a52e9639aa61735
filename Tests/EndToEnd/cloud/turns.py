"""One thread at a time inside moto.

moto keeps its state in plain dictionaries, fills caches when it first needs them and goes through all roles to find one:
it is made for tests with one thread. Terraform sends thirty requests at once, and executions of state machines run
beside them. So whatever reads or changes moto's state holds `inside_moto`: requests from outside (`server.py`),
requests of the cloud's own clients, which are answered in the thread that makes them (`api.py`), and what moto's
interpreter does with shared state (`machines/`).

The lock can be taken again by the thread that holds it: a delivery within PutEvents calls the target's own API.
Nothing may wait for another thread while it holds the lock, except by `Condition.wait`, which lets go of it.
"""

import threading

inside_moto = threading.RLock()
