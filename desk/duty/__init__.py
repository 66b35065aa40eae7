"""Who is on duty for an edition, who stands in, and who is away.

What somebody who is away has in hand goes back to the inbox; whoever goes off duty hands the shift over on one page.
"""
