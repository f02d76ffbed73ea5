"""What stands above the table: the verdict, bars, flows, units."""
