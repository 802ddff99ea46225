# SPDX-License-Identifier: MIT
"""
Does a process wait for its terminal, and for nothing else?  The kernel knows: a busy machine makes
the answer later, never wrong.  Where it does not say (no /proc of Linux's), the answer is None.
"""

import os
import platform
import select
import signal

# The number of poll(2), and of ppoll(2), which has a pointer for its time.
POLL, PPOLL = {"x86_64": (7, 271), "aarch64": (-1, 73), "riscv64": (-1, 73),
               "ppc64le": (167, 281), "s390x": (168, 302),
               "i686": (168, 309), "armv7l": (168, 336)}.get(platform.machine(), (-1, -1))


def state_of(task):
    with open(task + "/stat", encoding="ascii", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0]


def poll_ms(task):
    """The time that the task's poll was given: -1 for ever, None when it is in none."""
    with open(task + "/syscall", encoding="ascii") as file:
        words = file.read().split()
    if words[0] == "running" or int(words[0]) not in (POLL, PPOLL):
        return None
    if int(words[0]) == POLL:
        time = int(words[3], 16) & 0xFFFFFFFF
        return time - (1 << 32) if time >= 1 << 31 else time
    return -1 if int(words[3], 16) == 0 else 0


def stamps(folder, tasks):
    """What changes whenever one of the tasks has run."""
    seen = []
    for task in tasks:
        with open(os.path.join(folder, task, "schedstat"), encoding="ascii") as file:
            seen.append(file.read())
    return seen


def is_sleeping(pid, patience_ms):
    """
    All its threads sleep, the first in a poll that lasts, for ever or longer than that; none has
    run while they were looked at, for one may have woken another.
    """
    folder = "/proc/%d/task" % pid
    try:
        tasks = os.listdir(folder)
        before = stamps(folder, tasks)
        time = poll_ms("%s/%d" % (folder, pid))
        if time is None or 0 <= time <= patience_ms:
            return False
        return (all(state_of(os.path.join(folder, task)) == "S" for task in tasks) and
                os.listdir(folder) == tasks and stamps(folder, tasks) == before)
    except (OSError, IndexError, ValueError):
        return False


def can_tell():
    """Are there such answers here, about a child?"""
    if POLL + PPOLL == -2:
        return False
    pid = os.fork()
    if pid == 0:
        signal.pause()
        os._exit(0)
    try:
        with open("/proc/%d/syscall" % pid, encoding="ascii") as file:
            return file.read(1) != "" and os.path.exists("/proc/%d/schedstat" % pid)
    except OSError:
        return False
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


CAN_TELL = can_tell()


def child_of(parent):
    """A child of that process, or None."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid, encoding="ascii", errors="replace") as file:
                if file.read().rpartition(")")[2].split()[1] == str(parent):
                    return int(pid)
        except (OSError, IndexError):
            pass
    return None


def has_input(terminal):
    """Is there what nobody has read?  Asking makes the kernel deliver what was written."""
    asked = select.poll()
    asked.register(terminal, select.POLLIN)
    return bool(asked.poll(0))


def waits(pid, terminal, patience_ms):
    """None when that cannot be told."""
    if not CAN_TELL:
        return None
    return not has_input(terminal) and is_sleeping(pid, patience_ms)


def late(pid="self"):
    """Seconds that a process could have run and had no processor; 0 when that is not known."""
    try:
        with open("/proc/%s/schedstat" % pid, encoding="ascii") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def rests(pid):
    """How often it has gone to sleep of itself, a measure of spinning; 0 when not known."""
    try:
        with open("/proc/%d/status" % pid, encoding="ascii") as file:
            for line in file:
                if line.startswith("voluntary_ctxt_switches:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0
