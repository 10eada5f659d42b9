"""A program of its own: a Ray cluster on loopback, told by its standard input when a machine comes and when one loses its power."""

import os
import sys

# Each machine is then known by 127.0.0.1, and its servers listen there only.
os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
# A busy computer is slow to start one; Ray itself waits half a minute, a figure that nothing can change, so it is tried again.
os.environ["RAY_gcs_server_port_wait_time_s"] = "300"  # noqa: SIM112 Ray spells it so
os.environ["RAY_worker_niceness"] = "0"  # noqa: SIM112 or all other tests of this computer go first
TRIES = 6

from ray.cluster_utils import Cluster

SMALL = {"object_store_memory": 100_000_000, "node_ip_address": "127.0.0.1"}


def another(cluster: Cluster, **how: object) -> object:
    """One machine more."""
    for left in reversed(range(TRIES)):
        try:
            return cluster.add_node(**SMALL, **how)
        except Exception:
            if not left:
                raise
    raise AssertionError("unreachable")


cluster = Cluster()
# The first machine only keeps the books: all work is done on those that come later.
another(cluster, num_cpus=0, include_dashboard=False)
machines = []
print(cluster.address, flush=True)
for said in sys.stdin:
    if said == "come\n":
        machines.append(another(cluster, num_cpus=1))
    elif said == "lose the first\n":
        cluster.remove_node(machines.pop(0), allow_graceful=False)
    print("done", flush=True)
cluster.shutdown()
