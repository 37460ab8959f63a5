"""The same as honest-macro-workbook, but nothing shows that it comes from the office: macros run by
themselves and the letter asks to enable them, which is all that many attacks show."""
import importlib.util
import os

at = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "honest-macro-workbook", "make.py")
spec = importlib.util.spec_from_file_location("honest_macro_workbook", at)
honest = importlib.util.module_from_spec(spec)
spec.loader.exec_module(honest)


def make():
    return honest.make(proof={})
