"""The tests, and the oracle that they compare with."""
