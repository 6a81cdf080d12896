"""The stages of a turn: one folder each, one door `run` each; none knows another."""
