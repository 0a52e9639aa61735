"""The test cloud: a moto server, completed for everything that Tasuki compiles to.

It delivers events to every kind of target by EventBridge's rules, and it is strict where AWS fails silently: what a
policy, a role or a permission does not allow does not arrive, and the reason is recorded. It is a test bench, not AWS;
where AWS's behavior is not documented, it implements the stricter reading.

Start it with `python -m cloud` from this folder's parent. It listens on a free loopback port, prints
`{"port": N}` and rejects connections to any address that is not loopback.
"""
