"""A broken CSV of 200,000 rows through the import as `heard import` runs it: seconds, rows set aside, memory.

python bench/broken.py --rows 200000
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.cli.installation import Installation  # noqa: E402 found through the line above
from tests.jobs.heap import bad_in, heap  # noqa: E402


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=200_000)
    rows = options.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        here = Installation(Path(folder) / "data")
        here.owner()
        file = Path(folder) / "heap.csv"
        with file.open("wb") as out:
            out.writelines(heap(rows))
        command = [sys.executable, "-m", "heard.cli", "import", str(file), "--brand", "lantern-kitchens", "--json"]
        began = time.monotonic()
        done = subprocess.run(command, env=here.environment(), capture_output=True, check=False)
        took = time.monotonic() - began
        told = json.loads(done.stdout)
        assert (told["kept"], told["aside"]) == (rows - bad_in(rows), bad_in(rows)), told
        held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(
            json.dumps({**told, "bytes": file.stat().st_size, "seconds": round(took, 1), "rows_a_second": round(rows / took)})
        )
        print(f"most memory of any process: {held} MB; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
