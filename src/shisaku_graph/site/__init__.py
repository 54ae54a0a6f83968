"""The site: pages, search and SPARQL over the published datasets, in a folder for any web host."""
