"""The state of agreements on a day, and the times at which they are in force."""
