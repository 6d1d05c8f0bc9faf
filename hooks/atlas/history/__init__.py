"""Earlier states of data/, read from the Git repository that keeps the project."""
