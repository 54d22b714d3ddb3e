"""What a reader does, across stories; no drawing."""
