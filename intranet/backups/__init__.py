"""A copy of everything a site holds, in one file that can be checked and put back.

What units handed in is evidence, so each member of the archive carries its SHA-256.
The search index is not in it (it is built anew), nor is the secret of the site.
"""
