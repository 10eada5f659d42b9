"""Emulated platforms and a small invented town, in a process of their own.

It speaks the platforms' wire over HTTP on the loopback interface and shares nothing with the desk but words:
the demo, the load test and the end-to-end tests run against it through the same channel code as production.
"""
