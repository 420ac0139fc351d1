// Answers SPARQL in a worker.
