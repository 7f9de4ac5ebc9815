"""What we keep: the schema, its migrations, saving an edition, the archive of raw bytes, and the questions asked of them."""
