"""Trains the embedded Octoweave model from nothing and exports it for llama.cpp."""

import os

# Read once, when PyTorch loads OpenMP: spinning threads starve each other on a busy machine.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
