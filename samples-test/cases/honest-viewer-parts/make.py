"""A signed viewer with its unsigned library of the same days and its data.  Look-alike of sideload-late."""
import importlib.util
import os

at = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "sideload-late", "make.py")
spec = importlib.util.spec_from_file_location("sideload_late", at)
attack = importlib.util.module_from_spec(spec)
spec.loader.exec_module(attack)


def make():
    return attack.make(0x4DFF2000)
