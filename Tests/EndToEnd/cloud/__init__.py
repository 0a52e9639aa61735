"""The test cloud: a moto server whose gaps are filled for what Tasuki compiles to.

It delivers events to every kind of target by EventBridge's own rules, and it is strict where AWS fails in
silence: what a policy, a role or a permission does not allow does not arrive, and the reason is written down.
It is a test bench and not AWS; where AWS's behaviour is not documented, the stricter reading is taken.

Start it with `python -m cloud` from this folder's parent. It listens on a free loopback port, prints
`{"port": N}` and refuses to talk to any address that is not loopback.
"""
