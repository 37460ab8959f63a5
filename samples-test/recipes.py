#!/usr/bin/env python3
"""Writes the messages of cases as files: recipes.py FOLDER NAME..."""
import sys

from cases import write_messages

if __name__ == "__main__":
    for path in write_messages(sys.argv[2:], sys.argv[1]):
        pass
