"""Trains the tool retriever: which tools a request may be about."""
