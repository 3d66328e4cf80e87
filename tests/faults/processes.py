"""Processes that start in milliseconds: they branch off from one that has read the tracker's modules already."""

import multiprocessing

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["api.bootstrap", "application.commands.catalogue", "tests.faults.orders"])
