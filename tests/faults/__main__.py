"""`make faults`: breaks everything a store depends on, at length; status 1 where anything was violated.

Processes that branch off read this module again, so there is nothing in it that takes time.
"""

if __name__ == "__main__":
    import sys

    from tests.faults.trying import main

    sys.exit(main(sys.argv[1:]))
