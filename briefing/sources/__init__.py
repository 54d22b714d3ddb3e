"""Where stories come from: bytes in, stories out."""
