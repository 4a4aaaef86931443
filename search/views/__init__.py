"""Search as readers meet it: pages, suggestions, interfaces."""
