"""What figures count and where, which of them count the same, and how they are drawn."""
