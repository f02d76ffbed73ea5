"""What people corrected in how a file was read: as data, on the wire, and applied to a document."""
