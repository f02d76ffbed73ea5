"""The report's own words, in Chinese and in English."""
