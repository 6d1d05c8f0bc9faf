"""The atlas: what data/ says, mapped to the pages of a site. Knows nothing of the engine that publishes them."""
