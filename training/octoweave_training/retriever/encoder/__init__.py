"""The retriever that reads in word pieces: a pretrained encoder, fine-tuned to say which tools a request calls."""
