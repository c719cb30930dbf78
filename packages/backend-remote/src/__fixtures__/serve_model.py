"""Serves a model file with llama.cpp's server on this machine, until standard input ends.

Prints the address, once the server listens. Adapters are made before, and act at full strength unless a request says otherwise.
"""

import json
import sys

import xllamacpp
from random_adapter import write_random_adapter


def adapter_at(model_path, path):
    write_random_adapter(model_path, path)
    adapter = xllamacpp.CommonAdapterLoraInfo()
    adapter.path = path
    adapter.scale = 1.0
    return adapter


options = json.loads(sys.argv[1])
params = xllamacpp.CommonParams()
params.model.path = options["model"]
params.model_alias = {options["alias"]}
params.model_tags = set(options["tags"])
params.api_keys = options["apiKeys"]
params.lora_adapters = [adapter_at(options["model"], path) for path in options["adapters"]]
params.hostnames = ["127.0.0.1"]
params.port = 0
params.n_parallel = 1
params.cpuparams.n_threads = 1
params.ui = False
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
