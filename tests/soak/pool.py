# SPDX-License-Identifier: MIT
"""Work in processes of its own, so much at a time."""

import os
import pickle
import select
import sys
import traceback


def _begin(work):
    """Start it; the process, and where its result comes from."""
    source, target = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        os.close(target)
        return pid, source
    try:
        os.close(source)
        result = pickle.dumps(work())
        while result:
            result = result[os.write(target, result) :]
        status = 0
    except BaseException:
        traceback.print_exc(file=sys.stdout)
        status = 1
    finally:
        sys.stdout.flush()
        os._exit(status)


def in_parallel(works, jobs):
    """Call each; yield (its number, its result) as they end, None for what raised an exception."""
    waiting = list(enumerate(works))[::-1]
    running = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            number, work = waiting.pop()
            pid, source = _begin(work)
            running[source] = (number, pid, bytearray())
        for source in select.select(list(running), [], [])[0]:
            number, pid, data = running[source]
            piece = os.read(source, 65536)
            data += piece
            if not piece:
                os.close(source)
                del running[source]
                good = os.waitpid(pid, 0)[1] == 0
                yield number, pickle.loads(bytes(data)) if good else None
