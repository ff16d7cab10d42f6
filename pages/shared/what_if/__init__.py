"""What if: a draft of the definition beside the agreed one."""
