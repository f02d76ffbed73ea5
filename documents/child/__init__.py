"""Files are read in a process of their own: what harms a reader ends that process, and is told in one sentence."""
