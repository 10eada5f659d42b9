"""The shared checks explain themselves when they fail, as tests do."""

import pytest

pytest.register_assert_rewrite("tests.playbook.cast", "tests.playbook.diligence", "tests.playbook.invariants")
