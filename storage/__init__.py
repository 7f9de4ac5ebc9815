"""What we keep: schema and migrations, saving an edition, the archive of raw bytes, the questions asked of them."""
