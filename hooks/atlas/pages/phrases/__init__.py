"""Values of the model in the words of one language: names, states, addresses; the views that pages share."""
