"""Settings for all tests."""

import os

from hypothesis import HealthCheck, settings

if "PYTEST_XDIST_WORKER" in os.environ:
    # the workers fill the cores: libraries that start as many threads again would only wait for one another
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # a test that asks for more threads does not let them spin

# Each file would start a process, half a second each: the tests read in their own, and those of `documents/child` say
# otherwise.
os.environ.setdefault("POLICYDIFF_LIMIT_SECONDS", "0")

# A busy machine is slow, not wrong: examples may take any time, and so may their making. The examples are the same in
# every run, so that a result does not depend on luck; `pytest --hypothesis-profile=search` looks for others.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("policydiff", settings.get_profile("search"), derandomize=True)
settings.load_profile("policydiff")
