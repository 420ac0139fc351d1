# A staging graph under another name.
MOVE SILENT GRAPH <urn:graph> TO GRAPH <urn:other>
