"""Source: what was received, and what a person says of it in ``source.toml``."""
