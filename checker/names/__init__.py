"""What names are, before any text is read: how they are spelled and sound, which are known, when two are one."""
