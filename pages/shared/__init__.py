"""What pages share: the bridge to the questions, charts, parts, text."""
