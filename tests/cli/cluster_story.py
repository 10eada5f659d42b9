"""A program of its own: two Ray nodes on this machine, a reading on both, and one of them killed in the middle.

    python cluster_story.py INPUT OUTPUT

Says on standard output after how many bytes of output the node was killed; exit code 0 when the reading went through.
"""

import subprocess
import sys
import time
from pathlib import Path

from ray.cluster_utils import Cluster

source, output = map(Path, sys.argv[1:])
part = output.with_name(output.name + ".part")
here = {"node_ip_address": "127.0.0.1", "num_cpus": 1, "object_store_memory": 150_000_000}
cluster = Cluster(initialize_head=True, head_node_args={**here, "include_dashboard": False})
second = cluster.add_node(**here)
cluster.wait_for_nodes()
reading = subprocess.Popen([sys.executable, "-m", "heard.cli", "read", source, "-o", output, "--ray", cluster.address])
try:
    deadline = time.monotonic() + 60
    while not (part.exists() and part.stat().st_size > 5_000) and reading.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
    if reading.poll() is not None or not part.exists() or part.stat().st_size <= 5_000:
        sys.exit("there was no moment at which half of the rows were read")
    size = part.stat().st_size
    cluster.remove_node(second, allow_graceful=False)
    sys.stdout.write(f"killed after {size} bytes\n")
    code = reading.wait(timeout=120)
finally:
    if reading.poll() is None:
        reading.kill()
    cluster.shutdown()
sys.exit(0 if code == 1 else f"the reading ended with {code}")  # 1: a row was left aside, on purpose
