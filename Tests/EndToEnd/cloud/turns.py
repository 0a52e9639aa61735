"""One thread at a time inside moto.

moto keeps its state in plain dictionaries, fills caches when it first needs them and searches all roles to find one: it
is made for tests with one thread. Terraform sends thirty requests at once, and executions of state machines run beside
them. So whatever reads or changes moto's state must hold the lock `inside_moto`: requests from outside (`server.py`),
requests of the cloud's own clients, which are answered in the thread that makes them (`api.py`), and moto's interpreter
where it uses shared state (`machines/`).

The lock is reentrant: a delivery within PutEvents calls the target's own API.
Nothing may wait for another thread while it holds the lock, except by `Condition.wait`, which releases it.
"""

import threading

inside_moto = threading.RLock()
