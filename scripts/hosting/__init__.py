"""Real static servers, run with the files for hosts that the documentation shows."""
