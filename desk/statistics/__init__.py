"""Figures for the public and for the newsroom: counted from the history, up to the end of yesterday in Bern. Reads only.

The evidence page shows, clause by clause of CWA 17493:2019 (the Journalism Trust Initiative), the address that proves it
and the figure that goes with it; each month it is kept as it was.
"""
