"""The references by themselves: where they are cited, their file's layout, merging, looking up."""
