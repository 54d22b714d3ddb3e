"""What tells that stories are on one event: their terms, how alike they are, where one belongs."""
