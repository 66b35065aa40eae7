"""The ten language desks: mailbox, mode, practice, and the working days their promises are counted in.

mode:  off (readers see the mailbox only) | letters (reports go out as letters) | full (the whole desk)
"""
