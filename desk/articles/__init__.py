"""What the newsroom publishes, mirrored here with every version of its text.

An article's text is a list of blocks of plain text. An import with another text makes a new version,
and so does a published notice; nothing is overwritten.
"""
