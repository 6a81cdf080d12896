"""What a support desk talks about: frozen values, no I/O, no clock, no chance."""
