"""The edge where people hand in JSON and TOML: bytes become plain values, plain values become checked ones."""
