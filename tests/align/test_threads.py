import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from align.threads import one_thread, thread_count


def threads():
    return [library["num_threads"] for library in threadpool_info() if library["internal_api"] == "openblas"]


def test_matrices_are_multiplied_on_one_thread_and_on_as_many_as_before_afterwards():
    np.ones((2, 2)) @ np.ones((2, 2))
    before = threads()
    with one_thread():
        assert set(threads()) <= {1}
    assert threads() == before


def test_there_are_as_many_threads_as_the_caller_allows():
    with threadpool_limits(limits=1, user_api="blas"):
        assert thread_count() == 1
