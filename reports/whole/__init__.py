"""Both documents whole and side by side: what each says from beginning to end, and which parts stand in one line."""
