"""How well Chinese words run on: a small table of word pairs and the questions asked of it."""
