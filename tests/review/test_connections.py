import socket
import time
from contextlib import ExitStack, suppress

import pytest

import review.connections
from compare.decision_json import decision_dict
from policydiff import api
from tests.review.samples import decide
from tests.review.served import PAIR, Server

OF = api.compare_files(*PAIR, mode="year", encoder="none")
API = f"api/{OF.signature_id}/events" if hasattr(OF, "signature_id") else None
CROWD = 1100  # connections: more than a process may have open files
