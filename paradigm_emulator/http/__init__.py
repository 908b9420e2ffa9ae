"""How the emulator speaks HTTP: bodies, parameters, pages, errors, faults, journal; it knows no resource."""
