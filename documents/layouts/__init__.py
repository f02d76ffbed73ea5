"""How tasks are laid out in a text: `recognition` decides, one folder reads each layout."""
