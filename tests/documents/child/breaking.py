"""A process in the place of the one that reads: it does what the file it is given says, badly."""

import os
import subprocess
import sys
import time
from pathlib import Path

from documents.child.messages import Failure, Kind, read_message, send
from documents.model import Document


def main():
    _, request = read_message(sys.stdin.buffer.read, most=10**9)
    out = sys.stdout.buffer
    match request.data.decode().split():
        case ["abort"]:
            os.abort()
        case ["rubbish"]:
            out.write(b"rubbish " * 100)
        case ["claims", length]:
            out.write(b"D" + int(length).to_bytes(8))
        case ["unknown", error]:
            send(out, Kind.FAILURE, Failure(error, "no such error."))
        case ["prints", *words]:
            sys.exit(" ".join(words))
        case ["sleeps", place]:
            process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
            Path(place).write_text(str(process.pid))
            time.sleep(60)
        case ["asks", seconds]:
            send(out, Kind.MORE_TIME, float(seconds))
            time.sleep(float(seconds) / 2)
            send(out, Kind.FAILURE, Failure("NoTasksError", "in time."))
        case ["reads", *then]:
            send(out, Kind.DOCUMENT, Document("a", "a", ()))
            if then == ["rubbish"]:
                out.write(b"rubbish " * 100)
            elif then == ["abort"]:
                os.abort()
            elif then == ["sleep"]:
                time.sleep(60)


if __name__ == "__main__":
    main()
