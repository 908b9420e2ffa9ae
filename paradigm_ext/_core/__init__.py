"""The engine: how one request becomes one answer, decided without clock, network or HTTP library."""
