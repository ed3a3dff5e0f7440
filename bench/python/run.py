"""One run of one contender: `run.py WORK ORDER FOLDER`.

WORK is a module beside this file, ORDER its JSON. The last act is to print one line of JSON, the
answer; what a peer prints goes to standard error, so that it cannot be taken for that.
"""

import json
import os
import sys
from importlib import import_module


def main():
    work, order, folder = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    order = json.loads(order)
    os.makedirs(folder)
    try:
        peer = import_module(f"peers.{order['peer']}")
    except ImportError as error:
        answer = {"absent": str(error)}
    else:
        answer = {"values": import_module(work).measure(peer, order, folder)}
    answers.write(json.dumps(answer))
    answers.close()


main()
