"""Adapters (LoRA) of random numbers, strong enough that a model's answers change."""

import gguf
import numpy

RANK = 4


def write_random_adapter(model_path, adapter_path):
    """Writes one for the feed-forward layers of a model file."""
    random = numpy.random.default_rng(7)
    reader = gguf.GGUFReader(model_path)
    writer = gguf.GGUFWriter(adapter_path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", RANK)
    for tensor in reader.tensors:
        if "ffn_down" not in tensor.name:
            continue
        inputs, outputs = (int(size) for size in tensor.shape)
        writer.add_tensor(f"{tensor.name}.lora_a", random.normal(size=(RANK, inputs)).astype(numpy.float32))
        writer.add_tensor(f"{tensor.name}.lora_b", random.normal(size=(outputs, RANK)).astype(numpy.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
