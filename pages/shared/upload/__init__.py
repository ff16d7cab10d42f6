"""Loading one's own files: what each is taken for, what is changed by hand, and the load itself."""
