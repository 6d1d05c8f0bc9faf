"""How the land on the maps is made from Natural Earth."""
